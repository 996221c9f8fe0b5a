/* The table of swings.def and two lines of arithmetic. */
#include "swing.h"

#include <stddef.h>

const struct swing swings[POISE_DIMENSION_END] = {
#define POISE_SWING(upper, from, to, low, high, unit, amount)                            \
    [POISE_DIMENSION_##upper] = {from, to, low, high, unit, amount},
#include "swings.def"
};

double swing_size(uint32_t dimension)
{
    return (swings[dimension].high - swings[dimension].low) / 1000.0;
}

double swing_ratio(uint32_t a, uint32_t b)
{
    return swing_size(b) / swing_size(a);
}

double swing_equivalent(const int32_t *weights, uint32_t dimension, uint32_t other)
{
    const struct swing *of = &swings[dimension];
    const struct swing *in = &swings[other];
    if (of->unit == NULL || in->unit == NULL || weights[other] <= 0)
        return -1;
    return (double)weights[dimension] * of->amount /
           ((double)weights[other] * in->amount);
}
