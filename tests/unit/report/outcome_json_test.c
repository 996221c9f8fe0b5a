/* One option for one person as JSON, by its state. */
#include "json_check.h"
#include "report/writer.h"
#include "small.h"

/* 12.5 months of life in the trial, hair thins, one visit: 1 - exp(-12.5 / 6) = .875. */
static const char drug[] =
    "id = \"drug\"; label = \"The drug\"; tags = [ \"x\" ];"
    "caution = ({ when = \"ecog >= 2\"; because = \"Frail\"; source = \"trial\"; });"
    "never = ({ when = \"qtc >= 450 ms\"; because = \"QT too long\"; });"
    "needs = ({ when = \"her2 = zero\"; because = \"Only without HER2\"; });"
    "evidence = { trial = \"T\"; design = \"phase 3 RCT\"; n = 100;"
    "  os = { hr = [ 0.76, 0.63, 0.93 ]; months = [ 63.9, 51.4 ]; }; };"
    "standing = { level = \"preferred\"; esmo = \"E\"; mcbs = 4; };"
    "logistics = { route = \"PO\"; visits = 1; hair = \"partial\"; };";

/* Writes the first outcome; the goals may set a limit on visits. */
static void write_outcome(const char *facts, int32_t max_visits, struct text *out)
{
    const char *const members[] = {drug, NULL};
    struct small small;
    small_open(&small, members, "", facts);
    small.goals.max_visits = max_visits;
    small_assess(&small, facts, &small.answer);
    struct writer writer = {{.out = out}, &small.answer, small.fixture.arena};
    json_open(&writer.json, NULL, '{');
    writer_outcome(&writer, small.answer.outcomes);
    json_close(&writer.json, '}');
    CU_ASSERT_TRUE(json_is_strict(out->bytes));
    small_close(&small);
}

static void a_recommendation_has_every_key_of_the_contract(void)
{
    static const char *const keys[] = {
        "rank",     "rank_in_role", "option",        "label",       "plugin",
        "role",     "verdict",      "urgency",       "tags",        "balance",
        "benefit",  "burden",       "contributions", "first_share", "reasons",
        "cautions", "with",         "evidence",      "standing"};
    struct text out = {0};
    write_outcome("ecog = 0; her2 = zero; qtc = 420", FIXED_UNKNOWN, &out);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        CU_ASSERT_PTR_NOT_NULL(json_at(out.bytes, keys[i]));
    CU_ASSERT_TRUE(json_is(out.bytes, "rank", "1"));
    CU_ASSERT_TRUE(json_is(out.bytes, "option", "\"drug\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "verdict", "\"eligible\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "needs_person", "false"));
    CU_ASSERT_TRUE(json_is(out.bytes, "urgency", "\"routine\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "tags", "[\"x\"]"));
    CU_ASSERT_TRUE(json_is(out.bytes, "first_share", "null"));
    CU_ASSERT_TRUE(json_is(out.bytes, "standing.level", "\"preferred\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "standing.nccn", "null"));
    CU_ASSERT_TRUE(json_is(out.bytes, "standing.mcbs_v1_1", "4"));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "target"));
    text_free(&out);
}

static void contributions_are_weight_times_worth_and_add_up(void)
{
    static const char *const expected[][4] = {
        {"\"benefit\"", "0.4", "0.875", "0.35"}, {"\"hair\"", "0.2", "0.5", "0.1"},
        {"\"time\"", "0.1", "0.75", "0.075"},    {"\"guideline\"", "0.2", "1", "0.2"},
        {"\"caution\"", "0.1", "1", "0.1"},
    };
    static const char *const keys[] = {"criterion", "weight", "value", "contribution"};
    struct text out = {0};
    write_outcome("ecog = 0; her2 = zero; qtc = 420", FIXED_UNKNOWN, &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "contributions"), 5);
    for (int i = 0; i < 5; i++) {
        for (int k = 0; k < 4; k++) {
            char path[40];
            snprintf(path, sizeof path, "contributions.%d.%s", i, keys[k]);
            CU_ASSERT_TRUE(json_is(out.bytes, path, expected[i][k]));
        }
    }
    CU_ASSERT_TRUE(json_is(out.bytes, "balance", "0.825"));
    text_free(&out);
}

static void effects_stand_on_their_side_with_their_interval(void)
{
    struct text out = {0};
    write_outcome("ecog = 0; her2 = zero; qtc = 420", FIXED_UNKNOWN, &out);
    /* 1 - exp of 2.98 and 23.25 months over 6. */
    CU_ASSERT_TRUE(json_is(out.bytes, "benefit.benefit",
                           "{\"value\":0.875,\"low\":0.391,\"high\":0.979}"));
    CU_ASSERT_TRUE(
        json_is(out.bytes, "burden.hair", "{\"value\":0.5,\"low\":0.5,\"high\":0.5}"));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "burden.benefit"));
    CU_ASSERT_EQUAL(json_count(out.bytes, "benefit"), 2);
    CU_ASSERT_EQUAL(json_count(out.bytes, "burden"), 11);
    text_free(&out);
}

