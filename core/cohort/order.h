/* Output in the order of the input, whoever finishes first. Knows chunks and bytes
 * only. */
#ifndef COHORT_ORDER_H
#define COHORT_ORDER_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* Finished chunks that may wait for an earlier one, and how much of one chunk is kept
 * before it waits for its turn: memory is bounded by their product and the workers. */
enum { ORDER_WAITING = 8, ORDER_KEPT = 2 << 20 };

struct order {
    int fd;
    bool truncates; /* a file: what could not be written whole is taken off again */
    pthread_mutex_t lock;
    pthread_cond_t moved;
    uint64_t turn; /* the chunk whose bytes come next */
    struct {
        struct text text;
        uint64_t lines;
        bool full;
    } waiting[ORDER_WAITING];
    uint64_t written; /* bytes */
    uint64_t lines;   /* whose answers are written */
    bool failed;
    int error; /* errno of the write that failed; 0 without memory */
};

/* Start with order_open, end with order_close. False without memory. */
bool order_open(int fd, struct order *out);
void order_close(struct order *order);

/* Puts what a chunk gave in its place; `text` is empty afterwards and keeps some memory.
 * Waits when too many are ahead. False when the output failed. [any] */
bool order_put(struct order *order, uint64_t chunk, uint64_t lines, struct text *text);

/* As order_put for a part of a chunk's bytes, if there is more than is kept: its turn is
 * waited for, and it stays. [any] */
bool order_pour(struct order *order, uint64_t chunk, struct text *text);

/* Ends the output: who waits goes on, and nothing more is written. [any] */
void order_fail(struct order *order, int error);

/* Lines and bytes so far. [any] */
void order_progress(struct order *order, uint64_t *lines, uint64_t *bytes);

#endif
