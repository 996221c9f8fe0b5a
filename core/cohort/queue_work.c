/* A worker: its threads, and the signals that end it. The module's entry is here. */
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include <poise/status.h>

#include "queue_entries.h"
#include "queue_lane.h"

/* Waits for a signal to stop, or for the first lane to be done: one that is done has
 * found the queue empty, or cannot go on. */
static void wait_for_end(const struct queue_lane *lanes, int count, const sigset_t *set)
{
    const struct timespec moment = {.tv_nsec = 10000000};
    bool done = false;
    while (!done && sigtimedwait(set, NULL, &moment) < 0)
        for (int i = 0; i < count; i++)
            done = done || atomic_load(&lanes[i].done);
}

static int start(struct queue_lane *lanes, const struct queue_work *order,
                 const atomic_bool *stop, pthread_mutex_t *alone)
{
    int started = 0;
    while (started < order->jobs) {
        struct queue_lane *lane = &lanes[started];
        lane->order = order;
        lane->stop = stop;
        lane->alone = alone;
        if (pthread_create(&lane->thread, NULL, queue_lane_run, lane) != 0)
            break;
        started++;
    }
    return started;
}

/* The status of the first lane that failed, and what all of them did. */
static int32_t gather(const struct queue_lane *lanes, int count, struct queue_worked *out)
{
    int32_t status = POISE_OK;
    for (int i = 0; i < count; i++) {
        status = status == POISE_OK ? lanes[i].status : status;
        out->answered += lanes[i].worked.answered;
        out->repeated += lanes[i].worked.repeated;
        out->dead += lanes[i].worked.dead;
    }
    return status;
}

static int32_t run(const struct queue_work *order, const sigset_t *set,
                   struct queue_worked *out)
{
    atomic_bool stop = false;
    pthread_mutex_t alone = PTHREAD_MUTEX_INITIALIZER;
    struct queue_lane *lanes = calloc((size_t)order->jobs, sizeof *lanes);
    if (lanes == NULL)
        return POISE_E_MEMORY;
    int started = start(lanes, order, &stop, &alone);
    if (started == order->jobs)
        wait_for_end(lanes, started, set);
    atomic_store(&stop, true);
    for (int i = 0; i < started; i++)
        (void)pthread_join(lanes[i].thread, NULL);
    int32_t status = gather(lanes, started, out);
    free(lanes);
    return started == order->jobs ? status : POISE_E_MEMORY;
}

static int32_t work(const struct queue_work *order, struct queue_worked *out)
{
    sigset_t set;
    *out = (struct queue_worked){0};
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    /* Before any thread is made, those of libnats included: they inherit it. */
    (void)pthread_sigmask(SIG_BLOCK, &set, NULL);
    if (nats_Open(-1) != NATS_OK)
        return POISE_E_MEMORY;
    int32_t status = run(order, &set, out);
    nats_CloseAndWait(QUEUE_WAIT_MS);
    return status;
}

__attribute__((visibility("default"))) queue_entry poise_queue;

const struct queue_doors *poise_queue(void)
{
    static const struct queue_doors doors = {
        .work = work,
        .submit = queue_submit,
        .collect = queue_collect,
    };
    return &doors;
}
