/* The dimensions on which options are weighed, with their names and sides. */
#ifndef WEIGH_DIMENSION_H
#define WEIGH_DIMENSION_H

#include <stdbool.h>
#include <stdint.h>

#include <poise/facts.h>

enum dimension_side { SIDE_BENEFIT, SIDE_BURDEN };
enum dimension_owner { OWNER_PERSON, OWNER_SITE };

struct dimension {
    const char *name;
    enum dimension_side side;
    enum dimension_owner owner;
    const char *label;
    const char *best;
    const char *worst;
};

extern const struct dimension dimensions[POISE_DIMENSION_END];

/* Bit a dimension: a burden. */
enum {
    DIMENSION_BURDENS = 0
#define POISE_DIMENSION(number, upper, name, side, ...) | SIDE_##side << number
#include <poise/dimensions.def>
};

/* The worth of an effect, thousandths, 1000 is best: a burden turned round. */
static inline int32_t dimension_worth(uint32_t dimension, int32_t effect)
{
    return (DIMENSION_BURDENS >> dimension & 1) != 0 ? 1000 - effect : effect;
}

#endif
