/* Moments of weights and of differences of worths, then their products. */
#include "doubt.h"

#include <math.h>

#include "base/arena.h"
#include "block.h"
#include "smaa.h"
#include "totals.h"

/* Means and central moments of some rows, gathered block by block. */
struct moments {
    uint32_t count; /* rows */
    double draws;
    double *mean;
    double *products; /* count x count: sums of products of deviations */
};

static bool make_moments(struct arena *arena, uint32_t count, struct moments *out)
{
    *out = (struct moments){.count = count};
    out->mean = arena_array(arena, count, sizeof(double));
    out->products = arena_array(arena, (size_t)count * count, sizeof(double));
    return out->mean != NULL && out->products != NULL;
}

static double mean_of(const double *row)
{
    double sum = 0;
    for (int t = 0; t < SMAA_BLOCK; t++)
        sum += row[t];
    return sum / SMAA_BLOCK;
}

static double product_of(const double *x, double x_mean, const double *y, double y_mean)
{
    double sum = 0;
    for (int t = 0; t < SMAA_BLOCK; t++)
        sum += (x[t] - x_mean) * (y[t] - y_mean);
    return sum;
}

/* Adds a block: rows x SMAA_BLOCK. Two groups of draws are joined by their means (Chan,
 * Golub and LeVeque 1983). */
static void add_block(struct moments *moments, const double *rows)
{
    uint32_t n = moments->count;
    double mean[2 * SMAA_CRITERIA_LIMIT];
    double joined = moments->draws + SMAA_BLOCK;
    double scale = moments->draws * SMAA_BLOCK / joined;
    for (uint32_t i = 0; i < n; i++)
        mean[i] = mean_of(rows + (size_t)i * SMAA_BLOCK);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j <= i; j++) {
            double *to = &moments->products[i * n + j];
            *to += product_of(rows + (size_t)i * SMAA_BLOCK, mean[i],
                              rows + (size_t)j * SMAA_BLOCK, mean[j]) +
                   scale * (mean[i] - moments->mean[i]) * (mean[j] - moments->mean[j]);
            moments->products[j * n + i] = *to;
        }
    for (uint32_t i = 0; i < n; i++)
        moments->mean[i] += (mean[i] - moments->mean[i]) * SMAA_BLOCK / joined;
    moments->draws = joined;
}

static double covariance(const struct moments *moments, uint32_t i, uint32_t j)
{
    return moments->products[i * moments->count + j] / moments->draws;
}

/* -------------------- drawing */

/* What is drawn for a pair. */
struct pair {
    const struct smaa_problem *problem;
    uint32_t of[2];
    struct moments weights; /* criteria */
    struct moments worths;  /* 2 x criteria: of the first, of the second */
    double *rows;           /* 2 x criteria x SMAA_BLOCK */
};

static bool draw_weights(struct arena *arena, const struct smaa_result *result,
                         struct pair *pair)
{
    const struct smaa_problem *problem = pair->problem;
    struct smaa_weights *weights = arena_alloc(arena, sizeof *weights);
    if (weights == NULL || !smaa_weights_again(arena, problem, result, weights))
        return false;
    for (uint32_t done = 0; done < SMAA_DOUBT_DRAWS; done += SMAA_BLOCK) {
        smaa_weights_draw(weights, pair->rows, SMAA_BLOCK);
        add_block(&pair->weights, pair->rows);
    }
    return true;
}

static void copy_worths(const struct smaa_totals *totals, const struct pair *pair)
{
    uint32_t n = pair->problem->criteria;
    for (uint32_t i = 0; i < 2 * n; i++) {
        const struct smaa_cell *cell = &totals->cells[pair->of[i / n] * n + i % n];
        double *row = pair->rows + (size_t)i * SMAA_BLOCK;
        for (int t = 0; t < SMAA_BLOCK; t++)
            row[t] = cell->drawn == NULL ? cell->worth : cell->drawn[t];
    }
}

static bool draw_worths(struct arena *arena, struct pair *pair)
{
    struct smaa_totals totals;
    if (!smaa_totals_make(arena, pair->problem, false, true, &totals))
        return false;
    for (uint32_t done = 0; done < SMAA_DOUBT_DRAWS; done += SMAA_BLOCK) {
        smaa_totals_next(&totals, SMAA_BLOCK);
        copy_worths(&totals, pair);
        add_block(&pair->worths, pair->rows);
    }
    return true;
}

/* -------------------- products */

static double worth_difference(const struct pair *pair, uint32_t k)
{
    uint32_t n = pair->problem->criteria;
    return pair->worths.mean[k] - pair->worths.mean[n + k];
}

/* Of the differences of worths in two criteria. */
static double difference_covariance(const struct pair *pair, uint32_t i, uint32_t j)
{
    uint32_t n = pair->problem->criteria;
    return covariance(&pair->worths, i, j) + covariance(&pair->worths, n + i, n + j) -
           covariance(&pair->worths, i, n + j) - covariance(&pair->worths, n + i, j);
}

static void share_out(const struct pair *pair, struct smaa_doubt *out)
{
    uint32_t n = pair->problem->criteria;
    const struct moments *weights = &pair->weights;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < n; j++) {
            double of_weights = covariance(weights, i, j);
            double of_worths = difference_covariance(pair, i, j);
            out->goals +=
                of_weights * worth_difference(pair, i) * worth_difference(pair, j);
            out->evidence += of_worths * weights->mean[i] * weights->mean[j];
            out->both += of_weights * of_worths;
        }
    double variance = out->goals + out->evidence + out->both;
    out->any = variance > 1e-12;
    double scale = out->any ? 1 / variance : 0;
    out->goals *= scale;
    out->evidence *= scale;
    out->both *= scale;
    for (uint32_t i = 0; i < 2 * n; i++)
        out->effects[i] = scale * weights->mean[i % n] * weights->mean[i % n] *
                          covariance(&pair->worths, i, i);
}

bool smaa_doubt_find(struct arena *arena, const struct smaa_problem *problem,
                     const struct smaa_result *result, uint32_t a, uint32_t b,
                     struct smaa_doubt *out)
{
    uint32_t n = problem->criteria;
    struct pair pair = {.problem = problem, .of = {a, b}};
    *out = (struct smaa_doubt){.effects = arena_array(arena, 2 * n, sizeof(double))};
    pair.rows = arena_room(arena, (size_t)2 * n * SMAA_BLOCK, sizeof(double));
    if (out->effects == NULL || pair.rows == NULL ||
        !make_moments(arena, n, &pair.weights) ||
        !make_moments(arena, 2 * n, &pair.worths) ||
        !draw_weights(arena, result, &pair) || !draw_worths(arena, &pair))
        return false;
    share_out(&pair, out);
    return true;
}
