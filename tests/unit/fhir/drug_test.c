/* What was given, what was only ordered, and what was neither. */
#include "ward.h"

#define ORDER(status, intent, more)                                                      \
    LIVER("2025-01-10")                                                                  \
    ",{'resourceType':'MedicationRequest','id':'m','status':'" status                    \
    "','intent':'" intent "','subject':{'reference':'Patient/p'},'authoredOn':"          \
    "'2026-10-01','medicationCodeableConcept':" RXNORM("1601374") more "}"

static void an_order_counts_and_is_flagged(void)
{
    struct ward ward = ward_open(ORDER("active", "order", ""));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "prior_therapy"), "palbociclib [2026-10-01]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "on_cdk46"), "yes [2026-10-01]");
    CU_ASSERT_TRUE(ward_aside(&ward, "MedicationRequest/m", true, "ordered"));
    ward_close(&ward);
}

static void plans_drafts_and_prohibitions_are_nothing_given(void)
{
    WARD_SAYS(ORDER("active", "plan", ""), "prior_therapy", "?");
    WARD_SAYS(ORDER("active", "proposal", ""), "prior_therapy", "?");
    WARD_SAYS(ORDER("draft", "order", ""), "prior_therapy", "?");
    WARD_SAYS(ORDER("cancelled", "order", ""), "prior_therapy", "?");
    WARD_SAYS(ORDER("active", "order", ",'doNotPerform':true"), "prior_therapy", "?");
    WARD_SAYS(
        LIVER("2025-01-10") "," STATEMENT("m", "not-taken", "1601374", "2026-10-01", ""),
        "prior_therapy", "?");
}

static void active_for_years_is_a_perhaps(void)
{
    struct ward ward = ward_open(
        LIVER("2022-01-10") "," STATEMENT("m", "active", "1601374", "2022-02-01", ""));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "on_cdk46"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "MedicationStatement/m", true, "long ago"));
    ward_close(&ward);
}

static void a_period_that_is_over_is_over(void)
{
    WARD_SAYS(LIVER("2025-01-10") "," STATEMENT("m", "active", "1601374", "2025-02-01",
                                                UNTIL("2026-01-01")),
              "on_cdk46", "no [2025-02-01]");
}

static void for_another_disease_or_an_unknown_reason(void)
{
    struct ward ward = ward_open(
        ORDER("active", "order", ",'reasonCode':[" CODING(SCT, "254637007") "]"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "prior_therapy"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "MedicationRequest/m", false, "reason"));
    ward_close(&ward);
}

static void what_is_not_in_the_map_is_named(void)
{
    struct ward ward = ward_open(
        LIVER("2025-01-10") ",{'resourceType':"
                            "'MedicationStatement','id':'m','status':'active','subject':{"
                            "'reference':"
                            "'Patient/p'},'medicationCodeableConcept':{'text':'Metformin "
                            "500 mg'}}");
    CU_ASSERT_TRUE(ward_aside(&ward, "MedicationStatement/m", false, "Metformin 500 mg"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "comedication"), "?");
    ward_close(&ward);
}

static void administrations_are_single_days(void)
{
#define INFUSION(id, date)                                                               \
    "{'resourceType':'MedicationAdministration','id':'" id "','status':'completed',"     \
    "'subject':{'reference':'Patient/p'},'effectiveDateTime':'" date                     \
    "','medicationCodeableConcept':" RXNORM("56946") "}"
    struct ward ward = ward_open(LIVER("2025-01-10") "," INFUSION(
        "a", "2025-02-01") "," INFUSION("b", "2025-02-22"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "prior_therapy"), "paclitaxel [2025-02-22]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "line"), "2 [2025-02-22]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "chemo_lines"), "1 [2025-02-22]");
    ward_close(&ward);
}

static void a_cancer_medicine_without_a_name_here_is_not_counted_over(void)
{
    struct ward ward = ward_open(LIVER("2024-01-10") "," STATEMENT(
        "a", "completed", "72965", "2024-02-01",
        UNTIL("2024-08-01")) "," STATEMENT("b", "completed", "2394936", "2024-09-01",
                                           UNTIL("2025-08-01")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "line"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "MedicationStatement/b", false, "no fact names"));
    ward_close(&ward);
}

UNIT_SUITE(drug) = {
    UNIT_TEST(an_order_counts_and_is_flagged),
    UNIT_TEST(plans_drafts_and_prohibitions_are_nothing_given),
    UNIT_TEST(active_for_years_is_a_perhaps),
    UNIT_TEST(a_period_that_is_over_is_over),
    UNIT_TEST(for_another_disease_or_an_unknown_reason),
    UNIT_TEST(what_is_not_in_the_map_is_named),
    UNIT_TEST(administrations_are_single_days),
    UNIT_TEST(a_cancer_medicine_without_a_name_here_is_not_counted_over),
    UNIT_END,
};
