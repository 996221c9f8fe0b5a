/* SMAA-2: how often each option takes each place, over all weights that agree with what
 * was said and over what the evidence leaves open (Lahdelma and Salminen 2001).
 *
 * The same problem gives the same bits on every machine. Memory does not grow with the
 * number of draws. Nothing is kept between runs. */
#ifndef SMAA_SMAA_H
#define SMAA_SMAA_H

#include <stdbool.h>
#include <stdint.h>

#include "problem.h"

struct arena;
struct problems;

struct smaa_result {
    uint64_t draws;
    uint64_t seed;
    const char *way;      /* how weights were drawn: smaa_way_name */
    double *mean_weights; /* criteria */
    double *ranks;        /* alternatives x alternatives: share of place r + 1 */
    bool *has_central;    /* false: it never came first, and the next two are void */
    double *central;      /* alternatives x criteria: mean weights where it is first */
    double *confidence;   /* share of fresh draws where it is first under them */
    double *wins;         /* alternatives x alternatives: share strictly above */
    double *mean;         /* of the totals */
    double *sd;
    double *low,
        *high; /* 2.5 % and 97.5 % of the totals; NULL unless spreads are wanted */
    double *expected_rank; /* from 1 */
    double entropy;        /* of who comes first, bits: 0 settled */
    double clipped;        /* share of all worths drawn that lay outside their range */
    const struct smaa_region *region; /* NULL with sliders */
};

/* Fills in the result, in the arena. POISE_OK; POISE_E_GOALS_CONFLICT, told as one
 * problem that names the statements in conflict; POISE_E_MEMORY. The problem must be
 * valid: see smaa_measure_fault, smaa_value_fault and the readers. */
int32_t smaa_run(struct arena *arena, const struct smaa_problem *problem,
                 const char *file, struct smaa_result *out, struct problems *problems);

/* Stands at the first weights of a problem that was run: for what is looked at
 * afterwards, over the same draws. False without memory. */
bool smaa_weights_again(struct arena *arena, const struct smaa_problem *problem,
                        const struct smaa_result *result, struct smaa_weights *out);

/* The region that statements leave; tells a conflict as smaa_run does. */
int32_t smaa_region_of(struct arena *arena, const struct smaa_problem *problem,
                       const char *file, struct smaa_region *out,
                       struct problems *problems);

#endif
