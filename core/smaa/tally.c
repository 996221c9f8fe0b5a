/* Pairwise comparisons in vector code; draws with ties one at a time. */
#include "tally.h"

#include <math.h>
#include <stddef.h>

#include "base/arena.h"
#include "block.h"
#include "kernel.h"
#include "problem.h"

/* Of the largest total of a draw: some hundred times what rounding makes. */
static const double tied_within = 1e-12;

bool smaa_tally_make(struct arena *arena, uint32_t alternatives, uint32_t criteria,
                     struct smaa_tally *out)
{
    size_t m = alternatives;
    *out = (struct smaa_tally){.alternatives = alternatives, .criteria = criteria};
    out->ranks = arena_array(arena, m * m, sizeof(double));
    out->wins = arena_array(arena, m * m, sizeof(double));
    out->firsts = arena_array(arena, m * criteria, sizeof(double));
    out->weights = arena_array(arena, criteria, sizeof(double));
    out->sums = arena_array(arena, m, sizeof(double));
    out->squares = arena_array(arena, m, sizeof(double));
    out->origin = arena_array(arena, m, sizeof(double));
    out->better = arena_array(arena, m * SMAA_BLOCK, sizeof(int64_t));
    out->slack = arena_array(arena, SMAA_BLOCK, sizeof(double));
    out->scratch = arena_array(arena, m * m, sizeof(double));
    return out->ranks != NULL && out->wins != NULL && out->firsts != NULL &&
           out->weights != NULL && out->sums != NULL && out->squares != NULL &&
           out->origin != NULL && out->better != NULL && out->slack != NULL &&
           out->scratch != NULL;
}

/* -------------------- comparing */

SMAA_KERNEL
static void widen(double *restrict slack, const double *restrict totals)
{
    for (int t = 0; t < SMAA_BLOCK; t++) {
        double size = tied_within * fabs(totals[t]);
        slack[t] = slack[t] > size ? slack[t] : size;
    }
}

/* Counts, for two options, who is above whom: below 0 or above 0 by more than rounding.
 */
SMAA_KERNEL
static void compare(const double *restrict a, const double *restrict b,
                    const double *restrict slack, int64_t *restrict better_a,
                    int64_t *restrict better_b, int64_t counts[2])
{
    int64_t above = 0;
    int64_t below = 0;
    for (int t = 0; t < SMAA_BLOCK; t++) {
        double lead = a[t] - b[t];
        int64_t up = lead > slack[t] ? 1 : 0;
        int64_t down = lead < -slack[t] ? 1 : 0;
        better_b[t] += up;
        better_a[t] += down;
        above += up;
        below += down;
    }
    counts[0] = above;
    counts[1] = below;
}

/* -------------------- sums */

