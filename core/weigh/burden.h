/* What an option costs, from its published toxicity and logistics: 0 no burden, 1 the
 * worst.
 *
 * Formulas and utility losses: burden.md section 3 (Lloyd 2006 and Bullen 2024 for the
 * losses; nothing here is a validated score). Each is a fixed function on fixed ranges.
 */
#ifndef WEIGH_BURDEN_H
#define WEIGH_BURDEN_H

#include <stdbool.h>
#include <stdint.h>

#include "settings/catalogue.h"

/* A part of the burden with the interval that missing figures leave open, all 0 to 1. */
struct burden {
    bool known;       /* false: nothing was reported and the class says nothing */
    bool uncertain;   /* fewer than four symptom domains are known */
    uint32_t imputed; /* bit a toxicity domain: taken from the class */
    double value, low, high;
};

/* What options that share a main class report, for filling gaps: the first tag of an
 * option names its main class. A domain that less than half of the class reports is not
 * typical of it, and its absence counts as absence. */
struct class_profile {
    bool typical[TOXICITY_COUNT];
    double median[TOXICITY_COUNT]; /* of the severity, or of the risk */
    double upper[TOXICITY_COUNT];  /* 75th percentile */
};

/* How heavily a domain weighs when it happens: 0.35 of the any-grade share that is not
 * severe, and all of the severe share. An unknown any-grade share is taken as six times
 * the severe one. 0 to 1; negative when nothing is reported. */
double toxicity_severity(const struct toxicity *toxicity);

/* True for what a person feels, not for a finding of the laboratory. */
bool toxicity_is_felt(enum toxicity_domain domain);

/* How many of 100 persons have a dangerous event of a domain, thousandths: of some
 * domains every event counts, of others the severe ones only. FIXED_UNKNOWN for a domain
 * that is not dangerous or not reported. */
int32_t toxicity_danger(const struct option *option, enum toxicity_domain domain);

/* The profile of the class of an option. */
void class_profile(const struct catalogue *catalogue, const struct option *option,
                   struct class_profile *out);

/* SYM: side effects that are felt. */
struct burden burden_symptoms(const struct option *option,
                              const struct class_profile *profile);

/* SER: the risk of a dangerous event. */
struct burden burden_serious(const struct option *option,
                             const struct class_profile *profile);

/* ALO: hair. */
struct burden burden_hair(const struct option *option);

/* TIME: visits, and the unplanned days that severe side effects bring. */
struct burden burden_time(const struct option *option);

/* TRAV: hours on the road in 4 weeks over 16. `km` is the way to the centre, negative if
 * it is not known. Nothing for tablets and injections that can be had near home. */
struct burden burden_travel(const struct option *option, double km);

/* ROUTE: how it is given; twice that for a person who wants tablets only. Between 1.33
 * and 2 infusions in 4 weeks the middle of the two values of the notes is taken. */
struct burden burden_route(const struct option *option, bool oral_only);

/* MON: blood tests, scans, diaries. */
struct burden burden_monitoring(const struct option *option);

/* PILL: how many medicines with how many rules. */
struct burden burden_complexity(const struct option *option);

/* One symptom alone, for persons to whom it matters most. */
struct burden burden_of(const struct option *option, enum toxicity_domain domain,
                        const struct class_profile *profile);

/* Hours on the road in 4 weeks; negative if they are not known. */
double travel_hours(const struct option *option, double km);

/* True when it is given into a vein. */
bool route_is_infusion(const struct option *option);

#endif
