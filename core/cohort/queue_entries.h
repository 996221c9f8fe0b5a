/* What stands behind the doors of the module, but for the worker. */
#ifndef COHORT_QUEUE_ENTRIES_H
#define COHORT_QUEUE_ENTRIES_H

#include "queue.h"

int32_t queue_submit(const struct queue_submit *order, struct queue_submitted *out);
int32_t queue_collect(const struct queue_collect *order, uint64_t *taken);

#endif
