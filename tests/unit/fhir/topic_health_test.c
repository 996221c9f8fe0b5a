/* Other illnesses: present, over, and stated to be absent. */
#include "ward.h"

#define ILLNESS(status, icd)                                                             \
    "{'resourceType':'Condition','id':'c','clinicalStatus':" CODING(                     \
        "http://terminology.hl7.org/CodeSystem/condition-clinical",                      \
        status) "," CONFIRMED ",'code':" CODING("http://hl7.org/fhir/sid/icd-10-cm",     \
                                                icd) ",'subject':{'reference':'Patient/" \
                                                     "p'},'onsetDateTime':'2025-01-01'}"

static void an_illness_answers_its_fact(void)
{
    WARD_SAYS(ILLNESS("active", "I50.9"), "heart_failure", "yes [2025-01-01]");
    WARD_SAYS(ILLNESS("active", "E11.9"), "diabetes", "t2 [2025-01-01]");
    WARD_SAYS(ILLNESS("active", "E10.9"), "diabetes", "t1 [2025-01-01]");
    WARD_SAYS(ILLNESS("active", "I26.99"), "vte", "active [2025-01-01]");
    WARD_SAYS(ILLNESS("resolved", "I82.4"), "vte", "history [2025-01-01]");
    WARD_SAYS(ILLNESS("resolved", "J84.1"), "ild", "history [2025-01-01]");
}

static void what_the_code_does_not_say_is_asked(void)
{
    struct ward ward = ward_open(
        "{'resourceType':'Condition','id':'c'," ACTIVE "," CONFIRMED
        ",'code':" CODING(SCT, "59621000") ",'subject':{'reference':'Patient/p'}}");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "hypertension"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Condition/c", true, "controlled"));
    ward_close(&ward);
    WARD_SAYS(ILLNESS("active", "G62.0"), "neuropathy", "?");
    WARD_SAYS(ILLNESS("resolved", "I50.9"), "heart_failure", "?");
}

static void mcode_states_what_is_absent(void)
{
    struct ward ward = ward_open(
        "{'resourceType':'Observation','id':'o','status':'final','code':" CODING(
            SCT,
            "398192003") ",'effectiveDateTime':'2026-10-01','extension':[{'url':"
                         "'http://hl7.org/fhir/us/mcode/StructureDefinition/"
                         "mcode-related-condition-absent'"
                         ",'valueCodeableConcept':" CODING(
                             SCT,
                             "59621000") "},{'url':'http://hl7.org/fhir/us/mcode/"
                                         "StructureDefinition/"
                                         "mcode-related-condition','valueCodeableConcept'"
                                         ":" CODING("http://hl7.org/fhir/sid/icd-10-cm",
                                                    "J84.10") "}]}");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "hypertension"), "none [2026-10-01]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "ild"), "active [2026-10-01]");
    ward_close(&ward);
}

static void the_family_is_not_the_person(void)
{
    struct ward ward = ward_open(
        "{'resourceType':'FamilyMemberHistory','id':'f','status':'completed','patient':"
        "{'reference':'Patient/p'},'condition':[{'code':" CODING(
            "http://hl7.org/fhir/sid/icd-10-cm", "I50.9") "}]}");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "heart_failure"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "FamilyMemberHistory/f", false, "family"));
    ward_close(&ward);
}

UNIT_SUITE(topic_health) = {
    UNIT_TEST(an_illness_answers_its_fact),
    UNIT_TEST(what_the_code_does_not_say_is_asked),
    UNIT_TEST(mcode_states_what_is_absent),
    UNIT_TEST(the_family_is_not_the_person),
    UNIT_END,
};
