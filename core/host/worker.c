/* Waiting looks at three things each time the bell rings: told, ended, and the clock. It
 * also looks when the bell does not ring for a while: who should ring it may be gone, and
 * who rings it all the time gains nothing by that. */
#include "worker.h"

#include <sys/wait.h>
#include <time.h>

enum { LEAST_START_MS = 5000, END_MS = 5000, LOOK_MS = 100 };

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

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
    if (worker->number != 0)
        nursery_leave(worker->nursery, worker->number);
    worker->number = 0;
    channel_close(&worker->channel);
}

static bool has_ended(const struct worker *worker, int *how)
{
    return worker->number == 0 || nursery_ended(worker->nursery, worker->number, how);
}

/* Sleeps until the bell rings, but looks up now and then. False when nobody is left who
 * could ring it. */
static bool listen(const struct worker *worker, uint32_t heard, int64_t left_ms)
{
    int span = left_ms < LOOK_MS ? (int)left_ms : LOOK_MS;
    return channel_sleep(&worker->channel.head->bell, heard, span) ||
           nursery_lives(worker->nursery);
}

/* Waits until a word has a value, or the process has ended. Each person has the deadline
 * for itself: time is up when it passes without progress, and progress is bounded by the
 * number of persons. */
static enum worker_end wait_for(const struct worker *worker, const uint32_t *word,
                                uint32_t value, int deadline_ms)
{
    const struct channel_head *head = worker->channel.head;
    int64_t until = now_ms() + deadline_ms;
    uint32_t seen = 0;
    int how = NURSERY_UNBORN;
    for (;;) {
        uint32_t heard = channel_read(&head->bell);
        if (channel_read(word) == value)
            return WORKER_TOLD;
        if (has_ended(worker, &how))
            return how == NURSERY_UNBORN ? WORKER_NONE : WORKER_DIED;
        int64_t now = now_ms();
        uint32_t done = worker_done(worker);
        if (done > seen)
            until = now + deadline_ms;
        else if (now >= until)
            return WORKER_LATE;
        seen = done > seen ? done : seen;
        if (!listen(worker, heard, until - now))
            return WORKER_NONE;
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

/* Two processes must never share a channel. */
static bool wait_end(const struct worker *worker)
{
    int64_t until = now_ms() + END_MS;
    for (;;) {
        uint32_t heard = channel_read(&worker->channel.head->bell);
        if (has_ended(worker, NULL))
            return true;
        int64_t left = until - now_ms();
        if (left <= 0 || !listen(worker, heard, left))
            return false;
    }
}

/* The bell stays as it is: who listens to it hears only changes. */
static void clear(struct channel_head *head)
{
    channel_write(&head->asked, 0);
    channel_write(&head->told, 0);
    channel_write(&head->done, 0);
    channel_write(&head->used, 0);
    channel_write(&head->greeted, 0);
}

bool worker_again(struct worker *worker)
{
    if (!nursery_lives(worker->nursery))
        return false;
    if (!has_ended(worker, NULL))
        nursery_end(worker->nursery, worker->number);
    if (!wait_end(worker))
        return false;
    if (worker->number != 0)
        nursery_leave(worker->nursery, worker->number);
    clear(worker->channel.head);
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
    int how = 0;
    return has_ended(worker, &how) && WIFSIGNALED(how) ? WTERMSIG(how) : 0;
}
