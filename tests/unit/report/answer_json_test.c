/* The output contract, "schema": "poise/1". */
#include "report/answer_json.h"

#include "json_check.h"
#include "persons.h"
#include "small.h"

/* -------------------- shape */

static void the_keys_of_the_contract_stand_in_their_order(void)
{
    static const char *const keys[] = {
        "schema",       "advice",    "generated",       "case",
        "goals",        "flags",     "recommendations", "outside_limits",
        "undetermined", "ruled_out", "not_assessed",    "plan",
        "ask_next",     "changes"};
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    answer_json(&small.answer, false, &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, ""), sizeof keys / sizeof *keys);
    for (size_t i = 1; i < sizeof keys / sizeof *keys; i++)
        CU_ASSERT_TRUE(json_at(out.bytes, keys[i - 1]) < json_at(out.bytes, keys[i]));
    CU_ASSERT_TRUE(json_is(out.bytes, "schema", "\"poise/1\""));
    CU_ASSERT_EQUAL(out.bytes[out.length - 1], '\n');
    text_free(&out);
    small_close(&small);
}

/* Asks for the JSON of one person, checks it and hands it on. */
static void small_json(struct small *small, bool all, struct text *out)
{
    answer_json(&small->answer, all, out);
    CU_ASSERT_FALSE(out->failed);
    CU_ASSERT_TRUE(json_is_strict(out->bytes));
}

static void options_are_sorted_by_what_was_found(void)
{
    const char *const members[] = {
        "",
        "for = \"her2 = positive\";",
        "for = \"er = positive\";",
        "never = ({ when = \"age > 50\"; because = \"Old\"; });",
        "logistics = { route = \"PO\"; visits = 3; };",
        "role = \"bone\";",
        NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60; her2 = zero");
    small.goals.max_visits = 2000;
    small_assess(&small, "age = 60; her2 = zero", &small.answer);
    small_json(&small, true, &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "recommendations"), 2);
    CU_ASSERT_TRUE(json_is(out.bytes, "recommendations.0.option", "\"a\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommendations.1.option", "\"f\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommendations.1.rank", "2"));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommendations.1.rank_in_role", "1"));
    CU_ASSERT_EQUAL(json_count(out.bytes, "outside_limits"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "outside_limits.0.option", "\"e\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "undetermined"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "undetermined.0.option", "\"c\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "ruled_out"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "ruled_out.0.option", "\"d\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "not_applicable"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "not_applicable.0.option", "\"b\""));
    text_free(&out);
    small_close(&small);
}

static void other_situations_are_told_only_when_asked_for(void)
{
    const char *const members[] = {"for = \"her2 = positive\";", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "her2 = zero");
    small_json(&small, false, &out);
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "not_applicable"));
    text_clear(&out);
    small_json(&small, true, &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "not_applicable"), 1);
    text_free(&out);
    small_close(&small);
}

/* -------------------- head */

static void facts_are_used_unused_or_missing(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "",
               "ecog = 1 [2026-11-02, clinic]; her2 = low;[meta];id = v1;title = \"T\"");
    small.answer.used[POISE_FACT_ECOG] = true;
    small.answer.used[POISE_FACT_QTC] = true;
    small_json(&small, false, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "case.id", "\"v1\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "case.facts_used.0.name", "\"ecog\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "case.facts_used.0.date", "\"2026-11-02\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "case.facts_used.0.source", "\"clinic\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "case.facts_used"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "case.facts_unused.0.name", "\"her2\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "case.facts_unused"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "case.facts_missing.0", "\"qtc\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "case.facts_missing"), 1);
    text_free(&out);
    small_close(&small);
}

static void contradictions_are_told(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "her2 = low; her2 = positive");
    small_json(&small, false, &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "case.conflicts"), 2);
    CU_ASSERT_TRUE(json_is(out.bytes, "case.conflicts.0.fact", "\"her2\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "case.conflicts.0.kind", "\"conflict\""));
    text_free(&out);
    small_close(&small);
}

static void weights_are_told_with_where_they_come_from(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    small_json(&small, false, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "goals.from", "\"goals\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "goals.file", "null"));
    CU_ASSERT_EQUAL(json_count(out.bytes, "goals.presets"), 0);
    CU_ASSERT_EQUAL(json_count(out.bytes, "goals.weights"), POISE_DIMENSION_END);
    CU_ASSERT_TRUE(json_is(out.bytes, "goals.weights.benefit", "0.4"));
    CU_ASSERT_TRUE(json_is(out.bytes, "goals.weights.nerves", "0"));
    CU_ASSERT_TRUE(json_is(out.bytes, "generated.as_of", "\"2026-11-23\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "generated.seed", "null"));
    CU_ASSERT_TRUE(json_is(out.bytes, "generated.site", "null"));
    text_free(&out);
    small_close(&small);
}

/* -------------------- lists */

static void a_flag_with_an_older_code_is_written_under_both(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members,
               "flags = ({ code = \"wishes:x\"; alias = \"pref:x\"; severity = \"note\";"
               "  when = \"ecog = 1\"; text = \"T\"; source = \"S\"; },"
               "  { code = \"urgent:y\"; severity = \"emergency\"; when = \"age > 50\";"
               "  text = \"U\"; });",
               "ecog = 1; age = 60");
    small_json(&small, false, &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "flags"), 3);
    CU_ASSERT_TRUE(json_is(out.bytes, "flags.0.code", "\"urgent:y\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "flags.0.severity", "\"emergency\""));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "flags.0.source"));
    CU_ASSERT_TRUE(json_is(out.bytes, "flags.1.code", "\"wishes:x\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "flags.2.code", "\"pref:x\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "flags.2.source", "\"S\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "flags.2.facts.0.name", "\"ecog\""));
    text_free(&out);
    small_close(&small);
}

