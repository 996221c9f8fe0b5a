/* DetectedIssue: contraindications and cautions. */
#include "bundled.h"

static void a_contraindication_is_high(void)
{
    static const struct basis observation = {NULL, "Observation/q1", "valueQuantity"};
    struct bundled bundled;
    bundled_one(&bundled, "never = ({ when = \"qtc > 450 ms\"; because = \"Rhythm\"; });",
                "qtc = 470");
    bundled.small.answer.record->readings[POISE_FACT_QTC].basis = &observation;
    bundled_write(&bundled, false);
    const char *issue = resource(&bundled, "DetectedIssue", 0);
    CU_ASSERT_TRUE(json_is(issue, "status", "\"preliminary\""));
    CU_ASSERT_TRUE(json_is(issue, "severity", "\"high\""));
    CU_ASSERT_TRUE(json_is(issue, "implicated.0.identifier.value", "\"a\""));
    CU_ASSERT_TRUE(json_is(issue, "evidence.0.code.0.text", "\"Rhythm\""));
    CU_ASSERT_TRUE(json_is(issue, "evidence.0.detail.0.reference", "\"Observation/q1\""));
    CU_ASSERT_TRUE(json_is(issue, "detail", "\"Ruled out: Option a: Rhythm\""));
    bundled_close(&bundled);
}

static void a_caution_is_moderate_and_points_at_the_draft(void)
{
    struct bundled bundled;
    bundled_one(&bundled,
                "drugs = [ \"tamoxifen\" ];"
                "caution = ({ when = \"age > 50\"; because = \"Old\"; });",
                "age = 60");
    const char *issue = resource(&bundled, "DetectedIssue", 0);
    CU_ASSERT_TRUE(json_is(issue, "severity", "\"moderate\""));
    CU_ASSERT_TRUE(same_string(json_at(issue, "implicated.0.reference"),
                               json_at(bundled.out.bytes, "entry.2.fullUrl")));
    CU_ASSERT_TRUE(json_is(resource(&bundled, "MedicationRequest", 0),
                           "detectedIssue.0.type", "\"DetectedIssue\""));
    bundled_close(&bundled);
}

static void what_is_not_meant_for_a_person_is_no_issue(void)
{
    struct bundled bundled;
    bundled_one(&bundled,
                "needs = ({ when = \"age < 50\"; because = \"For the young\"; });",
                "age = 60");
    CU_ASSERT_EQUAL(resources(&bundled, "DetectedIssue"), 0);
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_issue) = {
    UNIT_TEST(a_contraindication_is_high),
    UNIT_TEST(a_caution_is_moderate_and_points_at_the_draft),
    UNIT_TEST(what_is_not_meant_for_a_person_is_no_issue),
    UNIT_END,
};
