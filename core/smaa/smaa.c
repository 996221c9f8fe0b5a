/* The simulation: a block of weights, a block of worths, totals, tallies; then fresh
 * worths under the central weights. */
#include "smaa.h"

#include <math.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/problem.h"
#include "block.h"
#include "elementary.h"
#include "indices.h"
#include "spread.h"
#include "tally.h"
#include "totals.h"

/* What a run works with. */
struct run {
    const struct smaa_problem *problem;
    struct smaa_weights *weights;
    struct smaa_tally tally;
    struct smaa_totals totals;
    struct smaa_spread spread; /* where it is wanted */
    double *drawn;             /* weights, criteria x SMAA_BLOCK */
    double *scores;            /* totals, alternatives x SMAA_BLOCK */
};

static bool make_run(struct arena *arena, struct run *run)
{
    uint32_t m = run->problem->alternatives;
    uint32_t n = run->problem->criteria;
    run->weights = arena_alloc(arena, sizeof *run->weights);
    run->drawn = arena_array(arena, (size_t)n * SMAA_BLOCK, sizeof(double));
    run->scores = arena_array(arena, (size_t)m * SMAA_BLOCK, sizeof(double));
    return run->weights != NULL && run->drawn != NULL && run->scores != NULL &&
           smaa_tally_make(arena, m, n, &run->tally) &&
           (!run->problem->spreads || smaa_spread_make(arena, m, &run->spread)) &&
           smaa_totals_make(arena, run->problem, false, false, &run->totals);
}

static int32_t make_weights(struct arena *arena, struct run *run, const char *file,
                            struct smaa_result *out, struct problems *problems)
{
    const struct smaa_problem *problem = run->problem;
    int32_t status = POISE_OK;
    if (problem->sliders == NULL) {
        struct smaa_region *region = arena_alloc(arena, sizeof *region);
        if (region == NULL)
            return POISE_E_MEMORY;
        status = smaa_region_of(arena, problem, file, region, problems);
        out->region = region;
    }
    if (status == POISE_OK && !smaa_weights_again(arena, problem, out, run->weights))
        status = POISE_E_MEMORY;
    return status;
}

bool smaa_weights_again(struct arena *arena, const struct smaa_problem *problem,
                        const struct smaa_result *result, struct smaa_weights *out)
{
    if (problem->sliders == NULL)
        return smaa_weights_make(arena, result->region, problem->seed, out);
    smaa_weights_of_sliders(problem->sliders, problem->criteria, problem->seed, out);
    return true;
}

static uint32_t block_of(uint64_t draws, uint64_t done)
{
    return draws - done < SMAA_BLOCK ? (uint32_t)(draws - done) : SMAA_BLOCK;
}

static void simulate(struct run *run)
{
    uint64_t draws = run->problem->draws;
    for (uint64_t done = 0; done < draws; done += SMAA_BLOCK) {
        uint32_t count = block_of(draws, done);
        smaa_weights_draw(run->weights, run->drawn, SMAA_BLOCK);
        smaa_totals_next(&run->totals, count);
        smaa_totals_under(&run->totals, run->drawn, run->scores);
        smaa_tally_add(&run->tally, run->scores, run->drawn, count);
        smaa_spread_add(&run->spread, run->scores, count);
    }
}

static void find_intervals(const struct run *run, struct smaa_result *out)
{
    for (uint32_t a = 0; a < run->spread.alternatives; a++) {
        out->low[a] = smaa_spread_quantile(&run->spread, a, 0.025);
        out->high[a] = smaa_spread_quantile(&run->spread, a, 0.975);
    }
}

/* Where nothing varies one draw tells all. */
static bool find_confidence(struct arena *arena, struct run *run, struct smaa_result *out)
{
    const struct smaa_problem *problem = run->problem;
    struct smaa_totals fresh;
    if (!smaa_totals_make(arena, problem, true, false, &fresh))
        return false;
    uint64_t draws = fresh.varies ? problem->draws : 1;
    for (uint64_t done = 0; done < draws; done += SMAA_BLOCK) {
        uint32_t count = block_of(draws, done);
        smaa_totals_next(&fresh, count);
        for (uint32_t a = 0; a < problem->alternatives; a++) {
            if (!out->has_central[a])
                continue;
            smaa_totals_under_one(&fresh, out->central + (size_t)a * problem->criteria,
                                  run->scores);
            smaa_tally_first(run->scores, problem->alternatives, a, count,
                             &out->confidence[a]);
        }
    }
    for (uint32_t a = 0; a < problem->alternatives; a++)
        out->confidence[a] /= (double)draws;
    return true;
}

int32_t smaa_run(struct arena *arena, const struct smaa_problem *problem,
                 const char *file, struct smaa_result *out, struct problems *problems)
{
    struct run run = {.problem = problem};
    *out = (struct smaa_result){.draws = problem->draws, .seed = problem->seed};
    if (!make_run(arena, &run) || !smaa_result_make(arena, problem, out))
        return problem_add(problems, POISE_E_MEMORY, file, 0, "out of memory");
    int32_t status = make_weights(arena, &run, file, out, problems);
    if (status != POISE_OK)
        return problems->count > 0
                   ? status
                   : problem_add(problems, status, file, 0, "out of memory");
    simulate(&run);
    out->way = smaa_way_name(run.weights);
    smaa_indices(&run.tally, run.totals.clipped, out);
    find_intervals(&run, out);
    if (!find_confidence(arena, &run, out))
        return problem_add(problems, POISE_E_MEMORY, file, 0, "out of memory");
    return POISE_OK;
}
