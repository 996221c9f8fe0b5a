/* HER2 out of Observations of every shape. */
#include "ward.h"

#define IHC(id, date, rest)     RESULT(id, "85319-2", date, rest)
#define ISH(id, date, rest)     RESULT(id, "85318-4", date, rest)
#define OVERALL(id, date, rest) RESULT(id, "48676-1", date, rest)

static void a_score_in_every_shape(void)
{
    WARD_SAYS(IHC("a", "2026-03-02", CODED("LA11843-2")), "her2",
              "positive [2026-03-02]");
    WARD_SAYS(IHC("a", "2026-03-02", CODED("LA11841-6")), "her2", "low [2026-03-02]");
    WARD_SAYS(IHC("a", "2026-03-02", QUANTITY("3", "1")), "her2",
              "positive [2026-03-02]");
    WARD_SAYS(IHC("a", "2026-03-02", TEXT("1+")), "her2", "low [2026-03-02]");
    WARD_SAYS(IHC("a", "2026-03-02", TEXT("0+")), "her2", "ultralow [2026-03-02]");
    WARD_SAYS(IHC("a", "2026-03-02", CODED("LA6111-4")), "her2", "zero [2026-03-02]");
}

static void equivocal_needs_ish(void)
{
    struct ward ward = ward_open(IHC("a", "2026-03-02", CODED("LA11842-4")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "her2"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", false, "ISH is needed"));
    ward_close(&ward);
}

static void ish_follows_within_the_month(void)
{
    WARD_SAYS(
        IHC("a", "2026-03-02", CODED("LA11842-4")) "," ISH("b", "2026-03-12", NEGATIVE),
        "her2", "low [2026-03-12]");
    WARD_SAYS(
        IHC("a", "2026-03-02", CODED("LA11842-4")) "," ISH("b", "2026-03-12", POSITIVE),
        "her2", "positive [2026-03-12]");
    WARD_SAYS(IHC("a", "2026-03-02", CODED("LA11842-4")) "," ISH("b", "2026-03-12",
                                                                 TEXT("less than 1.8")),
              "her2", "low [2026-03-12]");
    WARD_SAYS(IHC("a", "2026-03-02", CODED("LA11842-4")) "," RESULT(
                  "b", "49683-6", "2026-03-12", QUANTITY("2.4", "{ratio}")),
              "her2", "positive [2026-03-12]");
}

static void one_sample_that_contradicts_itself_is_a_conflict(void)
{
    WARD_SAYS(
        IHC("a", "2026-03-02", CODED("LA11843-2")) "," ISH("b", "2026-03-02", NEGATIVE),
        "her2", "conflict");
    WARD_SAYS(
        IHC("a", "2026-03-02", CODED("LA11841-6")) "," ISH("b", "2026-03-02", POSITIVE),
        "her2", "conflict");
    WARD_SAYS(IHC("a", "2026-03-02", CODED("LA11841-6")) "," OVERALL("b", "2026-03-02",
                                                                     POSITIVE),
              "her2", "conflict");
    WARD_SAYS(IHC("a", "2026-03-02", CODED("LA11841-6")) "," IHC("b", "2026-03-02",
                                                                 CODED("LA11843-2")),
              "her2", "conflict");
}

static void negative_alone_is_negative_and_no_score(void)
{
    struct ward ward = ward_open(OVERALL("a", "2026-03-02", NEGATIVE));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "her2"), "negative [2026-03-02]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", true, "only as HER2-negative"));
    ward_close(&ward);
    WARD_SAYS(OVERALL("a", "2026-03-02", TEXT("HER2-low")), "her2", "low [2026-03-02]");
}

static void present_on_an_antigen_code_is_only_stained(void)
{
    struct ward ward = ward_open(RESULT("a", "18474-7", "2026-03-02", CODED("LA9633-4")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "her2"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", false, "score is needed"));
    ward_close(&ward);
}

static void what_is_in_blood_is_no_status(void)
{
    WARD_SAYS(RESULT("a", "32996-1", "2026-03-02", QUANTITY("12", "ng/mL")), "her2", "?");
    WARD_SAYS(RESULT("a", "42914-2", "2026-03-02", QUANTITY("12", "ng/mL")), "her2", "?");
    WARD_SAYS(RESULT("a", "51981-9", "2026-03-02", QUANTITY("12", "ng/mL")), "her2", "?");
}

static void a_per_cent_under_the_code_of_a_score_is_no_score(void)
{
    WARD_SAYS(IHC("a", "2026-03-02", QUANTITY("20", "%")), "her2", "?");
    WARD_SAYS(IHC("a", "2026-03-02", QUANTITY("3", "%")), "her2", "?");
}

static void the_parts_of_a_panel_are_read_together(void)
{
    WARD_SAYS(
        RESULT(
            "a", "74885-5", "2026-03-02",
            "'component':[{'code':" CODING(LOINC, "49683-6") "," QUANTITY(
                "1.2",
                "{rat"
                "io}") "},{'code':" CODING(LOINC,
                                           "74860-8") "," QUANTITY("2.9",
                                                                   "1") "}]") "," IHC("b",
                                                                                      "20"
                                                                                      "26"
                                                                                      "-0"
                                                                                      "3-"
                                                                                      "0"
                                                                                      "2",
                                                                                      CODED(
                                                                                          "LA11842-4")),
        "her2", "low [2026-03-02]");
}

static void the_diagnosis_speaks_where_no_test_does(void)
{
#define BREAST_HER2                                                                      \
    "{'resourceType':'Condition','id':'c','verificationStatus':" CODING(                 \
        "http://terminology.hl7.org/CodeSystem/condition-ver-status",                    \
        "confirmed") ",'subject':{'reference':'Patient/p'},'code':" CODING(SCT,          \
                                                                           "427685"      \
                                                                           "000") "}"
    WARD_SAYS(BREAST_HER2, "her2", "positive");
    WARD_SAYS(BREAST_HER2 "," OVERALL("a", "2026-03-02", NEGATIVE), "her2",
              "negative [2026-03-02]");
}

UNIT_SUITE(her2) = {
    UNIT_TEST(a_score_in_every_shape),
    UNIT_TEST(equivocal_needs_ish),
    UNIT_TEST(ish_follows_within_the_month),
    UNIT_TEST(one_sample_that_contradicts_itself_is_a_conflict),
    UNIT_TEST(negative_alone_is_negative_and_no_score),
    UNIT_TEST(present_on_an_antigen_code_is_only_stained),
    UNIT_TEST(what_is_in_blood_is_no_status),
    UNIT_TEST(a_per_cent_under_the_code_of_a_score_is_no_score),
    UNIT_TEST(the_parts_of_a_panel_are_read_together),
    UNIT_TEST(the_diagnosis_speaks_where_no_test_does),
    UNIT_END,
};
