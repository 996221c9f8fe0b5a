/* One thread of a worker: a connection, a batch in hand, an answerer of its own. */
#ifndef COHORT_QUEUE_LANE_H
#define COHORT_QUEUE_LANE_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/text.h"
#include "queue_flight.h"

struct queue_record;

struct queue_lane {
    const struct queue_work *order;
    const atomic_bool *stop; /* no more is fetched once it is set */
    pthread_mutex_t *alone;  /* of the worker: held while a suspect is tried */
    atomic_bool done;
    pthread_t thread;
    struct queue_link link;
    struct queue_flight *flight;
    natsSubscription *subscription;
    void *answerer;
    int64_t lease_ms;
    int64_t tended_ms;  /* when the server was last told that the batch is in hand */
    int64_t stopped_ms; /* when the lane first saw that it has to stop; 0: not yet */
    struct text line;
    struct text answer;
    natsMsgList batch;
    struct queue_record *records; /* one a message of the batch */
    uint32_t in_hand;
    int32_t status;
    struct queue_worked worked;
};

/* Runs until `stop`, until everything is answered when that was asked for, or until
 * something is wrong; `status` and `worked` hold how it went. For pthread_create. */
void *queue_lane_run(void *context);

#endif
