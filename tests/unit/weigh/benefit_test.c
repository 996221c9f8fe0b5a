/* From the figures of a trial to a benefit: 1 - exp(-months / 6), the months counted
 * whole, half or a quarter. */
#include "weigh/benefit.h"

#include <math.h>

#include "base/decimal.h"
#include "shelf.h"
#include "unit.h"

/* The benefit of an option with this evidence. */
static struct benefit benefit_from(const char *members)
{
    struct fixture fixture = fixture_open();
    struct benefit benefit = benefit_of(shelf_one(&fixture, members));
    fixture_close(&fixture);
    return benefit;
}

static void expect(const char *evidence, enum benefit_kind kind, double value)
{
    char members[400];
    snprintf(members, sizeof members, "evidence = { %s };", evidence);
    struct benefit benefit = benefit_from(members);
    CU_ASSERT_EQUAL(benefit.kind, kind);
    CU_ASSERT_DOUBLE_EQUAL(benefit.value, value, 1e-4);
}

static void proven_longer_life_counts_whole(void)
{
    /* 63.9 - 51.4 = 12.5 months; 1 - exp(-12.5 / 6). */
    expect("design = \"phase 3 RCT\";"
           "os = { hr = [ 0.76, 0.63, 0.93 ]; months = [ 63.9, 51.4 ]; };",
           BENEFIT_SURVIVAL, 0.8755);
}

static void growth_free_months_count_half_while_survival_is_not_mature(void)
{
    /* 12 months without growth count as 6; 1 - exp(-1). */
    expect("design = \"phase 3 RCT\"; os_mature = false;"
           "pfs = { hr = [ 0.5, 0.4, 0.7 ]; months = [ 24, 12 ]; };"
           "os = { hr = [ 0.7, 0.5, 0.9 ]; months = [ 60, 40 ]; };",
           BENEFIT_GROWTH, 0.6321);
}

static void growth_free_months_count_a_quarter_when_life_was_not_longer(void)
{
    /* 12 months count as 3; 1 - exp(-0.5). */
    expect("design = \"phase 3 RCT\";"
           "pfs = { hr = [ 0.5, 0.4, 0.7 ]; months = [ 24, 12 ]; };"
           "os = { hr = [ 0.9, 0.8, 1.02 ]; months = [ 44, 40 ]; };",
           BENEFIT_GROWTH, 0.3935);
}

static void weak_designs_count_half_again(void)
{
    /* 12 months of life count as 6. */
    expect("design = \"phase 2 RCT\";"
           "os = { hr = [ 0.6, 0.4, 0.9 ]; months = [ 32, 20 ]; };",
           BENEFIT_SURVIVAL, 0.6321);
    /* 12 months without growth count as 3 when survival is immature ... */
    expect("design = \"phase 2 RCT\"; os_mature = false;"
           "pfs = { hr = [ 0.5, 0.4, 0.7 ]; months = [ 24, 12 ]; };",
           BENEFIT_GROWTH, 0.3935);
    /* ... and as 1.5 when life was not longer. */
    expect("design = \"phase 2 RCT\";"
           "pfs = { hr = [ 0.5, 0.4, 0.7 ]; months = [ 24, 12 ]; };"
           "os = { hr = [ 0.9, 0.8, 1.02 ]; };",
           BENEFIT_GROWTH, 0.2212);
}

