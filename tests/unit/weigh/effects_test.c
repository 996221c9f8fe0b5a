/* The effects of every option: from the catalogue, then fitted to a person. */
#include "weigh/effects.h"

#include "shelf.h"
#include "unit.h"

static const char six_months[] = /* 1 - exp(-1) = .632 */
    "tags = [ \"x\" ]; evidence = { design = \"phase 3 RCT\";"
    "os = { hr = [ 0.5, 0.4, 0.6 ]; months = [ 26, 20 ]; }; };";
static const char twelve_months[] = /* 1 - exp(-2) = .865 */
    "tags = [ \"x\" ]; evidence = { design = \"phase 3 RCT\";"
    "os = { hr = [ 0.5, 0.4, 0.6 ]; months = [ 32, 20 ]; }; };";
static const char six_months_over_a[] =
    "tags = [ \"x\" ]; evidence = { design = \"phase 3 RCT\"; against = \"a\";"
    "os = { hr = [ 0.5, 0.4, 0.6 ]; months = [ 26, 20 ]; }; };";
static const char six_months_over_b[] =
    "tags = [ \"x\" ]; evidence = { design = \"phase 3 RCT\"; against = \"b\";"
    "os = { hr = [ 0.5, 0.4, 0.6 ]; months = [ 26, 20 ]; }; };";

static const poise_effect *effect_of(const struct base_effects *effects,
                                     uint32_t dimension)
{
    return &effects->now[dimension];
}

static bool has(uint32_t bits, uint32_t dimension)
{
    return (bits >> dimension & 1) != 0;
}

static void every_dimension_of_an_option_is_filled_in_thousandths(void)
{
    struct fixture fixture = fixture_open();
    const char *const options[] = {
        "toxicity = ({ domain = \"neuropathy\"; any = 40; severe = 10; },"
        "            { domain = \"ild\"; any = 10; });"
        "logistics = { route = \"IV\"; visits = 1.33; checks = 0.4; hair = \"partial\"; "
        "};",
        NULL};
    const struct base_effects *effects =
        effects_build(fixture.arena, shelf(&fixture, options, ""));
    const struct {
        uint32_t dimension;
        int32_t value;
    } expected[] = {
        {POISE_DIMENSION_SYMPTOMS, 98}, /* .6 x .12 / .15 x .205 = .0984 */
        {POISE_DIMENSION_SERIOUS_RISK, 60}, {POISE_DIMENSION_HAIR, 500},
        {POISE_DIMENSION_TIME, 333}, /* .3325, halves away from zero */
        {POISE_DIMENSION_ROUTE, 500},       {POISE_DIMENSION_MONITORING, 400},
        {POISE_DIMENSION_COMPLEXITY, 0},    {POISE_DIMENSION_NERVES, 205},
        {POISE_DIMENSION_BOWEL, 0},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        CU_ASSERT_EQUAL(effect_of(effects, expected[i].dimension)->value,
                        expected[i].value);
        CU_ASSERT_TRUE(has(effects->known, expected[i].dimension));
    }
    fixture_close(&fixture);
}

static void what_is_not_known_is_the_middle_of_an_open_range(void)
{
    struct fixture fixture = fixture_open();
    const char *const options[] = {"", NULL};
    const struct base_effects *effects =
        effects_build(fixture.arena, shelf(&fixture, options, ""));
    for (uint32_t d = POISE_DIMENSION_BENEFIT; d <= POISE_DIMENSION_BOWEL; d++) {
        CU_ASSERT_EQUAL(effect_of(effects, d)->value, 500);
        CU_ASSERT_EQUAL(effect_of(effects, d)->low, 0);
        CU_ASSERT_EQUAL(effect_of(effects, d)->high, 1000);
        CU_ASSERT_FALSE(has(effects->known, d));
        CU_ASSERT_TRUE(has(effects->uncertain, d));
    }
    fixture_close(&fixture);
}

/* -------------------- head to head */

static void expect_benefits(const char *const *options, const int32_t *values)
{
    struct fixture fixture = fixture_open();
    const struct catalogue *catalogue = shelf(&fixture, options, "");
    const struct base_effects *effects = effects_build(fixture.arena, catalogue);
    for (uint32_t i = 0; i < catalogue->option_count; i++)
        CU_ASSERT_EQUAL(effects[i].now[POISE_DIMENSION_BENEFIT].value, values[i]);
    fixture_close(&fixture);
}

