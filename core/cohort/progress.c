/* Plain arithmetic: the rate is that of the whole run so far. */
#include "progress.h"

#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "report/page.h"

enum { BAR_CELLS = 20, MINUTE = 60, HOUR = 3600 };

static int64_t now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* "4 s", "2 min 10 s", "3 h 20 min". */
static void put_time(struct text *out, int64_t seconds)
{
    if (seconds < MINUTE)
        text_format(out, "%lld s", (long long)seconds);
    else if (seconds < HOUR)
        text_format(out, "%lld min %lld s", (long long)(seconds / MINUTE),
                    (long long)(seconds % MINUTE));
    else
        text_format(out, "%lld h %lld min", (long long)(seconds / HOUR),
                    (long long)(seconds % HOUR / MINUTE));
}

static void put_share(const struct progress *progress, uint64_t bytes, struct text *out)
{
    struct page page = {out, progress->style};
    uint64_t done = bytes < progress->bytes ? bytes : progress->bytes;
    double share = (double)done / (double)progress->bytes;
    page_bar(&page, (int32_t)(share * 1e6), BAR_CELLS);
    text_format(out, " %3d %%  ", (int)(share * 100));
}

void progress_line(const struct progress *progress, int64_t ms, uint64_t bytes,
                   uint64_t persons, struct text *out)
{
    double seconds = (double)(ms > 0 ? ms : 1) / 1000;
    if (progress->bytes > 0)
        put_share(progress, bytes, out);
    text_format(out, "%llu persons, %llu/s", (unsigned long long)persons,
                (unsigned long long)((double)persons / seconds));
    if (progress->bytes == 0 || bytes == 0)
        return;
    uint64_t rest = bytes < progress->bytes ? progress->bytes - bytes : 0;
    text_put(out, ", ");
    put_time(out, (int64_t)((double)rest * seconds / (double)bytes + 0.5));
    text_put(out, " left");
}

static void put(const struct progress *progress, const struct text *line)
{
    if (!line->failed && write(progress->fd, line->bytes, line->length) < 0)
        return; /* a terminal that is gone needs no progress */
}

void progress_begin(struct progress *progress)
{
    progress->begun_ms = now_ms();
}

void progress_draw(struct progress *progress, uint64_t bytes, uint64_t persons)
{
    int64_t ms = now_ms() - progress->begun_ms;
    struct text line = {0};
    if (progress->fd < 0 || ms < PROGRESS_SILENT_MS)
        return;
    text_put(&line, "\r");
    progress_line(progress, ms, bytes, persons, &line);
    text_put(&line, "\x1b[K");
    put(progress, &line);
    text_free(&line);
    progress->drawn = true;
}

void progress_end(struct progress *progress)
{
    struct text line = {0};
    if (!progress->drawn)
        return;
    text_put(&line, "\r\x1b[K");
    put(progress, &line);
    text_free(&line);
    progress->drawn = false;
}