static void without_a_median_the_gain_follows_from_the_hazard_ratio(void)
{
    /* 10 x (1 / 0.5 - 1) = 10 months of life; 1 - exp(-10 / 6). */
    struct option option = {.role = ROLE_SYSTEMIC};
    option.evidence = (struct evidence){
        .design = "phase 3 RCT",
        .os_mature = true,
        .pfs = {FIXED_UNKNOWN, FIXED_UNKNOWN, FIXED_UNKNOWN, FIXED_UNKNOWN,
                FIXED_UNKNOWN},
        .os = {500, 400, 700, FIXED_UNKNOWN, 10000},
        .response = FIXED_UNKNOWN,
    };
    CU_ASSERT_DOUBLE_EQUAL(benefit_of(&option).gain, 10, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(benefit_of(&option).value, 0.8111, 1e-4);
}

static void gains_are_capped_at_two_years(void)
{
    /* 1 - exp(-24 / 6) for 30 months as for 24. */
    expect("design = \"phase 3 RCT\";"
           "os = { hr = [ 0.5, 0.4, 0.6 ]; months = [ 60, 30 ]; };",
           BENEFIT_SURVIVAL, 0.9817);
}

static void longer_life_without_medians_leaves_the_months_without_growth(void)
{
    /* The gain in life cannot be told; 12 months without growth count as 6. */
    expect("design = \"phase 3 RCT\";"
           "pfs = { hr = [ 0.5, 0.4, 0.7 ]; months = [ 24, 12 ]; };"
           "os = { hr = [ 0.7, 0.5, 0.9 ]; };",
           BENEFIT_GROWTH, 0.6321);
}

static void a_shorter_life_is_no_benefit_but_never_less_than_none(void)
{
    expect("design = \"phase 3 RCT\";"
           "pfs = { hr = [ 1.3, 1.1, 1.6 ]; months = [ 4, 6 ]; };",
           BENEFIT_GROWTH, 0);
}

static void what_was_never_measured_may_be_anything(void)
{
    struct benefit benefit = benefit_from("evidence = { design = \"guideline\"; };");
    CU_ASSERT_EQUAL(benefit.kind, BENEFIT_UNKNOWN);
    CU_ASSERT_DOUBLE_EQUAL(benefit.value, 0.5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(benefit.low, 0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(benefit.high, 1, 1e-9);
}

static void two_medians_without_a_hazard_ratio_show_no_gain(void)
{
    expect("design = \"phase 3 RCT\"; pfs = { months = [ 9, 6 ]; };", BENEFIT_UNKNOWN,
           0.5);
    expect("design = \"phase 3 RCT\"; pfs = { months = [ 6, 6 ]; };", BENEFIT_GROWTH, 0);
}

static void local_treatments_are_valued_by_the_share_they_help(void)
{
    struct benefit benefit =
        benefit_from("role = \"local\"; evidence = {"
                     "design = \"phase 3 RCT\"; response = 62.5; };");
    CU_ASSERT_EQUAL(benefit.kind, BENEFIT_RESPONSE);
    CU_ASSERT_DOUBLE_EQUAL(benefit.value, 0.625, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(benefit.low, 0.625, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(benefit.high, 0.625, 1e-9);
}

static void only_systemic_treatments_are_valued_by_months(void)
{
    struct benefit benefit =
        benefit_from("role = \"support\"; evidence = { design = \"phase 3 RCT\";"
                     "os = { hr = [ 0.5, 0.4, 0.6 ]; months = [ 12, 6 ]; }; };");
    CU_ASSERT_EQUAL(benefit.kind, BENEFIT_UNKNOWN);
}

static void the_interval_of_the_hazard_ratio_becomes_one_of_the_benefit(void)
{
    /* 10 months at 0.5, halved: 5. At 0.8: half of 10 x 0.25 = 1.25. At 0.4: half of
     * 10 x 1.5 = 7.5. */
    struct benefit benefit =
        benefit_from("evidence = { design = \"phase 3 RCT\"; os_mature = false;"
                     "pfs = { hr = [ 0.5, 0.4, 0.8 ]; months = [ 20, 10 ]; }; };");
    CU_ASSERT_DOUBLE_EQUAL(benefit.fewest, 1.25, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(benefit.months, 5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(benefit.most, 7.5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(benefit.low, 0.1881, 1e-4);
    CU_ASSERT_DOUBLE_EQUAL(benefit.value, 0.5654, 1e-4);
    CU_ASSERT_DOUBLE_EQUAL(benefit.high, 0.7135, 1e-4);
}

static void an_interval_past_one_reaches_down_to_no_benefit(void)
{
    struct benefit benefit =
        benefit_from("evidence = { design = \"phase 3 RCT\"; os_mature = false;"
                     "pfs = { hr = [ 0.8, 0.6, 1.1 ]; months = [ 10, 8 ]; }; };");
    CU_ASSERT_DOUBLE_EQUAL(benefit.low, 0, 1e-9);
    CU_ASSERT_TRUE(benefit.value > 0);
}

static void a_gain_on_top_of_another_is_the_worth_of_their_sum(void)
{
    /* 6 months on top of 6: 1 - exp(-2). */
    struct benefit benefit = {BENEFIT_SURVIVAL, false, 6, 6, 3, 9, 0, 0, 0};
    struct benefit joined = benefit_on_top(benefit, 6);
    CU_ASSERT_DOUBLE_EQUAL(joined.value, 0.8647, 1e-4);
    CU_ASSERT_DOUBLE_EQUAL(joined.low, 0.7769, 1e-4);  /* 9 months */
    CU_ASSERT_DOUBLE_EQUAL(joined.high, 0.9179, 1e-4); /* 15 months */
    CU_ASSERT_DOUBLE_EQUAL(joined.months, 6, 1e-9);
}

static void an_effect_is_proven_when_its_whole_interval_is_below_one(void)
{
    const struct {
        struct endpoint endpoint;
        bool proven;
    } cases[] = {
        {{760, 630, 930, 63900, 51400}, true},
        {{760, 630, 999, 63900, 51400}, true},
        {{760, 630, 1000, 63900, 51400}, false},
        {{760, 630, FIXED_UNKNOWN, 63900, 51400}, false},
        {{FIXED_UNKNOWN, 630, 930, 63900, 51400}, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CU_ASSERT_EQUAL(endpoint_proven(&cases[i].endpoint), cases[i].proven);
}

static void no_gain_can_be_told_without_the_control_arm(void)
{
    struct endpoint endpoint = {500, 400, 600, 12000, FIXED_UNKNOWN};
    CU_ASSERT_TRUE(isinf(endpoint_gain(&endpoint)) && endpoint_gain(&endpoint) < 0);
}

static void early_and_uncontrolled_designs_are_weak(void)
{
    const struct {
        const char *design;
        bool weak;
    } cases[] = {
        {"phase 3 RCT", false},
        {"phase 2 RCT", true},
        {"phase 1b", true},
        {"single arm", true},
        {"retrospective cohort", true},
        {"case series", true},
        {"phase 2 single arm (registrational)", false},
        {"guideline", false},
        {NULL, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CU_ASSERT_EQUAL(design_is_weak(cases[i].design), cases[i].weak);
}

UNIT_SUITE(benefit) = {
    UNIT_TEST(proven_longer_life_counts_whole),
    UNIT_TEST(growth_free_months_count_half_while_survival_is_not_mature),
    UNIT_TEST(growth_free_months_count_a_quarter_when_life_was_not_longer),
    UNIT_TEST(weak_designs_count_half_again),
    UNIT_TEST(without_a_median_the_gain_follows_from_the_hazard_ratio),
    UNIT_TEST(gains_are_capped_at_two_years),
    UNIT_TEST(longer_life_without_medians_leaves_the_months_without_growth),
    UNIT_TEST(a_shorter_life_is_no_benefit_but_never_less_than_none),
    UNIT_TEST(what_was_never_measured_may_be_anything),
    UNIT_TEST(two_medians_without_a_hazard_ratio_show_no_gain),
    UNIT_TEST(local_treatments_are_valued_by_the_share_they_help),
    UNIT_TEST(only_systemic_treatments_are_valued_by_months),
    UNIT_TEST(the_interval_of_the_hazard_ratio_becomes_one_of_the_benefit),
    UNIT_TEST(an_interval_past_one_reaches_down_to_no_benefit),
    UNIT_TEST(a_gain_on_top_of_another_is_the_worth_of_their_sum),
    UNIT_TEST(an_effect_is_proven_when_its_whole_interval_is_below_one),
    UNIT_TEST(no_gain_can_be_told_without_the_control_arm),
    UNIT_TEST(early_and_uncontrolled_designs_are_weak),
    UNIT_END,
};
