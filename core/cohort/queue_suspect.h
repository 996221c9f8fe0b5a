/* Records that may have killed a worker.
 *
 * A worker that dies leaves a whole batch unanswered, and the server only counts
 * deliveries: it cannot know which of the records it was. So a record that comes back is
 * answered alone, and before that a note is left in the stream of dead letters that it is
 * being tried. Only the notes about a record count against it; its neighbours are
 * innocent. */
#ifndef COHORT_QUEUE_SUSPECT_H
#define COHORT_QUEUE_SUSPECT_H

#include "queue_link.h"

/* Leaves a note that the record with this sequence is tried alone. *tries is how often it
 * had been before. POISE_OK; POISE_E_QUEUE when the server does not answer. */
int32_t queue_suspect_note(struct queue_link *link, uint64_t sequence, int *tries);

/* Takes the notes away: it was answered, or is a dead letter. */
void queue_suspect_clear(struct queue_link *link, uint64_t sequence);

#endif
