/* Where the doubt between two options comes from: from the goals or from the evidence.
 *
 * The difference of their totals is a sum of weight times difference of worths, and
 * weights are drawn apart from worths. So what is left of its variance when one side is
 * settled at its mean has a closed form in the means and covariances of both, and no
 * nested simulation is needed: first-order shares of variance. */
#ifndef SMAA_DOUBT_H
#define SMAA_DOUBT_H

#include <stdbool.h>
#include <stdint.h>

#include "problem.h"

struct arena;
struct smaa_result;

/* Enough for shares that are good to 2 in 100. */
enum { SMAA_DOUBT_DRAWS = 40 * 256 };

struct smaa_doubt {
    bool any;        /* false: nothing that was drawn moves the difference; all are 0 */
    double goals;    /* share of the variance from the weights alone, 0 to 1 */
    double evidence; /* from the worths alone */
    double both;     /* from the two together; the three add up to 1 */
    double *effects; /* 2 x criteria, of the first and of the second option: the share
                        that each worth has of its own. Worths that are drawn together
                        share more or less than that. */
};

/* Fills in the doubt between alternatives a and b of a problem that was run, in the
 * arena. False without memory. [any] */
bool smaa_doubt_find(struct arena *arena, const struct smaa_problem *problem,
                     const struct smaa_result *result, uint32_t a, uint32_t b,
                     struct smaa_doubt *out);

#endif
