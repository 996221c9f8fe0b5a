/* A decision problem: options, criteria, what is known, what is said of the weights. */
#ifndef SMAA_PROBLEM_H
#define SMAA_PROBLEM_H

#include <stdbool.h>
#include <stdint.h>

#include "draw_weights.h"
#include "measure.h"
#include "shared.h"
#include "statement.h"
#include "value.h"

enum { SMAA_ALTERNATIVE_LIMIT = 256 };

/* Draws when nobody says, and the seed that is fixed in the program. */
#define SMAA_DRAWS      UINT64_C(100000)
#define SMAA_DRAW_LIMIT UINT64_C(100000000)
#define SMAA_SEED       UINT64_C(20261123)

/* What is weighed but not open: criteria whose weights and worths are given. */
struct smaa_fixed {
    double left;          /* what the weights that are drawn add up to, instead of 1 */
    const double *totals; /* alternatives: what the fixed criteria add to each total */
};

struct smaa_problem {
    uint32_t alternatives;
    uint32_t criteria;
    const char *const *alternative_ids;
    const char *const *criterion_ids;
    const struct smaa_value *values;     /* criteria */
    const struct smaa_measure *measures; /* alternatives x criteria */
    struct smaa_shared *const *shared;   /* criteria; NULL each, or NULL: none shared */
    const struct smaa_statements *preferences;
    const struct smaa_sliders *sliders; /* instead of preferences; or NULL */
    const struct smaa_fixed *fixed;     /* NULL: nothing is */
    const uint32_t *keys; /* alternatives: a number below 2^28 that its draws go by, so
                             that they are its own in any company; NULL: its place */
    bool spreads;         /* totals lie in 0 to 1, and their quantiles are wanted */
    uint64_t draws;
    uint64_t seed;
};

#endif
