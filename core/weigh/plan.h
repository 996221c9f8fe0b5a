/* A plan: the best of each role that may go together, and what to mind where they meet.
 */
#ifndef WEIGH_PLAN_H
#define WEIGH_PLAN_H

#include <stdint.h>

#include "outcome.h"

enum { PLAN_LIMIT = 16 };

struct plan_step {
    const struct outcome *outcome; /* NULL for what goes with a step */
    const struct option *option;
    const struct option *goes_with; /* for an add-on: with what; else NULL */
};

struct plan_note {
    const struct option *a;
    const struct option *b;
    const struct interaction *interaction;
};

struct plan {
    uint32_t step_count;
    struct plan_step steps[PLAN_LIMIT];
    uint32_t note_count;
    struct plan_note notes[2 * PLAN_LIMIT];
};

/* Makes a plan from a ranked list: every urgent action, then the first of each role that
 * no interaction excludes, with the options that go with them. Support is always part of
 * it; trials are not: joining one is a decision of its own. */
void plan_make(const struct catalogue *catalogue, struct outcome *const *order,
               uint32_t count, struct plan *out);

#endif
