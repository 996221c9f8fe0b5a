/* What a programmer in a hurry would write instead of an engine: a loop over structs that
 * makes the same comparisons and the same sums, and nothing else. No plugins, no reasons,
 * no derivations, no limits, no explanation. */
#ifndef STRAIGHT_H
#define STRAIGHT_H

#include <stdint.h>

#include "engine/engine.h"
#include "record/record.h"

struct straight;

/* Copies everything out of an engine into flat structs. Aborts without memory. */
struct straight *straight_new(const struct engine *engine);
void straight_free(struct straight *straight);

/* What one person gives: how many options are recommended, and the sum of their
 * balances. */
struct straight_result {
    uint32_t ranked;
    int64_t balances;
};

/* Ranks the options of one person, whose facts have been derived. `weight` are
 * thousandths. */
struct straight_result straight_rank(struct straight *straight,
                                     const struct record *record, const int32_t *weight);

/* The `never` clauses that held and the `needs` that failed for an option of the last
 * person, for checking that both make the same comparisons. */
void straight_marks(const struct straight *straight, uint32_t option,
                    uint32_t *never_hold, uint32_t *needs_fail);

#endif
