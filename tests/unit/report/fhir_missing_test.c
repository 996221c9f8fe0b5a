/* dataRequirement: what is missing, where a record would hold it, and why it matters. */
#include "bundled.h"

static const char *requirement(const struct bundled *bundled, int index)
{
    char path[32];
    snprintf(path, sizeof path, "dataRequirement.%d", index);
    return json_at(resource(bundled, "GuidanceResponse", 0), path);
}

static void a_result_is_looked_for_by_loinc_and_by_the_name_of_the_fact(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "for = \"er = positive\";", "age = 60");
    const char *er = requirement(&bundled, 0);
    CU_ASSERT_TRUE(json_is(er, "type", "\"Observation\""));
    CU_ASSERT_TRUE(json_is(er, "codeFilter.0.path", "\"code\""));
    CU_ASSERT_TRUE(json_is(er, "codeFilter.0.code.0.system", "\"http://loinc.org\""));
    CU_ASSERT_TRUE(json_is(er, "codeFilter.0.code.0.code", "\"16112-5\""));
    CU_ASSERT_TRUE(json_is(er, "codeFilter.0.code.1.code", "\"er\""));
    CU_ASSERT_PTR_NULL(requirement(&bundled, 1));
    bundled_close(&bundled);
}

static void it_says_which_options_wait(void)
{
    const char *const members[] = {"for = \"er = positive\";", "for = \"er = positive\";",
                                   NULL};
    struct bundled bundled;
    bundled_open(&bundled, members, "", "age = 60");
    const char *missing = extension(requirement(&bundled, 0), "missing");
    CU_ASSERT_TRUE(has_part(missing, "fact", "valueCode", "\"er\""));
    CU_ASSERT_TRUE(has_part(missing, "label", "valueString", "\"ER\""));
    CU_ASSERT_TRUE(has_part(missing, "waits", "valueCode", "\"a\""));
    CU_ASSERT_TRUE(has_part(missing, "waits", "valueCode", "\"b\""));
    bundled_close(&bundled);
}

static void age_is_an_element_of_the_patient(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "for = \"age > 50\";", "er = positive");
    CU_ASSERT_TRUE(json_is(requirement(&bundled, 0), "type", "\"Patient\""));
    CU_ASSERT_TRUE(json_is(requirement(&bundled, 0), "mustSupport.0", "\"birthDate\""));
    CU_ASSERT_PTR_NULL(json_at(requirement(&bundled, 0), "codeFilter"));
    bundled_close(&bundled);
}

static void sites_are_conditions_and_earlier_drugs_are_statements(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "for = \"sites has bone\";", "age = 60");
    CU_ASSERT_TRUE(json_is(requirement(&bundled, 0), "type", "\"Condition\""));
    bundled_close(&bundled);
    bundled_one(&bundled, "for = \"prior_therapy has cdk46\";", "age = 60");
    CU_ASSERT_TRUE(json_is(requirement(&bundled, 0), "type", "\"MedicationStatement\""));
    bundled_close(&bundled);
}

static void a_fact_to_find_out_next_says_what_it_would_change(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    struct answer *answer = &bundled.small.answer;
    answer->ask_count = 1;
    answer->asks[0] =
        (struct ask){.fact = fact_at(bundled.small.fixture.vocabulary, POISE_FACT_GBRCA),
                     .settles = 2,
                     .changes_first = true,
                     .change_count = 2,
                     .changes = {{"yes", answer->outcomes[0].option}, {"no", NULL}}};
    bundled_write(&bundled, false);
    const char *missing = extension(requirement(&bundled, 0), "missing");
    CU_ASSERT_TRUE(has_part(missing, "changes-first", "valueBoolean", "true"));
    CU_ASSERT_TRUE(has_part(missing, "settles", "valueInteger", "2"));
    CU_ASSERT_TRUE(has_part(missing, "first-if", "valueString", "\"yes: a\""));
    CU_ASSERT_TRUE(
        has_part(missing, "first-if", "valueString", "\"no: no systemic option\""));
    bundled_close(&bundled);
}

static void what_must_be_known_before_a_treatment_is_asked_for(void)
{
    const char *const members[] = {"", NULL};
    struct bundled bundled;
    bundled_open(&bundled, members,
                 "flags = ({ code = \"missing:dpyd\"; severity = \"warning\";"
                 "  when = \"not known(dpyd)\"; text = \"Test DPD\"; });",
                 "age = 60");
    const char *missing = extension(requirement(&bundled, 0), "missing");
    CU_ASSERT_TRUE(has_part(missing, "fact", "valueCode", "\"dpyd\""));
    CU_ASSERT_TRUE(has_part(missing, "because", "valueString", "\"Test DPD\""));
    CU_ASSERT_EQUAL(resources(&bundled, "CommunicationRequest"), 0);
    bundled_close(&bundled);
}

static void nothing_missing_is_no_list(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    CU_ASSERT_PTR_NULL(
        json_at(resource(&bundled, "GuidanceResponse", 0), "dataRequirement"));
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_missing) = {
    UNIT_TEST(a_result_is_looked_for_by_loinc_and_by_the_name_of_the_fact),
    UNIT_TEST(it_says_which_options_wait),
    UNIT_TEST(age_is_an_element_of_the_patient),
    UNIT_TEST(sites_are_conditions_and_earlier_drugs_are_statements),
    UNIT_TEST(a_fact_to_find_out_next_says_what_it_would_change),
    UNIT_TEST(what_must_be_known_before_a_treatment_is_asked_for),
    UNIT_TEST(nothing_missing_is_no_list),
    UNIT_END,
};
