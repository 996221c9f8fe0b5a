/* The table of dimensions.def. */
#include "dimension.h"

const struct dimension dimensions[POISE_DIMENSION_END] = {
#define POISE_DIMENSION(number, upper, name, side, owner, label, best, worst)            \
    [number] = {#name, SIDE_##side, OWNER_##owner, label, best, worst},
#include <poise/dimensions.def>
};