/* Eight sums side by side, then together: a fixed order, and vector code. */
SMAA_KERNEL
static double sum_of(const double *restrict values)
{
    double sums[8] = {0};
    for (int t = 0; t < SMAA_BLOCK; t += 8)
        for (int l = 0; l < 8; l++)
            sums[l] += values[t + l];
    return ((sums[0] + sums[4]) + (sums[1] + sums[5])) +
           ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

SMAA_KERNEL
static void moments_of(const double *restrict values, double origin, double out[2])
{
    double sums[8] = {0};
    double squares[8] = {0};
    for (int t = 0; t < SMAA_BLOCK; t += 8) {
        for (int l = 0; l < 8; l++) {
            double off = values[t + l] - origin;
            sums[l] += off;
            squares[l] += off * off;
        }
    }
    out[0] = ((sums[0] + sums[4]) + (sums[1] + sums[5])) +
             ((sums[2] + sums[6]) + (sums[3] + sums[7]));
    out[1] = ((squares[0] + squares[4]) + (squares[1] + squares[5])) +
             ((squares[2] + squares[6]) + (squares[3] + squares[7]));
}

static void add_moments(struct smaa_tally *tally, uint32_t a, const double *totals,
                        uint32_t count)
{
    double moments[2] = {0, 0};
    if (tally->draws == 0)
        tally->origin[a] = totals[0];
    if (count == SMAA_BLOCK)
        moments_of(totals, tally->origin[a], moments);
    for (uint32_t t = 0; t < count && count < SMAA_BLOCK; t++) {
        double off = totals[t] - tally->origin[a];
        moments[0] += off;
        moments[1] += off * off;
    }
    tally->sums[a] += moments[0];
    tally->squares[a] += moments[1];
}

static void add_weights(struct smaa_tally *tally, const double *weights, uint32_t count)
{
    for (uint32_t k = 0; k < tally->criteria; k++) {
        const double *w = weights + (size_t)k * SMAA_BLOCK;
        double sum = count == SMAA_BLOCK ? sum_of(w) : 0;
        for (uint32_t t = 0; t < count && count < SMAA_BLOCK; t++)
            sum += w[t];
        tally->weights[k] += sum;
    }
}

/* -------------------- one draw */

static void add_first(struct smaa_tally *tally, uint32_t a, double share,
                      const double *weights, uint32_t t)
{
    double *firsts = tally->firsts + (size_t)a * tally->criteria;
    for (uint32_t k = 0; k < tally->criteria; k++)
        firsts[k] += share * weights[(size_t)k * SMAA_BLOCK + t];
}

static void sort_by_total(const double *totals, uint32_t m, uint32_t t, uint32_t *order)
{
    for (uint32_t a = 0; a < m; a++) {
        uint32_t at = a;
        while (at > 0 && totals[(size_t)order[at - 1] * SMAA_BLOCK + t] <
                             totals[(size_t)a * SMAA_BLOCK + t]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = a;
    }
}

/* The end of the group of equals that begins at `from`. */
static uint32_t group_end(const struct smaa_tally *tally, const double *totals,
                          const uint32_t *order, uint32_t from, uint32_t t)
{
    uint32_t end = from + 1;
    while (end < tally->alternatives &&
           totals[(size_t)order[end - 1] * SMAA_BLOCK + t] -
                   totals[(size_t)order[end] * SMAA_BLOCK + t] <=
               tally->slack[t])
        end++;
    return end;
}

static void add_draw(struct smaa_tally *tally, const double *totals,
                     const double *weights, uint32_t t)
{
    uint32_t order[SMAA_ALTERNATIVE_LIMIT] = {0};
    uint32_t m = tally->alternatives;
    sort_by_total(totals, m, t, order);
    for (uint32_t from = 0, end; from < m; from = end) {
        end = group_end(tally, totals, order, from, t);
        double share = 1.0 / (end - from);
        for (uint32_t i = from; i < end; i++) {
            for (uint32_t r = from; r < end; r++)
                tally->ranks[(size_t)order[i] * m + r] += share;
            for (uint32_t j = end; j < m; j++)
                tally->wins[(size_t)order[i] * m + order[j]] += 1;
            if (from == 0)
                add_first(tally, order[i], share, weights, t);
        }
    }
}

/* -------------------- a block without ties */

/* False when there is a tie: then nothing was added. */
static bool compare_all(struct smaa_tally *tally, const double *totals, double *wins)
{
    uint32_t m = tally->alternatives;
    int64_t tied = 0;
    for (size_t i = 0; i < (size_t)m * SMAA_BLOCK; i++)
        tally->better[i] = 0;
    for (uint32_t a = 0; a < m; a++) {
        for (uint32_t b = a + 1; b < m; b++) {
            int64_t counts[2];
            compare(totals + (size_t)a * SMAA_BLOCK, totals + (size_t)b * SMAA_BLOCK,
                    tally->slack, tally->better + (size_t)a * SMAA_BLOCK,
                    tally->better + (size_t)b * SMAA_BLOCK, counts);
            tied |= counts[0] + counts[1] - SMAA_BLOCK;
            wins[a * m + b] += (double)counts[0];
            wins[b * m + a] += (double)counts[1];
        }
        if (tied != 0)
            return false;
    }
    return true;
}

static void add_clear(struct smaa_tally *tally, const double *weights)
{
    uint32_t m = tally->alternatives;
    for (uint32_t a = 0; a < m; a++) {
        const int64_t *better = tally->better + (size_t)a * SMAA_BLOCK;
        double *ranks = tally->ranks + (size_t)a * m;
        for (uint32_t t = 0; t < SMAA_BLOCK; t++) {
            ranks[better[t]] += 1;
            if (better[t] == 0)
                add_first(tally, a, 1, weights, t);
        }
    }
}

void smaa_tally_add(struct smaa_tally *tally, const double *totals, const double *weights,
                    uint32_t count)
{
    for (uint32_t t = 0; t < SMAA_BLOCK; t++)
        tally->slack[t] = 0;
    for (uint32_t a = 0; a < tally->alternatives; a++) {
        widen(tally->slack, totals + (size_t)a * SMAA_BLOCK);
        add_moments(tally, a, totals + (size_t)a * SMAA_BLOCK, count);
    }
    add_weights(tally, weights, count);
    tally->draws += count;
    bool clear = count == SMAA_BLOCK && compare_all(tally, totals, tally->scratch);
    for (uint32_t t = 0; t < count && !clear; t++)
        add_draw(tally, totals, weights, t);
    if (clear)
        add_clear(tally, weights);
    for (size_t i = 0; i < (size_t)tally->alternatives * tally->alternatives; i++) {
        tally->wins[i] += clear ? tally->scratch[i] : 0;
        tally->scratch[i] = 0;
    }
}

/* -------------------- first or not */

static double share_of_first(const double *totals, uint32_t m, uint32_t a, uint32_t t)
{
    double size = 0;
    double own = totals[(size_t)a * SMAA_BLOCK + t];
    uint32_t tied = 0;
    for (uint32_t b = 0; b < m; b++)
        size = fmax(size, fabs(totals[(size_t)b * SMAA_BLOCK + t]));
    for (uint32_t b = 0; b < m; b++) {
        double lead = totals[(size_t)b * SMAA_BLOCK + t] - own;
        if (lead > tied_within * size)
            return 0;
        tied += lead >= -tied_within * size;
    }
    return 1.0 / tied;
}

SMAA_KERNEL
static void keep_best(double *restrict best, const double *restrict totals)
{
    for (int t = 0; t < SMAA_BLOCK; t++)
        best[t] = best[t] > totals[t] ? best[t] : totals[t];
}

/* How many are clearly above; *near counts those that rounding could have decided. */
SMAA_KERNEL
static int64_t count_above(const double *restrict own, const double *restrict best,
                           const double *restrict slack, int64_t *near)
{
    int64_t above = 0;
    int64_t below = 0;
    for (int t = 0; t < SMAA_BLOCK; t++) {
        above += own[t] - best[t] > slack[t] ? 1 : 0;
        below += own[t] - best[t] < -slack[t] ? 1 : 0;
    }
    *near = SMAA_BLOCK - above - below;
    return above;
}

void smaa_tally_first(const double *totals, uint32_t alternatives, uint32_t a,
                      uint32_t count, double *sum)
{
    double best[SMAA_BLOCK];
    double slack[SMAA_BLOCK] = {0};
    int64_t near = 1;
    for (int t = 0; t < SMAA_BLOCK; t++)
        best[t] = -HUGE_VAL;
    for (uint32_t b = 0; b < alternatives; b++) {
        widen(slack, totals + (size_t)b * SMAA_BLOCK);
        if (b != a)
            keep_best(best, totals + (size_t)b * SMAA_BLOCK);
    }
    int64_t above = count_above(totals + (size_t)a * SMAA_BLOCK, best, slack, &near);
    if (near == 0 && count == SMAA_BLOCK) {
        *sum += (double)above;
        return;
    }
    for (uint32_t t = 0; t < count; t++)
        *sum += share_of_first(totals, alternatives, a, t);
}
