/* How options fare when goals and evidence are uncertain: SMAA-2 over one role.
 *
 * Every draw is one reading of the person's goals and of the evidence: effects are drawn
 * from their intervals, weights around what the person said (or, when nobody said
 * anything, from all that are possible), the site's share fixed. A share of first places
 * is not a chance that a treatment works: it says in how many readings the option comes
 * first. Limits and eligibility are kept in every draw: only what is recommended is in a
 * fit. Same record, same draws, same bytes. */
#ifndef WEIGH_FIT_H
#define WEIGH_FIT_H

#include <stdbool.h>
#include <stdint.h>

#include <poise/facts.h>

#include "outcome.h"

struct arena;
struct goals;
struct weights;

/* What is known of the goals. */
enum fit_goals {
    FIT_FREE,   /* nothing: every weight is possible */
    FIT_ORDER,  /* an order only */
    FIT_SLIDERS /* importance, each ratio within `sure` either way */
};

/* methods.md section 2.6 in words. */
enum fit_word {
    FIT_CLEAR,     /* first in 80 of 100 readings or more, and ahead in balance */
    FIT_LEANS,     /* first in 60 to 80 */
    FIT_TOO_CLOSE, /* cannot be told apart from its neighbours */
    FIT_LESS       /* behind */
};

struct fit_option {
    const struct outcome *outcome;
    double first;         /* share of readings in which it comes first, 0 to 1 */
    double expected_rank; /* from 1 */
    const double *ranks;  /* share of each rank, `count` of them */
    const double *wins; /* share of readings before each other, in the order of options */
    bool has_central;   /* false: it never came first */
    double central[POISE_DIMENSION_END]; /* mean weights of the readings it leads: what
                                            kind of goals it suits; they add up to 1 */
    double confidence;      /* share of fresh evidence draws it leads under them */
    double mean, low, high; /* balance, 0 to 100: mean, 2.5 % and 97.5 % */
    enum fit_word word;
    uint32_t group; /* options too close to call share one; from 0, best first */
};

/* One role. The options are in the order of their expected rank, ties by id. */
struct fit {
    enum role role;
    uint32_t count;
    const struct fit_option *options;
    uint32_t draws;
    uint64_t seed;
    enum fit_goals goals;
    double sure;    /* of FIT_SLIDERS: 1.25 sure, 1.5 usual, 2 unsure */
    double clipped; /* share of drawn effects that were outside 0 to 1 */
    /* For a page that weighs again without the engine: the first `rows` readings.
     * worth[(row * count + option) * POISE_DIMENSION_END + dimension], 0 to 65535 for 0
     * to 1; u[row * POISE_DIMENSION_END + dimension], the same scale: a weight is share x
     * sure^(u - 1/2) before it is normalised within the person's part. */
    uint32_t rows;
    const uint16_t *worth;
    const uint16_t *u;
};

enum { FIT_DRAWS = 100000, FIT_ROWS = 1000 };

#endif
