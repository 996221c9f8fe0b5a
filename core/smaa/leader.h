/* Who leads, and how clearly: from shares to words, so that nobody reads a third digit
 * into a simulation.
 *
 * A first-rank share is not a chance that something works: it is in how many of 100
 * readings of the weights and of the evidence an option comes first. */
#ifndef SMAA_LEADER_H
#define SMAA_LEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "smaa.h"

struct text;

enum smaa_fit {
    SMAA_CLEAR_FIT, /* first in 80 of 100 or more, and ahead by 0.02 on average */
    SMAA_LEANS_TO,  /* first in 60 of 100 or more */
    SMAA_TOO_CLOSE  /* anything else, or one that it beats in only 40 to 60 of 100 */
};

struct smaa_verdict {
    enum smaa_fit fit;
    uint32_t leader;     /* lowest expected rank */
    uint32_t group_size; /* too close to call: the leader and who is as good */
    uint32_t group[SMAA_ALTERNATIVE_LIMIT];
    bool mean_disagrees; /* another option has a higher mean total */
};

/* Fills in the alternatives by expected rank, ties in the order given. */
void smaa_order(const struct smaa_problem *problem, const struct smaa_result *result,
                uint32_t *order);

struct smaa_verdict smaa_verdict_of(const struct smaa_problem *problem,
                                    const struct smaa_result *result);

/* "clear fit", "leans to", "too close to call". */
const char *smaa_fit_words(enum smaa_fit fit);

/* One sentence. */
void smaa_verdict_write(const struct smaa_verdict *verdict,
                        const struct smaa_problem *problem,
                        const struct smaa_result *result, struct text *out);

#endif
