/* From counts to the indices of SMAA-2. */
#ifndef SMAA_INDICES_H
#define SMAA_INDICES_H

#include "smaa.h"
#include "tally.h"

/* Room for a result. False without memory. */
bool smaa_result_make(struct arena *arena, const struct smaa_problem *problem,
                      struct smaa_result *out);

/* Everything but confidence factors; `clipped` of all worths were. */
void smaa_indices(const struct smaa_tally *tally, uint64_t clipped,
                  struct smaa_result *out);

/* How unsettled a choice is that falls on option a with probability share[a]: bits. */
double smaa_entropy(const double *share, uint32_t count);

#endif
