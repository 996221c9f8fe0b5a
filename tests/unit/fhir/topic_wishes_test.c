/* What is told and never weighed. */
#include "ward.h"

static void a_goal_is_shown_with_its_priority_and_whose_it_is(void)
{
    struct ward ward = ward_open(
        "{'resourceType':'Goal','id':'g','lifecycleStatus':'active','subject':"
        "{'reference':'Patient/p'},'description':{'text':'dance at the wedding'},"
        "'priority':" CODING("http://terminology.hl7.org/CodeSystem/goal-priority",
                             "high-priority") ",'expressedBy':{'reference':"
                                              "'Practitioner/d'}}");
    CU_ASSERT_TRUE(ward_aside(&ward, "Goal/g", false, "\"dance at the wedding\""));
    CU_ASSERT_TRUE(ward_aside(&ward, "Goal/g", false, "high-priority"));
    CU_ASSERT_TRUE(ward_aside(&ward, "Goal/g", false, "not expressed by the person"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "wishes"), "?");
    ward_close(&ward);
}

static void an_allergy_is_shown(void)
{
    struct ward ward =
        ward_open("{'resourceType':'AllergyIntolerance','id':'a','patient':{'reference':"
                  "'Patient/p'},'code':{'text':'paclitaxel'}},{'resourceType':"
                  "'AllergyIntolerance','id':'b','patient':{'reference':'Patient/"
                  "p'},'code':" CODING(SCT, "716186003") "}");
    CU_ASSERT_TRUE(ward_aside(&ward, "AllergyIntolerance/a", false, "paclitaxel"));
    CU_ASSERT_TRUE(ward_aside(&ward, "AllergyIntolerance/b", false, "no allergy"));
    ward_close(&ward);
}

static void a_preference_is_shown_in_its_words(void)
{
    struct ward ward =
        ward_open(RESULT("o", "75773-2", "2026-01-01", TEXT("no more chemotherapy")));
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/o", false, "\"no more chemotherapy\""));
    ward_close(&ward);
}

static void whatever_is_there_is_accounted_for(void)
{
    struct ward ward = ward_open("{'resourceType':'Encounter','id':'e'}," RESULT(
        "o", "8867-4", "2026-01-01",
        QUANTITY("72", "/min")) ",{'resourceType':"
                                "'Condition','id':'c'," ACTIVE "," CONFIRMED
                                ",'code':{'text':'a cold'}}");
    CU_ASSERT_TRUE(ward_aside(&ward, "Encounter/e", false, "kind of resource"));
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/o", false, "8867-4"));
    CU_ASSERT_TRUE(ward_aside(&ward, "Condition/c", false, "\"a cold\""));
    ward_close(&ward);
}

UNIT_SUITE(topic_wishes) = {
    UNIT_TEST(a_goal_is_shown_with_its_priority_and_whose_it_is),
    UNIT_TEST(an_allergy_is_shown),
    UNIT_TEST(a_preference_is_shown_in_its_words),
    UNIT_TEST(whatever_is_there_is_accounted_for),
    UNIT_END,
};
