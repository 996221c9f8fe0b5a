/* Blocks of worths and of slider errors, side by side. */
#include "draws.h"

#include <string.h>

#include "base/arena.h"
#include "block.h"
#include "indices.h"
#include "kernel.h"
#include "tally.h"
#include "totals.h"

static uint32_t blocks_of(uint32_t count)
{
    return (count + SMAA_BLOCK - 1) / SMAA_BLOCK;
}

/* -------------------- making */

static void copy_block(const struct smaa_totals *totals, uint32_t cells, double *to)
{
    for (uint32_t i = 0; i < cells; i++) {
        const struct smaa_cell *cell = &totals->cells[i];
        double *block = to + (size_t)i * SMAA_BLOCK;
        for (int t = 0; t < SMAA_BLOCK; t++)
            block[t] = cell->drawn == NULL ? cell->worth : cell->drawn[t];
    }
}

static void draw_sliders(const struct smaa_problem *problem, uint32_t blocks, double *to)
{
    for (uint32_t k = 0; k < problem->criteria; k++) {
        struct smaa_stream stream =
            smaa_stream_open(problem->seed, smaa_stream_name(SMAA_USE_WEIGHTS, 4, k));
        for (uint32_t b = 0; b < blocks; b++)
            smaa_uniforms(&stream, to + ((size_t)b * problem->criteria + k) * SMAA_BLOCK,
                          SMAA_BLOCK);
    }
}

bool smaa_draws_make(struct arena *arena, const struct smaa_problem *problem,
                     uint32_t count, struct smaa_draws *out)
{
    struct smaa_totals totals;
    uint32_t blocks = blocks_of(count);
    uint32_t cells = problem->alternatives * problem->criteria;
    size_t size = (size_t)blocks * SMAA_BLOCK;
    double *worths = arena_room(arena, size * cells, sizeof *worths);
    double *sliders = arena_room(arena, size * problem->criteria, sizeof *sliders);
    *out = (struct smaa_draws){.alternatives = problem->alternatives,
                               .criteria = problem->criteria,
                               .count = count,
                               .worths = worths,
                               .sliders = sliders};
    if (worths == NULL || sliders == NULL ||
        !smaa_totals_make(arena, problem, false, true, &totals))
        return false;
    for (uint32_t b = 0; b < blocks; b++) {
        smaa_totals_next(&totals, SMAA_BLOCK);
        copy_block(&totals, cells, worths + (size_t)b * cells * SMAA_BLOCK);
    }
    draw_sliders(problem, blocks, sliders);
    return true;
}

/* -------------------- looking */

double smaa_draws_worth(const struct smaa_draws *draws, uint32_t t, uint32_t a,
                        uint32_t k)
{
    size_t row =
        ((size_t)(t / SMAA_BLOCK) * draws->alternatives + a) * draws->criteria + k;
    return draws->worths[row * SMAA_BLOCK + t % SMAA_BLOCK];
}

double smaa_draws_slider(const struct smaa_draws *draws, uint32_t t, uint32_t k)
{
    size_t row = (size_t)(t / SMAA_BLOCK) * draws->criteria + k;
    return draws->sliders[row * SMAA_BLOCK + t % SMAA_BLOCK];
}

double smaa_draws_total(const struct smaa_draws *draws, uint32_t t, uint32_t a,
                        const double *weights)
{
    double total = 0;
    for (uint32_t k = 0; k < draws->criteria; k++)
        total += weights[k] * smaa_draws_worth(draws, t, a, k);
    return total;
}

/* -------------------- ranking */

static void weigh_block(const struct smaa_draws *draws,
                        const struct smaa_sliders *sliders, uint32_t block,
                        double *weights)
{
    double u[SMAA_CRITERIA_LIMIT] = {0};
    double w[SMAA_CRITERIA_LIMIT];
    for (uint32_t t = 0; t < SMAA_BLOCK; t++) {
        for (uint32_t k = 0; k < draws->criteria; k++)
            u[k] = smaa_draws_slider(draws, block * SMAA_BLOCK + t, k);
        smaa_slider_weights(sliders, u, draws->criteria, w);
        for (uint32_t k = 0; k < draws->criteria; k++)
            weights[k * SMAA_BLOCK + t] = w[k];
    }
}

SMAA_KERNEL
static void add_product(double *restrict to, const double *restrict w,
                        const double *restrict v)
{
    for (int t = 0; t < SMAA_BLOCK; t++)
        to[t] += w[t] * v[t];
}

static void score_block(const struct smaa_draws *draws, uint32_t block,
                        const double *weights, double *scores)
{
    uint32_t n = draws->criteria;
    memset(scores, 0, (size_t)draws->alternatives * SMAA_BLOCK * sizeof *scores);
    for (uint32_t a = 0; a < draws->alternatives; a++)
        for (uint32_t k = 0; k < n; k++)
            add_product(scores + (size_t)a * SMAA_BLOCK, weights + (size_t)k * SMAA_BLOCK,
                        draws->worths +
                            (((size_t)block * draws->alternatives + a) * n + k) *
                                SMAA_BLOCK);
}

/* Under the central weights of each option, over the same draws. */
static void find_confidence(const struct smaa_draws *draws, double *scores,
                            double *weights, struct smaa_result *out)
{
    for (uint32_t a = 0; a < draws->alternatives; a++) {
        const double *central = out->central + (size_t)a * draws->criteria;
        for (uint32_t k = 0; k < draws->criteria; k++)
            for (uint32_t t = 0; t < SMAA_BLOCK; t++)
                weights[k * SMAA_BLOCK + t] = central[k];
        for (uint32_t b = 0; b < blocks_of(draws->count) && out->has_central[a]; b++) {
            uint32_t left = draws->count - b * SMAA_BLOCK;
            score_block(draws, b, weights, scores);
            smaa_tally_first(scores, draws->alternatives, a,
                             left < SMAA_BLOCK ? left : SMAA_BLOCK, &out->confidence[a]);
        }
        out->confidence[a] /= draws->count;
    }
}

bool smaa_draws_rank(struct arena *arena, const struct smaa_draws *draws,
                     const struct smaa_sliders *sliders, struct smaa_result *out)
{
    struct smaa_tally tally;
    struct smaa_problem sizes = {.alternatives = draws->alternatives,
                                 .criteria = draws->criteria};
    double *weights =
        arena_room(arena, (size_t)draws->criteria * SMAA_BLOCK, sizeof *weights);
    double *scores =
        arena_room(arena, (size_t)draws->alternatives * SMAA_BLOCK, sizeof *scores);
    *out = (struct smaa_result){.draws = draws->count, .way = "sliders"};
    if (weights == NULL || scores == NULL || !smaa_result_make(arena, &sizes, out) ||
        !smaa_tally_make(arena, draws->alternatives, draws->criteria, &tally))
        return false;
    for (uint32_t b = 0; b < blocks_of(draws->count); b++) {
        uint32_t left = draws->count - b * SMAA_BLOCK;
        weigh_block(draws, sliders, b, weights);
        score_block(draws, b, weights, scores);
        smaa_tally_add(&tally, scores, weights, left < SMAA_BLOCK ? left : SMAA_BLOCK);
    }
    smaa_indices(&tally, 0, out);
    find_confidence(draws, scores, weights, out);
    return true;
}
