/* What remote.c and remote_batch.c share.
 *
 * Places of persons: two batches for those asked about ahead, one more for the person in
 * hand. Replies about the one stand first in a channel, those about the batches
 * behind. */
#ifndef ENGINE_REMOTE_INSIDE_H
#define ENGINE_REMOTE_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "host/worker.h"
#include "persons.h"
#include "remote.h"

/* What was told about one person: bytes in the channel, or why there are none. There was
 * no room for it when the status is POISE_UNKNOWN: then the person is asked about
 * alone. */
struct told {
    int32_t status;
    uint32_t offset;
    uint32_t size;
};

struct remote_plugin {
    struct worker worker;
    bool open;
    int32_t failed; /* in this request: it is not asked again, nor for a what-if */
    bool pending;   /* a batch was asked about and has not been heard */
    uint32_t batch; /* which */
    struct told single;
    struct told ahead[2 * PERSONS_BATCH]; /* by place */
};

/* Persons asked about ahead. */
struct batch {
    uint32_t count;
    const struct record *records[PERSONS_BATCH];
};

struct remote {
    struct session *session;
    struct persons persons;
    uint32_t count;
    struct remote_plugin **plugins; /* by plugin number; NULL: not isolated */
    struct batch batches[2];
    uint32_t place; /* of the record last posted */
};

/* Why a worker did not tell: it hung, crashed, broke a fence, or there is none. */
int32_t worker_status(const struct worker *worker, enum worker_end end);

/* A new process in the place of the old one, whose sentences are known. */
void remote_renew(struct remote_plugin *plugin);

/* What was once in use and has no process is tried again. */
void remote_renew_lost(struct remote *remote);

/* Hears all persons of the batch that a plugin was asked about last, however many workers
 * that costs. What there was no room for is asked about later. */
void remote_hear_pending(const struct remote *remote, struct remote_plugin *plugin);

#endif
