/* The host's side of isolated plugins: a worker process for each, for one session.
 *
 * What a worker does wrong costs its plugin's answer for that person: the plugin is told
 * to be silent, with the reason, and a new process takes the place of the old one. */
#ifndef ENGINE_REMOTE_H
#define ENGINE_REMOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "consult.h"
#include "engine.h"

struct remote;

/* Starts the workers of a session's isolated plugins and fills in their instances. *out
 * is NULL when there are none. POISE_OK or POISE_E_MEMORY. */
int32_t remote_open(struct session *session, struct remote **out);
void remote_close(struct remote *remote);

/* A new request begins: every plugin may be asked. Within one request a plugin that has
 * failed is not asked again, so that a hang costs one deadline and not one for each
 * what-if. NULL is allowed. */
void remote_begin(struct remote *remote);

/* Asks all workers about a derived record, unless they were asked about it ahead. NULL is
 * allowed. */
void remote_post(struct remote *remote, const struct record *record,
                 const uint8_t *truth);

/* Adds the answer of plugin number `number` about the record last posted. */
void remote_consult(struct remote *remote, struct asking *asking, uint32_t number);

/* Asks all workers about many derived records at once, at most PERSONS_BATCH, and does
 * not wait. There are two batches, 0 and 1: one may be asked about while the other, which
 * has been heard, is being answered. The records must live, and their addresses mean
 * these persons, until the batch is given others; 0 records end that. */
void remote_ahead(struct remote *remote, uint32_t batch, struct record *const *records,
                  uint32_t count);

/* Waits until the batch last asked about is answered. */
void remote_hear(struct remote *remote);

/* What is true of a record that was asked about ahead; NULL of any other. */
const uint8_t *remote_truth(const struct remote *remote, const struct record *record);

#endif
