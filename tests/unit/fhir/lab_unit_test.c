/* Units that records carry, and those that are refused. */
#include "fhir/lab_unit.h"

#include <string.h>

#include "unit.h"

static double in(enum lab_quantity quantity, double value, const char *unit)
{
    CU_ASSERT_TRUE(
        lab_convert(quantity, (struct json_bytes){unit, strlen(unit)}, &value));
    return value;
}

static void refuse(enum lab_quantity quantity, const char *unit)
{
    double value = 7;
    CU_ASSERT_FALSE(
        lab_convert(quantity, (struct json_bytes){unit, strlen(unit)}, &value));
    CU_ASSERT_DOUBLE_EQUAL(value, 7, 0);
}

static void one_count_in_every_unit_is_the_same_count(void)
{
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_CELLS, 1.5, "10*9/L"), 1.5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_CELLS, 1.5, "10*3/uL"), 1.5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_CELLS, 1.5, "K/uL"), 1.5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_CELLS, 1500, "/uL"), 1.5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_CELLS, 1500, "{cells}/uL"), 1.5, 1e-9);
}

static void chemistry_is_converted(void)
{
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_HAEMOGLOBIN, 12.3, "g/dL"), 123, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_HAEMOGLOBIN, 7.6, "mmol/L"), 122.436, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_CREATININE, 88.42, "umol/L"), 1, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_BILIRUBIN, 17.104, "umol/L"), 1, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_CALCIUM, 10.02, "mg/dL"), 2.5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_ALBUMIN, 4, "g/dL"), 40, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_HBA1C, 53, "mmol/mol"), 6.9995, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_GLUCOSE, 90.08, "mg/dL"), 5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_VITAMIN_D, 20, "ng/mL"), 49.92, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_CLEARANCE, 1, "mL/s"), 60, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_ENZYME, 0.5, "ukat/L"), 30, 1e-9);
}

static void bodies_are_measured_in_pounds_and_inches_too(void)
{
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_WEIGHT, 155, "[lb_av]"), 70.30681735, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_HEIGHT, 65, "[in_i]"), 165.1, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_TIME, 0.42, "s"), 420, 1e-9);
}

static void letters_may_be_small_but_not_missing(void)
{
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_HAEMOGLOBIN, 12, "g/dl"), 120, 1e-9);
    refuse(LAB_HAEMOGLOBIN, "");
    refuse(LAB_CELLS, "");
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_BMI, 24, ""), 24, 0);
    CU_ASSERT_DOUBLE_EQUAL(in(LAB_SCORE, -2.5, "{T-score}"), -2.5, 0);
}

static void a_unit_of_something_else_is_refused(void)
{
    refuse(LAB_CREATININE, "g/L");
    refuse(LAB_HAEMOGLOBIN, "%");
    refuse(LAB_CLEARANCE, "mL/min/{1.73_m2}");
    refuse(LAB_CELLS, "10*12/L");
    refuse(LAB_PERCENT, "1");
    refuse(LAB_TIME, "min");
}

UNIT_SUITE(lab_unit) = {
    UNIT_TEST(one_count_in_every_unit_is_the_same_count),
    UNIT_TEST(chemistry_is_converted),
    UNIT_TEST(bodies_are_measured_in_pounds_and_inches_too),
    UNIT_TEST(letters_may_be_small_but_not_missing),
    UNIT_TEST(a_unit_of_something_else_is_refused),
    UNIT_END,
};
