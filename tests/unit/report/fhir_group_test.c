/* RequestGroup: an action an option, in order. */
#include "bundled.h"

static const char *action(const struct bundled *bundled, int index)
{
    char path[24];
    snprintf(path, sizeof path, "action.%d", index);
    return json_at(resource(bundled, "RequestGroup", 0), path);
}

static void options_are_actions_in_their_order(void)
{
    const char *const members[] = {"role = \"bone\";",
                                   "standing = { level = \"later\"; };", "", NULL};
    struct bundled bundled;
    bundled_open(&bundled, members, "", "age = 60");
    const char *group = resource(&bundled, "RequestGroup", 0);
    CU_ASSERT_TRUE(json_is(group, "status", "\"draft\""));
    CU_ASSERT_TRUE(json_is(group, "intent", "\"proposal\""));
    CU_ASSERT_EQUAL(json_count(group, "action"), 3);
    CU_ASSERT_TRUE(json_is(action(&bundled, 0), "title", "\"Option c\""));
    CU_ASSERT_TRUE(json_is(action(&bundled, 1), "title", "\"Option b\""));
    CU_ASSERT_TRUE(json_is(action(&bundled, 2), "title", "\"Option a\""));
    CU_ASSERT_TRUE(json_is(action(&bundled, 1), "prefix", "\"2\""));
    CU_ASSERT_TRUE(json_is(action(&bundled, 1), "id", "\"option-2\""));
    CU_ASSERT_TRUE(json_is(action(&bundled, 1), "code.0.coding.0.code", "\"b\""));
    bundled_close(&bundled);
}

static void its_place_and_what_it_is_made_of_stand_in_extensions(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    const char *placement = extension(action(&bundled, 0), "placement");
    CU_ASSERT_TRUE(has_part(placement, "rank", "valueInteger", "1"));
    CU_ASSERT_TRUE(has_part(placement, "role", "valueCode", "\"systemic\""));
    CU_ASSERT_TRUE(has_part(placement, "verdict", "valueCode", "\"eligible\""));
    CU_ASSERT_TRUE(has_part(placement, "standing", "valueCode", "\"preferred\""));
    const char *part = extension(action(&bundled, 0), "contribution");
    CU_ASSERT_TRUE(has_part(part, "criterion", "valueCode", "\"benefit\""));
    CU_ASSERT_TRUE(has_part(part, "weight", "valueDecimal", "0.4"));
    bundled_close(&bundled);
}

static void a_reason_names_its_facts(void)
{
    struct bundled bundled;
    bundled_one(
        &bundled,
        "caution = ({ when = \"age > 50\"; because = \"Old\"; source = \"S\"; });",
        "age = 60");
    const char *at = action(&bundled, 0);
    char path[32];
    bool found = false;
    for (int i = 0; i < json_count(at, "extension"); i++) {
        snprintf(path, sizeof path, "extension.%d", i);
        const char *reason = json_at(at, path);
        found |= has_part(reason, "kind", "valueCode", "\"caution\"") &&
                 has_part(reason, "text", "valueString", "\"Old\"") &&
                 has_part(reason, "fact", "valueCode", "\"age\"") &&
                 has_part(reason, "source", "valueString", "\"S\"");
    }
    CU_ASSERT_TRUE(found);
    bundled_close(&bundled);
}

static void evidence_and_standing_are_its_documentation(void)
{
    struct bundled bundled;
    bundled_one(&bundled,
                "standing = { level = \"preferred\"; esmo = \"I, A\"; };"
                "evidence = { trial = \"T-1\"; design = \"phase 3 RCT\"; n = 270;"
                "  citation = \"A et al 2025\"; };",
                "age = 60");
    const char *at = action(&bundled, 0);
    CU_ASSERT_TRUE(json_is(at, "documentation.0.label", "\"T-1\""));
    CU_ASSERT_TRUE(json_is(at, "documentation.0.citation", "\"A et al 2025\""));
    CU_ASSERT_TRUE(json_is(at, "documentation.0.display", "\"phase 3 RCT, n = 270\""));
    CU_ASSERT_TRUE(json_is(at, "documentation.1.label", "\"ESMO\""));
    CU_ASSERT_TRUE(json_is(at, "documentation.1.display", "\"I, A\""));
    bundled_close(&bundled);
}

static void whom_it_is_for_and_what_to_check_are_conditions(void)
{
    struct bundled bundled;
    bundled_one(&bundled,
                "for = \"er = positive\"; setting = \"HR+\";"
                "never = ({ when = \"qtc > 450 ms\"; because = \"Rhythm\"; });",
                "er = positive");
    const char *at = action(&bundled, 0);
    CU_ASSERT_TRUE(json_is(at, "condition.0.kind", "\"applicability\""));
    const char *applies = extension(json_at(at, "condition.0"), "criterion");
    CU_ASSERT_TRUE(has_part(applies, "text", "valueString", "\"HR+\""));
    CU_ASSERT_TRUE(has_part(applies, "criterion", "valueString", "\"er = positive\""));
    CU_ASSERT_TRUE(json_is(at, "condition.1.kind", "\"start\""));
    const char *check = extension(json_at(at, "condition.1"), "criterion");
    CU_ASSERT_TRUE(has_part(check, "criterion", "valueString", "\"known(qtc)\""));
    bundled_close(&bundled);
}

static void what_is_urgent_is_stat(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "urgency = \"emergency\";", "age = 60");
    CU_ASSERT_TRUE(json_is(action(&bundled, 0), "priority", "\"stat\""));
    bundled_close(&bundled);
    bundled_one(&bundled, "urgency = \"soon\";", "age = 60");
    CU_ASSERT_TRUE(json_is(action(&bundled, 0), "priority", "\"urgent\""));
    bundled_close(&bundled);
}

static void a_combination_has_an_action_for_each_medicine(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "drugs = [ \"ribociclib\", \"letrozole|anastrozole\" ];",
                "age = 60");
    const char *at = action(&bundled, 0);
    CU_ASSERT_PTR_NULL(json_at(at, "resource"));
    CU_ASSERT_TRUE(json_is(at, "selectionBehavior", "\"all\""));
    CU_ASSERT_EQUAL(json_count(at, "action"), 2);
    CU_ASSERT_TRUE(json_is(at, "action.1.title", "\"letrozole or anastrozole\""));
    CU_ASSERT_TRUE(json_is(at, "action.1.resource.type", "\"MedicationRequest\""));
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_group) = {
    UNIT_TEST(options_are_actions_in_their_order),
    UNIT_TEST(its_place_and_what_it_is_made_of_stand_in_extensions),
    UNIT_TEST(a_reason_names_its_facts),
    UNIT_TEST(evidence_and_standing_are_its_documentation),
    UNIT_TEST(whom_it_is_for_and_what_to_check_are_conditions),
    UNIT_TEST(what_is_urgent_is_stat),
    UNIT_TEST(a_combination_has_an_action_for_each_medicine),
    UNIT_END,
};