static void a_silent_modality_is_never_skipped(void)
{
    const char *const members[] = {"", NULL};
    struct silent_plugin silent = {"hormone", POISE_E_PLUGIN_CRASH, "it \"crashed\""};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    small.answer.silent = &silent;
    small.answer.silent_count = 1;
    small_json(&small, false, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "not_assessed.0.plugin", "\"hormone\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "not_assessed.0.status", "\"E_PLUGIN_CRASH\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "not_assessed.0.reason", "\"it \\\"crashed\\\"\""));
    text_free(&out);
    small_close(&small);
}

static void a_plan_tells_what_goes_with_what_and_what_to_mind(void)
{
    const char *const members[] = {"tags = [ \"x\" ];",
                                   "role = \"local\"; tags = [ \"y\" ];", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members,
               "interactions = ({ a = [ \"x\" ]; b = [ \"y\" ]; text = \"Hold x\";"
               "                  source = \"S\"; });",
               "age = 60");
    small.answer.plan.steps[1].goes_with = small.answer.plan.steps[0].option;
    small_json(&small, false, &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "plan"), 2);
    CU_ASSERT_TRUE(json_is(out.bytes, "plan.0.option", "\"a\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plan.0.interactions.0.with", "\"b\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plan.1.interactions.0.with", "\"a\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plan.1.interactions.0.text", "\"Hold x\""));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "plan.0.goes_with"));
    CU_ASSERT_TRUE(json_is(out.bytes, "plan.1.goes_with", "\"a\""));
    text_free(&out);
    small_close(&small);
}

static void a_question_tells_what_each_answer_would_change(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    small.answer.ask_count = 1;
    small.answer.asks[0] = (struct ask){
        .fact = fact_at(small.fixture.vocabulary, POISE_FACT_ESR1),
        .settles = 2,
        .changes_first = true,
        .change_count = 2,
        .changes = {{"mutated", small.answer.outcomes[0].option}, {"wild_type", NULL}}};
    small_json(&small, false, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "ask_next.0.fact", "\"esr1\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "ask_next.0.settles", "2"));
    CU_ASSERT_TRUE(json_is(out.bytes, "ask_next.0.changes.0.first", "\"a\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "ask_next.0.changes.1.value", "\"wild_type\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "ask_next.0.changes.1.first", "null"));
    CU_ASSERT_TRUE(json_is(out.bytes, "ask_next.0.p_change", "null"));
    text_free(&out);
    small_close(&small);
}

/* -------------------- everyone */

static void expect_sums(const char *json)
{
    int count = json_count(json, "recommendations");
    CU_ASSERT_TRUE(count >= 0);
    for (int i = 0; i < count; i++) {
        char path[80];
        int64_t sum = 0;
        snprintf(path, sizeof path, "recommendations.%d.contributions", i);
        int parts = json_count(json, path);
        for (int j = 0; j < parts; j++) {
            snprintf(path, sizeof path,
                     "recommendations.%d.contributions.%d.contribution", i, j);
            sum += json_millionths(json, path);
        }
        snprintf(path, sizeof path, "recommendations.%d.balance", i);
        CU_ASSERT_EQUAL(json_millionths(json, path), sum);
    }
}

static void every_answer_is_strict_json_and_adds_up(void)
{
    static const char *const goals[] = {NULL, "quality-first", "protect-nerves"};
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        struct text out = {0};
        const struct answer *answer = fixture_answer(&fixture, persons[p], goals[p % 3]);
        answer_json(answer, true, &out);
        CU_ASSERT_FALSE(out.failed);
        CU_ASSERT_TRUE(json_is_strict(out.bytes));
        expect_sums(out.bytes);
        CU_ASSERT_EQUAL(json_count(out.bytes, "recommendations"),
                        (int)answer->ranked_count);
        text_free(&out);
    }
    fixture_close(&fixture);
}

static void the_same_person_gets_the_same_bytes(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        struct text first = {0};
        struct text second = {0};
        answer_json(fixture_answer(&fixture, persons[p], NULL), true, &first);
        fixture_answer(&fixture, persons[(p + 1) % PERSONS], NULL); /* someone between */
        answer_json(fixture_answer(&fixture, persons[p], NULL), true, &second);
        CU_ASSERT_EQUAL(first.length, second.length);
        CU_ASSERT_STRING_EQUAL(first.bytes, second.bytes);
        text_free(&first);
        text_free(&second);
    }
    fixture_close(&fixture);
}

UNIT_SUITE(answer_json) = {
    UNIT_TEST(the_keys_of_the_contract_stand_in_their_order),
    UNIT_TEST(options_are_sorted_by_what_was_found),
    UNIT_TEST(other_situations_are_told_only_when_asked_for),
    UNIT_TEST(facts_are_used_unused_or_missing),
    UNIT_TEST(contradictions_are_told),
    UNIT_TEST(weights_are_told_with_where_they_come_from),
    UNIT_TEST(a_flag_with_an_older_code_is_written_under_both),
    UNIT_TEST(a_silent_modality_is_never_skipped),
    UNIT_TEST(a_plan_tells_what_goes_with_what_and_what_to_mind),
    UNIT_TEST(a_question_tells_what_each_answer_would_change),
    UNIT_TEST(every_answer_is_strict_json_and_adds_up),
    UNIT_TEST(the_same_person_gets_the_same_bytes),
    UNIT_END,
};
