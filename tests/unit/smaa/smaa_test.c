/* Whole runs: what must hold of any result, ties, one winner, closed forms. */
#include "smaa/smaa.h"

#include <poise/status.h>

#include "smaa/draws.h"
#include "smaa/exact.h"
#include "smaa/totals.h"
#include "small_problem.h"

/* Any mixture of measures, on linear values. */
static void fill(struct small *small, uint64_t seed)
{
    struct smaa_source source = smaa_source_open(seed, 1);
    uint32_t m = small->problem.alternatives;
    uint32_t n = small->problem.criteria;
    for (uint32_t k = 0; k < n; k++)
        small->values[k] =
            (struct smaa_value){SMAA_LINEAR, smaa_bits(&source) % 2 == 0, 0, 1, 0, 0, 0};
    for (uint32_t i = 0; i < m * n; i++) {
        double a = smaa_uniform(&source);
        struct smaa_measure choices[] = {
            {SMAA_EXACT, a, 0, 0},           {SMAA_NORMAL, a, 0.3, 0},
            {SMAA_BETA, 1 + 9 * a, 5, 0},    {SMAA_UNIFORM, a, a + 0.4, 0},
            {SMAA_LOGNORMAL, a - 1, 0.3, 0}, {SMAA_MISSING, 0, 0, 0}};
        small->measures[i] = choices[smaa_bits(&source) % 6];
    }
}

static void expect_invariants(const struct small *small)
{
    const struct smaa_result *r = &small->result;
    uint32_t m = small->problem.alternatives;
    uint32_t n = small->problem.criteria;
    double total = 0;
    for (uint32_t a = 0; a < m; a++) {
        double row = 0;
        double column = 0;
        double rank = 1;
        for (uint32_t b = 0; b < m; b++) {
            double ties = 1 - r->wins[a * m + b] - r->wins[b * m + a];
            row += r->ranks[a * m + b];
            column += r->ranks[b * m + a];
            rank += b == a ? 0 : r->wins[b * m + a] + ties / 2;
            CU_ASSERT(ties > -1e-12);
        }
        CU_ASSERT_DOUBLE_EQUAL(row, 1, 1e-9);
        CU_ASSERT_DOUBLE_EQUAL(column, 1, 1e-9);
        CU_ASSERT_DOUBLE_EQUAL(r->expected_rank[a], rank, 1e-9);
        CU_ASSERT_EQUAL(r->has_central[a], r->ranks[a * m] > 0);
        total += r->ranks[a * m];
    }
    CU_ASSERT_DOUBLE_EQUAL(total, 1, 1e-9);
    for (uint32_t k = 0; k < n; k++) {
        double mixed = 0;
        for (uint32_t a = 0; a < m; a++)
            mixed += r->ranks[a * m] * r->central[a * n + k];
        CU_ASSERT_DOUBLE_EQUAL(mixed, r->mean_weights[k], 1e-9);
    }
}

static void what_must_hold_holds_of_any_problem(void)
{
    for (uint64_t seed = 0; seed < 60; seed++) {
        struct small small;
        small_open(&small, 1 + (uint32_t)(seed % 7), 1 + (uint32_t)(seed / 3) % 6);
        small.problem.draws = 1000 + seed * 37;
        fill(&small, seed);
        if (seed % 4 == 1 && small.problem.criteria > 2)
            small_order(&small, "ABC");
        CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
        expect_invariants(&small);
        small_close(&small);
    }
}

static void ties_are_shared_equally(void)
{
    struct small small;
    small_open(&small, 4, 2);
    for (uint32_t a = 0; a < 4; a++)
        for (uint32_t k = 0; k < 2; k++)
            small_cell(&small, a, k)->a = a == 3 ? 0 : 0.7;
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    expect_invariants(&small);
    for (int a = 0; a < 3; a++) {
        for (int r = 0; r < 3; r++)
            CU_ASSERT_DOUBLE_EQUAL(small.result.ranks[a * 4 + r], 1.0 / 3, 1e-9);
        CU_ASSERT_DOUBLE_EQUAL(small.result.confidence[a], 1.0 / 3, 1e-12);
        CU_ASSERT_EQUAL(small.result.wins[a * 4 + (a + 1) % 3], 0);
        CU_ASSERT_EQUAL(small.result.wins[a * 4 + 3], 1);
    }
    CU_ASSERT_EQUAL(small.result.ranks[3 * 4 + 3], 1);
    CU_ASSERT_FALSE(small.result.has_central[3]);
    small_close(&small);
}

