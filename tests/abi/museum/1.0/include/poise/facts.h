/* Numbers of the facts, their values and the therapies, for plugins and embedders.
 *
 * Everything here is made from facts.def, therapies.def and dimensions.def; the numbers
 * are part of the ABI: they are only ever added to. */
#ifndef POISE_FACTS_H
#define POISE_FACTS_H

/* Facts: POISE_FACT_ER, POISE_FACT_QTC, ... 0 is no fact. */
enum {
    POISE_FACT_NONE = 0,
#define POISE_FACT(number, upper, name, type, section, unit, low, high, fresh, loinc,    \
                   formula, meaning)                                                     \
    POISE_FACT_##upper = number,
#include "facts.def"
    POISE_FACT_END /* one more than the last; facts declared at load start here */
};

/* Values of choice facts and members of small sets: POISE_HER2_LOW, POISE_SITES_BONE, ...
 */
enum {
#define POISE_VALUE(fact, upper, name, number) POISE_##fact##_##upper = number,
#include "facts.def"
    POISE_NO = 0, /* of yes/no facts */
    POISE_YES = 1
};

/* Members of the therapy sets: POISE_THERAPY_CDK46, POISE_THERAPY_LETROZOLE, ... */
enum {
#define POISE_THERAPY(number, upper, name, implied) POISE_THERAPY_##upper = number,
#include "therapies.def"
    POISE_THERAPY_END
};

/* What options are weighed on: POISE_DIMENSION_BENEFIT, POISE_DIMENSION_SYMPTOMS, ... */
enum {
#define POISE_DIMENSION(number, upper, name, side, owner, label, best, worst)            \
    POISE_DIMENSION_##upper = number,
#include "dimensions.def"
    POISE_DIMENSION_END
};

#endif
