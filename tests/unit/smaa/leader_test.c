/* Shares into words. */
#include "smaa/leader.h"

#include <poise/status.h>

#include "base/text.h"
#include "small_problem.h"

static enum smaa_fit fit_of(double lead, double sd, struct text *said)
{
    struct small small;
    small_open(&small, 2, 1);
    *small_cell(&small, 1, 0) = (struct smaa_measure){SMAA_NORMAL, lead, sd, 0};
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    struct smaa_verdict verdict = smaa_verdict_of(&small.problem, &small.result);
    text_clear(said);
    smaa_verdict_write(&verdict, &small.problem, &small.result, said);
    small_close(&small);
    return verdict.fit;
}

static void shares_become_words(void)
{
    struct text said = {0};
    CU_ASSERT_EQUAL(fit_of(0.1, 0.02, &said), SMAA_CLEAR_FIT);
    CU_ASSERT_STRING_EQUAL(said.bytes,
                           "clear fit: B, first in 100 of 100 readings of the "
                           "weights and measurements");
    CU_ASSERT_EQUAL(fit_of(0.01, 0.001, &said), SMAA_LEANS_TO);
    CU_ASSERT_EQUAL(fit_of(0.05, 0.1, &said), SMAA_LEANS_TO);
    CU_ASSERT_EQUAL(fit_of(0.01, 0.1, &said), SMAA_TOO_CLOSE);
    CU_ASSERT_STRING_EQUAL(said.bytes, "too close to call: B, A");
    CU_ASSERT_EQUAL(fit_of(0, 0, &said), SMAA_TOO_CLOSE);
    text_free(&said);
}

static void one_option_alone_is_a_clear_fit(void)
{
    struct small small;
    small_open(&small, 1, 1);
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    struct smaa_verdict verdict = smaa_verdict_of(&small.problem, &small.result);
    CU_ASSERT_EQUAL(verdict.fit, SMAA_CLEAR_FIT);
    CU_ASSERT_EQUAL(verdict.group_size, 1);
    small_close(&small);
}

/* A leads B and C by nothing that can be told, D and E follow alike, F is last. */
static void groups_hold_who_cannot_be_told_apart(void)
{
    static const double at[] = {0.70, 0.698, 0.697, 0.50, 0.499, 0.20};
    static const uint32_t expected[] = {0, 0, 0, 1, 1, 2};
    uint32_t group[6];
    struct small small;
    small_open(&small, 6, 1);
    for (uint32_t a = 0; a < 6; a++)
        *small_cell(&small, a, 0) = (struct smaa_measure){SMAA_NORMAL, at[a], 0.03, 0};
    CU_ASSERT_EQUAL(small_run(&small), POISE_OK);
    smaa_groups(&small.problem, &small.result, group);
    for (int a = 0; a < 6; a++)
        CU_ASSERT_EQUAL(group[a], expected[a]);
    small_close(&small);
}

UNIT_SUITE(leader) = {
    UNIT_TEST(shares_become_words),
    UNIT_TEST(one_option_alone_is_a_clear_fit),
    UNIT_TEST(groups_hold_who_cannot_be_told_apart),
    UNIT_END,
};
