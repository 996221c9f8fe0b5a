/* Does the disease grow now? */
#include "ward.h"

#define STATUS(id, date, code, rest)                                                     \
    RESULT(id, "97509-4", date, "'valueCodeableConcept':" CODING(SCT, code) rest)
#define PRIMARY(status)                                                                  \
    "{'resourceType':'Condition','id':'primary','clinicalStatus':" CODING(               \
        "http://terminology.hl7.org/CodeSystem/condition-clinical",                      \
        status) "," CONFIRMED                                                            \
                ",'code':" CODING(SCT,                                                   \
                                  "254837009") ",'subject':{'reference':'Patient/p'},"   \
                                               "'recordedDate':'2026-07-12'}"

static void the_newest_status_counts(void)
{
    WARD_SAYS(STATUS("a", "2026-10-01", "271299001", ""), "progressed",
              "yes [2026-10-01]");
    WARD_SAYS(STATUS("a", "2026-10-01", "359746009", ""), "progressed",
              "no [2026-10-01]");
    WARD_SAYS(STATUS("a", "2026-10-01", "271299001", "") "," STATUS("b", "2026-11-01",
                                                                    "268910001", ""),
              "progressed", "no [2026-11-01]");
    WARD_SAYS(STATUS("a", "2026-10-01", "709137006", ""), "progressed", "?");
    WARD_SAYS(RESULT("a", "88040-1", "2026-10-01",
                     "'valueCodeableConcept':" CODING(SCT, "271299001")),
              "progressed", "yes [2026-10-01]");
}

static void two_of_one_day_that_differ_are_a_conflict(void)
{
    WARD_SAYS(STATUS("a", "2026-10-01", "271299001", "") "," STATUS("b", "2026-10-01",
                                                                    "359746009", ""),
              "progressed", "conflict");
}

static void a_relapse_after_it_makes_it_old(void)
{
    WARD_SAYS(PRIMARY("relapse") "," STATUS("a", "2026-01-01", "268910001", ""),
              "progressed", "?");
    WARD_SAYS(PRIMARY("relapse") "," STATUS("a", "2026-10-01", "268910001", ""),
              "progressed", "no [2026-10-01]");
    WARD_SAYS(PRIMARY("active") "," STATUS("a", "2026-01-01", "268910001", ""),
              "progressed", "no [2026-01-01]");
}

static void a_status_of_another_cancer_says_nothing(void)
{
    struct ward ward = ward_open(STATUS("a", "2026-10-01", "271299001",
                                        ",'focus':[{'reference':'Condition/none'}]"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "progressed"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", false, "not here"));
    ward_close(&ward);
}

static void a_whole_answer_in_words_is_read_and_marked(void)
{
    struct ward ward = ward_open(RESULT("a", "97509-4", "2026-10-01",
                                        "'valueCodeableConcept':{'text':'responding'}"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "progressed"), "no [2026-10-01]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", true, "read from text"));
    ward_close(&ward);
}

UNIT_SUITE(topic_disease) = {
    UNIT_TEST(the_newest_status_counts),
    UNIT_TEST(two_of_one_day_that_differ_are_a_conflict),
    UNIT_TEST(a_relapse_after_it_makes_it_old),
    UNIT_TEST(a_status_of_another_cancer_says_nothing),
    UNIT_TEST(a_whole_answer_in_words_is_read_and_marked),
    UNIT_END,
};
