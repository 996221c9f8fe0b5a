/* Decimals without a locale, and thousandths. */
#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

static const double refused = 12345678901234567.0; /* no decimal of 15 digits */

/* The value of a text; `refused` when it is not a decimal. */
static double value(const char *text)
{
    double out = refused;
    bool ok = decimal_parse(text, strlen(text), &out);
    CU_ASSERT_EQUAL(ok, !(out >= refused)); /* a refusal leaves the value untouched */
    return out;
}

static void decimals_are_read_as_they_are_written(void)
{
    CU_ASSERT_EQUAL(value("0"), 0);
    CU_ASSERT_EQUAL(value("420"), 420);
    CU_ASSERT_EQUAL(value("2.35"), 2.35);
    CU_ASSERT_EQUAL(value("-12.5"), -12.5);
    CU_ASSERT_EQUAL(value("0.001"), 0.001);
    CU_ASSERT_EQUAL(value("007"), 7);
    CU_ASSERT_EQUAL(value("999999999999999"), 999999999999999.0);
    CU_ASSERT_EQUAL(value("0.00000000000001"), 1e-14);
}

static void what_is_no_decimal_is_refused(void)
{
    static const char *const texts[] = {
        "",    "-",  "+",  ".",  "-.",   "1.2.3", "1,5", "1e3", "0x10",  "inf",  "nan",
        "--1", "1-", " 1", "1 ", "1 ms", "12a",   "1..", "..1", "1'000", "\xb2", "five",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        CU_ASSERT_EQUAL(value(texts[i]), refused);
}

static void more_than_fifteen_digits_are_refused_not_rounded(void)
{
    CU_ASSERT_EQUAL(value("123456789012345"), 123456789012345.0);
    CU_ASSERT_EQUAL(value("1234567890123456"), refused);
    CU_ASSERT_EQUAL(value("1.234567890123456"), refused);
    CU_ASSERT_EQUAL(value("0000000000000001"), refused);
}

static void only_the_given_length_is_read(void)
{
    double out = 0;
    CU_ASSERT_TRUE(decimal_parse("12.5 ms", 4, &out));
    CU_ASSERT_EQUAL(out, 12.5);
    CU_ASSERT_TRUE(decimal_parse("12.5 ms", 2, &out));
    CU_ASSERT_EQUAL(out, 12);
    CU_ASSERT_FALSE(decimal_parse("12", 0, &out));
}

/* Digits from a fixed sequence; the C library rounds correctly and is the reference. */
static void every_decimal_is_the_double_nearest_to_it(void)
{
    uint64_t state = 42;
    for (int i = 0; i < 20000; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        uint64_t digits = (state >> 8) % 1000000000000000u;
        int decimals = (int)(state >> 60) % 15;
        char text[40];
        int length = snprintf(text, sizeof text, "%015llu", (unsigned long long)digits);
        memmove(text + length - decimals + 1, text + length - decimals,
                (size_t)decimals + 1);
        text[length - decimals] = '.';
        CU_ASSERT_EQUAL(value(text), strtod(text, NULL));
    }
}

static void thousandths_are_the_nearest_with_halves_away_from_zero(void)
{
    CU_ASSERT_EQUAL(fixed_from(0), 0);
    CU_ASSERT_EQUAL(fixed_from(1.5), 1500);
    CU_ASSERT_EQUAL(fixed_from(2.35), 2350);
    CU_ASSERT_EQUAL(fixed_from(0.0625), 63); /* exactly 62.5 thousandths */
    CU_ASSERT_EQUAL(fixed_from(-0.0625), -63);
    CU_ASSERT_EQUAL(fixed_from(0.03125), 31);
    CU_ASSERT_EQUAL(fixed_from(0.0004), 0);
    CU_ASSERT_EQUAL(fixed_from(1999999.999), 1999999999);
}

static void what_does_not_fit_is_unknown_not_wrapped(void)
{
    CU_ASSERT_EQUAL(fixed_from(2147483.648), FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(fixed_from(-2147483.649), FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(fixed_from(1e300), FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(fixed_from((double)INFINITY), FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(fixed_from((double)-INFINITY), FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(fixed_from((double)NAN), FIXED_UNKNOWN);
}

static void thousandths_come_back_as_the_same_thousandths(void)
{
    for (int32_t fixed = -30000; fixed <= 30000; fixed++)
        CU_ASSERT_EQUAL(fixed_from(fixed_to_double(fixed)), fixed);
}

static void clamping_keeps_what_is_inside(void)
{
    CU_ASSERT_EQUAL(fixed_clamp(5, 0, 10), 5);
    CU_ASSERT_EQUAL(fixed_clamp(-5, 0, 10), 0);
    CU_ASSERT_EQUAL(fixed_clamp(50, 0, 10), 10);
    CU_ASSERT_EQUAL(fixed_clamp(10, 0, 10), 10);
}

UNIT_SUITE(decimal) = {
    UNIT_TEST(decimals_are_read_as_they_are_written),
    UNIT_TEST(what_is_no_decimal_is_refused),
    UNIT_TEST(more_than_fifteen_digits_are_refused_not_rounded),
    UNIT_TEST(only_the_given_length_is_read),
    UNIT_TEST(every_decimal_is_the_double_nearest_to_it),
    UNIT_TEST(thousandths_are_the_nearest_with_halves_away_from_zero),
    UNIT_TEST(what_does_not_fit_is_unknown_not_wrapped),
    UNIT_TEST(thousandths_come_back_as_the_same_thousandths),
    UNIT_TEST(clamping_keeps_what_is_inside),
    UNIT_END,
};
