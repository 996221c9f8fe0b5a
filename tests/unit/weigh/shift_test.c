/* Why a balance moved: two parts that add up exactly. */
#include "weigh/shift.h"

#include "unit.h"
#include "weigh/weights.h"

static struct outcome worth(int32_t benefit, int32_t symptoms)
{
    return (struct outcome){
        .worth = {
            [POISE_DIMENSION_BENEFIT] = benefit, [POISE_DIMENSION_SYMPTOMS] = symptoms}};
}

static struct weights weigh(int32_t benefit, int32_t symptoms)
{
    return (struct weights){
        .weight = {
            [POISE_DIMENSION_BENEFIT] = benefit, [POISE_DIMENSION_SYMPTOMS] = symptoms}};
}

static void with_the_same_goals_all_comes_from_the_situation(void)
{
    struct outcome before = worth(600, 500);
    struct outcome after = worth(400, 900);
    struct weights weights = weigh(700, 300);
    struct shift shift = shift_between(&before, &weights, &after, &weights);
    CU_ASSERT_EQUAL(shift.situation[POISE_DIMENSION_BENEFIT], 2 * 700 * -200);
    CU_ASSERT_EQUAL(shift.situation[POISE_DIMENSION_SYMPTOMS], 2 * 300 * 400);
    CU_ASSERT_EQUAL(shift_goals(&shift), 0);
}

static void in_the_same_situation_all_comes_from_the_goals(void)
{
    struct outcome person = worth(600, 500);
    struct weights before = weigh(700, 300);
    struct weights after = weigh(200, 800);
    struct shift shift = shift_between(&person, &before, &person, &after);
    CU_ASSERT_EQUAL(shift_situation(&shift), 0);
    CU_ASSERT_EQUAL(shift_goals(&shift), 2 * (600 * -500 + 500 * 500));
}

static int32_t balance(const struct outcome *outcome, const struct weights *weights)
{
    int32_t sum = 0;
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        sum += outcome->worth[i] * weights->weight[i];
    return sum;
}

static void the_parts_add_up_to_the_difference_exactly(void)
{
    for (int32_t n = 0; n < 1000; n++) {
        struct outcome before = worth(n * 7 % 1001, n * 13 % 1001);
        struct outcome after = worth(n * 11 % 1001, n * 17 % 1001);
        struct weights old = weigh(n, 1000 - n);
        struct weights new = weigh(n * 3 % 1001, 1000 - n * 3 % 1001);
        struct shift shift = shift_between(&before, &old, &after, &new);
        CU_ASSERT_EQUAL(shift_situation(&shift) + shift_goals(&shift),
                        2 * (balance(&after, &new) - balance(&before, &old)));
    }
}

const struct unit_test shift_suite[] = {
    UNIT_TEST(with_the_same_goals_all_comes_from_the_situation),
    UNIT_TEST(in_the_same_situation_all_comes_from_the_goals),
    UNIT_TEST(the_parts_add_up_to_the_difference_exactly),
    UNIT_END,
};
