/* Cells, and what they add up to. */
#include "totals.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "block.h"
#include "kernel.h"
#include "normal.h"

/* No uniform gives a normal beyond this. */
static const double farthest = 8.3;

/* -------------------- cells */

static bool has_spread(const struct smaa_measure *measure)
{
    switch (measure->distribution) {
    case SMAA_NORMAL:
    case SMAA_LOGNORMAL:
    case SMAA_LOGIT_NORMAL:
        return measure->b > 0;
    case SMAA_UNIFORM:
    case SMAA_TRIANGULAR:
        return measure->a < measure->b;
    case SMAA_SPLIT:
        return measure->b > 0 || measure->c > 0;
    case SMAA_BETA:
    case SMAA_GAMMA:
    case SMAA_MISSING:
        return true;
    default:
        return false;
    }
}

/* Exact, or normal on a line that is never left: then worth and spread are filled in. */
static bool can_be_summed(const struct smaa_measure *measure,
                          const struct smaa_value *value, struct smaa_cell *cell)
{
    if (!has_spread(measure)) {
        double center = smaa_measure_center(measure);
        cell->worth = smaa_value_of(value, center, &cell->outside);
        return true;
    }
    if (measure->distribution != SMAA_NORMAL || value->shape == SMAA_PIECES)
        return false;
    bool line = value->shape == SMAA_LINEAR;
    double width = line ? value->best - value->worst : 1;
    cell->worth = line ? (measure->a - value->worst) / width : measure->a;
    cell->spread = measure->b / fabs(width);
    return !line || !value->clips ||
           (cell->worth - farthest * cell->spread >= 0 &&
            cell->worth + farthest * cell->spread <= 1);
}

/* What the streams of an alternative go by. */
static uint32_t key_of(const struct smaa_problem *problem, uint32_t a)
{
    return problem->keys == NULL ? a : problem->keys[a];
}

static bool make_cell(struct arena *arena, struct smaa_totals *totals, uint32_t a,
                      uint32_t k, uint64_t other, bool each)
{
    const struct smaa_problem *problem = totals->problem;
    const struct smaa_measure *measure = &problem->measures[a * problem->criteria + k];
    struct smaa_cell *cell = &totals->cells[a * problem->criteria + k];
    bool is_shared = totals->shared[k] != NULL;
    bool summed = !is_shared && can_be_summed(measure, &problem->values[k], cell);
    totals->varies = totals->varies || is_shared || has_spread(measure);
    if (summed && !(each && cell->spread > 0))
        return true;
    uint64_t name = smaa_stream_name(SMAA_USE_VALUES, key_of(problem, a) + 1, k) ^ other;
    cell->worth = cell->spread = 0;
    cell->drawing = smaa_drawing_open(measure, problem->seed, name);
    cell->drawn = arena_room(arena, SMAA_BLOCK, sizeof(double));
    return cell->drawn != NULL;
}

/* One stream for the summed normals of an alternative. */
static bool make_rest(struct arena *arena, struct smaa_totals *totals, uint32_t a,
                      uint64_t other)
{
    const struct smaa_problem *problem = totals->problem;
    bool any = false;
    for (uint32_t k = 0; k < problem->criteria; k++)
        any = any || totals->cells[a * problem->criteria + k].spread > 0;
    if (!any)
        return true;
    uint64_t name = smaa_stream_name(SMAA_USE_VALUES, 0, key_of(problem, a)) ^ other;
    totals->rest[a] = smaa_stream_open(problem->seed, name);
    totals->normals[a] = arena_room(arena, SMAA_BLOCK, sizeof(double));
    return totals->normals[a] != NULL;
}

static bool make_shared(struct arena *arena, struct smaa_totals *totals, uint32_t k,
                        bool fresh)
{
    const struct smaa_problem *problem = totals->problem;
    if (problem->shared == NULL || problem->shared[k] == NULL)
        return true;
    const struct smaa_shared *shared = problem->shared[k];
    totals->shared[k] = arena_array(arena, shared->count + 1, sizeof *totals->shared[k]);
    if (totals->shared[k] != NULL)
        smaa_shared_open(shared, problem->seed, k, fresh, totals->shared[k]);
    return totals->shared[k] != NULL;
}

