/* The effects of every option on every dimension, as the catalogues have them: computed
 * once, then fitted to a person (travel, route) and, by plugins, to what only code can
 * say. */
#ifndef WEIGH_EFFECTS_H
#define WEIGH_EFFECTS_H

#include <stdint.h>

#include <poise/plugin.h>

#include "benefit.h"

struct arena;
struct catalogue;
struct record;

struct base_effects {
    poise_effect now[POISE_DIMENSION_END];
    uint32_t known;   /* bit a dimension: measured, or for burdens taken from the class */
    uint32_t imputed; /* bit a dimension: filled in from the class, at least in part; a
                           benefit that is only imputed is not known */
    uint32_t uncertain; /* bit a dimension: too few figures */
    struct benefit benefit;
};

/* One entry an option of the catalogue. NULL without memory. */
const struct base_effects *effects_build(struct arena *arena,
                                         const struct catalogue *catalogue);

/* What of a person changes effects. */
struct person_effects {
    double km; /* to the centre; negative if it is not known */
    bool oral_only;
};

struct person_effects person_effects(const struct record *record);

/* Fits the effects of one option to a person: sets travel and route of `now` and their
 * bits in `known`. `referral_km`: the way to where it is given instead, negative for
 * none. */
void effects_personal(const struct option *option, const struct person_effects *person,
                      double referral_km, poise_effect *now, uint32_t *known);

#endif