static void a_drug_that_beat_a_good_drug_stands_on_top_of_it(void)
{
    const char *const options[] = {six_months, six_months_over_a, six_months_over_b,
                                   NULL};
    const int32_t values[] = {632, 865, 950}; /* 6, 6 + 6, 6 + 6 + 6 months */
    expect_benefits(options, values);
}

static void a_comparator_that_is_no_option_adds_nothing(void)
{
    const char *const options[] = {"id = \"other\"; tags = [ \"x\" ];",
                                   "id = \"another\"; tags = [ \"y\" ];",
                                   six_months_over_b, NULL};
    const int32_t values[] = {632, 632, 632}; /* the others take what is left to take */
    expect_benefits(options, values);
}

static void a_comparator_without_a_known_gain_adds_nothing(void)
{
    const char *const options[] = {"tags = [ \"x\" ];", six_months_over_a, NULL};
    const int32_t values[] = {632, 632};
    expect_benefits(options, values);
}

static void a_comparator_that_did_worse_than_its_own_takes_nothing_away(void)
{
    const char *const options[] = {
        "tags = [ \"x\" ]; evidence = { design = \"phase 3 RCT\";"
        "pfs = { hr = [ 1.3, 1.1, 1.6 ]; months = [ 4, 6 ]; }; };",
        six_months_over_a, NULL};
    const int32_t values[] = {0, 632};
    expect_benefits(options, values);
}

static void options_compared_in_a_circle_end_at_the_cap(void)
{
    const char *const options[] = {six_months_over_b, six_months_over_a, NULL};
    const int32_t values[] = {982, 982}; /* 24 months and more */
    expect_benefits(options, values);
}

/* -------------------- filled in from the class */

static void an_unmeasured_gain_is_the_lower_median_of_the_class(void)
{
    const char *const options[] = {twelve_months, six_months, "tags = [ \"x\" ];", NULL};
    const int32_t values[] = {865, 632, 632};
    expect_benefits(options, values);
}

static void without_a_class_it_is_the_lower_median_of_the_modality(void)
{
    const char *const options[] = {twelve_months, six_months, "tags = [ \"y\" ];", NULL};
    const int32_t values[] = {865, 632, 632};
    expect_benefits(options, values);
}

static void only_systemic_options_are_filled_in(void)
{
    const char *const options[] = {six_months, "tags = [ \"x\" ]; role = \"bone\";",
                                   NULL};
    const int32_t values[] = {632, 500};
    expect_benefits(options, values);
    const char *const local[] = {"tags = [ \"x\" ]; role = \"local\"; evidence = {"
                                 "design = \"phase 3 RCT\"; response = 60; };",
                                 "tags = [ \"x\" ]; role = \"local\";", NULL};
    const int32_t shares[] = {600, 500};
    expect_benefits(local, shares);
}

static void what_is_filled_in_is_marked(void)
{
    struct fixture fixture = fixture_open();
    const char *const options[] = {six_months, "tags = [ \"x\" ];", NULL};
    const struct base_effects *effects =
        effects_build(fixture.arena, shelf(&fixture, options, ""));
    CU_ASSERT_FALSE(has(effects[0].imputed, POISE_DIMENSION_BENEFIT));
    CU_ASSERT_TRUE(has(effects[1].imputed, POISE_DIMENSION_BENEFIT));
    CU_ASSERT_TRUE(has(effects[1].uncertain, POISE_DIMENSION_BENEFIT));
    CU_ASSERT_EQUAL(effects[1].benefit.kind, BENEFIT_UNKNOWN);
    fixture_close(&fixture);
}

/* -------------------- the person */

static void a_person_is_told_by_distance_and_the_wish_for_tablets(void)
{
    struct fixture fixture = fixture_open();
    struct person_effects silent = person_effects(fixture_record(&fixture, "age = 60"));
    CU_ASSERT_TRUE(silent.km < 0);
    CU_ASSERT_FALSE(silent.oral_only);
    struct person_effects told = person_effects(
        fixture_record(&fixture, "distance_km = 70; wishes = home, oral_only"));
    CU_ASSERT_DOUBLE_EQUAL(told.km, 70, 1e-9);
    CU_ASSERT_TRUE(told.oral_only);
    CU_ASSERT_FALSE(person_effects(fixture_record(&fixture, "wishes = home")).oral_only);
    fixture_close(&fixture);
}

