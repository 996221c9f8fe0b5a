/* Steps that a person can picture, and what weights mean in them: "one more month without
 * growth counts as much as 4 more people in 100 with severe tiredness". */
#ifndef WEIGH_SWING_H
#define WEIGH_SWING_H

#include <stdbool.h>
#include <stdint.h>

#include <poise/facts.h>

/* See swings.def. */
struct swing {
    const char *better; /* NULL: of the site's dimensions */
    const char *worse;
    int32_t low, high; /* effects, thousandths of the range */
    const char *unit;  /* NULL: an amount has no everyday unit */
    int32_t amount;    /* ten thousandths of the range that one unit is */
};

extern const struct swing swings[POISE_DIMENSION_END];

/* How much of the range the step is, 0 to 1; 0 for a dimension that has none. */
double swing_size(uint32_t dimension);

/* What choosing says about weights: who takes the step on `a` rather than the one on `b`
 * gives w_a / w_b at least this ratio. */
double swing_ratio(uint32_t a, uint32_t b);

/* How many units of `other` count as much as one unit of `dimension`, with the weights
 * given (any scale). Negative when it cannot be told: a unit is missing, or the weight of
 * `other` is 0. */
double swing_equivalent(const int32_t *weights, uint32_t dimension, uint32_t other);

#endif
