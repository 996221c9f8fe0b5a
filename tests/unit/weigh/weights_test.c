/* From goals to weights: thousandths that add up to 1000 exactly. */
#include "weigh/weights.h"

#include <string.h>

#include "base/decimal.h"
#include "fixture.h"
#include "settings/site.h"
#include "unit.h"
#include "weigh/dimension.h"

/* A site that leaves all the weight to the person unless a test says otherwise. */
static struct site site_with(int32_t guideline, int32_t caution)
{
    struct site site = {.preset = "standard",
                        .weight_guideline = guideline,
                        .weight_caution = caution,
                        .far_km = 100 * FIXED_ONE};
    return site;
}

static struct goals importance_of(uint32_t a, int32_t of_a, uint32_t b, int32_t of_b)
{
    struct goals goals;
    goals_clear(&goals);
    goals.has_importance = true;
    goals.importance[a] = of_a;
    goals.importance[b] = of_b;
    return goals;
}

static int32_t sum_of(const struct weights *weights)
{
    int32_t sum = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        sum += weights->weight[d];
    return sum;
}

/* Presets of a made-up site: "standard" all benefit, "hair" and "home" for wishes. */
static struct presets made_up(void)
{
    static struct goals standard, hair, home;
    static struct preset items[3];
    standard = importance_of(POISE_DIMENSION_BENEFIT, 10000, POISE_DIMENSION_HAIR, 0);
    hair = importance_of(POISE_DIMENSION_BENEFIT, 5000, POISE_DIMENSION_HAIR, 5000);
    home = importance_of(POISE_DIMENSION_BENEFIT, 2000, POISE_DIMENSION_TIME, 6000);
    items[0] = (struct preset){"standard", &standard, 0};
    items[1] = (struct preset){"hair", &hair, (uint64_t)1 << POISE_WISHES_AVOID_ALOPECIA};
    items[2] = (struct preset){"home", &home, (uint64_t)1 << POISE_WISHES_HOME};
    return (struct presets){3, items};
}

static struct weights weights_for(const struct goals *goals, const struct site *site,
                                  const char *facts)
{
    struct fixture fixture = fixture_open();
    struct presets presets = made_up();
    struct goals nothing;
    struct weights weights;
    goals_clear(&nothing);
    weights_make(goals == NULL ? &nothing : goals, &presets, site,
                 fixture_record(&fixture, facts), &weights);
    CU_ASSERT_EQUAL(sum_of(&weights), 1000);
    fixture_close(&fixture);
    return weights;
}

/* -------------------- goals */

static void importance_becomes_a_share_of_what_the_site_leaves(void)
{
    struct site site = site_with(330, 100);
    struct goals goals =
        importance_of(POISE_DIMENSION_BENEFIT, 9000, POISE_DIMENSION_HAIR, 3000);
    struct weights weights = weights_for(&goals, &site, "age = 60");
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_GUIDELINE], 330);
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_CAUTION], 100);
    /* 570 x 3/4 = 427.5 and 142.5: of equal remainders the earlier dimension. */
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_BENEFIT], 428);
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_HAIR], 142);
    CU_ASSERT_EQUAL(weights.origin, WEIGHTS_FROM_GOALS);
}

static void only_proportions_matter(void)
{
    struct site site = site_with(0, 0);
    struct goals small =
        importance_of(POISE_DIMENSION_BENEFIT, 100, POISE_DIMENSION_HAIR, 300);
    struct goals large =
        importance_of(POISE_DIMENSION_BENEFIT, 3000, POISE_DIMENSION_HAIR, 9000);
    struct weights a = weights_for(&small, &site, "age = 60");
    struct weights b = weights_for(&large, &site, "age = 60");
    CU_ASSERT_EQUAL(memcmp(a.weight, b.weight, sizeof a.weight), 0);
    CU_ASSERT_EQUAL(a.weight[POISE_DIMENSION_HAIR], 750);
}

static void leftover_thousandths_go_to_the_earlier_dimensions(void)
{
    struct site site = site_with(330, 100);
    struct goals goals;
    goals_clear(&goals);
    for (uint32_t d = POISE_DIMENSION_BENEFIT; d <= POISE_DIMENSION_ROUTE; d++)
        goals.importance[d] = 10000;
    struct weights weights = weights_for(&goals, &site, "age = 60");
    for (uint32_t d = POISE_DIMENSION_BENEFIT; d <= POISE_DIMENSION_ROUTE; d++)
        CU_ASSERT_EQUAL(weights.weight[d], d < 3 ? 82 : 81); /* 570 = 7 x 81 + 3 */
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Importances of any kind: not said, zero, tiny, usual. */
static struct goals random_goals(uint32_t *state)
{
    struct goals goals;
    goals_clear(&goals);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        uint32_t kind = next_random(state) % 5;
        if (dimensions[d].owner == OWNER_SITE || kind == 0)
            continue;
        goals.importance[d] = kind == 1   ? 0
                              : kind == 2 ? 1 + (int32_t)(next_random(state) % 9)
                                          : (int32_t)(next_random(state) % 10001);
    }
    goals.importance[POISE_DIMENSION_TIME] = 1 + (int32_t)(next_random(state) % 10000);
    return goals;
}

