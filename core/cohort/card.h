/* What a run makes its answers from, as lines of `name = value` beside its output
 * ("answers.ndjson.run"): so that it goes on only with the same. */
#ifndef COHORT_CARD_H
#define COHORT_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input.h"
#include "line.h"

struct arena;
struct session;
struct text;

/* What is said of the input and of the form; the rest is the engine's. */
struct card_source {
    struct session *session;
    const struct cohort_order *order;
    const char *input; /* "-": standard input, of which nothing is known before */
    struct input_part part;
};

/* Writes the first of the lines: what the answers to this order are made from. */
int32_t card_origin(struct arena *arena, struct session *session,
                    const struct cohort_order *order, struct text *out);

/* Writes the lines: what a receipt says an answer is made from, with the answer to nobody
 * (which binds the goals), then form, part, and name, size and beginning of the input.
 * POISE_OK, POISE_E_IO, POISE_E_MEMORY. */
int32_t card_write(struct arena *arena, const struct card_source *source,
                   struct text *out);

/* The value of the first line with a name, copied; NULL if there is none or no memory. */
const char *card_value(struct arena *arena, const char *card, const char *name);

/* The name of the first line in which two cards differ, copied; NULL if all of `now`
 * stands in `then`. */
const char *card_difference(struct arena *arena, const char *then, const char *now);

#endif
