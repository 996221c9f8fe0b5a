/* Provenance: what each claim rests on. */
#include "bundled.h"

/* The entity about a fact, from 0; NULL if there are fewer. */
static const char *entity(const char *provenance, const char *fact, int nth)
{
    for (int i = 0; i < json_count(provenance, "entity"); i++) {
        char path[24];
        snprintf(path, sizeof path, "entity.%d", i);
        const char *at = json_at(provenance, path);
        if (has_part(extension(at, "support"), "fact", "valueCode", fact) && nth-- == 0)
            return at;
    }
    return NULL;
}

static void a_claim_leads_to_every_resource_that_its_fact_rests_on(void)
{
    static const struct basis ish = {NULL, "Observation/ish", "component[0]"};
    static const struct basis ihc = {&ish, "Observation/ihc", "valueCodeableConcept"};
    struct bundled bundled;
    bundled_one(&bundled, "for = \"her2 = low\";", "her2 = low [2026-03-02, biopsy]");
    bundled.small.answer.record->readings[POISE_FACT_HER2].basis = &ihc;
    bundled_write(&bundled, false);
    const char *sources = resource(&bundled, "Provenance", 1);
    const char *first = entity(sources, "\"her2\"", 0);
    const char *second = entity(sources, "\"her2\"", 1);
    CU_ASSERT_TRUE(json_is(first, "role", "\"source\""));
    CU_ASSERT_TRUE(json_is(first, "what.reference", "\"Observation/ihc\""));
    CU_ASSERT_TRUE(json_is(first, "what.display", "\"HER2 low [2026-03-02, biopsy]\""));
    CU_ASSERT_TRUE(has_part(extension(first, "support"), "path", "valueString",
                            "\"valueCodeableConcept\""));
    CU_ASSERT_TRUE(json_is(second, "what.reference", "\"Observation/ish\""));
    CU_ASSERT_TRUE(json_is(sources, "target.0.type", "\"RequestGroup\""));
    CU_ASSERT_TRUE(json_is(sources, "target.0.extension.0.valueUri", "\"option-1\""));
    CU_ASSERT_TRUE(json_is(sources, "target.1.type", "\"ServiceRequest\""));
    bundled_close(&bundled);
}

static void a_line_of_a_case_file_is_named_by_its_fact(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "for = \"er = positive\";", "er = positive");
    const char *at = entity(resource(&bundled, "Provenance", 1), "\"er\"", 0);
    CU_ASSERT_TRUE(json_is(at, "what.identifier.value", "\"er\""));
    CU_ASSERT_TRUE(json_is(at, "what.display", "\"ER positive\""));
    CU_ASSERT_PTR_NULL(json_at(at, "what.reference"));
    bundled_close(&bundled);
}

static void what_follows_leads_to_what_it_follows_from(void)
{
    static const struct basis observation = {NULL, "Observation/er", ""};
    struct bundled bundled;
    bundled_one(&bundled, "for = \"hormone_receptor = positive\";", "er = positive");
    bundled.small.answer.record->readings[POISE_FACT_ER].basis = &observation;
    bundled_write(&bundled, false);
    const char *sources = resource(&bundled, "Provenance", 1);
    CU_ASSERT_TRUE(json_is(entity(sources, "\"hormone_receptor\"", 0), "what.display",
                           "\"hormone receptor positive [derived]\""));
    CU_ASSERT_TRUE(
        json_is(entity(sources, "\"er\"", 0), "what.reference", "\"Observation/er\""));
    bundled_close(&bundled);
}

static void what_is_not_known_is_no_source(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "never = ({ when = \"qtc > 450 ms\"; because = \"Rhythm\"; });",
                "age = 60");
    CU_ASSERT_PTR_NULL(entity(resource(&bundled, "Provenance", 1), "\"qtc\"", 0));
    bundled_close(&bundled);
}

static void the_whole_answer_rests_on_every_fact_in_use(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60; er = positive");
    bundled.small.answer.used[POISE_FACT_AGE] = true;
    bundled_write(&bundled, false);
    const char *sources = resource(&bundled, "Provenance", 0);
    CU_ASSERT_TRUE(json_is(sources, "target.0.type", "\"GuidanceResponse\""));
    CU_ASSERT_TRUE(json_is(sources, "recorded", "\"2026-11-23T00:00:00Z\""));
    CU_ASSERT_TRUE(json_is(sources, "agent.0.who.type", "\"Device\""));
    CU_ASSERT_PTR_NOT_NULL(entity(sources, "\"age\"", 0));
    CU_ASSERT_PTR_NULL(entity(sources, "\"er\"", 0));
    bundled_close(&bundled);
}

static void a_course_leads_to_what_it_was_read_from(void)
{
    static const struct basis request = {NULL, "MedicationRequest/m1", ""};
    struct course course = {.line = 1, .why = "first line: letrozole", .basis = &request};
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    struct record copy = *bundled.small.answer.record;
    copy.courses = &course;
    bundled.small.answer.record = &copy;
    bundled_write(&bundled, false);
    const char *at = entity(resource(&bundled, "Provenance", 0), "\"prior_therapy\"", 0);
    CU_ASSERT_TRUE(json_is(at, "what.reference", "\"MedicationRequest/m1\""));
    CU_ASSERT_TRUE(json_is(at, "what.display", "\"first line: letrozole\""));
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_provenance) = {
    UNIT_TEST(a_claim_leads_to_every_resource_that_its_fact_rests_on),
    UNIT_TEST(a_line_of_a_case_file_is_named_by_its_fact),
    UNIT_TEST(what_follows_leads_to_what_it_follows_from),
    UNIT_TEST(what_is_not_known_is_no_source),
    UNIT_TEST(the_whole_answer_rests_on_every_fact_in_use),
    UNIT_TEST(a_course_leads_to_what_it_was_read_from),
    UNIT_END,
};
