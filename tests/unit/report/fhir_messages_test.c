/* OperationOutcome: what must be known about the evaluation. */
#include "bundled.h"

/* Is there an issue of a severity and code about something of a kind? */
static bool says(const struct bundled *bundled, const char *severity, const char *code,
                 const char *kind, const char *name)
{
    const char *outcome = resource(bundled, "OperationOutcome", 0);
    for (int i = 0; i < json_count(outcome, "issue"); i++) {
        char path[24];
        snprintf(path, sizeof path, "issue.%d", i);
        const char *issue = json_at(outcome, path);
        const char *about = extension(issue, "about");
        if (json_is(issue, "severity", severity) && json_is(issue, "code", code) &&
            has_part(about, "kind", "valueCode", kind) &&
            has_part(about, "name", "valueString", name))
            return true;
    }
    return false;
}

static void options_that_are_not_proposed_are_named_with_their_reasons(void)
{
    const char *const members[] = {
        "",
        "for = \"her2 = positive\";",
        "for = \"er = positive\";",
        "never = ({ when = \"age > 50\"; because = \"Old\"; source = \"S\"; });",
        "logistics = { route = \"PO\"; visits = 3; };",
        NULL};
    struct bundled bundled;
    bundled_open(&bundled, members, "", "age = 60; her2 = zero");
    bundled.small.goals.max_visits = 2000;
    small_assess(&bundled.small, "age = 60; her2 = zero", &bundled.small.answer);
    bundled_write(&bundled, false);
    CU_ASSERT_TRUE(
        says(&bundled, "\"information\"", "\"required\"", "\"undetermined\"", "\"c\""));
    CU_ASSERT_TRUE(
        says(&bundled, "\"information\"", "\"business-rule\"", "\"ruled-out\"", "\"d\""));
    CU_ASSERT_TRUE(says(&bundled, "\"information\"", "\"business-rule\"",
                        "\"outside-limits\"", "\"e\""));
    CU_ASSERT_FALSE(says(&bundled, "\"information\"", "\"business-rule\"",
                         "\"not-applicable\"", "\"b\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(bundled.out.bytes, "\"Option d: Old (S)\""));
    bundled_write(&bundled, true);
    CU_ASSERT_TRUE(says(&bundled, "\"information\"", "\"business-rule\"",
                        "\"not-applicable\"", "\"b\""));
    bundled_close(&bundled);
}

static void values_in_conflict_are_named(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "her2 = low; her2 = positive");
    CU_ASSERT_TRUE(says(&bundled, "\"warning\"", "\"conflict\"", "\"fact\"", "\"her2\""));
    bundled_close(&bundled);
}

static void what_of_the_input_was_not_used_is_named(void)
{
    struct aside doubted = {NULL, "Observation/o2", "read from text", true};
    struct aside unused = {&doubted, "Observation/o1", "status is cancelled", false};
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    struct record copy = *bundled.small.answer.record;
    copy.asides = &unused;
    bundled.small.answer.record = &copy;
    bundled_write(&bundled, false);
    CU_ASSERT_TRUE(says(&bundled, "\"warning\"", "\"processing\"", "\"not-used\"",
                        "\"Observation/o1\""));
    CU_ASSERT_TRUE(says(&bundled, "\"warning\"", "\"processing\"", "\"used-with-doubt\"",
                        "\"Observation/o2\""));
    bundled_close(&bundled);
}

static void a_silent_modality_is_an_error(void)
{
    struct silent_plugin silent = {"hormone", POISE_E_PLUGIN_CRASH, "it crashed"};
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    bundled.small.answer.silent = &silent;
    bundled.small.answer.silent_count = 1;
    bundled_write(&bundled, false);
    CU_ASSERT_TRUE(
        says(&bundled, "\"error\"", "\"incomplete\"", "\"not-assessed\"", "\"hormone\""));
    bundled_close(&bundled);
}

static void nothing_to_say_is_no_resource(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    CU_ASSERT_EQUAL(resources(&bundled, "OperationOutcome"), 0);
    CU_ASSERT_PTR_NULL(
        json_at(resource(&bundled, "GuidanceResponse", 0), "evaluationMessage"));
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_messages) = {
    UNIT_TEST(options_that_are_not_proposed_are_named_with_their_reasons),
    UNIT_TEST(values_in_conflict_are_named),
    UNIT_TEST(what_of_the_input_was_not_used_is_named),
    UNIT_TEST(a_silent_modality_is_an_error),
    UNIT_TEST(nothing_to_say_is_no_resource),
    UNIT_END,
};
