/* How options fare when goals and evidence are uncertain: SMAA-2 over one role.
 *
 * Every draw is one reading of the person's goals and of the evidence: effects are drawn
 * from their intervals, weights around what the person said (or, when nobody said
 * anything, from all that are possible), the site's share fixed. A share of first places
 * is not a chance that a treatment works: it says in how many readings the option comes
 * first. Limits and eligibility are kept in every draw: only what is recommended is in a
 * fit. So is what the list keeps apart: what cannot wait, what only goes with something
 * else and what has its place later do not compete for the first place of their role.
 *
 * An effect is drawn from its interval as two half normals, so that its value is the
 * median and the interval holds 95 in 100 draws. An effect that is not known has any
 * worth from 0 to 1, and one that is only a grade ("some hair is lost") any worth that is
 * nearest to that grade. A gain that was shown on top of another option in the fit is
 * drawn apart from the gain of that one, which makes the two harder to tell apart than
 * they are, never easier. Each effect of an option has draws of its own, found by the
 * option's id: who else competes changes nothing of them. Same record, same draws, same
 * bytes. */
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
    uint32_t unknown;       /* bit a dimension: not known, so that any worth was drawn */
    uint32_t graded;        /* bit a dimension: only a grade is known */
    enum fit_word word;
    uint32_t group; /* options too close to call share one; from 0, best first */
};

/* What keeps the first two options of a role from being told apart: shares of the
 * variance of the difference of their balances. They tell whether more thinking about
 * goals or better figures would settle more. */
enum { FIT_DOUBT_EFFECTS = 3 };

struct fit_doubt {
    bool any; /* false: fewer than two options, or nothing that is open moves them */
    double goals, evidence, both; /* settled by the one alone, or by both only; they add
                                     up to 1 */
    uint32_t count;               /* effects that have a hundredth at least, most first */
    struct {
        const struct outcome *outcome; /* one of the two */
        uint32_t dimension;
        double share;
    } effects[FIT_DOUBT_EFFECTS];
};

/* The trade-off whose answer would settle most: two treatments that differ in two
 * dimensions only, one better in the first, the other in the second (swing.h). */
struct fit_trade {
    bool any;      /* false: no answer would settle a twentieth of a bit */
    uint32_t a, b; /* dimensions */
    double drop;   /* bits of entropy of who comes first that the answer takes away, on
                      average */
};

/* One role. The options are in the order of their expected rank, ties by id. */
struct fit {
    enum role role;
    uint32_t count;
    const struct fit_option *options;
    uint32_t draws;
    uint64_t seed;
    enum fit_goals goals;
    double sure; /* of FIT_SLIDERS: 1.25 sure, 1.5 usual, 2 unsure */
    double mean_weights[POISE_DIMENSION_END]; /* over all readings; they add up to 1 */
    struct fit_doubt doubt;                   /* between options[0] and options[1] */
    struct fit_trade trade;                   /* what to ask next */
    double clipped; /* share of the worths of all draws that were held to 0 or 1 */
    /* For a page that weighs again without the engine: the first `rows` readings.
     * worth[(row * count + option) * POISE_DIMENSION_END + dimension], 0 to 65535 for 0
     * to 1; u[row * POISE_DIMENSION_END + dimension], the same scale: a weight is share x
     * sure^(u - 1/2) before it is normalised within the person's part. */
    uint32_t rows;
    const uint16_t *worth;
    const uint16_t *u;
};

enum { FIT_DRAWS = 100000, FIT_ROWS = 1000 };

/* What is asked: the ranked outcomes of an answer, and the goals with their weights. */
struct fit_question {
    struct outcome *const *ranked;
    uint32_t count;
    const struct goals *goals;
    const struct weights *weights;
};

/* What kind of goals an option suits: the dimensions of the person that weigh more in the
 * readings it leads than in all of them, by a hundredth of all weight at least; what is
 * most above comes first. At most `most`; answers how many. */
uint32_t fit_suits(const struct fit *fit, const struct fit_option *option,
                   uint32_t *dimension, uint32_t most);

/* How an outcome fares; NULL where it does not compete, or no fits were computed. */
const struct fit_option *fit_find(const struct fit *const *fits,
                                  const struct outcome *outcome);

/* Does a recommended outcome compete for the first place of its role? */
bool fit_competes(const struct outcome *outcome);

/* Fills in a fit for every role in which something competes, NULL for the others and for
 * more than 256 options. The fits are in `arena`; `scratch` is forgotten. POISE_OK or
 * POISE_E_MEMORY. [any] */
int32_t fit_roles(struct arena *arena, struct arena *scratch,
                  const struct fit_question *question, const struct fit **fits);

#endif