bool smaa_totals_make(struct arena *arena, const struct smaa_problem *problem, bool fresh,
                      bool each, struct smaa_totals *out)
{
    uint32_t m = problem->alternatives;
    uint32_t n = problem->criteria;
    uint64_t other = fresh ? smaa_stream_name(SMAA_USE_FRESH, 0, 0) : 0;
    *out = (struct smaa_totals){.problem = problem};
    out->cells = arena_array(arena, (size_t)m * n, sizeof *out->cells);
    out->rest = arena_array(arena, m, sizeof *out->rest);
    out->normals = arena_array(arena, m, sizeof *out->normals);
    out->shared = arena_array(arena, n, sizeof *out->shared);
    out->rows = arena_room(arena, ((size_t)m + 1) * SMAA_BLOCK, sizeof(double));
    bool made = out->cells != NULL && out->rest != NULL && out->normals != NULL &&
                out->shared != NULL && out->rows != NULL;
    for (uint32_t k = 0; k < n && made; k++)
        made = make_shared(arena, out, k, fresh);
    for (uint32_t a = 0; a < m && made; a++) {
        for (uint32_t k = 0; k < n && made; k++)
            made = make_cell(arena, out, a, k, other, each);
        made = made && make_rest(arena, out, a, other);
    }
    return made;
}

/* -------------------- drawing */

/* Measurements become worths; only the first `count` are counted. */
static void appraise(struct smaa_totals *totals, uint32_t k, double *x, uint32_t count)
{
    const struct smaa_value *value = &totals->problem->values[k];
    totals->clipped += smaa_value_all(value, x, count);
    if (count < SMAA_BLOCK)
        smaa_value_all(value, x + count, SMAA_BLOCK - count);
}

static void draw_shared(struct smaa_totals *totals, uint32_t k, uint32_t count)
{
    const struct smaa_shared *shared = totals->problem->shared[k];
    uint32_t n = totals->problem->criteria;
    smaa_shared_draw(shared, totals->shared[k], totals->rows, SMAA_BLOCK);
    for (uint32_t i = 0; i <= shared->count; i++) {
        uint32_t a = i == 0 ? shared->baseline : shared->of[i - 1];
        double *to = totals->cells[a * n + k].drawn;
        memcpy(to, totals->rows + (size_t)i * SMAA_BLOCK, SMAA_BLOCK * sizeof(double));
        appraise(totals, k, to, count);
    }
}

static void draw_cell(struct smaa_totals *totals, uint32_t a, uint32_t k, uint32_t count)
{
    const struct smaa_problem *problem = totals->problem;
    const struct smaa_measure *measure = &problem->measures[a * problem->criteria + k];
    struct smaa_cell *cell = &totals->cells[a * problem->criteria + k];
    if (cell->drawn == NULL) {
        totals->clipped += cell->outside ? count : 0;
        return;
    }
    smaa_measure_draw(measure, &cell->drawing, cell->drawn, SMAA_BLOCK);
    if (measure->distribution != SMAA_MISSING)
        appraise(totals, k, cell->drawn, count);
}

void smaa_totals_next(struct smaa_totals *totals, uint32_t count)
{
    const struct smaa_problem *problem = totals->problem;
    for (uint32_t k = 0; k < problem->criteria; k++)
        if (totals->shared[k] != NULL)
            draw_shared(totals, k, count);
    for (uint32_t a = 0; a < problem->alternatives; a++) {
        for (uint32_t k = 0; k < problem->criteria; k++)
            if (totals->shared[k] == NULL)
                draw_cell(totals, a, k, count);
        if (totals->normals[a] != NULL) {
            smaa_uniforms(&totals->rest[a], totals->normals[a], SMAA_BLOCK);
            smaa_normals(totals->normals[a], SMAA_BLOCK);
        }
    }
}