/* .1 + .2 is not .3 in binary: rounding decides no tie. */
static void rounding_decides_no_tie(void)
{
    struct small small;
    static const double worths[2][3] = {{.1, .2, .3}, {.3, .2, .1}};
    static const double equal[] = {1, 1, 1};
    small_open(&small, 2, 3);
    for (uint32_t a = 0; a < 2; a++)
        for (uint32_t k = 0; k < 3; k++)
            small_cell(&small, a, k)->a = worths[a][k];
    smaa_say_weights(&small.said, equal, 3, NULL);
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    CU_ASSERT_DOUBLE_EQUAL(small.result.ranks[0], 0.5, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(small.result.ranks[2], 0.5, 1e-12);
    small_close(&small);
}

static void one_draw_keeps_the_shape(void)
{
    struct small small;
    small_open(&small, 3, 2);
    fill(&small, 3);
    small.problem.draws = 1;
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    expect_invariants(&small);
    int winners = 0;
    for (int a = 0; a < 3; a++)
        winners += small.result.has_central[a];
    CU_ASSERT_EQUAL(winners, 1);
    for (int a = 0; a < 3; a++)
        CU_ASSERT_EQUAL(small.result.sd[a], 0);
    small_close(&small);
}

static void a_dominated_option_changes_nothing_of_the_others(void)
{
    struct small three;
    struct small four;
    small_open(&three, 3, 3);
    fill(&three, 11);
    small_open(&four, 4, 3);
    fill(&four, 11);
    memcpy(four.measures, three.measures, 9 * sizeof *three.measures);
    memcpy(four.values, three.values, sizeof four.values);
    for (uint32_t k = 0; k < 3; k++)
        *small_cell(&four, 3, k) = (struct smaa_measure){SMAA_EXACT, -5, 0, 0};
    for (uint32_t k = 0; k < 3; k++)
        four.values[k].clips = three.values[k].clips = false;
    CU_ASSERT_EQUAL(small_run(&three), POISE_OK);
    CU_ASSERT_EQUAL(small_run(&four), POISE_OK);
    for (int a = 0; a < 3; a++)
        for (int r = 0; r < 3; r++)
            CU_ASSERT_DOUBLE_EQUAL(three.result.ranks[a * 3 + r],
                                   four.result.ranks[a * 4 + r], 1e-12);
    small_close(&three);
    small_close(&four);
}

static void clipped_worths_are_counted(void)
{
    struct small small;
    small_open(&small, 2, 2);
    small.values[0] = (struct smaa_value){SMAA_LINEAR, true, 0, 1, 0, 0, 0};
    small_cell(&small, 0, 0)->a = 2;
    *small_cell(&small, 1, 0) = (struct smaa_measure){SMAA_NORMAL, 1, 0.1, 0};
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    CU_ASSERT_DOUBLE_EQUAL(small.result.clipped, (1 + 0.5) / 4, 0.002);
    small.values[0].clips = false;
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    CU_ASSERT_EQUAL(small.result.clipped, 0);
    small_close(&small);
}

/* Summing normals into one and drawing each give the same shares: a range that no draw
 * leaves lets them be summed, a bend at its middle does not. */
static void summed_and_drawn_normals_agree(void)
{
    struct small small;
    struct smaa_result summed;
    static const double x[] = {-9, 0.5, 10};
    static const double v[] = {-9, 0.5, 10};
    small_open(&small, 4, 3);
    small.problem.draws = 100000;
    for (uint32_t i = 0; i < 12; i++)
        small.measures[i] =
            (struct smaa_measure){SMAA_NORMAL, 0.4 + 0.05 * (i * 7 % 12 % 5), 0.2, 0};
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    summed = small.result;
    for (uint32_t k = 0; k < 3; k++)
        small.values[k] = (struct smaa_value){SMAA_PIECES, false, 0, 0, 3, x, v};
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    for (uint32_t a = 0; a < 4; a++) {
        for (uint32_t r = 0; r < 4; r++)
            CU_ASSERT_DOUBLE_EQUAL(summed.ranks[a * 4 + r], small.result.ranks[a * 4 + r],
                                   0.009);
        CU_ASSERT_DOUBLE_EQUAL(summed.mean[a], small.result.mean[a], 0.003);
        CU_ASSERT_DOUBLE_EQUAL(summed.sd[a], small.result.sd[a], 0.003);
        CU_ASSERT_DOUBLE_EQUAL(summed.confidence[a], small.result.confidence[a], 0.012);
    }
    small_close(&small);
}

/* Two normals under one weight: the confidence factor is Phi((m1 - m2) / sqrt 2 s). */
static void confidence_is_that_of_fresh_draws(void)
{
    struct small small;
    small_open(&small, 2, 1);
    small.problem.draws = 200000;
    *small_cell(&small, 0, 0) = (struct smaa_measure){SMAA_NORMAL, 0.6, 0.1, 0};
    *small_cell(&small, 1, 0) = (struct smaa_measure){SMAA_NORMAL, 0.5, 0.1, 0};
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    double p = 0.5 * erfc(-0.1 / (0.1 * sqrt(2)) / sqrt(2));
    CU_ASSERT_DOUBLE_EQUAL(small.result.confidence[0], p, 0.005);
    CU_ASSERT_DOUBLE_EQUAL(small.result.ranks[0], p, 0.005);
    CU_ASSERT(fabs(small.result.confidence[0] - small.result.ranks[0]) > 0);
    small_close(&small);
}

static void the_same_seed_gives_the_same_bits(void)
{
    struct small a;
    struct small b;
    small_open(&a, 5, 4);
    small_open(&b, 5, 4);
    fill(&a, 5);
    fill(&b, 5);
    CU_ASSERT_EQUAL(small_run(&a), POISE_OK);
    CU_ASSERT_EQUAL(small_run(&b), POISE_OK);
    CU_ASSERT_EQUAL(memcmp(a.result.central, b.result.central, 20 * sizeof(double)), 0);
    b.problem.seed++;
    CU_ASSERT_EQUAL(small_run(&b), POISE_OK);
    CU_ASSERT_NOT_EQUAL(memcmp(a.result.central, b.result.central, 20 * sizeof(double)),
                        0);
    small_close(&a);
    small_close(&b);
}

/* Memory that runs out anywhere is told, once. */
static void every_shortage_of_memory_is_told(void)
{
    int told = 0;
    for (size_t limit = 1000; limit < 400000; limit += limit / 8) {
        struct small small;
        small_open(&small, 3, 3);
        fill(&small, 2);
        small.problem.draws = 100;
        smaa_say_ratio(&small.said, 0, 1, 0.5, 3, NULL);
        arena_limit(small.arena, arena_used(small.arena) + limit);
        int32_t status = small_run(&small);
        CU_ASSERT(status == POISE_OK || status == POISE_E_MEMORY);
        told += status == POISE_E_MEMORY;
        small_close(&small);
    }
    CU_ASSERT(told > 10);
}

static void entropy_is_zero_when_settled_and_a_bit_a_coin(void)
{
    struct small small;
    small_open(&small, 2, 1);
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    CU_ASSERT_DOUBLE_EQUAL(small.result.entropy, 1, 1e-12);
    small_cell(&small, 1, 0)->a = 1;
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    CU_ASSERT_EQUAL(small.result.entropy, 0);
    small_close(&small);
}

UNIT_SUITE(smaa) = {
    UNIT_TEST(what_must_hold_holds_of_any_problem),
    UNIT_TEST(ties_are_shared_equally),
    UNIT_TEST(rounding_decides_no_tie),
    UNIT_TEST(one_draw_keeps_the_shape),
    UNIT_TEST(a_dominated_option_changes_nothing_of_the_others),
    UNIT_TEST(clipped_worths_are_counted),
    UNIT_TEST(summed_and_drawn_normals_agree),
    UNIT_TEST(confidence_is_that_of_fresh_draws),
    UNIT_TEST(the_same_seed_gives_the_same_bits),
    UNIT_TEST(every_shortage_of_memory_is_told),
    UNIT_TEST(entropy_is_zero_when_settled_and_a_bit_a_coin),
    UNIT_END,
};
