/* Shares of variance against what can be worked out by hand. */
#include "smaa/doubt.h"

#include <poise/status.h>

#include "small_problem.h"

static void find(struct small *small, struct smaa_doubt *doubt)
{
    CU_ASSERT_EQUAL_FATAL(small_run(small), POISE_OK);
    CU_ASSERT_FATAL(
        smaa_doubt_find(small->arena, &small->problem, &small->result, 0, 1, doubt));
}

static void exact(struct small *small, uint32_t a, uint32_t k, double value)
{
    *small_cell(small, a, k) = (struct smaa_measure){SMAA_EXACT, value, 0, 0};
}

static void normal(struct small *small, uint32_t a, uint32_t k, double mean, double sd)
{
    *small_cell(small, a, k) = (struct smaa_measure){SMAA_NORMAL, mean, sd, 0};
}

/* w is even on 0 to 1, so that its mean is 1/2 and its variance 1/12. With differences
 * 0.6 and -0.4 of worths, known to 0.1 and 0.2 each:
 *   goals     (0.6 + 0.4)^2 / 12          = 0.0833
 *   evidence  (0.1^2 + 0.2^2) / 4         = 0.0125
 *   both      (0.1^2 + 0.2^2) / 12        = 0.0042 */
static void two_free_weights_and_two_normals(void)
{
    struct small small;
    struct smaa_doubt doubt;
    small_open(&small, 2, 2);
    normal(&small, 0, 0, 0.8, 0.1);
    exact(&small, 1, 0, 0.2);
    exact(&small, 0, 1, 0.3);
    normal(&small, 1, 1, 0.7, 0.2);
    find(&small, &doubt);
    const double variance = 0.1;
    CU_ASSERT_TRUE(doubt.any);
    CU_ASSERT_DOUBLE_EQUAL(doubt.goals, (1 / 12.0) / variance, 0.02);
    CU_ASSERT_DOUBLE_EQUAL(doubt.evidence, 0.0125 / variance, 0.02);
    CU_ASSERT_DOUBLE_EQUAL(doubt.both, (0.05 / 12) / variance, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(doubt.goals + doubt.evidence + doubt.both, 1, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(doubt.effects[0], 0.0025 / variance, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(doubt.effects[1], 0, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(doubt.effects[2], 0, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(doubt.effects[3], 0.01 / variance, 0.01);
    small_close(&small);
}

static void settled_goals_leave_the_evidence(void)
{
    struct small small;
    struct smaa_doubt doubt;
    small_open(&small, 2, 2);
    normal(&small, 0, 0, 0.8, 0.1);
    exact(&small, 1, 1, 0.7);
    smaa_say_weights(&small.said, (const double[]){2, 1}, 2, "twice");
    find(&small, &doubt);
    CU_ASSERT_DOUBLE_EQUAL(doubt.evidence, 1, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(doubt.effects[0], 1, 1e-12);
    small_close(&small);
}

static void settled_evidence_leaves_the_goals(void)
{
    struct small small;
    struct smaa_doubt doubt;
    small_open(&small, 2, 2);
    exact(&small, 0, 0, 0.8);
    exact(&small, 1, 1, 0.7);
    find(&small, &doubt);
    CU_ASSERT_DOUBLE_EQUAL(doubt.goals, 1, 1e-12);
    small_close(&small);
}

/* Where all that was drawn is the same for both, nothing is in doubt. */
static void what_never_moves_is_no_doubt(void)
{
    struct small small;
    struct smaa_doubt doubt;
    small_open(&small, 2, 2);
    for (uint32_t a = 0; a < 2; a++)
        for (uint32_t k = 0; k < 2; k++)
            exact(&small, a, k, 0.5);
    find(&small, &doubt);
    CU_ASSERT_FALSE(doubt.any);
    CU_ASSERT_EQUAL(doubt.goals, 0);
    small_close(&small);
}

/* The corners of an order of three are 1 0 0, 1/2 1/2 0 and 1/3 1/3 1/3; the covariance
 * of an even choice among them is the sum of products of their deviations, through 12. */
static void an_order_of_three_comes_out(void)
{
    struct small small;
    struct smaa_doubt doubt;
    small_open(&small, 2, 3);
    for (uint32_t k = 0; k < 3; k++) {
        normal(&small, 0, k, 0.3 + 0.1 * k, 0.05 + 0.05 * k);
        normal(&small, 1, k, 0.6 - 0.1 * k, 0.02);
    }
    small_order(&small, "ABC");
    find(&small, &doubt);
    double mean = small.result.mean[0] - small.result.mean[1];
    static const double corners[3][3] = {
        {1, 0, 0}, {1 / 2.0, 1 / 2.0, 0}, {1 / 3.0, 1 / 3.0, 1 / 3.0}};
    static const double center[3] = {11 / 18.0, 5 / 18.0, 2 / 18.0};
    double goals = 0;
    double evidence = 0;
    double both = 0;
    for (int i = 0; i < 3; i++) {
        double spread = pow(0.05 + 0.05 * i, 2) + 0.0004;
        double own = 0;
        for (int p = 0; p < 3; p++)
            own += pow(corners[p][i] - center[i], 2) / 12;
        evidence += center[i] * center[i] * spread;
        both += own * spread;
    }
    for (int p = 0; p < 3; p++) {
        double moved = 0;
        for (int i = 0; i < 3; i++)
            moved += (corners[p][i] - center[i]) * (-0.3 + 0.2 * i);
        goals += moved * moved / 12;
    }
    double variance = goals + evidence + both;
    CU_ASSERT_DOUBLE_EQUAL(mean, -0.3 * 11 / 18 - 0.1 * 5 / 18 + 0.1 * 2 / 18, 0.002);
    CU_ASSERT_DOUBLE_EQUAL(doubt.goals, goals / variance, 0.02);
    CU_ASSERT_DOUBLE_EQUAL(doubt.evidence, evidence / variance, 0.02);
    CU_ASSERT_DOUBLE_EQUAL(doubt.both, both / variance, 0.02);
    small_close(&small);
}

UNIT_SUITE(doubt) = {
    UNIT_TEST(two_free_weights_and_two_normals),
    UNIT_TEST(settled_goals_leave_the_evidence),
    UNIT_TEST(settled_evidence_leaves_the_goals),
    UNIT_TEST(what_never_moves_is_no_doubt),
    UNIT_TEST(an_order_of_three_comes_out),
    UNIT_END,
};
