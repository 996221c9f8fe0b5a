/* One option with all its criteria, as JSON. */
#include "report/explain_json.h"

#include "json_check.h"
#include "persons.h"
#include "small.h"

static const char member[] =
    "for = \"her2 = zero\";"
    "needs = ({ when = \"ecog <= 2\"; because = \"Fit enough\"; source = \"S\"; });"
    "never = ({ when = \"qtc >= 450 ms\"; because = \"QT too long\"; });"
    "caution = ({ when = \"age >= 70\"; because = \"Old\"; });"
    "weak = ({ when = \"maintenance = yes\"; because = \"Few\"; },"
    "        { when = \"maintenance = no\"; because = \"Most\"; });";

static void write_explained(const char *facts, struct text *out)
{
    const char *const members[] = {member, NULL};
    struct small small;
    small_open(&small, members, "", facts);
    explain_json(&small.answer, small.answer.outcomes, out);
    CU_ASSERT_FALSE(out->failed);
    CU_ASSERT_TRUE(json_is_strict(out->bytes));
    small_close(&small);
}

static void every_criterion_is_told_with_its_truth(void)
{
    static const char *const expected[][3] = {
        {"\"for\"", "\"yes\"", "\"her2\""},
        {"\"needs\"", "\"yes\"", "\"ecog\""},
        {"\"never\"", "\"unknown\"", "\"qtc\""},
        {"\"caution\"", "\"no\"", "\"age\""},
        {"\"weak\"", "\"assumed no\"", "\"maintenance\""},
        {"\"weak\"", "\"assumed yes\"", "\"maintenance\""},
    };
    static const char *const keys[] = {"part", "truth", "facts.0.name"};
    struct text out = {0};
    write_explained("her2 = zero; ecog = 1; age = 60", &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "explain.criteria"), 6);
    for (int i = 0; i < 6; i++) {
        for (int k = 0; k < 3; k++) {
            char path[60];
            snprintf(path, sizeof path, "explain.criteria.%d.%s", i, keys[k]);
            CU_ASSERT_TRUE(json_is(out.bytes, path, expected[i][k]));
        }
    }
    text_free(&out);
}

static void a_criterion_is_written_in_its_normal_form_with_its_reason(void)
{
    struct text out = {0};
    write_explained("her2 = zero; ecog = 1; age = 60", &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.criteria.0.criterion", "\"her2 = zero\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.criteria.0.because", "null"));
    CU_ASSERT_TRUE(
        json_is(out.bytes, "explain.criteria.2.criterion", "\"qtc >= 450 ms\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.criteria.1.because", "\"Fit enough\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.criteria.1.source", "\"S\""));
    text_free(&out);
}

static void the_state_decides_what_else_is_told(void)
{
    struct text out = {0};
    write_explained("her2 = zero; ecog = 1; age = 60", &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.state", "\"recommended\""));
    CU_ASSERT_PTR_NOT_NULL(json_at(out.bytes, "explain.contributions"));
    text_clear(&out);
    write_explained("her2 = zero; ecog = 3", &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.state", "\"ruled out\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.because.0.text", "\"Fit enough\""));
    text_clear(&out);
    write_explained("her2 = zero", &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.state", "\"undetermined\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.needs", "[\n      \"ecog\"\n    ]"));
    text_clear(&out);
    write_explained("her2 = low", &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "explain.state", "\"not applicable\""));
    text_free(&out);
}

static void the_head_is_that_of_every_answer(void)
{
    struct text out = {0};
    write_explained("her2 = zero", &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "schema", "\"poise/1\""));
    CU_ASSERT_PTR_NOT_NULL(json_at(out.bytes, "case.facts_used"));
    CU_ASSERT_PTR_NOT_NULL(json_at(out.bytes, "goals.weights"));
    text_free(&out);
}

static void every_option_of_everyone_can_be_explained(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        for (uint32_t i = 0; i < answer->outcome_count; i += 3) {
            struct text out = {0};
            explain_json(answer, &answer->outcomes[i], &out);
            CU_ASSERT_TRUE(json_is_strict(out.bytes));
            text_free(&out);
        }
    }
    fixture_close(&fixture);
}

UNIT_SUITE(explain_json) = {
    UNIT_TEST(every_criterion_is_told_with_its_truth),
    UNIT_TEST(a_criterion_is_written_in_its_normal_form_with_its_reason),
    UNIT_TEST(the_state_decides_what_else_is_told),
    UNIT_TEST(the_head_is_that_of_every_answer),
    UNIT_TEST(every_option_of_everyone_can_be_explained),
    UNIT_END,
};
