/* The dimensions: names, sides, owners. */
#include "weigh/dimension.h"

#include <string.h>

#include "unit.h"

static void every_dimension_has_a_name_of_its_own(void)
{
    const char *const names[] = {"benefit",    "symptoms", "serious_risk", "hair",
                                 "time",       "travel",   "route",        "monitoring",
                                 "complexity", "nerves",   "bowel",        "guideline",
                                 "caution"};
    CU_ASSERT_EQUAL(POISE_DIMENSION_END, sizeof names / sizeof *names);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        CU_ASSERT_STRING_EQUAL(dimensions[d].name, names[d]);
}

static void time_gained_and_guidelines_are_benefits_and_all_else_is_burden(void)
{
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        bool benefit = d == POISE_DIMENSION_BENEFIT || d == POISE_DIMENSION_GUIDELINE;
        CU_ASSERT_EQUAL(dimensions[d].side, benefit ? SIDE_BENEFIT : SIDE_BURDEN);
    }
}

static void a_site_weighs_guidelines_and_cautions_and_a_person_the_rest(void)
{
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        bool site = d == POISE_DIMENSION_GUIDELINE || d == POISE_DIMENSION_CAUTION;
        CU_ASSERT_EQUAL(dimensions[d].owner, site ? OWNER_SITE : OWNER_PERSON);
    }
}

static void both_ends_of_every_range_are_told_in_different_words(void)
{
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        CU_ASSERT_NOT_EQUAL(dimensions[d].label[0], '\0');
        CU_ASSERT_NOT_EQUAL(dimensions[d].best[0], '\0');
        CU_ASSERT_NOT_EQUAL(dimensions[d].worst[0], '\0');
        CU_ASSERT_NOT_EQUAL(strcmp(dimensions[d].best, dimensions[d].worst), 0);
    }
}

static void a_burden_is_turned_round_and_a_benefit_is_not(void)
{
    CU_ASSERT_EQUAL(dimension_worth(POISE_DIMENSION_HAIR, 250), 750);
    CU_ASSERT_EQUAL(dimension_worth(POISE_DIMENSION_CAUTION, 1000), 0);
    CU_ASSERT_EQUAL(dimension_worth(POISE_DIMENSION_BENEFIT, 250), 250);
    CU_ASSERT_EQUAL(dimension_worth(POISE_DIMENSION_GUIDELINE, 0), 0);
}

UNIT_SUITE(dimension) = {
    UNIT_TEST(every_dimension_has_a_name_of_its_own),
    UNIT_TEST(time_gained_and_guidelines_are_benefits_and_all_else_is_burden),
    UNIT_TEST(a_site_weighs_guidelines_and_cautions_and_a_person_the_rest),
    UNIT_TEST(both_ends_of_every_range_are_told_in_different_words),
    UNIT_TEST(a_burden_is_turned_round_and_a_benefit_is_not),
    UNIT_END,
};
