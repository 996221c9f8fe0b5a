/* The person's hard limits: constraints, never traded. */
#ifndef WEIGH_LIMITS_H
#define WEIGH_LIMITS_H

#include "outcome.h"

struct goals;

/* Marks the first limit that a recommended option breaks. A limit on a figure that is not
 * known cannot be checked: limit_unknown. `km` is the way to the centre, negative if it
 * is not known. */
void limits_apply(struct outcome *outcome, const struct goals *goals, double km);

/* In words: "more visits than you want". */
const char *limit_text(enum outcome_limit limit);

#endif
