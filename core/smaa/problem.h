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
    uint64_t draws;
    uint64_t seed;
};

#endif