/* -------------------- adding up */

SMAA_KERNEL
static void add_number(double *restrict to, const double *restrict w, double worth)
{
    for (int t = 0; t < SMAA_BLOCK; t++)
        to[t] += worth * w[t];
}

SMAA_KERNEL
static void add_normal(double *restrict to, double *restrict square,
                       const double *restrict w, double worth, double spread)
{
    for (int t = 0; t < SMAA_BLOCK; t++) {
        double part = spread * w[t];
        to[t] += worth * w[t];
        square[t] += part * part;
    }
}

SMAA_KERNEL
static void add_drawn(double *restrict to, const double *restrict w,
                      const double *restrict v)
{
    for (int t = 0; t < SMAA_BLOCK; t++)
        to[t] += w[t] * v[t];
}

SMAA_KERNEL
static void spread_out(double *restrict to, const double *restrict square,
                       const double *restrict z)
{
    for (int t = 0; t < SMAA_BLOCK; t++)
        to[t] += sqrt(square[t]) * z[t];
}

SMAA_KERNEL
static void settle(double *restrict to, double fixed, double left)
{
    for (int t = 0; t < SMAA_BLOCK; t++)
        to[t] = fixed + left * to[t];
}

/* Adds what is fixed. */
static void settle_one(const struct smaa_totals *totals, uint32_t a, double *to)
{
    const struct smaa_fixed *fixed = totals->problem->fixed;
    if (fixed != NULL)
        settle(to, fixed->totals[a], fixed->left);
}

void smaa_totals_under(const struct smaa_totals *totals, const double *weights,
                       double *out)
{
    uint32_t n = totals->problem->criteria;
    for (uint32_t a = 0; a < totals->problem->alternatives; a++) {
        double square[SMAA_BLOCK] = {0};
        double *to = out + (size_t)a * SMAA_BLOCK;
        memset(to, 0, SMAA_BLOCK * sizeof *to);
        for (uint32_t k = 0; k < n; k++) {
            const struct smaa_cell *cell = &totals->cells[a * n + k];
            const double *w = weights + (size_t)k * SMAA_BLOCK;
            if (cell->drawn != NULL)
                add_drawn(to, w, cell->drawn);
            else if (cell->spread > 0)
                add_normal(to, square, w, cell->worth, cell->spread);
            else
                add_number(to, w, cell->worth);
        }
        if (totals->normals[a] != NULL)
            spread_out(to, square, totals->normals[a]);
        settle_one(totals, a, to);
    }
}

SMAA_KERNEL
static void set_normal(double *restrict to, double mean, double sd,
                       const double *restrict z)
{
    for (int t = 0; t < SMAA_BLOCK; t++)
        to[t] = mean + sd * z[t];
}

void smaa_totals_under_one(const struct smaa_totals *totals, const double *weights,
                           double *out)
{
    uint32_t n = totals->problem->criteria;
    for (uint32_t a = 0; a < totals->problem->alternatives; a++) {
        const struct smaa_cell *cells = &totals->cells[a * n];
        double *to = out + (size_t)a * SMAA_BLOCK;
        double mean = 0;
        double square = 0;
        for (uint32_t k = 0; k < n; k++) {
            mean += weights[k] * cells[k].worth;
            square += weights[k] * cells[k].spread * (weights[k] * cells[k].spread);
        }
        if (totals->normals[a] != NULL)
            set_normal(to, mean, sqrt(square), totals->normals[a]);
        for (uint32_t t = 0; t < SMAA_BLOCK && totals->normals[a] == NULL; t++)
            to[t] = mean;
        for (uint32_t k = 0; k < n; k++)
            if (cells[k].drawn != NULL)
                add_number(to, cells[k].drawn, weights[k]);
        settle_one(totals, a, to);
    }
}