static void expect_in_proportion(const struct goals *goals, const struct weights *weights,
                                 int32_t left)
{
    double total = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (goals->importance[d] != FIXED_UNKNOWN)
            total += goals->importance[d];
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (dimensions[d].owner == OWNER_SITE)
            continue;
        double said = goals->importance[d] == FIXED_UNKNOWN ? 0 : goals->importance[d];
        CU_ASSERT_DOUBLE_EQUAL(weights->weight[d], said / total * left, 1);
        if (said <= 0)
            CU_ASSERT_EQUAL(weights->weight[d], 0);
    }
}

static void weights_add_up_to_a_thousand_for_any_goals(void)
{
    struct fixture fixture = fixture_open();
    struct presets presets = made_up();
    struct record *record = fixture_record(&fixture, "age = 60");
    uint32_t state = 20261123;
    for (int round = 0; round < 3000; round++) {
        struct site site = site_with((int32_t)(next_random(&state) % 501),
                                     (int32_t)(next_random(&state) % 301));
        struct goals goals = random_goals(&state);
        struct weights weights;
        weights_make(&goals, &presets, &site, record, &weights);
        CU_ASSERT_EQUAL(sum_of(&weights), 1000);
        expect_in_proportion(&goals, &weights,
                             1000 - site.weight_guideline - site.weight_caution);
    }
    fixture_close(&fixture);
}

/* -------------------- an order */

static void the_centroid_is_the_centre_of_all_weights_in_that_order(void)
{
    static const double three[] = {11.0 / 18, 5.0 / 18, 2.0 / 18};
    static const double four[] = {0.5208, 0.2708, 0.1458, 0.0625};
    static const double five[] = {0.4567, 0.2567, 0.1567, 0.09, 0.04};
    CU_ASSERT_DOUBLE_EQUAL(centroid(0, 1), 1, 1e-12);
    for (uint32_t k = 0; k < 3; k++)
        CU_ASSERT_DOUBLE_EQUAL(centroid(k, 3), three[k], 1e-12);
    for (uint32_t k = 0; k < 4; k++)
        CU_ASSERT_DOUBLE_EQUAL(centroid(k, 4), four[k], 5e-5);
    for (uint32_t k = 0; k < 5; k++)
        CU_ASSERT_DOUBLE_EQUAL(centroid(k, 5), five[k], 5e-5);
}

static void centroids_of_an_order_add_up_to_one(void)
{
    for (uint32_t n = 1; n <= POISE_DIMENSION_END; n++) {
        double sum = 0;
        for (uint32_t k = 0; k < n; k++)
            sum += centroid(k, n);
        CU_ASSERT_DOUBLE_EQUAL(sum, 1, 1e-12);
    }
}

static void an_order_alone_gives_centroid_weights(void)
{
    struct site site = site_with(330, 100);
    struct goals goals;
    goals_clear(&goals);
    goals.order_count = 3;
    goals.order[0] = POISE_DIMENSION_HAIR;
    goals.order[1] = POISE_DIMENSION_BENEFIT;
    goals.order[2] = POISE_DIMENSION_TIME;
    struct weights weights = weights_for(&goals, &site, "age = 60");
    /* 570 x 11/18, 5/18, 2/18 = 348 1/3, 158 1/3, 63 1/3; one is left for benefit. */
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_HAIR], 348);
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_BENEFIT], 159);
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_TIME], 63);
}

/* -------------------- whose goals */

