/* Draws that are kept: one set for every position of a slider, every what-if and every
 * search, so that what changes is an effect of the input and not noise. The page carries
 * such a set. */
#ifndef SMAA_DRAWS_H
#define SMAA_DRAWS_H

#include <stdbool.h>
#include <stdint.h>

#include "problem.h"

struct arena;
struct smaa_result;

/* Enough for live sliders: shares are good to 2 in 100. */
enum { SMAA_LIVE_DRAWS = 2000 };

struct smaa_draws {
    uint32_t alternatives, criteria;
    uint32_t count;
    const double *worths;  /* by block, option, criterion: see smaa_draws_worth */
    const double *sliders; /* by block, criterion: uniforms for slider error */
};

/* Draws the worths of a problem, each cell with its own stream: an option that is added
 * changes nothing of the others. False without memory. */
bool smaa_draws_make(struct arena *arena, const struct smaa_problem *problem,
                     uint32_t count, struct smaa_draws *out);

double smaa_draws_worth(const struct smaa_draws *draws, uint32_t t, uint32_t a,
                        uint32_t k);
double smaa_draws_slider(const struct smaa_draws *draws, uint32_t t, uint32_t k);

/* The total of option a in draw t under these weights. */
double smaa_draws_total(const struct smaa_draws *draws, uint32_t t, uint32_t a,
                        const double *weights);

/* The indices over the set under these sliders; confidence factors are those of the set
 * itself, not of fresh draws. False without memory. */
bool smaa_draws_rank(struct arena *arena, const struct smaa_draws *draws,
                     const struct smaa_sliders *sliders, struct smaa_result *out);

#endif
