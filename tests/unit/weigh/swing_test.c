/* Steps and equivalents: they follow from the formulas of the scales. */
#include "weigh/swing.h"

#include <math.h>

#include "unit.h"
#include "weigh/dimension.h"

static void every_goal_of_a_person_has_a_step_and_no_other(void)
{
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        bool person = dimensions[i].owner == OWNER_PERSON;
        CU_ASSERT_EQUAL(swings[i].better != NULL, person);
        CU_ASSERT_EQUAL(swing_size(i) > 0, person);
    }
}

static void the_words_and_the_numbers_agree(void)
{
    double tiredness = 0.6 * 0.115 / 0.15;
    CU_ASSERT_DOUBLE_EQUAL(swings[POISE_DIMENSION_BENEFIT].high, 1000 * (1 - exp(-1)), 1);
    CU_ASSERT_DOUBLE_EQUAL(swings[POISE_DIMENSION_BENEFIT].low, 1000 * (1 - exp(-0.5)),
                           1);
    CU_ASSERT_DOUBLE_EQUAL(swings[POISE_DIMENSION_BENEFIT].amount,
                           10000 * (exp(-0.5) - exp(-4.0 / 6)), 1);
    CU_ASSERT_DOUBLE_EQUAL(swings[POISE_DIMENSION_SYMPTOMS].low, 50 * tiredness, 0.5);
    CU_ASSERT_DOUBLE_EQUAL(swings[POISE_DIMENSION_SYMPTOMS].high, 400 * tiredness, 0.5);
    CU_ASSERT_DOUBLE_EQUAL(swings[POISE_DIMENSION_SYMPTOMS].amount, 100 * tiredness, 0.5);
    CU_ASSERT_DOUBLE_EQUAL(swings[POISE_DIMENSION_SERIOUS_RISK].high, 150 * 0.6, 0.5);
    CU_ASSERT_DOUBLE_EQUAL(swings[POISE_DIMENSION_NERVES].high, 300 * 0.35, 0.5);
    CU_ASSERT_DOUBLE_EQUAL(swings[POISE_DIMENSION_TRAVEL].amount, 10000 / 16.0, 0.5);
}

static void equal_worth_is_where_the_contributions_are_equal(void)
{
    int32_t weights[POISE_DIMENSION_END] = {
        [POISE_DIMENSION_BENEFIT] = 300, [POISE_DIMENSION_TIME] = 150};
    double visits =
        swing_equivalent(weights, POISE_DIMENSION_BENEFIT, POISE_DIMENSION_TIME);
    CU_ASSERT_DOUBLE_EQUAL(300 * 0.0931, 150 * visits / 4, 0.01);
    CU_ASSERT(swing_equivalent(weights, POISE_DIMENSION_BENEFIT, POISE_DIMENSION_HAIR) <
              0);
    CU_ASSERT(swing_equivalent(weights, POISE_DIMENSION_BENEFIT, POISE_DIMENSION_ROUTE) <
              0);
}

static void choosing_a_step_bounds_the_ratio_of_weights(void)
{
    double ratio = swing_ratio(POISE_DIMENSION_BENEFIT, POISE_DIMENSION_TIME);
    CU_ASSERT_DOUBLE_EQUAL(ratio, 0.5 / 0.239, 1e-9);
}

const struct unit_test swing_suite[] = {
    UNIT_TEST(every_goal_of_a_person_has_a_step_and_no_other),
    UNIT_TEST(the_words_and_the_numbers_agree),
    UNIT_TEST(equal_worth_is_where_the_contributions_are_equal),
    UNIT_TEST(choosing_a_step_bounds_the_ratio_of_weights),
    UNIT_END,
};