/* An infusion twice in four weeks (travel unknown, route .8 without the wish). */
static void expect_personal(struct person_effects person, double referral_km,
                            int32_t travel, int32_t route)
{
    struct fixture fixture = fixture_open();
    const char *const options[] = {"logistics = { route = \"IV\"; visits = 2.67; };",
                                   NULL};
    const struct catalogue *catalogue = shelf(&fixture, options, "");
    struct base_effects effects = effects_build(fixture.arena, catalogue)[0];
    effects_personal(catalogue->options, &person, referral_km, effects.now,
                     &effects.known);
    CU_ASSERT_EQUAL(effects.now[POISE_DIMENSION_TRAVEL].value, travel);
    CU_ASSERT_EQUAL(effects.now[POISE_DIMENSION_ROUTE].value, route);
    CU_ASSERT_EQUAL(has(effects.known, POISE_DIMENSION_TRAVEL),
                    person.km >= 0 || referral_km >= 0);
    CU_ASSERT_TRUE(has(effects.known, POISE_DIMENSION_ROUTE));
    fixture_close(&fixture);
}

static void travel_and_route_are_fitted_to_the_person(void)
{
    /* 2.67 x 2 x 70 / 70 = 5.34 hours of 16. */
    expect_personal((struct person_effects){-1, false}, -1, 500, 800);
    expect_personal((struct person_effects){70, false}, -1, 334, 800);
    expect_personal((struct person_effects){70, true}, -1, 334, 1000);
    expect_personal((struct person_effects){0, true}, -1, 0, 1000);
}

static void what_is_given_elsewhere_counts_the_way_there(void)
{
    expect_personal((struct person_effects){7, false}, 70, 334, 800);
    expect_personal((struct person_effects){-1, false}, 70, 334, 800);
    expect_personal((struct person_effects){70, false}, 0, 0, 800);
}

static void what_cannot_be_told_for_a_person_is_no_longer_known(void)
{
    struct fixture fixture = fixture_open();
    struct person_effects person = {70, true};
    poise_effect now[POISE_DIMENSION_END] = {{0, 0, 0, 0}};
    uint32_t known = UINT32_MAX;
    effects_personal(shelf_one(&fixture, ""), &person, -1, now, &known);
    CU_ASSERT_FALSE(has(known, POISE_DIMENSION_TRAVEL));
    CU_ASSERT_FALSE(has(known, POISE_DIMENSION_ROUTE));
    CU_ASSERT_TRUE(has(known, POISE_DIMENSION_HAIR));
    CU_ASSERT_EQUAL(now[POISE_DIMENSION_TRAVEL].value, 500);
    CU_ASSERT_EQUAL(now[POISE_DIMENSION_ROUTE].value, 500);
    fixture_close(&fixture);
}

/* -------------------- the whole catalogue */

static void every_effect_of_the_tree_lies_in_its_interval(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct catalogue *catalogue = fixture.engine->generation->catalogue;
    CU_ASSERT_TRUE(catalogue->option_count > 100);
    for (uint32_t i = 0; i < catalogue->option_count; i++) {
        for (uint32_t d = 0; d <= POISE_DIMENSION_BOWEL; d++) {
            const poise_effect *effect = &fixture.engine->effects[i].now[d];
            CU_ASSERT_TRUE(effect->low >= 0 && effect->low <= effect->value);
            CU_ASSERT_TRUE(effect->value <= effect->high && effect->high <= 1000);
        }
    }
    fixture_close(&fixture);
}

UNIT_SUITE(effects) = {
    UNIT_TEST(every_dimension_of_an_option_is_filled_in_thousandths),
    UNIT_TEST(what_is_not_known_is_the_middle_of_an_open_range),
    UNIT_TEST(a_drug_that_beat_a_good_drug_stands_on_top_of_it),
    UNIT_TEST(a_comparator_that_is_no_option_adds_nothing),
    UNIT_TEST(a_comparator_without_a_known_gain_adds_nothing),
    UNIT_TEST(a_comparator_that_did_worse_than_its_own_takes_nothing_away),
    UNIT_TEST(options_compared_in_a_circle_end_at_the_cap),
    UNIT_TEST(an_unmeasured_gain_is_the_lower_median_of_the_class),
    UNIT_TEST(without_a_class_it_is_the_lower_median_of_the_modality),
    UNIT_TEST(only_systemic_options_are_filled_in),
    UNIT_TEST(what_is_filled_in_is_marked),
    UNIT_TEST(a_person_is_told_by_distance_and_the_wish_for_tablets),
    UNIT_TEST(travel_and_route_are_fitted_to_the_person),
    UNIT_TEST(what_is_given_elsewhere_counts_the_way_there),
    UNIT_TEST(what_cannot_be_told_for_a_person_is_no_longer_known),
    UNIT_TEST(every_effect_of_the_tree_lies_in_its_interval),
    UNIT_END,
};
