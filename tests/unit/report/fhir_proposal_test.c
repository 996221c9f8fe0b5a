/* MedicationRequest and ServiceRequest: drafts, proposals. */
#include "bundled.h"

static void a_medicine_is_a_draft_without_dose_or_requester(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "drugs = [ \"tamoxifen\" ];", "age = 60;[meta];id = v1");
    const char *request = resource(&bundled, "MedicationRequest", 0);
    CU_ASSERT_TRUE(json_is(request, "status", "\"draft\""));
    CU_ASSERT_TRUE(json_is(request, "intent", "\"proposal\""));
    CU_ASSERT_TRUE(json_is(request, "medicationCodeableConcept.text", "\"tamoxifen\""));
    CU_ASSERT_PTR_NULL(json_at(request, "medicationCodeableConcept.coding"));
    CU_ASSERT_TRUE(json_is(request, "subject.identifier.value", "\"v1\""));
    CU_ASSERT_PTR_NULL(json_at(request, "dosageInstruction"));
    CU_ASSERT_PTR_NULL(json_at(request, "requester"));
    CU_ASSERT_TRUE(same_string(
        json_at(resource(&bundled, "RequestGroup", 0), "action.0.resource.reference"),
        json_at(bundled.out.bytes, "entry.2.fullUrl")));
    bundled_close(&bundled);
}

static void what_is_no_medicine_is_a_service(void)
{
    static const char *const services[] = {
        "drugs = [ \"surgery\" ];", "drugs = [ \"per protocol\" ]; role = \"trial\";",
        "drugs = [ \"radiotherapy\", \"memantine\" ]; role = \"local\";", ""};
    for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
        struct bundled bundled;
        bundled_one(&bundled, services[i], "age = 60");
        const char *request = resource(&bundled, "ServiceRequest", 0);
        CU_ASSERT_TRUE(json_is(request, "status", "\"draft\""));
        CU_ASSERT_TRUE(json_is(request, "intent", "\"proposal\""));
        CU_ASSERT_TRUE(json_is(request, "code.text", "\"Option a\""));
        CU_ASSERT_EQUAL(resources(&bundled, "ServiceRequest"), 1);
        CU_ASSERT_EQUAL(resources(&bundled, "MedicationRequest"), 0);
        bundled_close(&bundled);
    }
}

static void a_target_is_its_body_site(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "role = \"local\";", "age = 60");
    bundled.small.answer.outcomes[0].target = "left hip";
    bundled_write(&bundled, false);
    CU_ASSERT_TRUE(json_is(resource(&bundled, "ServiceRequest", 0), "bodySite.0.text",
                           "\"left hip\""));
    bundled_close(&bundled);
}

static void only_what_is_recommended_is_requested(void)
{
    const char *const members[] = {
        "", "for = \"her2 = positive\";",
        "never = ({ when = \"age > 50\"; because = \"Old\"; });", NULL};
    struct bundled bundled;
    bundled_open(&bundled, members, "", "age = 60");
    CU_ASSERT_EQUAL(resources(&bundled, "ServiceRequest"), 1);
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_proposal) = {
    UNIT_TEST(a_medicine_is_a_draft_without_dose_or_requester),
    UNIT_TEST(what_is_no_medicine_is_a_service),
    UNIT_TEST(a_target_is_its_body_site),
    UNIT_TEST(only_what_is_recommended_is_requested),
    UNIT_END,
};
