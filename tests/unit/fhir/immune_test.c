/* PD-L1, repair and burden: which number is which. */
#include "ward.h"

#define NCIT "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl"
#define SCORED(loinc, score, value)                                                      \
    RESULT("a", loinc, "2026-03-02",                                                     \
           "'component':[{'code':" CODING(NCIT, score) ","                               \
                                                       "'valueQuantity':{'value':" value \
                                                       "}}]")

static void the_combined_score_of_22c3(void)
{
    WARD_SAYS(SCORED("83052-1", "C176582", "20"), "pdl1_cps", "20 [2026-03-02]");
    WARD_SAYS(SCORED("83052-1", "C184941", "20"), "pdl1_cps", "?");
    WARD_SAYS(SCORED("83055-4", "C176582", "20"), "pdl1_cps", "?");
    WARD_SAYS(RESULT("a", "83052-1", "2026-03-02", QUANTITY("20", "%")), "pdl1_cps", "?");
    WARD_SAYS(RESULT("a", "83052-1", "2026-03-02", POSITIVE), "pdl1_cps", "?");
}

static void the_immune_cell_score_of_sp142(void)
{
    WARD_SAYS(SCORED("83057-0", "C199175", "5"), "pdl1_ic", "5 % [2026-03-02]");
    WARD_SAYS(SCORED("83057-0", "C199175", "5"), "pdl1_cps", "?");
    WARD_SAYS(RESULT("a", "83057-0", "2026-03-02", QUANTITY("5", "%")), "pdl1_ic",
              "5 % [2026-03-02]");
}

static void positive_by_stain_is_unstable(void)
{
    WARD_SAYS(RESULT("a", "62862-8", "2026-03-02", POSITIVE), "msi_h",
              "yes [2026-03-02]");
    WARD_SAYS(RESULT("a", "81695-9", "2026-03-02", CODED("LA26203-2")), "msi_h",
              "yes [2026-03-02]");
    WARD_SAYS(RESULT("a", "81695-9", "2026-03-02", CODED("LA14122-8")), "msi_h",
              "no [2026-03-02]");
    WARD_SAYS(RESULT("a", "81695-9", "2026-03-02", CODED("LA11884-6")), "msi_h", "?");
}

static void one_lost_protein_is_a_deficiency_and_all_four_clear_it(void)
{
#define PROTEINS(last)                                                                   \
    RESULT("a", "81691-8", "2026-03-02", TEXT("retained"))                               \
    "," RESULT("b", "81692-6", "2026-03-02", TEXT("retained")) "," RESULT(               \
        "c", "81693-4", "2026-03-02", TEXT("retained")) last
    WARD_SAYS(RESULT("a", "81691-8", "2026-03-02", NEGATIVE), "msi_h",
              "yes [2026-03-02]");
    WARD_SAYS(PROTEINS("," RESULT("d", "81694-2", "2026-03-02", TEXT("retained"))),
              "msi_h", "no [2026-03-02]");
    WARD_SAYS(PROTEINS(""), "msi_h", "?");
}

static void a_burden_is_a_number_a_megabase(void)
{
    WARD_SAYS(RESULT("a", "94076-7", "2026-03-02", QUANTITY("12.5", "1/1000000{Base}")),
              "tmb", "12.5 mut/Mb [2026-03-02]");
    WARD_SAYS(RESULT("a", "94076-7", "2026-03-02", QUANTITY("12.5", "1/L")), "tmb", "?");
    WARD_SAYS(RESULT("a", "94077-5", "2026-03-02",
                     "'valueCodeableConcept':" CODING(SCT, "62482003")),
              "tmb", "?");
    struct ward ward =
        ward_open(RESULT("a", "94076-7", "2026-03-02", "'valueQuantity':{'value':250}"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "tmb"), "250 mut/Mb [2026-03-02]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", true, "no unit"));
    ward_close(&ward);
}

UNIT_SUITE(immune) = {
    UNIT_TEST(the_combined_score_of_22c3),
    UNIT_TEST(the_immune_cell_score_of_sp142),
    UNIT_TEST(positive_by_stain_is_unstable),
    UNIT_TEST(one_lost_protein_is_a_deficiency_and_all_four_clear_it),
    UNIT_TEST(a_burden_is_a_number_a_megabase),
    UNIT_END,
};
