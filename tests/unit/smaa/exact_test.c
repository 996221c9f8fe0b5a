/* Closed forms: the running example of the notes, the textbook formula, simulation. */
#include "smaa/exact.h"

#include <poise/status.h>

#include "small_problem.h"

static const double example[] = {.15, -.30, -.087};

static void the_running_example_comes_out(void)
{
    double d[] = {.15, -.30, -(.9565217391304348 - .8695652173913043)};
    double center[3];
    CU_ASSERT_DOUBLE_EQUAL(smaa_share_above(d, 3), .0225 / (.45 * (.15 - d[2])), 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(smaa_share_above(d, 3), .2110, 5e-5);
    CU_ASSERT(smaa_center_above(d, 3, center));
    CU_ASSERT_DOUBLE_EQUAL(center[0] + center[1] + center[2], 1, 1e-14);
    smaa_running_means(d, 3);
    CU_ASSERT_DOUBLE_EQUAL(d[1], -.075, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(d[2], -.0790, 5e-5);
    CU_ASSERT_DOUBLE_EQUAL(smaa_share_above(d, 3), .4367, 5e-5);
}

static void edges_are_exact(void)
{
    static const double up[] = {1, 2, 0};
    static const double down[] = {-1, 0, 0};
    static const double none[] = {0, 0, 0};
    static const double even[] = {1, -1, 0, 0};
    double center[4];
    CU_ASSERT_EQUAL(smaa_share_above(up, 3), 1);
    CU_ASSERT_EQUAL(smaa_share_above(down, 3), 0);
    CU_ASSERT_EQUAL(smaa_share_above(none, 3), 0);
    CU_ASSERT_EQUAL(smaa_share_above(even, 4), 0.5);
    CU_ASSERT_FALSE(smaa_center_above(down, 3, center));
    CU_ASSERT(smaa_center_above(up, 3, center));
    CU_ASSERT_DOUBLE_EQUAL(center[2], 1.0 / 3, 1e-15);
}

/* P = sum over positive d of d_i^(n-1) / prod (d_i - d_j), for distinct d. */
static double textbook(const double *d, uint32_t n)
{
    double sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        double term = 1;
        for (uint32_t j = 0; j < n && d[i] > 0; j++)
            term *= j == i ? 1 : d[i] / (d[i] - d[j]);
        sum += d[i] > 0 ? term : 0;
    }
    return sum;
}

static void the_recursion_is_the_textbook_formula(void)
{
    struct smaa_source source = smaa_source_open(1, 1);
    for (int round = 0; round < 2000; round++) {
        double d[6];
        uint32_t n = 2 + (uint32_t)(smaa_bits(&source) % 5);
        for (uint32_t i = 0; i < n; i++)
            d[i] = i * 0.2 - 0.5 + 0.15 * smaa_uniform(&source);
        CU_ASSERT_DOUBLE_EQUAL(smaa_share_above(d, n), textbook(d, n), 1e-10);
    }
}

/* 1000 random cases with repeats and zeros, n = 2 to 8. */
static void the_recursion_agrees_with_simulation(void)
{
    enum { CASES = 1000, DRAWS = 16 * SMAA_BLOCK };
    static double block[8 * SMAA_BLOCK];
    struct smaa_source source = smaa_source_open(2, 1);
    double worst = 0;
    double squares = 0;
    for (uint32_t round = 0; round < CASES; round++) {
        struct small small;
        double d[8];
        double above = 0;
        uint32_t n = 2 + round % 7;
        for (uint32_t i = 0; i < n; i++)
            d[i] = ((double)(smaa_bits(&source) % 9) - 4) / 4;
        small_open(&small, 1, n);
        small_region(&small);
        struct smaa_weights *weights = arena_alloc(small.arena, sizeof *weights);
        smaa_weights_make(small.arena, &small.region, round, weights);
        for (int b = 0; b < DRAWS / SMAA_BLOCK; b++) {
            smaa_weights_draw(weights, block, SMAA_BLOCK);
            for (int t = 0; t < SMAA_BLOCK; t++) {
                double sum = 0;
                for (uint32_t i = 0; i < n; i++)
                    sum += d[i] * block[i * SMAA_BLOCK + (uint32_t)t];
                above += sum > 0;
            }
        }
        double p = smaa_share_above(d, n);
        double sd = sqrt(p * (1 - p) / DRAWS);
        double z = sd > 0 ? (above / DRAWS - p) / sd : fabs(above / DRAWS - p) * 1e9;
        worst = fmax(worst, fabs(z));
        squares += sd > 0 ? z * z : 1;
        small_close(&small);
    }
    CU_ASSERT(worst < 4.5);
    CU_ASSERT_DOUBLE_EQUAL(squares / CASES, 1, 0.25);
}

static void central_weights_agree_with_simulation(void)
{
    struct small small;
    double center[3];
    small_open(&small, 2, 3);
    for (uint32_t k = 0; k < 3; k++)
        small_cell(&small, 0, k)->a = example[k];
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    CU_ASSERT(smaa_center_above(example, 3, center));
    for (int k = 0; k < 3; k++)
        CU_ASSERT_DOUBLE_EQUAL(small.result.central[k], center[k], 0.01);
    small_close(&small);
}

static void floors_and_orders_are_corners(void)
{
    struct small small;
    double corners[9];
    double d[3] = {.15, -.30, -.087};
    static const double low[] = {.2, .1, .05};
    double at[3];
    small_open(&small, 1, 3);
    for (uint32_t k = 0; k < 3; k++)
        smaa_say_interval(&small.said, k, low[k], 1, NULL);
    small_region(&small);
    CU_ASSERT(smaa_corners(&small.region, corners));
    for (int p = 0; p < 3; p++)
        at[p] =
            corners[p * 3] * d[0] + corners[p * 3 + 1] * d[1] + corners[p * 3 + 2] * d[2];
    smaa_above_floors(d, low, 3);
    CU_ASSERT_DOUBLE_EQUAL(smaa_share_above(at, 3), smaa_share_above(d, 3), 1e-14);
    small_close(&small);
    small_open(&small, 1, 3);
    smaa_say_ratio(&small.said, 0, 1, 0.5, 2, NULL);
    small_region(&small);
    CU_ASSERT_FALSE(smaa_corners(&small.region, corners));
    small_close(&small);
}

/* Averaging the closed form over draws of worths is counting, with less noise. */
static void pairwise_wins_agree_with_counting(void)
{
    struct small small;
    struct smaa_draws draws;
    double corners[9];
    double wins[9];
    small_open(&small, 3, 3);
    small_order(&small, "ABC");
    for (uint32_t i = 0; i < 9; i++)
        small.measures[i] =
            (struct smaa_measure){SMAA_NORMAL, 0.5 + 0.02 * (i * 5 % 9), 0.2, 0};
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    CU_ASSERT(smaa_corners(small.result.region, corners));
    CU_ASSERT(smaa_draws_make(small.arena, &small.problem, 20000, &draws));
    CU_ASSERT(smaa_pairwise(small.arena, &draws, corners, 3, wins));
    for (int a = 0; a < 3; a++)
        for (int b = 0; b < 3; b++)
            CU_ASSERT_DOUBLE_EQUAL(wins[a * 3 + b], small.result.wins[a * 3 + b], 0.015);
    small_close(&small);
}

UNIT_SUITE(exact) = {
    UNIT_TEST(the_running_example_comes_out),
    UNIT_TEST(edges_are_exact),
    UNIT_TEST(the_recursion_is_the_textbook_formula),
    UNIT_TEST(the_recursion_agrees_with_simulation),
    UNIT_TEST(central_weights_agree_with_simulation),
    UNIT_TEST(floors_and_orders_are_corners),
    UNIT_TEST(pairwise_wins_agree_with_counting),
    UNIT_END,
};
