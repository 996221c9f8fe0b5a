/* The host's end of one worker process: it asks, waits with a deadline, and gets a new
 * process when the old one has died. */
#ifndef HOST_WORKER_H
#define HOST_WORKER_H

#include <stdbool.h>
#include <stdint.h>

#include "channel.h"
#include "nursery.h"

struct worker {
    struct nursery *nursery;
    uint32_t plugin;
    int persons; /* the file with the persons, to read only */
    int deadline_ms;
    uint32_t number; /* of the process, by the nursery; 0: there is none */
    uint32_t asked;  /* requests so far */
    uint32_t count;  /* persons of the last one */
    struct channel channel;
};

/* How waiting ended. */
enum worker_end {
    WORKER_TOLD, /* all that was asked is answered */
    WORKER_DIED, /* the process has ended; see worker_signal */
    WORKER_NONE, /* no process could be made, or the nursery has ended */
    WORKER_LATE  /* no progress before the deadline; the process was ended */
};

/* Starts the first process; worker_greeting waits until it is ready. nursery, plugin,
 * persons and deadline_ms must be set. False without memory or without a process. */
bool worker_open(struct worker *worker);
void worker_close(struct worker *worker);

/* Waits until the process says that it is ready, or why it is not. */
enum worker_end worker_greeting(struct worker *worker);

/* Asks, without waiting. */
void worker_ask(struct worker *worker, const struct channel_request *request);

/* Waits for what was asked. However many persons: each has the deadline for itself. */
enum worker_end worker_wait(struct worker *worker);

/* Persons answered of what was asked, never more than were asked for. */
uint32_t worker_done(const struct worker *worker);

/* The signal that ended the process; 0 if it ended otherwise. */
int worker_signal(const struct worker *worker);

/* A new process in the place of the old one, which is ended if it has not, with the same
 * memory: what the old one had told stays there to be read, but for the first
 * CHANNEL_SINGLE bytes, where the new one greets. False if there can be none now; it may
 * be tried again. */
bool worker_again(struct worker *worker);

#endif
