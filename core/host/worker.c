/* Waiting looks at three things each time the bell rings: told, died, and the clock. */
#include "worker.h"

#include <string.h>
#include <sys/wait.h>

enum { LEAST_START_MS = 5000, END_MS = 5000 };

static bool hatch(struct worker *worker)
{
    worker->asked = 0;
    worker->count = 0;
    worker->number =
        nursery_hatch(worker->nursery, worker->plugin, &worker->channel, worker->persons);
    return worker->number != 0;
}

bool worker_open(struct worker *worker)
{
    if (!channel_make(&worker->channel))
        return false;
    if (hatch(worker))
        return true;
    channel_close(&worker->channel);
    return false;
}

void worker_close(struct worker *worker)
{
    if (worker->channel.head == NULL)
        return;
    if (channel_read(&worker->channel.head->died) == 0)
        nursery_end(worker->nursery, worker->number);
    channel_close(&worker->channel);
}

/* Waits until a word has a value, or the process has died. Each of `count` persons has
 * the deadline for itself: time is up when it passes without progress, and at the latest
 * when all of their time is used up. */
static enum worker_end wait_for(const struct worker *worker, const uint32_t *word,
                                uint32_t value, int deadline_ms)
{
    struct channel_head *head = worker->channel.head;
    uint32_t done = 0;
    uint32_t spans = 0;
    for (;;) {
        uint32_t heard = channel_read(&head->bell);
        if (channel_read(word) == value)
            return WORKER_TOLD;
        if (channel_read(&head->died) != 0)
            return WORKER_DIED;
        if (channel_sleep(&head->bell, heard, deadline_ms))
            continue;
        uint32_t now = channel_read(&head->done);
        if (now == done || spans++ == worker->count)
            return WORKER_LATE;
        done = now;
    }
}

static enum worker_end end_if_late(const struct worker *worker, enum worker_end end)
{
    if (end == WORKER_LATE)
        nursery_end(worker->nursery, worker->number);
    return end;
}

enum worker_end worker_greeting(struct worker *worker)
{
    int deadline =
        worker->deadline_ms > LEAST_START_MS ? worker->deadline_ms : LEAST_START_MS;
    return end_if_late(worker,
                       wait_for(worker, &worker->channel.head->greeted, 1, deadline));
}

/* The bell goes on ringing as it is: whoever listens to it hears only changes. */
bool worker_again(struct worker *worker)
{
    struct channel_head *head = worker->channel.head;
    if (wait_for(worker, &head->died, 1, END_MS) != WORKER_TOLD)
        return false;
    *head = (struct channel_head){.bell = head->bell};
    return hatch(worker) && worker_greeting(worker) == WORKER_TOLD;
}

void worker_ask(struct worker *worker, const struct channel_request *request)
{
    struct channel_head *head = worker->channel.head;
    head->request = *request;
    channel_write(&head->done, 0);
    worker->count = request->count;
    worker->asked++;
    channel_ring(&head->asked);
}

enum worker_end worker_wait(struct worker *worker)
{
    return end_if_late(worker, wait_for(worker, &worker->channel.head->told,
                                        worker->asked, worker->deadline_ms));
}

uint32_t worker_done(const struct worker *worker)
{
    uint32_t done = channel_read(&worker->channel.head->done);
    return done > worker->count ? worker->count : done;
}

int worker_signal(const struct worker *worker)
{
    int how = worker->channel.head->how;
    return WIFSIGNALED(how) ? WTERMSIG(how) : 0;
}
