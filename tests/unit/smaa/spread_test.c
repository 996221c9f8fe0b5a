/* Quantiles of totals, and what problems may add to a total. */
#include "smaa/spread.h"

#include <poise/status.h>

#include "small_problem.h"

static void quantiles_of_an_even_spread_are_its_shares(void)
{
    struct arena *arena = arena_new(1 << 16);
    struct smaa_spread spread;
    double totals[2 * SMAA_BLOCK];
    CU_ASSERT_FATAL(smaa_spread_make(arena, 2, &spread));
    for (uint32_t t = 0; t < SMAA_BLOCK; t++) {
        totals[t] = (t + 0.5) / SMAA_BLOCK;
        totals[SMAA_BLOCK + t] = 0.25;
    }
    smaa_spread_add(&spread, totals, SMAA_BLOCK);
    for (double p = 0.05; p < 1; p += 0.05) {
        CU_ASSERT_DOUBLE_EQUAL(smaa_spread_quantile(&spread, 0, p), p, 1.0 / SMAA_BLOCK);
        CU_ASSERT_DOUBLE_EQUAL(smaa_spread_quantile(&spread, 1, p), 0.25,
                               1.0 / SMAA_BINS);
    }
    arena_free(arena);
}

static void what_lies_outside_counts_as_the_end(void)
{
    struct arena *arena = arena_new(1 << 16);
    struct smaa_spread spread;
    double totals[SMAA_BLOCK] = {-3, 4, 1};
    CU_ASSERT_FATAL(smaa_spread_make(arena, 1, &spread));
    smaa_spread_add(&spread, totals, 3);
    CU_ASSERT_DOUBLE_EQUAL(smaa_spread_quantile(&spread, 0, 0.1), 0, 1.0 / SMAA_BINS);
    CU_ASSERT_DOUBLE_EQUAL(smaa_spread_quantile(&spread, 0, 0.9), 1, 1.0 / SMAA_BINS);
    CU_ASSERT_EQUAL(spread.draws, 3);
    arena_free(arena);
}

/* A normal of mean 0.5 and sd 0.1, of which half is weighed, and 0.2 on top. */
static void a_run_tells_the_interval_of_each_total(void)
{
    static const double on_top[] = {0.2, 0};
    struct smaa_fixed fixed = {0.5, on_top};
    struct small small;
    small_open(&small, 2, 1);
    *small_cell(&small, 0, 0) = (struct smaa_measure){SMAA_NORMAL, 0.5, 0.1, 0};
    small.problem.spreads = true;
    small.problem.fixed = &fixed;
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    CU_ASSERT_DOUBLE_EQUAL(small.result.mean[0], 0.45, 0.001);
    CU_ASSERT_DOUBLE_EQUAL(small.result.low[0], 0.45 - 0.05 * 1.96, 0.002);
    CU_ASSERT_DOUBLE_EQUAL(small.result.high[0], 0.45 + 0.05 * 1.96, 0.002);
    CU_ASSERT_DOUBLE_EQUAL(small.result.mean[1], 0, 1e-12);
    CU_ASSERT_EQUAL(small.result.confidence[0], 1);
    small_close(&small);
}

/* What is fixed decides when the drawn part cannot make up for it. */
static void what_is_fixed_may_decide(void)
{
    static const double on_top[] = {0, 0.31};
    struct smaa_fixed fixed = {0.3, on_top};
    struct small small;
    small_open(&small, 2, 2);
    *small_cell(&small, 0, 0) = (struct smaa_measure){SMAA_EXACT, 1, 0, 0};
    *small_cell(&small, 0, 1) = (struct smaa_measure){SMAA_MISSING, 0, 0, 0};
    small.problem.fixed = &fixed;
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    CU_ASSERT_EQUAL(small.result.ranks[2], 1);
    CU_ASSERT_FALSE(small.result.has_central[0]);
    CU_ASSERT_EQUAL(small.result.confidence[1], 1);
    small_close(&small);
}

/* With keys of their own the draws of an option do not depend on its place. */
static void keys_keep_draws_with_their_option(void)
{
    uint32_t keys[] = {4711, 42};
    double first[2];
    for (int turn = 0; turn < 2; turn++) {
        struct small small;
        small_open(&small, 2, 1);
        small.problem.keys = keys;
        *small_cell(&small, (uint32_t)turn, 0) =
            (struct smaa_measure){SMAA_SPLIT, 0.5, 0.1, 0.2};
        *small_cell(&small, (uint32_t)(1 - turn), 0) =
            (struct smaa_measure){SMAA_SPLIT, 0.52, 0.2, 0.1};
        CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
        first[turn] = small.result.ranks[turn * 2];
        keys[0] = 42;
        keys[1] = 4711;
        small_close(&small);
    }
    CU_ASSERT(first[0] > 0.3 && first[0] < 0.7);
    CU_ASSERT_EQUAL(first[0], first[1]);
}

UNIT_SUITE(spread) = {
    UNIT_TEST(quantiles_of_an_even_spread_are_its_shares),
    UNIT_TEST(what_lies_outside_counts_as_the_end),
    UNIT_TEST(a_run_tells_the_interval_of_each_total),
    UNIT_TEST(what_is_fixed_may_decide),
    UNIT_TEST(keys_keep_draws_with_their_option),
    UNIT_END,
};
