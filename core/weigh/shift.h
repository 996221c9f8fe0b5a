/* Why a balance moved between two days, exactly: what came from the situation and the
 * evidence, and what from the goals.
 *
 *     w'v' - wv  =  (w + w')/2 (v' - v)  +  (v + v')/2 (w' - w)
 *
 * The first part is "your situation or the evidence changed", the second "your goals
 * changed"; for every dimension, in whole numbers, so that all parts add up to the
 * difference of the two balances. */
#ifndef WEIGH_SHIFT_H
#define WEIGH_SHIFT_H

#include <stdint.h>

#include "outcome.h"

/* Half millionths of the balance. */
struct shift {
    int64_t situation[POISE_DIMENSION_END];
    int64_t goals[POISE_DIMENSION_END];
};

/* Between two recommended outcomes, each with the weights that it was weighed by. */
struct shift shift_between(const struct outcome *before, const struct weights *weights,
                           const struct outcome *after,
                           const struct weights *new_weights);

/* The sums of the two parts, half millionths. */
int64_t shift_situation(const struct shift *shift);
int64_t shift_goals(const struct shift *shift);

#endif
