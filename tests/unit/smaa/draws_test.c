/* Kept draws: the same for every question, and the same as weights given in full. */
#include "smaa/draws.h"

#include <poise/status.h>

#include "small_problem.h"

static void fill(struct small *small)
{
    for (uint32_t i = 0; i < small->problem.alternatives * small->problem.criteria; i++)
        small->measures[i] =
            (struct smaa_measure){SMAA_NORMAL, 0.3 + 0.04 * (i * 5 % 11), 0.1, 0};
}

static void an_option_more_changes_nothing_of_the_others(void)
{
    struct small small;
    struct smaa_draws two;
    struct smaa_draws three;
    small_open(&small, 3, 4);
    fill(&small);
    small.problem.alternatives = 2;
    CU_ASSERT(smaa_draws_make(small.arena, &small.problem, 600, &two));
    small.problem.alternatives = 3;
    CU_ASSERT(smaa_draws_make(small.arena, &small.problem, 600, &three));
    for (uint32_t t = 0; t < 600; t++)
        for (uint32_t a = 0; a < 2; a++)
            for (uint32_t k = 0; k < 4; k++)
                CU_ASSERT_EQUAL(smaa_draws_worth(&two, t, a, k),
                                smaa_draws_worth(&three, t, a, k));
    small_close(&small);
}

static void ranks_are_those_of_totals_one_by_one(void)
{
    struct small small;
    struct smaa_draws draws;
    struct smaa_result result;
    static const double points[] = {100, 60, 20};
    struct smaa_sliders sliders = {points, 1.5};
    double first[3] = {0};
    small_open(&small, 3, 3);
    fill(&small);
    CU_ASSERT(smaa_draws_make(small.arena, &small.problem, 700, &draws));
    CU_ASSERT(smaa_draws_rank(small.arena, &draws, &sliders, &result));
    for (uint32_t t = 0; t < 700; t++) {
        double u[3];
        double w[3];
        uint32_t best = 0;
        for (uint32_t k = 0; k < 3; k++)
            u[k] = smaa_draws_slider(&draws, t, k);
        smaa_slider_weights(&sliders, u, 3, w);
        for (uint32_t a = 1; a < 3; a++)
            if (smaa_draws_total(&draws, t, a, w) > smaa_draws_total(&draws, t, best, w))
                best = a;
        first[best] += 1.0 / 700;
    }
    for (int a = 0; a < 3; a++)
        CU_ASSERT_DOUBLE_EQUAL(result.ranks[a * 3], first[a], 1e-12);
    small_close(&small);
}

/* Moving a slider a little moves shares a little: the noise stays the same. */
static void a_small_move_makes_a_small_change(void)
{
    struct small small;
    struct smaa_draws draws;
    struct smaa_result before;
    struct smaa_result after;
    double points[] = {100, 60, 20};
    struct smaa_sliders sliders = {points, 1.5};
    small_open(&small, 3, 3);
    fill(&small);
    CU_ASSERT(smaa_draws_make(small.arena, &small.problem, SMAA_LIVE_DRAWS, &draws));
    CU_ASSERT(smaa_draws_rank(small.arena, &draws, &sliders, &before));
    points[1] = 60.5;
    CU_ASSERT(smaa_draws_rank(small.arena, &draws, &sliders, &after));
    for (int a = 0; a < 3; a++)
        CU_ASSERT_DOUBLE_EQUAL(before.ranks[a * 3], after.ranks[a * 3], 0.005);
    small_close(&small);
}

UNIT_SUITE(draws) = {
    UNIT_TEST(an_option_more_changes_nothing_of_the_others),
    UNIT_TEST(ranks_are_those_of_totals_one_by_one),
    UNIT_TEST(a_small_move_makes_a_small_change),
    UNIT_END,
};
