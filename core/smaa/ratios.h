/* Statements about ratios of weights, without an LP: in y = log w each is a difference
 * constraint y_i - y_j >= log c, so that what follows from them is a longest path, and a
 * contradiction is a cycle: its statements are the message. */
#ifndef SMAA_RATIOS_H
#define SMAA_RATIOS_H

#include <stdbool.h>
#include <stdint.h>

#include "statement.h"

struct arena;

enum { SMAA_CRITERIA_LIMIT = 64 };

struct smaa_cycle {
    uint32_t count;
    uint32_t statements[SMAA_CRITERIA_LIMIT]; /* indices, in the order of the cycle */
};

/* Some statements of a list: SMAA_TIMES only are looked at. `skip` (or NULL) marks by
 * index those that do not count. */
struct smaa_sayings {
    const struct smaa_statements *list;
    const bool *skip;
    uint32_t criteria;
};

/* Looks for a cycle that no weights can satisfy (Bellman and Ford). False when there is
 * none. */
bool smaa_ratios_conflict(const struct smaa_sayings *sayings, struct smaa_cycle *cycle);

/* Fills in low[i * n + j], the logarithm of the tightest lower bound of w_i / w_j that
 * follows (Floyd and Warshall); -HUGE_VAL where nothing does. Only without a conflict. */
void smaa_ratios_close(const struct smaa_sayings *sayings, double *low);

#endif
