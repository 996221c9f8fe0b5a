/* Whether what a person said can all hold; and which answers cannot. */
#include "weigh/stated.h"

#include <math.h>

#include <poise/facts.h>

#include "unit.h"

enum { A = POISE_DIMENSION_BENEFIT, B = POISE_DIMENSION_HAIR, C = POISE_DIMENSION_TIME };

static void what_can_all_hold_is_no_conflict(void)
{
    uint32_t cycle[3];
    const struct stated order[] = {{A, B, 1, HUGE_VAL}, {B, C, 1, HUGE_VAL}};
    const struct stated exact[] = {{A, B, 2, 2}, {B, C, 3, 3}, {A, C, 6, 6}};
    CU_ASSERT_EQUAL(stated_conflict(order, 0, cycle), 0);
    CU_ASSERT_EQUAL(stated_conflict(order, 2, cycle), 0);
    CU_ASSERT_EQUAL(stated_conflict(exact, 3, cycle), 0);
}

static void a_cycle_names_the_answers_that_make_it_and_no_other(void)
{
    uint32_t cycle[4];
    /* A at least twice B, B at least twice C, but C at least A; the third is innocent. */
    const struct stated said[] = {{A, B, 2, HUGE_VAL},
                                  {B, C, 2, HUGE_VAL},
                                  {A, POISE_DIMENSION_ROUTE, 5, HUGE_VAL},
                                  {C, A, 1, HUGE_VAL}};
    CU_ASSERT_EQUAL_FATAL(stated_conflict(said, 4, cycle), 3);
    for (int i = 0; i < 3; i++)
        CU_ASSERT_NOT_EQUAL(cycle[i], 2);
}

static void two_answers_about_the_same_pair_can_contradict(void)
{
    uint32_t cycle[2];
    const struct stated said[] = {{A, B, 3, HUGE_VAL}, {A, B, 0, 2}};
    CU_ASSERT_EQUAL(stated_conflict(said, 2, cycle), 2);
    const struct stated turned[] = {{A, B, 3, HUGE_VAL}, {B, A, 0.5, HUGE_VAL}};
    CU_ASSERT_EQUAL(stated_conflict(turned, 2, cycle), 2);
}

static void an_answer_that_contradicts_itself_is_named_alone(void)
{
    uint32_t cycle[1];
    const struct stated said[] = {{A, B, 3, 2}};
    CU_ASSERT_EQUAL_FATAL(stated_conflict(said, 1, cycle), 1);
    CU_ASSERT_EQUAL(cycle[0], 0);
}

/* Bounds around known weights can always hold; turning one round never can when the
 * others pin the pair down. */
static void any_bounds_around_real_weights_can_hold(void)
{
    uint32_t state = 12345;
    for (int n = 0; n < 500; n++) {
        double weight[POISE_DIMENSION_END];
        struct stated said[40];
        uint32_t cycle[40];
        for (int i = 0; i < POISE_DIMENSION_END; i++) {
            state = state * 1664525u + 1013904223u;
            weight[i] = 1 + state % 1000;
        }
        for (uint32_t i = 0; i < 40; i++) {
            state = state * 1664525u + 1013904223u;
            uint32_t a = state >> 8 & 7;
            uint32_t b = (a + 1 + (state >> 16) % 7) & 7;
            double ratio = weight[a] / weight[b];
            said[i] = (struct stated){a, b, ratio / 1.1, ratio * 1.2};
        }
        CU_ASSERT_EQUAL(stated_conflict(said, 40, cycle), 0);
    }
}

const struct unit_test stated_suite[] = {
    UNIT_TEST(what_can_all_hold_is_no_conflict),
    UNIT_TEST(a_cycle_names_the_answers_that_make_it_and_no_other),
    UNIT_TEST(two_answers_about_the_same_pair_can_contradict),
    UNIT_TEST(an_answer_that_contradicts_itself_is_named_alone),
    UNIT_TEST(any_bounds_around_real_weights_can_hold),
    UNIT_END,
};
