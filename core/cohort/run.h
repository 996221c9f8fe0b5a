/* A whole run: desks, threads, order, progress, and being asked to stop. */
#ifndef COHORT_RUN_H
#define COHORT_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "halt.h"
#include "input.h"
#include "line.h"
#include "progress.h"

struct tally;

/* What a run needs. The caller opens and closes all of it. */
struct cohort_run {
    const struct cohort_order *order;
    struct input *input;
    int output;
    uint32_t jobs;
    struct halt *halt;
    struct progress *progress;
};

/* How it ended. */
struct cohort_end {
    int32_t status;      /* POISE_OK; POISE_E_IO of the input, POISE_E_MEMORY */
    int error;           /* errno of it */
    bool halted;         /* it was asked to stop: lines may be left */
    bool unwritten;      /* the output took no more; `error` tells why */
    uint64_t lines;      /* dealt with, blank ones included */
    struct tally *tally; /* of all desks; the caller frees it; NULL without memory */
};

/* Deals with every line of the input. */
void cohort_run(const struct cohort_run *run, struct cohort_end *end);

#endif
