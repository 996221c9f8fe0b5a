/* What to ask next: how much of the doubt about who comes first an answer would settle.
 *
 * A question compares two criteria: "is w_i / w_j at least r?" It parts the weights that
 * are still possible in two, and the entropy of who comes first is lower on each side, on
 * average. The drop is what the answer is worth (the idea of choice-based matching). */
#ifndef SMAA_QUESTION_H
#define SMAA_QUESTION_H

#include <stdbool.h>
#include <stdint.h>

#include "problem.h"

struct arena;
struct smaa_result;

/* Enough for a drop that is good to 0.02 bits. */
enum { SMAA_QUESTION_DRAWS = 40 * 256 };

struct smaa_question {
    uint32_t i, j; /* criteria */
    double ratio;  /* above 0 */
    double yes;    /* filled in: share of weights that say yes */
    double drop;   /* filled in: bits of entropy that an answer takes away, on average */
};

/* Fills in the questions about a problem that was run. False without memory. [any] */
bool smaa_questions_appraise(struct arena *arena, const struct smaa_problem *problem,
                             const struct smaa_result *result,
                             struct smaa_question *questions, uint32_t count);

#endif
