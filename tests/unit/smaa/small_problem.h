/* Small decision problems for the tests, and regions from statements. */
#ifndef SMALL_PROBLEM_H
#define SMALL_PROBLEM_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "smaa/block.h"
#include "smaa/smaa.h"
#include "unit.h"

static const char *const small_ids[] = {"A", "B", "C", "D", "E", "F", "G", "H",
                                        "I", "J", "K", "L", "M", "N", "O", "P"};
static const struct smaa_value small_identity = {.shape = SMAA_IDENTITY};

struct small {
    struct arena *arena;
    struct problems problems;
    struct smaa_statements said;
    struct smaa_problem problem;
    struct smaa_value values[16];
    struct smaa_measure measures[16 * 16];
    struct smaa_result result;
    struct smaa_region region;
};

/* m options and n criteria whose values are the measurements, all exactly 0. */
static inline void small_open(struct small *small, uint32_t m, uint32_t n)
{
    memset(small, 0, sizeof *small);
    small->arena = arena_new((size_t)1 << 20);
    small->problems.arena = small->arena;
    small->said.arena = small->arena;
    for (uint32_t k = 0; k < 16; k++)
        small->values[k] = small_identity;
    for (uint32_t i = 0; i < 256; i++)
        small->measures[i].distribution = SMAA_EXACT;
    small->problem = (struct smaa_problem){.alternatives = m,
                                           .criteria = n,
                                           .alternative_ids = small_ids,
                                           .criterion_ids = small_ids,
                                           .values = small->values,
                                           .measures = small->measures,
                                           .preferences = &small->said,
                                           .draws = 50000,
                                           .seed = 7};
}

static inline void small_close(struct small *small)
{
    arena_free(small->arena);
}

static inline struct smaa_measure *small_cell(struct small *small, uint32_t a, uint32_t k)
{
    return &small->measures[a * small->problem.criteria + k];
}

static inline int32_t small_run(struct small *small)
{
    return smaa_run(small->arena, &small->problem, "test", &small->result,
                    &small->problems);
}

static inline int32_t small_region(struct small *small)
{
    return smaa_region_of(small->arena, &small->problem, "test", &small->region,
                          &small->problems);
}

/* w_a >= w_b >= ... in the order of the letters. */
static inline void small_order(struct small *small, const char *letters)
{
    for (; letters[1] != '\0'; letters++)
        smaa_say_ratio(&small->said, (uint32_t)(letters[0] - 'A'),
                       (uint32_t)(letters[1] - 'A'), 1, -1, "order");
}

/* Means and covariance of `count` draws of weights (a multiple of SMAA_BLOCK). */
struct small_moments {
    double mean[16];
    double covariance[16][16];
    double least[16];
    double most[16];
};

typedef void small_drawer(void *from, double *out);

static inline void small_measure(struct small_moments *moments, small_drawer *draw,
                                 void *from, uint32_t n, uint32_t count)
{
    static double block[16 * SMAA_BLOCK];
    memset(moments, 0, sizeof *moments);
    for (uint32_t k = 0; k < n; k++)
        moments->least[k] = HUGE_VAL;
    for (uint32_t done = 0; done < count; done += SMAA_BLOCK) {
        draw(from, block);
        for (uint32_t t = 0; t < SMAA_BLOCK; t++)
            for (uint32_t i = 0; i < n; i++) {
                double w = block[i * SMAA_BLOCK + t];
                moments->mean[i] += w / count;
                moments->least[i] = fmin(moments->least[i], w);
                moments->most[i] = fmax(moments->most[i], w);
                for (uint32_t j = 0; j < n; j++)
                    moments->covariance[i][j] += w * block[j * SMAA_BLOCK + t] / count;
            }
    }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < n; j++)
            moments->covariance[i][j] -= moments->mean[i] * moments->mean[j];
}

/* The covariance of a uniform point of the simplex with these corners (n of them, n x n):
 * the sum over corners of (c - mean)(c - mean)' / (n (n + 1)). */
static inline void small_expect_simplex(const struct small_moments *moments,
                                        const double *corners, uint32_t n, uint32_t count)
{
    double mean[16] = {0};
    for (uint32_t p = 0; p < n; p++)
        for (uint32_t i = 0; i < n; i++)
            mean[i] += corners[p * n + i] / n;
    for (uint32_t i = 0; i < n; i++) {
        double variance = 0;
        for (uint32_t p = 0; p < n; p++)
            variance += pow(corners[p * n + i] - mean[i], 2) / (n * (n + 1.0));
        CU_ASSERT_DOUBLE_EQUAL(moments->mean[i], mean[i],
                               5 * sqrt(variance / count) + 1e-12);
        for (uint32_t j = 0; j < n; j++) {
            double covariance = 0;
            for (uint32_t p = 0; p < n; p++)
                covariance += (corners[p * n + i] - mean[i]) *
                              (corners[p * n + j] - mean[j]) / (n * (n + 1.0));
            CU_ASSERT_DOUBLE_EQUAL(moments->covariance[i][j], covariance,
                                   10 * variance / sqrt(count) + 1e-9);
        }
    }
}

#endif
