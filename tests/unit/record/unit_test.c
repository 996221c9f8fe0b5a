/* Units that records really carry, and those that do not fit. */
#include "record/unit.h"

#include <string.h>

#include <poise/status.h>

#include "fixture.h"
#include "unit.h"

static const double untouched = -77777;

/* A value in a unit, in the unit of the fact; `untouched` when the unit does not fit. */
static double converted(const char *name, double value, const char *unit)
{
    struct fixture fixture = fixture_open();
    const struct fact *fact = fact_find(fixture.vocabulary, name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(fact);
    double before = value;
    bool fits = unit_convert(fact, unit, strlen(unit), &value);
    CU_ASSERT_TRUE(fits || (value <= before && value >= before));
    fixture_close(&fixture);
    return fits ? value : untouched;
}

static void the_unit_of_the_fact_and_no_unit_change_nothing(void)
{
    CU_ASSERT_EQUAL(converted("qtc", 450, "ms"), 450);
    CU_ASSERT_EQUAL(converted("qtc", 450, ""), 450);
    CU_ASSERT_EQUAL(converted("lvef", 55.5, "%"), 55.5);
    CU_ASSERT_EQUAL(converted("bmi", 24.9, "kg/m2"), 24.9);
    CU_ASSERT_EQUAL(converted("ecog", 2, ""), 2);
}

static void capitals_do_not_matter(void)
{
    CU_ASSERT_EQUAL(converted("qtc", 450, "MS"), 450);
    CU_ASSERT_EQUAL(converted("creatinine_clearance", 60, "ml/min"), 60);
    CU_ASSERT_EQUAL(converted("age", 62, "Years"), 62);
}

static void units_of_other_laboratories_are_converted(void)
{
    static const struct {
        const char *fact;
        double value;
        const char *unit;
        double expected;
    } cases[] = {
        {"neutrophils", 1.5, "G/L", 1.5},
        {"neutrophils", 1.5, "10*3/uL", 1.5},
        {"neutrophils", 1500, "/uL", 1.5},
        {"platelets", 150, "K/uL", 150},
        {"haemoglobin", 12.1, "g/dL", 121},
        {"calcium_corrected", 10.02, "mg/dL", 2.5},
        {"fasting_glucose", 126, "mg/dL", 6.9938},
        {"vitamin_d", 20, "ng/mL", 49.92},
        {"hba1c", 48, "mmol/mol", 6.542},
        {"qtc", 0.47, "s", 470},
        {"brain_largest_cm", 30, "mm", 3},
        {"distance_km", 100, "mi", 160.9344},
        {"age", 62, "y", 62},
        {"adjuvant_endocrine_months", 5, "years", 60},
        {"creatinine_clearance", 60, "mL/min/1.73m2", 60},
        {"bilirubin_uln", 1.5, "xULN", 1.5},
        {"gestation_weeks", 20, "wk", 20},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CU_ASSERT_DOUBLE_EQUAL(converted(cases[i].fact, cases[i].value, cases[i].unit),
                               cases[i].expected, 0.0001);
}

static void a_unit_that_does_not_fit_leaves_the_value_alone(void)
{
    static const struct {
        const char *fact;
        const char *unit;
    } cases[] = {
        {"qtc", "kg"},
        {"qtc", "m"},       /* only the beginning */
        {"qtc", "mss"},     /* and too much */
        {"ecog", "points"}, /* has no unit */
        {"age", "months"},  /* no year is twelve whole ones */
        {"haemoglobin", "mmol/L"},
        {"haemoglobin", "mg/dL"}, /* of calcium and glucose only */
        {"calcium_corrected", "g/dL"},
        {"hba1c", "mmol/L"},
        {"neutrophils", "%"},
        {"neutrophils", "g/L"}, /* grams; "G/L" is giga */
        {"vitamin_d", "mmol/L"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CU_ASSERT_EQUAL(converted(cases[i].fact, 5, cases[i].unit), untouched);
}

static void the_same_unit_means_what_it_means_for_this_fact(void)
{
    double calcium = converted("calcium_corrected", 100, "mg/dL");
    double glucose = converted("fasting_glucose", 100, "mg/dL");
    CU_ASSERT_DOUBLE_EQUAL(calcium, 24.95, 0.01);
    CU_ASSERT_DOUBLE_EQUAL(glucose, 5.55, 0.01);
}

static void only_the_given_length_is_the_unit(void)
{
    struct fixture fixture = fixture_open();
    const struct fact *qtc = fact_find(fixture.vocabulary, "qtc", 3);
    double value = 0.5;
    CU_ASSERT_TRUE(unit_convert(qtc, "s and more", 1, &value));
    CU_ASSERT_EQUAL(value, 500);
    fixture_close(&fixture);
}

static void a_declared_fact_has_the_conversions_of_its_unit(void)
{
    struct fixture fixture = fixture_open();
    const struct fact length = {
        .type = FACT_NUMBER, .name = "acme.length", .unit = "cm", .meaning = "Length"};
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &length), POISE_OK);
    const struct fact *fact = fact_find(fixture.vocabulary, "acme.length", 11);
    double value = 50;
    CU_ASSERT_TRUE(unit_convert(fact, "mm", 2, &value));
    CU_ASSERT_EQUAL(value, 5);
    CU_ASSERT_FALSE(unit_convert(fact, "mi", 2, &value));
    fixture_close(&fixture);
}

static void a_converted_decimal_is_the_decimal_itself(void)
{
    CU_ASSERT_EQUAL(converted("brain_largest_cm", 7, "mm"), 0.7);
    CU_ASSERT_EQUAL(converted("neutrophils", 700, "/uL"), 0.7);
}

UNIT_SUITE(unit) = {
    UNIT_TEST(the_unit_of_the_fact_and_no_unit_change_nothing),
    UNIT_TEST(capitals_do_not_matter),
    UNIT_TEST(units_of_other_laboratories_are_converted),
    UNIT_TEST(a_unit_that_does_not_fit_leaves_the_value_alone),
    UNIT_TEST(the_same_unit_means_what_it_means_for_this_fact),
    UNIT_TEST(only_the_given_length_is_the_unit),
    UNIT_TEST(a_declared_fact_has_the_conversions_of_its_unit),
    UNIT_TEST(a_converted_decimal_is_the_decimal_itself),
    UNIT_END,
};