static void goals_come_before_wishes_and_wishes_before_the_site(void)
{
    struct site site = site_with(0, 0);
    struct goals goals =
        importance_of(POISE_DIMENSION_BENEFIT, 1000, POISE_DIMENSION_NERVES, 1000);
    struct weights from_goals = weights_for(&goals, &site, "wishes = avoid_alopecia");
    CU_ASSERT_EQUAL(from_goals.origin, WEIGHTS_FROM_GOALS);
    CU_ASSERT_EQUAL(from_goals.weight[POISE_DIMENSION_NERVES], 500);
    CU_ASSERT_EQUAL(from_goals.preset_count, 0);
    struct weights from_wishes = weights_for(NULL, &site, "wishes = avoid_alopecia");
    CU_ASSERT_EQUAL(from_wishes.origin, WEIGHTS_FROM_WISHES);
    CU_ASSERT_EQUAL(from_wishes.weight[POISE_DIMENSION_HAIR], 500);
    CU_ASSERT_STRING_EQUAL(from_wishes.presets[0]->name, "hair");
    struct weights from_site = weights_for(NULL, &site, "age = 60");
    CU_ASSERT_EQUAL(from_site.origin, WEIGHTS_FROM_SITE);
    CU_ASSERT_EQUAL(from_site.weight[POISE_DIMENSION_BENEFIT], 1000);
    CU_ASSERT_STRING_EQUAL(from_site.presets[0]->name, "standard");
}

static void several_wishes_are_averaged(void)
{
    struct site site = site_with(0, 0);
    struct weights weights = weights_for(NULL, &site, "wishes = avoid_alopecia, home");
    CU_ASSERT_EQUAL(weights.preset_count, 2);
    /* hair 1/2 : 1/2 and home 1/4 : 3/4. */
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_BENEFIT], 375);
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_HAIR], 250);
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_TIME], 375);
}

static void a_wish_that_no_preset_answers_changes_nothing(void)
{
    struct site site = site_with(0, 0);
    struct weights weights = weights_for(NULL, &site, "wishes = no_chemo");
    CU_ASSERT_EQUAL(weights.origin, WEIGHTS_FROM_SITE);
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_BENEFIT], 1000);
}

static void goals_that_only_set_limits_or_zeros_leave_the_weights_alone(void)
{
    struct site site = site_with(0, 0);
    struct goals goals =
        importance_of(POISE_DIMENSION_BENEFIT, 0, POISE_DIMENSION_HAIR, 0);
    goals.max_visits = 2 * FIXED_ONE;
    CU_ASSERT_EQUAL(weights_for(&goals, &site, "age = 60").origin, WEIGHTS_FROM_SITE);
}

static void presets_are_found_by_name(void)
{
    struct presets presets = made_up();
    CU_ASSERT_PTR_EQUAL(preset_find(&presets, "home"), &presets.items[2]);
    CU_ASSERT_PTR_NULL(preset_find(&presets, "hom"));
    CU_ASSERT_PTR_NULL(preset_find(&presets, ""));
}

/* -------------------- distance */

static void a_far_home_gives_travel_a_tenth_of_what_the_person_weighs(void)
{
    struct site site = site_with(400, 100);
    struct weights far = weights_for(NULL, &site, "distance_km = 101");
    CU_ASSERT_TRUE(far.far);
    CU_ASSERT_EQUAL(far.weight[POISE_DIMENSION_TRAVEL], 50);
    CU_ASSERT_EQUAL(far.weight[POISE_DIMENSION_BENEFIT], 450);
}

static void a_near_or_unknown_home_does_not(void)
{
    static const char *const near[] = {"distance_km = 100", "distance_km = 0",
                                       "age = 60"};
    struct site site = site_with(400, 100);
    for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
        struct weights weights = weights_for(NULL, &site, near[i]);
        CU_ASSERT_FALSE(weights.far);
        CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_TRAVEL], 0);
    }
}

static void a_persons_own_goals_are_not_touched_by_distance(void)
{
    struct site site = site_with(0, 0);
    struct goals goals =
        importance_of(POISE_DIMENSION_BENEFIT, 9500, POISE_DIMENSION_TRAVEL, 500);
    struct weights weights = weights_for(&goals, &site, "distance_km = 300");
    CU_ASSERT_FALSE(weights.far);
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_TRAVEL], 50);
}

/* -------------------- the presets of the tree */

/* In thousandths of what the person weighs; `rest` is route, checks and complexity. */
struct expected {
    const char *preset;
    int32_t benefit, symptoms, serious, hair, time, travel, rest;
};

