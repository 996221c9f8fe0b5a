/* CommunicationRequest: alerts that stand above the list. */
#include "bundled.h"

static const char flags[] =
    "flags = ({ code = \"urgent:y\"; alias = \"red:y\"; severity = \"emergency\";"
    "  when = \"age > 50\"; text = \"Act\"; source = \"S\"; },"
    "  { code = \"safety:z\"; severity = \"warning\"; when = \"age > 50\"; text = "
    "\"Mind\"; },"
    "  { code = \"info:n\"; severity = \"note\"; when = \"age > 50\"; text = \"Know\"; "
    "});";

static void an_emergency_is_a_draft_to_be_said_at_once(void)
{
    const char *const members[] = {"", NULL};
    struct bundled bundled;
    bundled_open(&bundled, members, flags, "age = 60");
    const char *alert = resource(&bundled, "CommunicationRequest", 0);
    CU_ASSERT_TRUE(json_is(alert, "status", "\"draft\""));
    CU_ASSERT_TRUE(json_is(alert, "priority", "\"stat\""));
    CU_ASSERT_TRUE(json_is(alert, "payload.0.contentString", "\"Act\""));
    CU_ASSERT_TRUE(json_is(alert, "category.0.coding.0.code", "\"emergency\""));
    CU_ASSERT_TRUE(json_is(alert, "category.1.coding.0.code", "\"urgent:y\""));
    CU_ASSERT_TRUE(json_is(alert, "category.2.coding.0.code", "\"red:y\""));
    CU_ASSERT_TRUE(json_is(alert, "note.0.text", "\"S\""));
    bundled_close(&bundled);
}

static void a_warning_is_urgent_and_a_note_is_none(void)
{
    const char *const members[] = {"", NULL};
    struct bundled bundled;
    bundled_open(&bundled, members, flags, "age = 60");
    CU_ASSERT_EQUAL(resources(&bundled, "CommunicationRequest"), 2);
    CU_ASSERT_TRUE(
        json_is(resource(&bundled, "CommunicationRequest", 1), "priority", "\"urgent\""));
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_alert) = {
    UNIT_TEST(an_emergency_is_a_draft_to_be_said_at_once),
    UNIT_TEST(a_warning_is_urgent_and_a_note_is_none),
    UNIT_END,
};
