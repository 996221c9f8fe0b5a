/* One line a person, "schema": "poise-why/1". */
#include "report/why_json.h"

#include "json_check.h"
#include "persons.h"
#include "small.h"
#include "weigh/dimension.h"

/* What is written about the answer in hand. */
static void write_line(const struct answer *answer, struct text *out)
{
    struct why *why = why_new(answer->engine);
    CU_ASSERT_PTR_NOT_NULL_FATAL(why);
    why_json(why, answer, 0, out);
    why_free(why);
    CU_ASSERT_FALSE(out->failed);
    CU_ASSERT_TRUE(json_is_strict(out->bytes));
    CU_ASSERT_PTR_EQUAL(strchr(out->bytes, '\n'), out->bytes + out->length - 1);
}

static void a_line_tells_the_list_and_what_it_rests_on(void)
{
    const char *const members[] = {
        "for = \"er = positive\"; logistics = { route = \"PO\"; visits = 2; };",
        "never = ({ when = \"age > 50\"; because = \"Too \\\"old\\\"\"; source = \"S\"; "
        "});",
        "needs = ({ when = \"qtc < 450\"; because = \"The heart\"; });",
        "caution = ({ when = \"ecog >= 1\"; because = \"Weak\"; });",
        "for = \"her2 = positive\"; setting = \"HER2 positive\";",
        NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60; er = positive; ecog = 1; sites = bone");
    const uint32_t used[] = {POISE_FACT_AGE, POISE_FACT_ER, POISE_FACT_SITES,
                             POISE_FACT_ON_CDK46};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++)
        small.engine.used[used[i]] = true;
    write_line(&small.answer, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "schema", "\"poise-why/1\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "as_of", "\"2026-11-23\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "facts",
                           "{\"age\":60,\"er\":\"positive\",\"on_cdk46\":\"no\","
                           "\"sites\":[\"bone\"]}"));
    CU_ASSERT_TRUE(json_is(out.bytes, "assumed", "[\"on_cdk46\"]"));
    CU_ASSERT_EQUAL(json_count(out.bytes, "recommended"), 2);
    CU_ASSERT_TRUE(json_is(out.bytes, "recommended.0.option", "\"a\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommended.0.rests_on", "[\"er\"]"));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommended.0.verdict", "\"eligible\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommended.0.cautions", "[]"));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommended.1.option", "\"d\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommended.1.verdict", "\"caution\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommended.1.cautions",
                           "[{\"text\":\"Weak\",\"facts\":[\"ecog\"],\"source\":null}]"));
    CU_ASSERT_EQUAL(json_count(out.bytes, "undetermined"), 2);
    CU_ASSERT_TRUE(
        json_is(out.bytes, "undetermined.0.needs",
                "[{\"text\":\"The heart\",\"facts\":[\"qtc\"],\"source\":null}]"));
    CU_ASSERT_TRUE(
        json_is(out.bytes, "undetermined.1.needs",
                "[{\"text\":\"HER2 positive\",\"facts\":[\"her2\"],\"source\":null}]"));
    CU_ASSERT_EQUAL(json_count(out.bytes, "ruled_out"), 1);
    CU_ASSERT_TRUE(
        json_is(out.bytes, "ruled_out.0.because",
                "[{\"text\":\"Too \\\"old\\\"\",\"facts\":[\"age\"],\"source\":\"S\"}]"));
    text_free(&out);
    small_close(&small);
}

static void limits_and_targets_are_told(void)
{
    const char *const members[] = {"logistics = { route = \"PO\"; visits = 3; };", "",
                                   NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    small.goals.max_visits = 2000;
    small_assess(&small, "age = 60", &small.answer);
    small.answer.ranked[0]->target = "L3 \"left\"";
    write_line(&small.answer, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "outside_limits.0.option", "\"a\""));
    CU_ASSERT_TRUE(
        json_is(out.bytes, "outside_limits.0.limit", "\"more visits than you want\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "recommended.0.target", "\"L3 \\\"left\\\"\""));
    text_free(&out);
    small_close(&small);
}

static void what_code_says_is_told(void)
{
    static const poise_sentence sentences[] = {{"Half the dose below {1}", "label"}};
    static const poise_note note = {
        POISE_NOTE_DOSE, 0, {POISE_FACT_CREATININE_CLEARANCE, 0, 0, 0}, {30500, 0}};
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    small.answer.ranked[0]->sentences = sentences;
    small.answer.ranked[0]->notes = &note;
    small.answer.ranked[0]->note_count = 1;
    write_line(&small.answer, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "recommended.0.notes",
                           "[{\"text\":\"Half the dose below 30.5\",\"facts\":["
                           "\"creatinine_clearance\"],\"source\":\"label\"}]"));
    text_free(&out);
    small_close(&small);
}

/* For everybody, with the real catalogues and plugins. */
static void contributions_add_up_to_the_balance(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (size_t p = 0; p < sizeof persons / sizeof *persons; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        struct text out = {0};
        write_line(answer, &out);
        CU_ASSERT_EQUAL(json_count(out.bytes, "recommended"), (int)answer->ranked_count);
        for (uint32_t i = 0; i < answer->ranked_count; i++) {
            char path[80];
            int64_t sum = 0;
            for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
                snprintf(path, sizeof path, "recommended.%u.contributions.%s", i,
                         dimensions[d].name);
                if (answer->weights.weight[d] != 0)
                    sum += strtoll(json_at(out.bytes, path), NULL, 10);
            }
            CU_ASSERT_EQUAL(sum, answer->ranked[i]->balance);
        }
        text_free(&out);
    }
    fixture_close(&fixture);
}

UNIT_SUITE(why_json) = {
    UNIT_TEST(a_line_tells_the_list_and_what_it_rests_on),
    UNIT_TEST(limits_and_targets_are_told),
    UNIT_TEST(what_code_says_is_told),
    UNIT_TEST(contributions_add_up_to_the_balance),
    UNIT_END,
};
