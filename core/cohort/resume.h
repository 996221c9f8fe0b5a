/* Beginning an output file, or going on with one that a run has left.
 *
 * A run that was killed at any moment leaves whole lines and perhaps a torn one, and a
 * card beside it ("answers.ndjson.run"). To go on, the card must say that the answers
 * come from the same Poise, site, goals, day and input; then the last whole line is
 * answered once more, and must be the same bytes. What went before is then neither
 * lost nor repeated. */
#ifndef COHORT_RESUME_H
#define COHORT_RESUME_H

#include <stdbool.h>
#include <stdint.h>

#include "card.h"
#include "input.h"
#include "output.h"

struct resume {
    struct arena *arena;
    const char *path;   /* of the output */
    const char *beside; /* of its card */
    const char *then;   /* the card that is there; NULL if there is none */
    struct text now;    /* the card of this run */
    struct text why;    /* a sentence, when something is refused */
};

/* Looks what is beside `path`. POISE_OK, POISE_E_MEMORY. resume_close ends it. */
int32_t resume_look(struct arena *arena, const char *path, struct resume *out);
void resume_close(struct resume *resume);

/* The day that an unfinished run answers for; DATE_UNKNOWN if there is none. */
int32_t resume_as_of(const struct resume *resume);

/* Goes on where an earlier run has ended, or begins when it has not begun: the input
 * then stands at the next line. POISE_OK; POISE_E_ARGUMENT with a sentence in `why`,
 * and nothing is changed; POISE_E_IO (errno tells why), POISE_E_MEMORY. */
int32_t resume_go_on(struct resume *resume, const struct card_source *source,
                     struct input *input, struct output *output);

/* Begins anew. The same, but POISE_E_ARGUMENT when there is an unfinished run. */
int32_t resume_begin(struct resume *resume, const struct card_source *source,
                     struct output *output);

/* Notes on the card that all of the input was dealt with. POISE_OK, POISE_E_IO. */
int32_t resume_finish(struct resume *resume);

#endif
