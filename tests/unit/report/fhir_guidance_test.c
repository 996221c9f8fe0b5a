/* GuidanceResponse: status, subject, what it leads to. */
#include "bundled.h"

static const char *guidance(const struct bundled *bundled)
{
    return resource(bundled, "GuidanceResponse", 0);
}

static void it_leads_to_the_proposals(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "status", "\"success\""));
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "occurrenceDateTime", "\"2026-11-23\""));
    CU_ASSERT_TRUE(same_string(json_at(guidance(&bundled), "result.reference"),
                               json_at(bundled.out.bytes, "entry.1.fullUrl")));
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "result.type", "\"RequestGroup\""));
    bundled_close(&bundled);
}

static void without_a_proposal_there_is_no_group(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "never = ({ when = \"age > 50\"; because = \"Old\"; });",
                "age = 60");
    CU_ASSERT_PTR_NULL(json_at(guidance(&bundled), "result"));
    CU_ASSERT_EQUAL(resources(&bundled, "RequestGroup"), 0);
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "status", "\"success\""));
    bundled_close(&bundled);
}

static void what_is_missing_makes_data_requested_or_required(void)
{
    const char *const both[] = {"", "for = \"her2 = positive\";", NULL};
    struct bundled bundled;
    bundled_open(&bundled, both, "", "age = 60");
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "status", "\"data-requested\""));
    bundled_close(&bundled);
    bundled_one(&bundled, "for = \"her2 = positive\";", "age = 60");
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "status", "\"data-required\""));
    bundled_close(&bundled);
}

static void nothing_from_a_failed_plugin_is_a_failure(void)
{
    struct silent_plugin silent = {"hormone", POISE_E_PLUGIN_CRASH, "it crashed"};
    struct bundled bundled;
    bundled_one(&bundled, "never = ({ when = \"age > 50\"; because = \"Old\"; });",
                "age = 60");
    bundled.small.answer.silent = &silent;
    bundled.small.answer.silent_count = 1;
    bundled_write(&bundled, false);
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "status", "\"failure\""));
    bundled_close(&bundled);
}

static void the_person_is_named_as_the_case_names_them(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60;[meta];id = v1");
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "subject.identifier.value", "\"v1\""));
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "subject.display", "\"v1\""));
    bundled_close(&bundled);
    bundled_one(&bundled, "", "age = 60");
    CU_ASSERT_PTR_NULL(json_at(guidance(&bundled), "subject.reference"));
    CU_ASSERT_PTR_NOT_NULL(json_at(guidance(&bundled), "subject.display"));
    bundled_close(&bundled);
}

static void the_person_of_resources_is_their_patient(void)
{
    static const struct basis observation = {NULL, "Observation/er", ""};
    struct bundled bundled;
    bundled_one(&bundled, "", "er = positive;[meta];id = p1");
    bundled.small.answer.record->readings[POISE_FACT_ER].basis = &observation;
    bundled_write(&bundled, false);
    CU_ASSERT_TRUE(json_is(guidance(&bundled), "subject.reference", "\"Patient/p1\""));
    CU_ASSERT_TRUE(json_is(resource(&bundled, "ServiceRequest", 0), "subject.reference",
                           "\"Patient/p1\""));
    bundled_close(&bundled);
}

static void a_name_that_is_no_id_of_fhir_is_an_identifier(void)
{
    static const struct basis observation = {NULL, "Observation/er", ""};
    struct bundled bundled;
    bundled_one(&bundled, "", "er = positive;[meta];id = urn:uuid:mrn-1");
    bundled.small.answer.record->readings[POISE_FACT_ER].basis = &observation;
    bundled_write(&bundled, false);
    CU_ASSERT_PTR_NULL(json_at(guidance(&bundled), "subject.reference"));
    CU_ASSERT_TRUE(
        json_is(guidance(&bundled), "subject.identifier.value", "\"urn:uuid:mrn-1\""));
    bundled_close(&bundled);
}

static void the_advice_is_its_first_note(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    const char *note = json_at(guidance(&bundled), "note.0.text");
    CU_ASSERT_PTR_NOT_NULL(strstr(note, "It advises; it never decides."));
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_guidance) = {
    UNIT_TEST(it_leads_to_the_proposals),
    UNIT_TEST(without_a_proposal_there_is_no_group),
    UNIT_TEST(what_is_missing_makes_data_requested_or_required),
    UNIT_TEST(nothing_from_a_failed_plugin_is_a_failure),
    UNIT_TEST(the_person_is_named_as_the_case_names_them),
    UNIT_TEST(the_person_of_resources_is_their_patient),
    UNIT_TEST(a_name_that_is_no_id_of_fhir_is_an_identifier),
    UNIT_TEST(the_advice_is_its_first_note),
    UNIT_END,
};