static void expect_preset(const struct fixture *fixture, const char *facts,
                          const struct expected *expected)
{
    struct fixture own = *fixture;
    struct site site = fixture->engine->generation->site;
    struct goals nothing;
    struct weights weights;
    const struct preset *preset =
        preset_find(&fixture->engine->presets, expected->preset);
    CU_ASSERT_PTR_NOT_NULL_FATAL(preset);
    site.weight_guideline = site.weight_caution = 0;
    site.preset = expected->preset;
    goals_clear(&nothing);
    weights_make(&nothing, &fixture->engine->presets, &site, fixture_record(&own, facts),
                 &weights);
    const int32_t *weight = weights.weight;
    CU_ASSERT_EQUAL(weight[POISE_DIMENSION_BENEFIT], expected->benefit);
    CU_ASSERT_EQUAL(weight[POISE_DIMENSION_SYMPTOMS], expected->symptoms);
    CU_ASSERT_EQUAL(weight[POISE_DIMENSION_SERIOUS_RISK], expected->serious);
    CU_ASSERT_EQUAL(weight[POISE_DIMENSION_HAIR], expected->hair);
    CU_ASSERT_EQUAL(weight[POISE_DIMENSION_TIME], expected->time);
    CU_ASSERT_EQUAL(weight[POISE_DIMENSION_TRAVEL], expected->travel);
    CU_ASSERT_EQUAL(weight[POISE_DIMENSION_ROUTE] + weight[POISE_DIMENSION_MONITORING] +
                        weight[POISE_DIMENSION_COMPLEXITY],
                    expected->rest);
    CU_ASSERT_EQUAL(sum_of(&weights), 1000);
}

static void presets_are_those_of_the_clinical_notes(void)
{
    static const struct expected table[] = {
        {"balance", 500, 180, 120, 50, 70, 30, 50},
        {"longest-life", 700, 100, 100, 10, 40, 10, 40},
        {"quality-first", 350, 270, 130, 60, 90, 40, 60},
        {"time-at-home", 350, 150, 100, 30, 200, 120, 50},
        {"keep-hair", 420, 150, 110, 200, 50, 20, 50},
    };
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        expect_preset(&fixture, "age = 60", &table[i]);
    fixture_close(&fixture);
}

static void far_from_the_centre_travel_takes_a_tenth_from_all_others(void)
{
    /* The rest of the default shrinks by .90 / .97: 463.9 167.0 111.3 46.4 64.9, and 18.6
     * + 18.6 + 9.3; the largest remainders are those of time, benefit, route, checks. */
    static const struct expected balance = {"balance", 464, 167, 111, 46, 65, 100, 47};
    /* Already more than a tenth. */
    static const struct expected home = {"time-at-home", 350, 150, 100, 30, 200, 120, 50};
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    expect_preset(&fixture, "distance_km = 150", &balance);
    expect_preset(&fixture, "distance_km = 150", &home);
    fixture_close(&fixture);
}

static void protecting_nerves_puts_a_fifth_on_them_alone(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct site site = fixture.engine->generation->site;
    struct goals nothing;
    struct weights weights;
    site.weight_guideline = site.weight_caution = 0;
    goals_clear(&nothing);
    weights_make(&nothing, &fixture.engine->presets, &site,
                 fixture_record(&fixture, "wishes = avoid_neuropathy"), &weights);
    CU_ASSERT_EQUAL(weights.origin, WEIGHTS_FROM_WISHES);
    CU_ASSERT_EQUAL(weights.weight[POISE_DIMENSION_NERVES], 200);
    CU_ASSERT_EQUAL(sum_of(&weights), 1000);
    fixture_close(&fixture);
}

UNIT_SUITE(weights) = {
    UNIT_TEST(importance_becomes_a_share_of_what_the_site_leaves),
    UNIT_TEST(only_proportions_matter),
    UNIT_TEST(leftover_thousandths_go_to_the_earlier_dimensions),
    UNIT_TEST(weights_add_up_to_a_thousand_for_any_goals),
    UNIT_TEST(the_centroid_is_the_centre_of_all_weights_in_that_order),
    UNIT_TEST(centroids_of_an_order_add_up_to_one),
    UNIT_TEST(an_order_alone_gives_centroid_weights),
    UNIT_TEST(goals_come_before_wishes_and_wishes_before_the_site),
    UNIT_TEST(several_wishes_are_averaged),
    UNIT_TEST(a_wish_that_no_preset_answers_changes_nothing),
    UNIT_TEST(goals_that_only_set_limits_or_zeros_leave_the_weights_alone),
    UNIT_TEST(presets_are_found_by_name),
    UNIT_TEST(a_far_home_gives_travel_a_tenth_of_what_the_person_weighs),
    UNIT_TEST(a_near_or_unknown_home_does_not),
    UNIT_TEST(a_persons_own_goals_are_not_touched_by_distance),
    UNIT_TEST(presets_are_those_of_the_clinical_notes),
    UNIT_TEST(far_from_the_centre_travel_takes_a_tenth_from_all_others),
    UNIT_TEST(protecting_nerves_puts_a_fifth_on_them_alone),
    UNIT_END,
};
