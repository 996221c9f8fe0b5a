/* RiskAssessment: only what is really known. */
#include "bundled.h"

static void a_rate_that_was_compared_with_its_source_is_a_range_in_percent(void)
{
    struct bundled bundled;
    bundled_one(&bundled,
                "toxicity = ({ domain = \"nausea\"; any = 40; severe = 2.5;"
                "  source = \"T-1\"; checked = true; });",
                "age = 60");
    const char *risk = resource(&bundled, "RiskAssessment", 0);
    CU_ASSERT_EQUAL(json_count(risk, "prediction"), 2);
    const char *severe = json_at(risk, "prediction.1");
    CU_ASSERT_TRUE(json_is(severe, "outcome.text", "\"nausea, grade 3 or worse\""));
    CU_ASSERT_TRUE(json_is(severe, "probabilityRange.low.value", "2.5"));
    CU_ASSERT_TRUE(json_is(severe, "probabilityRange.high.value", "2.5"));
    CU_ASSERT_TRUE(json_is(severe, "probabilityRange.low.code", "\"%\""));
    CU_ASSERT_TRUE(json_is(severe, "rationale", "\"T-1\""));
    CU_ASSERT_PTR_NOT_NULL(
        strstr(json_at(risk, "note.0.text"), "Not this person's own risk"));
    bundled_close(&bundled);
}

static void a_rate_that_nobody_compared_is_none(void)
{
    struct bundled bundled;
    bundled_one(&bundled,
                "toxicity = ({ domain = \"nausea\"; any = 40; severe = 2.5;"
                "  source = \"T-1\"; });",
                "age = 60");
    CU_ASSERT_EQUAL(resources(&bundled, "RiskAssessment"), 0);
    bundled_close(&bundled);
}

static void beside_a_compared_rate_the_others_stay_out(void)
{
    struct bundled bundled;
    bundled_one(&bundled,
                "toxicity = ({ domain = \"nausea\"; any = 40; source = \"T-1\";"
                "  checked = true; },"
                "  { domain = \"fatigue\"; any = 50; source = \"T-2\"; });",
                "age = 60");
    const char *risk = resource(&bundled, "RiskAssessment", 0);
    CU_ASSERT_EQUAL(json_count(risk, "prediction"), 1);
    CU_ASSERT_TRUE(json_is(risk, "prediction.0.rationale", "\"T-1\""));
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_risk) = {
    UNIT_TEST(beside_a_compared_rate_the_others_stay_out),
    UNIT_TEST(a_rate_that_was_compared_with_its_source_is_a_range_in_percent),
    UNIT_TEST(a_rate_that_nobody_compared_is_none),
    UNIT_END,
};
