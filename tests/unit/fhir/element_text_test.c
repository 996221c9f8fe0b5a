/* Dates as intervals, and numbers that stand in a text. */
#include <string.h>

#include "fhir/element.h"
#include "unit.h"

static struct json_parser *parser;

static struct json_value value_of(const char *json)
{
    struct json_tape tape;
    CU_ASSERT_EQUAL_FATAL(json_parse(parser, json, strlen(json), false, &tape),
                          JSON_FINE);
    return json_root(tape);
}

static struct when when_of(const char *json)
{
    parser = json_parser_new();
    struct when when = when_read(value_of(json));
    json_parser_free(parser);
    return when;
}

static void a_partial_date_is_an_interval(void)
{
    struct when day = when_of("\"2022-03-05\"");
    struct when month = when_of("\"2022-03\"");
    struct when leap = when_of("\"2024-02\"");
    struct when year = when_of("\"2022\"");
    CU_ASSERT_EQUAL(day.last - day.first, 86399);
    CU_ASSERT_EQUAL(month.last - month.first, 31 * 86400 - 1);
    CU_ASSERT_EQUAL(leap.last - leap.first, 29 * 86400 - 1);
    CU_ASSERT_EQUAL(year.last - year.first, 365 * 86400 - 1);
    CU_ASSERT_FALSE(when_after(&day, &month));
    CU_ASSERT_FALSE(when_after(&month, &day));
    CU_ASSERT_TRUE(when_after(&leap, &year));
}

static void instants_are_compared_whatever_the_zone(void)
{
    struct when east = when_of("\"2022-03-05T01:00:00+02:00\"");
    struct when utc = when_of("\"2022-03-04T23:00:00.000Z\"");
    struct when later = when_of("\"2022-03-04T23:00:01Z\"");
    CU_ASSERT_EQUAL(east.first, utc.first);
    CU_ASSERT_NOT_EQUAL(east.day, utc.day); /* as it is written */
    CU_ASSERT_TRUE(when_after(&later, &east));
    CU_ASSERT_FALSE(when_after(&east, &utc));
}

static void what_is_no_date_is_unknown(void)
{
    static const char *const bad[] = {"\"\"",        "\"soon\"",     "\"2022-13-01\"",
                                      "20220305",    "\"22-03-05\"", "\"2022-02-30\"",
                                      "\"2022-3-5\""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT_FALSE(when_of(bad[i]).known);
}

static void the_unknown_is_after_nothing(void)
{
    struct when known = when_of("\"1999\"");
    struct when unknown = WHEN_UNKNOWN;
    CU_ASSERT_TRUE(when_after(&known, &unknown));
    CU_ASSERT_FALSE(when_after(&unknown, &known));
    CU_ASSERT_FALSE(when_after(&unknown, &unknown));
}

static void a_period_is_of_its_end_or_open(void)
{
    parser = json_parser_new();
    struct when closed =
        when_read_period(value_of("{\"start\":\"2020-01-01\",\"end\":\"2020-06-01\"}"));
    struct when open = when_read_period(value_of("{\"start\":\"2020-01-01\"}"));
    CU_ASSERT_FALSE(closed.open);
    CU_ASSERT_TRUE(open.open);
    CU_ASSERT_TRUE(when_after(&closed, &open));
    CU_ASSERT_FALSE(when_read_period(value_of("{}")).known);
    json_parser_free(parser);
}

static struct quantity number(const char *text)
{
    return quantity_from_text((struct json_bytes){text, strlen(text)});
}

static void a_number_in_a_text_keeps_its_comparator(void)
{
    CU_ASSERT_EQUAL(number("less than 1.8").comparator, BELOW);
    CU_ASSERT_DOUBLE_EQUAL(number("less than 1.8").value, 1.8, 0);
    CU_ASSERT_EQUAL(number("<1").comparator, BELOW);
    CU_ASSERT_EQUAL(number(">= 95 %").comparator, AT_LEAST);
    CU_ASSERT_EQUAL(number("4").comparator, EXACTLY);
    CU_ASSERT_TRUE(number("12.5 mg/dL").known);
    CU_ASSERT_DOUBLE_EQUAL(number("-2.4").value, -2.4, 0);
}

static void any_other_text_is_no_number(void)
{
    static const char *const bad[] = {"",        "90-95%",  "3+ by IHC",
                                      "about 4", "4 of 10", "1.2.3",
                                      "-",       "not 4",   "2022-03-05"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT_FALSE(number(bad[i]).known);
}

UNIT_SUITE(element_text) = {
    UNIT_TEST(a_partial_date_is_an_interval),
    UNIT_TEST(instants_are_compared_whatever_the_zone),
    UNIT_TEST(what_is_no_date_is_unknown),
    UNIT_TEST(the_unknown_is_after_nothing),
    UNIT_TEST(a_period_is_of_its_end_or_open),
    UNIT_TEST(a_number_in_a_text_keeps_its_comparator),
    UNIT_TEST(any_other_text_is_no_number),
    UNIT_END,
};
