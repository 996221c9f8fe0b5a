/* One role as a decision problem: outcomes in, distributions and statements about weights
 * out. The inside of a fit. */
#ifndef WEIGH_FIT_RACE_H
#define WEIGH_FIT_RACE_H

#include "fit.h"
#include "smaa/problem.h"

/* The person's dimensions are the criteria; the site's are fixed. */
struct fit_race {
    enum role role;
    uint32_t count;
    const struct outcome *options[SMAA_ALTERNATIVE_LIMIT]; /* by id, then target */
    uint32_t criteria;
    uint32_t dimension[POISE_DIMENSION_END]; /* of each criterion */
    bool weighs[POISE_DIMENSION_END];        /* criterion: it may have a weight */
    enum fit_goals goals;
    double sure;
    double points[POISE_DIMENSION_END]; /* criterion: its slider */
    const char *names[POISE_DIMENSION_END];
    const char *ids[SMAA_ALTERNATIVE_LIMIT];
    uint32_t unknown[SMAA_ALTERNATIVE_LIMIT]; /* bit a dimension */
    uint32_t graded[SMAA_ALTERNATIVE_LIMIT];
    uint32_t keys[SMAA_ALTERNATIVE_LIMIT];
    double fixed_totals[SMAA_ALTERNATIVE_LIMIT];
    struct smaa_value values[POISE_DIMENSION_END];
    struct smaa_measure *measures;
    struct smaa_statements statements;
    struct smaa_sliders sliders;
    struct smaa_fixed fixed;
    struct smaa_problem problem;
};

/* Collects who competes in a role and makes their problem. `count` is 0 where nobody
 * does, and where there are too many. False without memory. */
bool fit_race_make(struct arena *arena, const struct fit_question *question,
                   enum role role, struct fit_race *out);

/* From here on nothing is drawn for dimensions that cannot have a weight. */
void fit_race_rest(struct fit_race *race);

#endif
