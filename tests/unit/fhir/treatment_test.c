/* From resources to the facts on treatment. */
#include "ward.h"

#include "record/record.h"

static void a_whole_history(void)
{
    struct ward ward = ward_open(
        LIVER("2024-01-10") "," STATEMENT("a", "completed", "10324", "2019-01-10", UNTIL("2022-01-10")) "," STATEMENT(
            "b", "stopped", "72965", "2024-02-01",
            UNTIL(
                "2025-08-01")) "," STATEMENT("c", "stopped", "1601374", "2024-02-10",
                                             UNTIL(
                                                 "2025-08-01")) "," RESULT("s", "97509-4",
                                                                           "2025-07-20",
                                                                           "'valueCodeabl"
                                                                           "eConcept'"
                                                                           ":" CODING(
                                                                               SCT,
                                                                               "27129900"
                                                                               "1")) "," STATEMENT("d",
                                                                                                   "active",
                                                                                                   "194000",
                                                                                                   "2025-12-10",
                                                                                                   ""));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "adjuvant_therapy"),
                           "tamoxifen [2022-01-10]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "prior_therapy"),
                           "letrozole, palbociclib, capecitabine [2025-12-10]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "line"), "3 [2025-12-10]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "endocrine_lines"), "1 [2025-12-10]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "chemo_lines"), "1 [2025-12-10]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "months_since_adjuvant_endocrine"),
                           "24 months [2022-01-10]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "adjuvant_endocrine_months"),
                           "36 months [2022-01-10]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "cdk46_months"), "17.3 months [2025-08-01]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "on_cdk46"), "no [2024-02-10]");
    ward_close(&ward);
}

static void courses_carry_their_reason_and_their_pieces(void)
{
    struct ward ward = ward_open(LIVER("2024-01-10") "," STATEMENT(
        "b", "stopped", "72965", "2024-02-01", UNTIL("2025-08-01")));
    const struct course *course = ward.record->courses;
    CU_ASSERT_PTR_NOT_NULL_FATAL(course);
    CU_ASSERT_EQUAL(course->line, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(course->why, "2024-01-10"));
    CU_ASSERT_STRING_EQUAL(course->basis->reference, "MedicationStatement/b");
    CU_ASSERT_PTR_NULL(course->next);
    ward_close(&ward);
}

static void without_a_date_of_the_metastasis_nothing_is_told(void)
{
    WARD_SAYS(STATEMENT("b", "stopped", "72965", "2024-02-01", UNTIL("2025-08-01")),
              "prior_therapy", "?");
    WARD_SAYS(STATEMENT("b", "stopped", "72965", "2024-02-01", UNTIL("2025-08-01")),
              "adjuvant_therapy", "?");
}

static void two_cdk46_inhibitors_are_a_conflict(void)
{
    struct ward ward = ward_open(LIVER("2025-01-10") "," STATEMENT(
        "a", "active", "1946825", "2026-06-01",
        "") "," STATEMENT("b", "active", "1873916", "2026-08-01", ""));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "on_cdk46"), "conflict");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "prior_therapy"), "?");
    ward_close(&ward);
}

static void no_medicine_on_record_is_not_none(void)
{
    WARD_SAYS(LIVER("2025-01-10"), "prior_therapy", "?");
    WARD_SAYS(LIVER("2025-01-10"), "adjuvant_therapy", "?");
    WARD_SAYS(LIVER("2025-01-10"), "line", "?");
}

static void why_it_ended_stands_with_the_course(void)
{
    struct ward ward =
        ward_open(
            LIVER(
                "2024-01-10") ",{'resourceType':'MedicationStatement','id':'m','status':"
                              "'stopped','subject':{'reference':'Patient/"
                              "p'},'statusReason':[" CODING(
                                  SCT, "407563006") "],'medicationCodeableConcept'"
                                                    ":" RXNORM("194000") ",'"
                                                                         "effectivePeriod"
                                                                         "':{'start':'"
                                                                         "2024-02-01','"
                                                                         "end':'2024-04-"
                                                                         "01'}}");
    CU_ASSERT_PTR_NOT_NULL_FATAL(ward.record->courses);
    CU_ASSERT_PTR_NOT_NULL(strstr(ward.record->courses->why, "not tolerated"));
    ward_close(&ward);
}

UNIT_SUITE(treatment) = {
    UNIT_TEST(a_whole_history),
    UNIT_TEST(courses_carry_their_reason_and_their_pieces),
    UNIT_TEST(without_a_date_of_the_metastasis_nothing_is_told),
    UNIT_TEST(two_cdk46_inhibitors_are_a_conflict),
    UNIT_TEST(no_medicine_on_record_is_not_none),
    UNIT_TEST(why_it_ended_stands_with_the_course),
    UNIT_END,
};
