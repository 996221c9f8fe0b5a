/* The process that makes worker processes.
 *
 * It is forked once, early: it holds the generation but no record of a person, and has
 * one thread, so that forking is safe however many threads the host has by then. Workers
 * are its children. It tells a channel when its worker has died, ends workers on request,
 * and ends with all of them when the host does. */
#ifndef HOST_NURSERY_H
#define HOST_NURSERY_H

#include <stdbool.h>
#include <stdint.h>

#include "channel.h"

enum { NURSERY_WORKERS = 1024 };

/* What a worker is and does. `run` serves until it is ended; when it returns the process
 * ends. It runs in the worker, as its only thread. */
struct nursery_work {
    void (*run)(const void *context, uint32_t plugin, struct channel *channel,
                int persons);
    const void *context;
    const int *files; /* descriptors that workers need; every other is closed */
    uint32_t file_count;
};

struct nursery;

/* Forks the nursery. NULL if there is no memory or no process. [load] */
struct nursery *nursery_start(const struct nursery_work *work);

/* Ends it with all its workers, and waits for that. NULL is allowed. [load] */
void nursery_stop(struct nursery *nursery);

/* Asks for a worker for a plugin: it gets the channel and a file with the persons, which
 * it can only read. Answers the worker's number, 0 if that cannot be. The channel must be
 * fresh: when the worker ends, `died` is set and the bell rung. [any] */
uint32_t nursery_hatch(struct nursery *nursery, uint32_t plugin,
                       const struct channel *channel, int persons);

/* Ends a worker at once. Its channel is told, as of any death. [any] */
void nursery_end(struct nursery *nursery, uint32_t worker);

#endif
