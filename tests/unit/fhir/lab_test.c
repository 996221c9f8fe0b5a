/* Laboratory values as they stand, and the traps of their units. */
#include "ward.h"

#define COUNT(id, date, value, unit) RESULT(id, "751-8", date, QUANTITY(value, unit))

static void counts_in_their_unit(void)
{
    WARD_SAYS(COUNT("a", "2026-11-02", "1.8", "10*3/uL"), "neutrophils",
              "1.8 10^9/L [2026-11-02]");
    WARD_SAYS(COUNT("a", "2026-11-02", "1800", "/uL"), "neutrophils",
              "1.8 10^9/L [2026-11-02]");
    WARD_SAYS(RESULT("a", "718-7", "2026-11-02", QUANTITY("12.1", "g/dL")), "haemoglobin",
              "121 g/L [2026-11-02]");
}

static void a_thousandfold_error_is_refused(void)
{
    struct ward ward = ward_open(COUNT("a", "2026-11-02", "3000", "10*3/uL"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "neutrophils"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", false, "implausible"));
    ward_close(&ward);
}

static void the_newest_plausible_value_counts(void)
{
    struct ward ward = ward_open(COUNT("old", "2026-10-02", "2.5", "10*9/L") "," COUNT(
        "new", "2026-11-02", "1.2", "10*9/L") "," COUNT("bad", "2026-11-09", "3000",
                                                        "10*9/L"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "neutrophils"), "1.2 10^9/L [2026-11-02]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/old", false, "newer"));
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/bad", false, "implausible"));
    ward_close(&ward);
}

static void a_number_without_a_unit_is_no_count(void)
{
    WARD_SAYS(RESULT("a", "777-3", "2026-11-02", "'valueQuantity':{'value':200}"),
              "platelets", "?");
    WARD_SAYS(RESULT("a", "777-3", "2026-11-02", QUANTITY("200", "mg/dL")), "platelets",
              "?");
}

static void a_bound_counts_only_on_the_safe_side(void)
{
#define BOUND(comparator)                                                                \
    "'valueQuantity':{'value':1.5,'comparator':'" comparator "','code':'10*9/L'}"
    WARD_SAYS(RESULT("a", "751-8", "2026-11-02", BOUND(">")), "neutrophils",
              "1.5 10^9/L [2026-11-02]");
    WARD_SAYS(RESULT("a", "751-8", "2026-11-02", BOUND("<")), "neutrophils", "?");
}

static void an_ejection_fraction_may_be_a_fraction(void)
{
    WARD_SAYS(RESULT("a", "10230-1", "2026-11-02", QUANTITY("62", "%")), "lvef",
              "62 % [2026-11-02]");
    WARD_SAYS(RESULT("a", "10230-1", "2026-11-02", QUANTITY("0.62", "%")), "lvef", "?");
    struct ward ward =
        ward_open(RESULT("a", "10230-1", "2026-11-02", QUANTITY("0.62", "1")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "lvef"), "62 % [2026-11-02]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", true, "fraction"));
    ward_close(&ward);
}

static void qtc_is_by_fridericia_where_it_can_be(void)
{
    struct ward ward =
        ward_open(RESULT("b", "76635-2", "2026-11-02", QUANTITY("470", "ms")) "," RESULT(
            "f", "76634-5", "2026-11-02",
            QUANTITY("450", "ms")) "," RESULT("u", "8634-8", "2026-11-03",
                                              QUANTITY("400", "ms")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "qtc"), "450 ms [2026-11-02]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/u", false, "without correction"));
    ward_close(&ward);
    struct ward bazett =
        ward_open(RESULT("b", "76635-2", "2026-11-02", QUANTITY("0.47", "s")));
    CU_ASSERT_STRING_EQUAL(ward_says(&bazett, "qtc"), "470 ms [2026-11-02]");
    CU_ASSERT_TRUE(ward_aside(&bazett, "Observation/b", true, "Bazett"));
    ward_close(&bazett);
}

static void the_lowest_t_score_and_never_a_z_score(void)
{
    WARD_SAYS(
        RESULT("s", "38267-1", "2026-10-02", QUANTITY("-1.4", "{T-score}")) "," RESULT(
            "h", "38264-8", "2026-10-02",
            QUANTITY("-2.6", "{T-score}")) "," RESULT("z", "85394-5", "2026-10-02",
                                                      QUANTITY("-3.6", "{Z-score}")),
        "bone_density_t", "-2.6 [2026-10-02]");
    WARD_SAYS(RESULT("z", "85394-5", "2026-10-02", QUANTITY("-3.6", "{Z-score}")),
              "bone_density_t", "?");
}

static void the_rest_of_the_blood(void)
{
    WARD_SAYS(RESULT("a", "4548-4", "2026-10-02", QUANTITY("6.5", "%")), "hba1c",
              "6.5 % [2026-10-02]");
    WARD_SAYS(RESULT("a", "1558-6", "2026-10-02", QUANTITY("5.4", "mmol/L")),
              "fasting_glucose", "5.4 mmol/L [2026-10-02]");
    WARD_SAYS(RESULT("a", "2345-7", "2026-10-02", QUANTITY("5.4", "mmol/L")),
              "fasting_glucose", "?");
    WARD_SAYS(RESULT("a", "1989-3", "2026-10-02", QUANTITY("20", "ng/mL")), "vitamin_d",
              "49.92 nmol/L [2026-10-02]");
}

UNIT_SUITE(lab) = {
    UNIT_TEST(counts_in_their_unit),
    UNIT_TEST(a_thousandfold_error_is_refused),
    UNIT_TEST(the_newest_plausible_value_counts),
    UNIT_TEST(a_number_without_a_unit_is_no_count),
    UNIT_TEST(a_bound_counts_only_on_the_safe_side),
    UNIT_TEST(an_ejection_fraction_may_be_a_fraction),
    UNIT_TEST(qtc_is_by_fridericia_where_it_can_be),
    UNIT_TEST(the_lowest_t_score_and_never_a_z_score),
    UNIT_TEST(the_rest_of_the_blood),
    UNIT_END,
};