static void an_effect_that_is_not_known_is_null(void)
{
    struct text out = {0};
    write_outcome("ecog = 0; her2 = zero; qtc = 420", FIXED_UNKNOWN, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "burden.monitoring",
                           "{\"value\":null,\"low\":null,\"high\":null}"));
    text_free(&out);
}

static void reasons_are_sorted_by_what_they_are_for(void)
{
    struct text out = {0};
    write_outcome("ecog = 2; her2 = zero", FIXED_UNKNOWN, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "verdict", "\"caution\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "reasons.0.kind", "\"for\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "reasons.0.criterion", "\"guideline\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "reasons.0.source", "\"ESMO: E\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "reasons.1.source", "\"T, n = 100\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "reasons.2.kind", "\"burden\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "cautions.0.text", "\"Frail\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "cautions.0.facts.0.name", "\"ecog\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "cautions.0.facts.0.value", "2"));
    CU_ASSERT_TRUE(json_is(out.bytes, "cautions.1.kind", "\"check\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "cautions.1.facts.0.name", "\"qtc\""));
    text_free(&out);
}

static void what_is_undetermined_tells_the_facts_it_needs(void)
{
    struct text out = {0};
    write_outcome("ecog = 0", FIXED_UNKNOWN, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "option", "\"drug\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "needs", "[\"her2\"]"));
    CU_ASSERT_TRUE(json_is(out.bytes, "reasons.0.kind", "\"needs\""));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "balance"));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "rank"));
    text_free(&out);
}

static void what_is_ruled_out_tells_why(void)
{
    struct text out = {0};
    write_outcome("her2 = positive; qtc = 470", FIXED_UNKNOWN, &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "because"), 2);
    CU_ASSERT_TRUE(json_is(out.bytes, "because.0.text", "\"QT too long\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "because.0.facts.0.name", "\"qtc\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "because.0.source", "null"));
    CU_ASSERT_TRUE(json_is(out.bytes, "because.1.text", "\"Only without HER2\""));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "balance"));
    text_free(&out);
}

static void what_is_outside_a_limit_tells_which_and_its_balance(void)
{
    struct text out = {0};
    write_outcome("ecog = 0; her2 = zero; qtc = 420", 500, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "limit", "\"more visits than you want\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "balance", "0.825"));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "rank"));
    text_free(&out);
}

static void companions_and_targets_are_named(void)
{
    const char *const members[] = {"", "", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    small.answer.outcomes[0].with_count = 1;
    small.answer.outcomes[0].with[0] = 1;
    small.answer.outcomes[0].target = "L3 vertebra";
    small.answer.outcomes[0].answer = POISE_ANSWER_NEEDS_PERSON;
    small.answer.outcomes[0].urgency = POISE_URGENCY_EMERGENCY;
    struct writer writer = {{.out = &out}, &small.answer, small.fixture.arena};
    json_open(&writer.json, NULL, '{');
    writer_outcome(&writer, small.answer.outcomes);
    json_close(&writer.json, '}');
    CU_ASSERT_TRUE(json_is(out.bytes, "with", "[\"b\"]"));
    CU_ASSERT_TRUE(json_is(out.bytes, "target", "\"L3 vertebra\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "needs_person", "true"));
    CU_ASSERT_TRUE(json_is(out.bytes, "urgency", "\"emergency\""));
    text_free(&out);
    small_close(&small);
}

UNIT_SUITE(outcome_json) = {
    UNIT_TEST(a_recommendation_has_every_key_of_the_contract),
    UNIT_TEST(contributions_are_weight_times_worth_and_add_up),
    UNIT_TEST(effects_stand_on_their_side_with_their_interval),
    UNIT_TEST(an_effect_that_is_not_known_is_null),
    UNIT_TEST(reasons_are_sorted_by_what_they_are_for),
    UNIT_TEST(what_is_undetermined_tells_the_facts_it_needs),
    UNIT_TEST(what_is_ruled_out_tells_why),
    UNIT_TEST(what_is_outside_a_limit_tells_which_and_its_balance),
    UNIT_TEST(companions_and_targets_are_named),
    UNIT_END,
};
