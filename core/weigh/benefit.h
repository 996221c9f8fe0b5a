/* What an option may bring, from its trial: 1 - exp(-gain in months / 6), 0 to 1.
 *
 * burden.md section 4. Overall survival counts when it is mature and its interval
 * excludes no effect; otherwise half of the gain in progression-free time, because time
 * without growth is not yet life, and a quarter where survival is mature and was not
 * longer. Half again for phase 2, single-arm and small studies. The gain is against the
 * trial's own comparator: it is not comparable between trials, and every answer says so.
 * Where that comparator is itself an option of the catalogue the trial was head to head,
 * and the gain is counted on top of the comparator's own: a drug that beat a good drug is
 * not behind it. */
#ifndef WEIGH_BENEFIT_H
#define WEIGH_BENEFIT_H

#include <stdbool.h>

#include "settings/catalogue.h"

enum benefit_kind {
    BENEFIT_UNKNOWN,  /* no figure, or no comparator */
    BENEFIT_SURVIVAL, /* months of life */
    BENEFIT_GROWTH,   /* months without growth */
    BENEFIT_RESPONSE  /* share of persons who are helped: local treatments */
};

struct benefit {
    enum benefit_kind kind;
    bool shrunk; /* counted half or less: time without growth, or weak evidence */
    double gain; /* months, before shrinking */
    double months, fewest, most; /* after shrinking, with the interval */
    double value, low, high;     /* 0 to 1 */
};

struct benefit benefit_of(const struct option *option);

/* The same on top of `base` months that the comparator has itself. */
struct benefit benefit_on_top(struct benefit benefit, double base);

/* Gain in months from medians, or from the control median and the hazard ratio; negative
 * infinity if it cannot be told. */
double endpoint_gain(const struct endpoint *endpoint);

/* True when both ends of the interval of the hazard ratio are below 1. */
bool endpoint_proven(const struct endpoint *endpoint);

/* True for designs that cannot stand alone: phase 1 and 2, single arm, retrospective,
 * series. */
bool design_is_weak(const char *design);

#endif
