/* The weights that agree with what was said: a part of the simplex, brought into a form
 * that can be sampled.
 *
 * Criteria that are tied by an equality move together: they are one part, and share[i] is
 * how much of its part criterion i has. Parts add up to 1; between them stand rows "part
 * i >= factor x part j" and a lower and an upper bound for each. A row that follows from
 * others is left out. Uniform over parts is uniform over the weights, since one is a
 * linear image of the other. */
#ifndef SMAA_REGION_H
#define SMAA_REGION_H

#include <stdbool.h>
#include <stdint.h>

#include "ratios.h"

struct arena;

struct smaa_row {
    uint32_t i, j;
    double factor; /* part i >= factor x part j */
};

struct smaa_region {
    uint32_t criteria;
    uint32_t parts;
    uint32_t *part; /* of each criterion; SMAA_NO_PART: its weight is 0 */
    double *share;  /* of each criterion, of its part */
    uint32_t row_count;
    struct smaa_row *rows;
    double *low; /* of each part; 0 where there is none */
    double *high;
    bool bounded;      /* some bound says more than the others do */
    double *low_ratio; /* criteria x criteria: tightest implied lower bounds; 0: none */
    double *start;     /* parts: inside every inequality that is not an equality */
    uint32_t tie_count;
    double *ties; /* further equalities that bounds imply: tie_count x parts */
};

#define SMAA_NO_PART UINT32_MAX

enum smaa_finding {
    SMAA_FOUND,
    SMAA_EMPTY, /* nothing agrees with all of it */
    SMAA_FAILED /* without memory */
};

/* Builds the region. For SMAA_EMPTY the cycle is filled in when ratios alone are to
 * blame; else its count is 0. */
enum smaa_finding smaa_region_make(struct arena *arena,
                                   const struct smaa_sayings *sayings,
                                   struct smaa_region *out, struct smaa_cycle *cycle);

/* The fewest statements that cannot hold together: marks all others in `skip` (room for
 * one a statement). Only for statements without any weights. False without memory. */
bool smaa_region_blame(const struct smaa_statements *list, uint32_t criteria, bool *skip);

#endif
