/* Computed values, each with all that it needs. The woman is 61 years old. */
#include "ward.h"

#define WITH_LIMIT(id, loinc, value, unit, limit)                                        \
    RESULT(id, loinc, "2026-11-02",                                                      \
           QUANTITY(value, unit) ",'referenceRange':[{'high':{'value':" limit            \
                                 ",'unit':'" unit "'}}]")
#define CREATININE RESULT("crea", "2160-0", "2026-11-02", QUANTITY("1.0", "mg/dL"))
#define WEIGHT     RESULT("kg", "29463-7", "2026-11-01", QUANTITY("70", "kg"))

static void multiples_need_the_limit_of_the_laboratory(void)
{
    WARD_SAYS(WITH_LIMIT("b", "1975-2", "30", "umol/L", "20"), "bilirubin_uln",
              "1.5 ULN [2026-11-02]");
    WARD_SAYS(WITH_LIMIT("p", "6768-6", "240", "U/L", "120"), "alp_uln",
              "2 ULN [2026-11-02]");
    struct ward ward =
        ward_open(RESULT("b", "1975-2", "2026-11-02", QUANTITY("30", "umol/L")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "bilirubin_uln"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/b", false, "upper limit"));
    ward_close(&ward);
}

static void the_higher_of_the_transaminases(void)
{
    WARD_SAYS(WITH_LIMIT("a", "1920-8", "40", "U/L",
                         "40") "," WITH_LIMIT("b", "1742-6", "120", "U/L", "40"),
              "ast_uln", "3 ULN [2026-11-02]");
}

static void clearance_by_cockcroft_and_gault(void)
{
    /* (140 - 61) x 70 / (72 x 1.0) x 0.85 = 65.3 */
    struct ward ward = ward_open(CREATININE "," WEIGHT);
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "creatinine_clearance"),
                           "65 mL/min [2026-11-02]");
    CU_ASSERT_TRUE(
        ward_aside(&ward, "Observation/crea", true, "Cockcroft-Gault from age"));
    ward_close(&ward);
    WARD_SAYS(CREATININE, "creatinine_clearance", "?");
}

static void what_is_stated_counts_before_what_is_computed(void)
{
    WARD_SAYS(CREATININE "," WEIGHT "," RESULT("c", "35591-7", "2026-11-02",
                                               QUANTITY("71", "mL/min")),
              "creatinine_clearance", "71 mL/min [2026-11-02]");
}

static void a_filtration_rate_is_no_clearance(void)
{
    WARD_SAYS(RESULT("g", "98979-8", "2026-11-02", QUANTITY("71", "mL/min/{1.73_m2}")),
              "creatinine_clearance", "?");
}

static void an_impossible_pair_is_not_used(void)
{
    struct ward ward = ward_open(RESULT(
        "crea", "2160-0", "2026-11-02",
        QUANTITY("2.92", "mg/dL")) "," WEIGHT "," RESULT("g", "33914-3", "2026-11-02",
                                                         QUANTITY("83.8", "mL/min")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "creatinine_clearance"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/crea", false, "exclude each other"));
    ward_close(&ward);
}

static void calcium_is_corrected_for_albumin(void)
{
    WARD_SAYS(RESULT("c", "17861-6", "2026-11-02", QUANTITY("10.02", "mg/dL")) "," RESULT(
                  "a", "1751-7", "2026-11-02", QUANTITY("3", "g/dL")),
              "calcium_corrected", "2.7 mmol/L [2026-11-02]");
    WARD_SAYS(RESULT("c", "17861-6", "2026-11-02", QUANTITY("10.02", "mg/dL")),
              "calcium_corrected", "?");
    WARD_SAYS(RESULT("c", "29265-6", "2026-11-02", QUANTITY("2.41", "mmol/L")),
              "calcium_corrected", "2.41 mmol/L [2026-11-02]");
    WARD_SAYS(RESULT("c", "1995-0", "2026-11-02", QUANTITY("1.2", "mmol/L")),
              "calcium_corrected", "?");
}

static void body_mass_index_stated_or_computed(void)
{
    WARD_SAYS(RESULT("b", "39156-5", "2026-11-02", QUANTITY("24.2", "kg/m2")), "bmi",
              "24.2 kg/m2 [2026-11-02]");
    WARD_SAYS(WEIGHT "," RESULT("h", "8302-2", "2020-11-02", QUANTITY("65", "[in_i]")),
              "bmi", "25.7 kg/m2 [2026-11-01]");
    WARD_SAYS(WEIGHT, "bmi", "?");
}

UNIT_SUITE(lab_computed) = {
    UNIT_TEST(multiples_need_the_limit_of_the_laboratory),
    UNIT_TEST(the_higher_of_the_transaminases),
    UNIT_TEST(clearance_by_cockcroft_and_gault),
    UNIT_TEST(what_is_stated_counts_before_what_is_computed),
    UNIT_TEST(a_filtration_rate_is_no_clearance),
    UNIT_TEST(an_impossible_pair_is_not_used),
    UNIT_TEST(calcium_is_corrected_for_albumin),
    UNIT_TEST(body_mass_index_stated_or_computed),
    UNIT_END,
};
