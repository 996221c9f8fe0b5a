/* The process that makes worker processes.
 *
 * It is forked once, early: it holds the generation but no record of a person, and has
 * one thread, so that forking is safe however many threads the host has by then. Workers
 * are its children. It tells the host when one has ended, by memory that no worker has,
 * ends workers on request, and ends with all of them when the host does. */
#ifndef HOST_NURSERY_H
#define HOST_NURSERY_H

#include <stdbool.h>
#include <stdint.h>

#include "channel.h"

enum {
    NURSERY_WORKERS = 1024, /* at a time */
    NURSERY_UNBORN = -1     /* how a worker ended that could not even begin */
};

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
 * it can only read. Answers the worker's number, 0 if that cannot be. When the worker
 * ends, or cannot begin, the channel's bell is rung. [any] */
uint32_t nursery_hatch(struct nursery *nursery, uint32_t plugin,
                       const struct channel *channel, int persons);

/* Has a worker ended? Then *how is what waitpid told, or NURSERY_UNBORN; `how` may be
 * NULL. [any] */
bool nursery_ended(const struct nursery *nursery, uint32_t worker, int *how);

/* Ends a worker at once; it is told as of any end. [any] */
void nursery_end(struct nursery *nursery, uint32_t worker);

/* Ends a worker if it has not ended, and gives its number back. [any] */
void nursery_leave(struct nursery *nursery, uint32_t worker);

/* False when the nursery itself has ended, and all its workers with it. [any] */
bool nursery_lives(const struct nursery *nursery);

#endif
