/* Lines in, bytes out, on several threads, in order. Knows no medicine.
 *
 * Each worker reads a chunk under a lock, works, and puts its bytes in their place: there
 * is no thread that only reads or only writes, so nothing is handed from core to core but
 * turns. */
#ifndef COHORT_PIPELINE_H
#define COHORT_PIPELINE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "input.h"
#include "order.h"

enum { PIPELINE_JOBS = 256 };

/* What is done with a line, by a worker that no other thread uses. `bytes` are
 * followed by JSON_PADDING readable ones. `overlong`: only the line's beginning is
 * there. False ends the run, without memory. */
typedef bool pipeline_line(void *worker, const char *bytes, size_t length,
                           uint64_t number, bool overlong, struct text *out);

struct pipeline {
    struct input *input;
    struct order *order;
    pipeline_line *line;
    pthread_mutex_t reading;
    uint64_t chunks; /* read so far */
    int halt;        /* readable from pipeline_halt on */
    int done;        /* readable once every worker has ended */
    uint32_t working;
    atomic_bool halted;
    atomic_ullong taken; /* bytes of input so far */
    int32_t status;      /* of the input */
    int error;           /* errno of it */
    uint32_t count;
    struct pipeline_worker {
        struct pipeline *pipeline;
        void *self;
        pthread_t thread;
    } workers[PIPELINE_JOBS];
};

/* Starts a thread for each worker. POISE_OK, POISE_E_MEMORY. pipeline_finish ends it,
 * also after a failure. */
int32_t pipeline_start(struct pipeline *pipeline, struct input *input,
                       struct order *order, pipeline_line *line, void *const *workers,
                       uint32_t count);

/* No further chunk is read; those in hand are finished. Never waits. */
void pipeline_halt(struct pipeline *pipeline);

/* Waits for the workers and ends everything. POISE_OK, also when it was halted or the
 * output failed (see order); else what the input answered, with *error. */
int32_t pipeline_finish(struct pipeline *pipeline, int *error);

#endif
