/* burden.md section 3, formula by formula, and its table of check values. */
#include "weigh/burden.h"

#include "base/decimal.h"
#include "shelf.h"
#include "unit.h"

static void expect(struct burden burden, double value)
{
    CU_ASSERT_TRUE(burden.known);
    CU_ASSERT_DOUBLE_EQUAL(burden.value, value, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(burden.low, value, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(burden.high, value, 1e-9);
}

static void expect_not_known(struct burden burden)
{
    CU_ASSERT_FALSE(burden.known);
    CU_ASSERT_DOUBLE_EQUAL(burden.value, 0.5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(burden.low, 0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(burden.high, 1, 1e-9);
}

/* -------------------- the table */

/* "Check values": SYM, SER and visits / 4 as they are printed there, from the figures of
 * an option alone, nothing filled in from its class. */
static void the_check_values_of_the_clinical_notes_are_met(void)
{
    static const struct {
        const char *option;
        double symptoms, serious, time;
    } table[] = {
        {"ai-mono", 0.09, 0.00, 0.08},
        {"elacestrant", 0.19, 0.00, 0.25},
        {"ribociclib-ai", 0.29, 0.05, 0.25},
        {"abemaciclib-ai", 0.28, 0.07, 0.25},
        {"alpelisib-fulvestrant", 0.38, 0.01, 0.25},
        {"capivasertib-fulvestrant", 0.31, 0.00, 0.25},
        {"everolimus-exemestane", 0.36, 0.11, 0.25},
        {"gedatolisib-palbociclib-fulvestrant", 0.34, 0.00, 0.75},
        {"capecitabine", 0.46, 0.03, 0.33},
        {"olaparib", 0.18, 0.00, 0.25},
        {"tdxd-her2low-ultralow-post-et", 0.22, 0.11, 0.33},
        {"thp-docetaxel", 0.37, 0.09, 0.33},
        {"tucatinib-trastuzumab-capecitabine", 0.48, 0.02, 0.33},
        {"sacituzumab-tnbc", 0.27, 0.03, 0.67},
        {"eribulin", 0.28, 0.03, 0.67},
    };
    const double printed = 0.005 + 1e-9; /* two decimals */
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct option *option =
            option_find(fixture.engine->generation->catalogue, table[i].option);
        CU_ASSERT_PTR_NOT_NULL_FATAL(option);
        double visits = fixed_to_double(option->logistics.visits);
        CU_ASSERT_DOUBLE_EQUAL(burden_symptoms(option, NULL).value, table[i].symptoms,
                               printed);
        CU_ASSERT_DOUBLE_EQUAL(burden_serious(option, NULL).value, table[i].serious,
                               printed);
        CU_ASSERT_DOUBLE_EQUAL(visits / 4, table[i].time, printed);
    }
    fixture_close(&fixture);
}

/* "SG looks milder than it is because only four symptom domains are entered." */
static void missing_domains_make_a_drug_look_milder_unless_its_class_fills_them(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct catalogue *catalogue = fixture.engine->generation->catalogue;
    const struct option *option = option_find(catalogue, "sacituzumab-tnbc");
    struct class_profile profile;
    class_profile(catalogue, option, &profile);
    struct burden alone = burden_symptoms(option, NULL);
    struct burden filled = burden_symptoms(option, &profile);
    CU_ASSERT_TRUE(filled.value >= alone.value);
    CU_ASSERT_DOUBLE_EQUAL(filled.low, alone.value, 1e-9); /* missing = 0 */
    CU_ASSERT_TRUE(filled.high >= filled.value);
    fixture_close(&fixture);
}

/* -------------------- symptoms */

static void severity_is_a_third_of_the_mild_share_and_all_of_the_severe_one(void)
{
    const struct {
        struct toxicity toxicity;
        double severity;
    } cases[] = {
        {{.reported = true, .any = 40000, .severe = 10000}, 0.205}, /* .35 x .3 + .1 */
        {{.reported = true, .any = 40000, .severe = FIXED_UNKNOWN}, 0.14},
        {{.reported = true, .any = FIXED_UNKNOWN, .severe = 10000}, 0.275}, /* any: 60 */
        {{.reported = true, .any = FIXED_UNKNOWN, .severe = 20000}, 0.48},  /* any: 100 */
        {{.reported = true, .any = 0, .severe = 0}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CU_ASSERT_DOUBLE_EQUAL(toxicity_severity(&cases[i].toxicity), cases[i].severity,
                               1e-9);
}

static void nothing_reported_is_not_the_same_as_nothing_happened(void)
{
    struct toxicity silent = {.any = FIXED_UNKNOWN, .severe = FIXED_UNKNOWN};
    struct toxicity named = {
        .reported = true, .any = FIXED_UNKNOWN, .severe = FIXED_UNKNOWN};
    CU_ASSERT_TRUE(toxicity_severity(&silent) < 0);
    CU_ASSERT_TRUE(toxicity_severity(&named) < 0);
}

static void symptoms_join_as_chances_that_are_independent(void)
{
    struct fixture fixture = fixture_open();
    /* Nausea: .6 x .08 / .15 x (.35 x .5) = .056. */
    const struct option *one = shelf_one(
        &fixture, "toxicity = ({ domain = \"nausea\"; any = 50; severe = 0; });");
    CU_ASSERT_DOUBLE_EQUAL(burden_symptoms(one, NULL).value, 0.056, 1e-9);
    /* Fatigue: .6 x .115 / .15 x (.35 x .2 + .1) = .0782; 1 - .944 x .9218. */
    const struct option *two = shelf_one(
        &fixture, "toxicity = ({ domain = \"nausea\"; any = 50; severe = 0; },"
                  "            { domain = \"fatigue\"; any = 30; severe = 10; });");
    CU_ASSERT_DOUBLE_EQUAL(burden_symptoms(two, NULL).value, 0.1298208, 1e-9);
    fixture_close(&fixture);
}

static void laboratory_findings_are_no_symptoms(void)
{
    struct fixture fixture = fixture_open();
    const struct option *option = shelf_one(
        &fixture, "toxicity = ({ domain = \"neutropenia\"; any = 90; severe = 60; },"
                  "            { domain = \"nausea\"; any = 50; severe = 0; });");
    CU_ASSERT_DOUBLE_EQUAL(burden_symptoms(option, NULL).value, 0.056, 1e-9);
    fixture_close(&fixture);
}

static void fewer_than_four_known_domains_leave_symptoms_uncertain(void)
{
    struct fixture fixture = fixture_open();
    const struct option *three =
        shelf_one(&fixture, "toxicity = ({ domain = \"nausea\"; any = 50; },"
                            "            { domain = \"fatigue\"; any = 50; },"
                            "            { domain = \"neutropenia\"; any = 50; },"
                            "            { domain = \"rash\"; any = 50; });");
    CU_ASSERT_TRUE(burden_symptoms(three, NULL).uncertain);
    const struct option *four =
        shelf_one(&fixture, "toxicity = ({ domain = \"nausea\"; any = 50; },"
                            "            { domain = \"fatigue\"; any = 50; },"
                            "            { domain = \"vomiting\"; any = 50; },"
                            "            { domain = \"rash\"; any = 50; });");
    CU_ASSERT_FALSE(burden_symptoms(four, NULL).uncertain);
    fixture_close(&fixture);
}

static void one_symptom_alone_is_its_severity(void)
{
    struct fixture fixture = fixture_open();
    struct class_profile profile = {.typical = {[TOXICITY_DIARRHOEA] = true},
                                    .median = {[TOXICITY_DIARRHOEA] = 0.2},
                                    .upper = {[TOXICITY_DIARRHOEA] = 0.3}};
    const struct option *option = shelf_one(
        &fixture, "toxicity = ({ domain = \"neuropathy\"; any = 40; severe = 10; });");
    expect(burden_of(option, TOXICITY_NEUROPATHY, &profile), 0.205);
    struct burden bowel = burden_of(option, TOXICITY_DIARRHOEA, &profile);
    CU_ASSERT_TRUE(bowel.known && bowel.uncertain);
    CU_ASSERT_EQUAL(bowel.imputed, 1u << TOXICITY_DIARRHOEA);
    CU_ASSERT_DOUBLE_EQUAL(bowel.low, 0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(bowel.value, 0.2, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(bowel.high, 0.3, 1e-9);
    expect(burden_of(option, TOXICITY_RASH, &profile), 0); /* not typical: absent */
    fixture_close(&fixture);
}

/* -------------------- serious risk */

static void dangerous_events_join_by_their_harm(void)
{
    struct fixture fixture = fixture_open();
    /* Febrile neutropenia counts its severe share, .1 x .5; lung inflammation any grade,
     * .1 x .6: 1 - .95 x .94. */
    const struct option *option = shelf_one(
        &fixture, "toxicity = ("
                  "  { domain = \"febrile-neutropenia\"; any = 50; severe = 10; },"
                  "  { domain = \"ild\"; any = 10; severe = 1; });");
    CU_ASSERT_DOUBLE_EQUAL(burden_serious(option, NULL).value, 0.107, 1e-9);
    fixture_close(&fixture);
}

static void each_dangerous_event_has_its_own_harm(void)
{
    const struct {
        const char *domain;
        double risk; /* of 20 in 100, 10 of them severe */
    } cases[] = {
        {"febrile-neutropenia", 0.05},
        {"ild", 0.12},
        {"cardiac", 0.10},
        {"thrombosis", 0.06},
        {"infection", 0.03},
        {"hepatotoxicity", 0.03},
        {"onj", 0.06},
        {"nausea", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture = fixture_open();
        char members[160];
        snprintf(members, sizeof members,
                 "toxicity = ({ domain = \"%s\"; any = 20; severe = 10; });",
                 cases[i].domain);
        const struct option *option = shelf_one(&fixture, members);
        CU_ASSERT_DOUBLE_EQUAL(burden_serious(option, NULL).value, cases[i].risk, 1e-9);
        fixture_close(&fixture);
    }
}

static void lung_inflammation_without_an_any_grade_share_counts_the_severe_one(void)
{
    struct fixture fixture = fixture_open();
    const struct option *option =
        shelf_one(&fixture, "toxicity = ({ domain = \"ild\"; severe = 5; });");
    CU_ASSERT_DOUBLE_EQUAL(burden_serious(option, NULL).value, 0.03, 1e-9);
    fixture_close(&fixture);
}

/* -------------------- classes */

static const char *const nauseating[] = {
    "tags = [ \"x\" ]; toxicity = ({ domain = \"nausea\"; any = 10; });",
    "tags = [ \"x\" ]; toxicity = ({ domain = \"nausea\"; any = 20; });",
    "tags = [ \"x\" ]; toxicity = ({ domain = \"nausea\"; any = 30; },"
    "                              { domain = \"rash\"; any = 10; });",
    "tags = [ \"x\" ]; toxicity = ({ domain = \"nausea\"; any = 40; },"
    "                              { domain = \"rash\"; any = 20; });",
    "tags = [ \"x\" ]; toxicity = ({ domain = \"fatigue\"; any = 60; });",
    "tags = [ \"x\" ];",
    "tags = [ \"y\", \"x\" ]; toxicity = ({ domain = \"nausea\"; any = 90; });",
    "tags = [ \"x\" ]; role = \"bone\"; toxicity = ({ domain = \"nausea\"; any = 90; });",
    NULL};

static void a_class_is_its_first_tag_and_tells_median_and_upper_quartile(void)
{
    struct fixture fixture = fixture_open();
    const struct catalogue *catalogue = shelf(&fixture, nauseating, "");
    struct class_profile profile;
    class_profile(catalogue, &catalogue->options[5], &profile);
    /* .35 x 10, 20, 30, 40 in 100: .035 .07 .105 .14. */
    CU_ASSERT_TRUE(profile.typical[TOXICITY_NAUSEA]);
    CU_ASSERT_DOUBLE_EQUAL(profile.median[TOXICITY_NAUSEA], 0.0875, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(profile.upper[TOXICITY_NAUSEA], 0.11375, 1e-9);
    /* Two of five report a rash: not typical. */
    CU_ASSERT_FALSE(profile.typical[TOXICITY_RASH]);
    fixture_close(&fixture);
}

static void what_half_of_a_class_reports_is_typical_of_it(void)
{
    const char *const members[] = {
        "tags = [ \"x\" ]; toxicity = ({ domain = \"rash\"; any = 20; });",
        "tags = [ \"x\" ]; toxicity = ({ domain = \"fatigue\"; any = 20; });", NULL};
    struct fixture fixture = fixture_open();
    const struct catalogue *catalogue = shelf(&fixture, members, "");
    struct class_profile profile;
    class_profile(catalogue, catalogue->options, &profile);
    CU_ASSERT_TRUE(profile.typical[TOXICITY_RASH]);
    CU_ASSERT_DOUBLE_EQUAL(profile.median[TOXICITY_RASH], 0.07, 1e-9);
    fixture_close(&fixture);
}

static void a_gap_is_filled_with_the_median_between_nothing_and_the_upper_quartile(void)
{
    struct fixture fixture = fixture_open();
    const struct catalogue *catalogue = shelf(&fixture, nauseating, "");
    struct class_profile profile;
    class_profile(catalogue, &catalogue->options[5], &profile);
    struct burden burden = burden_symptoms(&catalogue->options[5], &profile);
    /* Nausea weighs .6 x .08 / .15 = .32. */
    CU_ASSERT_TRUE(burden.known && burden.uncertain);
    CU_ASSERT_EQUAL(burden.imputed, 1u << TOXICITY_NAUSEA);
    CU_ASSERT_DOUBLE_EQUAL(burden.value, 0.32 * 0.0875, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(burden.low, 0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(burden.high, 0.32 * 0.11375, 1e-9);
    fixture_close(&fixture);
}

static void an_option_without_figures_or_a_class_is_not_known(void)
{
    struct fixture fixture = fixture_open();
    const struct option *option = shelf_one(&fixture, "");
    struct class_profile profile = {.typical = {false}};
    CU_ASSERT_FALSE(burden_symptoms(option, &profile).known);
    CU_ASSERT_FALSE(burden_serious(option, &profile).known);
    CU_ASSERT_FALSE(burden_of(option, TOXICITY_NEUROPATHY, &profile).known);
    fixture_close(&fixture);
}

/* -------------------- hair, time, travel, route, checks, complexity */

enum part { HAIR, TIME, ROUTE, ROUTE_ORAL_ONLY, CHECKS, COMPLEXITY };

static struct burden part_of(enum part part, const char *members)
{
    struct fixture fixture = fixture_open();
    const struct option *option = shelf_one(&fixture, members);
    struct burden burden = part == HAIR              ? burden_hair(option)
                           : part == TIME            ? burden_time(option)
                           : part == ROUTE           ? burden_route(option, false)
                           : part == ROUTE_ORAL_ONLY ? burden_route(option, true)
                           : part == CHECKS          ? burden_monitoring(option)
                                                     : burden_complexity(option);
    fixture_close(&fixture);
    return burden;
}

static void hair_is_what_was_counted_or_else_what_is_usual(void)
{
    expect(part_of(HAIR, "logistics = { route = \"PO\"; hair = \"none\"; };"), 0);
    expect(part_of(HAIR, "logistics = { route = \"PO\"; hair = \"partial\"; };"), 0.5);
    expect(part_of(HAIR, "logistics = { route = \"IV\"; hair = \"complete\"; };"), 1);
    expect(part_of(HAIR, "logistics = { route = \"IV\"; hair = \"complete\"; };"
                         "toxicity = ({ domain = \"alopecia\"; any = 33.2; });"),
           0.332);
    expect_not_known(part_of(HAIR, "logistics = { route = \"IV\"; };"));
}

static void time_is_visits_out_of_four_and_the_days_severe_effects_bring(void)
{
    expect(part_of(TIME, "logistics = { route = \"PO\"; visits = 1; };"), 0.25);
    expect(part_of(TIME, "logistics = { route = \"PO\"; visits = 1; };"
                         "evidence = { design = \"phase 3 RCT\"; severe = 40; };"),
           0.29);
    expect(part_of(TIME, "logistics = { route = \"IV\"; visits = 5; };"), 1);
    expect_not_known(part_of(TIME, "logistics = { route = \"PO\"; };"));
}

static void how_it_is_given_costs_by_route_and_frequency(void)
{
    const struct {
        const char *route;
        const char *visits;
        double burden, for_oral_only;
    } cases[] = {
        {"PO", "1", 0.1, 0.2},     {"SC", "1", 0.3, 0.6},     {"IM", "1", 0.3, 0.6},
        {"IV", "1.33", 0.5, 1},    {"IV", "2.67", 0.8, 1},    {"PO+IM", "1", 0.4, 0.8},
        {"PO+IV", "1.33", 0.6, 1}, {"IV/SC", "1.33", 0.5, 1}, {"IV+PO+IM", "3", 0.9, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char members[120];
        snprintf(members, sizeof members, "logistics = { route = \"%s\"; visits = %s; };",
                 cases[i].route, cases[i].visits);
        expect(part_of(ROUTE, members), cases[i].burden);
        expect(part_of(ROUTE_ORAL_ONLY, members), cases[i].for_oral_only);
    }
}

static void tablets_twice_a_day_or_fasting_cost_more(void)
{
    const char *members = "logistics = { route = \"PO\"; visits = 1; timed = true; };";
    expect(part_of(ROUTE, members), 0.2);
    expect(part_of(ROUTE_ORAL_ONLY, members), 0.4);
    members = "logistics = { route = \"PO+IM\"; visits = 1; timed = true; };";
    expect(part_of(ROUTE, members), 0.4); /* the needle costs more than the hours */
}

static void a_route_that_is_no_medicine_is_not_known(void)
{
    expect_not_known(part_of(ROUTE, "logistics = { route = \"surgery\"; visits = 1; };"));
    expect_not_known(part_of(ROUTE, ""));
}

static void checks_cost_what_the_catalogue_says(void)
{
    expect(part_of(CHECKS, "logistics = { route = \"PO\"; checks = 0.4; };"), 0.4);
    expect_not_known(part_of(CHECKS, "logistics = { route = \"PO\"; };"));
}

static void complexity_adds_daily_tablets_three_drugs_cycles_and_a_care_plan(void)
{
    expect(part_of(COMPLEXITY, "logistics = { route = \"IV\"; };"), 0);
    expect(part_of(COMPLEXITY, "logistics = { route = \"PO\"; tablets = true; };"), 0.15);
    expect(part_of(COMPLEXITY, "logistics = { route = \"PO\"; tablets = true; cycles ="
                               " true; }; drugs = [ \"x\", \"y\" ];"),
           0.25);
    expect(part_of(COMPLEXITY,
                   "logistics = { route = \"PO\"; tablets = true; cycles = true;"
                   "  care_plan = true; }; drugs = [ \"x\", \"y\", \"z\" ];"),
           0.55);
    expect_not_known(part_of(COMPLEXITY, ""));
}

static void travel_is_hours_on_the_road_out_of_sixteen(void)
{
    struct fixture fixture = fixture_open();
    const struct option *option =
        shelf_one(&fixture, "logistics = { route = \"IV\"; visits = 2; };");
    /* Twice there and back at 70 km/h: 2 x 2 x 70 / 70. */
    CU_ASSERT_DOUBLE_EQUAL(travel_hours(option, 70), 4, 1e-9);
    expect(burden_travel(option, 70), 0.25);
    expect(burden_travel(option, 0), 0);
    expect(burden_travel(option, 700), 1);
    CU_ASSERT_TRUE(travel_hours(option, -1) < 0);
    expect_not_known(burden_travel(option, -1));
    fixture_close(&fixture);
}

static void tablets_and_injections_need_no_travel_however_far_the_centre_is(void)
{
    static const char *const local[] = {"PO", "SC", "IM", "PO+IM", "SC/IM"};
    for (size_t i = 0; i < sizeof local / sizeof *local; i++) {
        struct fixture fixture = fixture_open();
        char members[80];
        snprintf(members, sizeof members, "logistics = { route = \"%s\"; visits = 2; };",
                 local[i]);
        const struct option *option = shelf_one(&fixture, members);
        expect(burden_travel(option, 500), 0);
        expect(burden_travel(option, -1), 0);
        CU_ASSERT_FALSE(route_is_infusion(option));
        fixture_close(&fixture);
    }
}

static void an_infusion_is_one_in_any_combination(void)
{
    static const char *const routes[] = {"IV", "PO+IV", "IV/SC", "IV+PO+IM",
                                         "IV (HP also SC)"};
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        struct fixture fixture = fixture_open();
        char members[80];
        snprintf(members, sizeof members, "logistics = { route = \"%s\"; };", routes[i]);
        CU_ASSERT_TRUE(route_is_infusion(shelf_one(&fixture, members)));
        fixture_close(&fixture);
    }
}

UNIT_SUITE(burden) = {
    UNIT_TEST(the_check_values_of_the_clinical_notes_are_met),
    UNIT_TEST(missing_domains_make_a_drug_look_milder_unless_its_class_fills_them),
    UNIT_TEST(severity_is_a_third_of_the_mild_share_and_all_of_the_severe_one),
    UNIT_TEST(nothing_reported_is_not_the_same_as_nothing_happened),
    UNIT_TEST(symptoms_join_as_chances_that_are_independent),
    UNIT_TEST(laboratory_findings_are_no_symptoms),
    UNIT_TEST(fewer_than_four_known_domains_leave_symptoms_uncertain),
    UNIT_TEST(one_symptom_alone_is_its_severity),
    UNIT_TEST(dangerous_events_join_by_their_harm),
    UNIT_TEST(each_dangerous_event_has_its_own_harm),
    UNIT_TEST(lung_inflammation_without_an_any_grade_share_counts_the_severe_one),
    UNIT_TEST(a_class_is_its_first_tag_and_tells_median_and_upper_quartile),
    UNIT_TEST(what_half_of_a_class_reports_is_typical_of_it),
    UNIT_TEST(a_gap_is_filled_with_the_median_between_nothing_and_the_upper_quartile),
    UNIT_TEST(an_option_without_figures_or_a_class_is_not_known),
    UNIT_TEST(hair_is_what_was_counted_or_else_what_is_usual),
    UNIT_TEST(time_is_visits_out_of_four_and_the_days_severe_effects_bring),
    UNIT_TEST(how_it_is_given_costs_by_route_and_frequency),
    UNIT_TEST(tablets_twice_a_day_or_fasting_cost_more),
    UNIT_TEST(a_route_that_is_no_medicine_is_not_known),
    UNIT_TEST(checks_cost_what_the_catalogue_says),
    UNIT_TEST(complexity_adds_daily_tablets_three_drugs_cycles_and_a_care_plan),
    UNIT_TEST(travel_is_hours_on_the_road_out_of_sixteen),
    UNIT_TEST(tablets_and_injections_need_no_travel_however_far_the_centre_is),
    UNIT_TEST(an_infusion_is_one_in_any_combination),
    UNIT_END,
};
