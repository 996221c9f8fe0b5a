/* Writing JSON: escapes, numbers, shape; and the strict reader that other tests use. */
#include "report/json.h"

#include <math.h>

#include "base/decimal.h"
#include "json_check.h"

#include "unit.h"

static void expect(struct text *out, const char *bytes)
{
    CU_ASSERT_FALSE(out->failed);
    CU_ASSERT_STRING_EQUAL(out->bytes, bytes);
    CU_ASSERT_TRUE(json_is_strict(out->bytes));
    text_free(out);
}

static void expect_string(const char *value, const char *bytes)
{
    struct text out = {0};
    struct json json = {.out = &out};
    json_string(&json, NULL, value);
    expect(&out, bytes);
}

/* -------------------- strings */

static void quotes_backslashes_and_control_characters_are_escaped(void)
{
    expect_string("plain", "\"plain\"");
    expect_string("", "\"\"");
    expect_string("a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\"");
    expect_string("line\nand\ttab", "\"line\\nand\\ttab\"");
    expect_string("\x01\x1f\r", "\"\\u0001\\u001f\\u000d\"");
    expect_string("</script>", "\"</script>\"");
}

static void letters_outside_ascii_stay_as_they_are(void)
{
    expect_string("caf\xc3\xa9 \xe2\x89\xa5 1 %", "\"caf\xc3\xa9 \xe2\x89\xa5 1 %\"");
    expect_string("\xf0\x9f\x99\x82", "\"\xf0\x9f\x99\x82\"");
}

static void bytes_that_are_not_utf8_are_replaced(void)
{
    static const char replacement[] = "\xef\xbf\xbd";
    static const char *const broken[] = {"a\xff",         "a\xc3",
                                         "a\x80 b\"",     "\xc0\xaf.",
                                         "\xed\xa0\x80!", "ok \xf4\x90\x80\x80"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct text out = {0};
        struct json json = {.out = &out};
        json_string(&json, NULL, broken[i]);
        CU_ASSERT_TRUE(json_is_strict(out.bytes));
        CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, replacement));
        text_free(&out);
    }
    expect_string("a\xff\n", "\"a\xef\xbf\xbd\\n\"");
}

static void no_string_is_null(void)
{
    struct text out = {0};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_string(&json, "source", NULL);
    json_null(&json, "seed");
    json_close(&json, '}');
    expect(&out, "{\"source\":null,\"seed\":null}");
}

/* -------------------- numbers */

static void fixed_point_numbers_are_written_short_and_unknown_ones_as_null(void)
{
    struct text out = {0};
    struct json json = {.out = &out};
    json_open(&json, NULL, '[');
    json_fixed(&json, NULL, 760, 3);
    json_fixed(&json, NULL, 12000, 3);
    json_fixed(&json, NULL, -5, 6);
    json_fixed(&json, NULL, 0, 3);
    json_fixed(&json, NULL, FIXED_UNKNOWN, 3);
    json_close(&json, ']');
    expect(&out, "[0.76,12,-0.000005,0,null]");
}

static void whole_numbers_booleans_and_decimals(void)
{
    struct text out = {0};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    json_int(&json, "n", INT64_MIN);
    json_int(&json, "m", 808);
    json_bool(&json, "yes", true);
    json_bool(&json, "no", false);
    json_number(&json, "calcium", 2.35);
    json_close(&json, '}');
    expect(&out, "{\"n\":-9223372036854775808,\"m\":808,\"yes\":true,\"no\":false,"
                 "\"calcium\":2.35}");
}

static void any_double_is_a_number_or_null(void)
{
    struct text out = {0};
    struct json json = {.out = &out};
    json_open(&json, NULL, '[');
    json_real(&json, NULL, 2.0 / 3);
    json_real(&json, NULL, 1e-20);
    json_real(&json, NULL, HUGE_VAL);
    json_unsigned(&json, NULL, UINT64_MAX);
    json_close(&json, ']');
    expect(&out, "[0.6666666667,1e-20,null,18446744073709551615]");
}

/* -------------------- shape */

static void write_nested(struct json *json)
{
    json_open(json, NULL, '{');
    json_open(json, "empty", '[');
    json_close(json, ']');
    json_open(json, "list", '[');
    json_int(json, NULL, 1);
    json_open(json, NULL, '{');
    json_close(json, '}');
    json_close(json, ']');
    json_string(json, "key \"k\"", "v");
    json_close(json, '}');
}

static void commas_stand_between_values_and_nowhere_else(void)
{
    struct text out = {0};
    struct json json = {.out = &out};
    write_nested(&json);
    expect(&out, "{\"empty\":[],\"list\":[1,{}],\"key \\\"k\\\"\":\"v\"}");
}

static void pretty_json_puts_each_value_on_a_line(void)
{
    struct text out = {0};
    struct json json = {.out = &out, .pretty = true};
    write_nested(&json);
    expect(&out, "{\n"
                 "  \"empty\": [],\n"
                 "  \"list\": [\n"
                 "    1,\n"
                 "    {}\n"
                 "  ],\n"
                 "  \"key \\\"k\\\"\": \"v\"\n"
                 "}");
}

/* -------------------- the reader */

static void the_reader_refuses_what_is_not_json(void)
{
    static const char *const bad[] = {
        "",
        "{",
        "{\"a\":1,}",
        "[1,]",
        "[1 2]",
        "{a:1}",
        "{\"a\" 1}",
        "01",
        "1.",
        ".5",
        "+1",
        "nul",
        "\"\x01\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"open",
        "{} {}",
        "[\"\xff\"]",
        "{\"a\":}",
        "'a'",
        "[1]]",
        "1e",
        "{\"a\":1,\"b\":2,\"a\":3}",
        "-",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT_FALSE(json_is_strict(bad[i]));
}

static void the_reader_takes_what_is_json(void)
{
    static const char *const good[] = {
        "0", "-0.5e+3", "\"\\u00e9\\n\"", " [ ] ", "{\"a\":{\"a\":null},\"b\":[true]}",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        CU_ASSERT_TRUE(json_is_strict(good[i]));
}

static void the_reader_finds_values_by_their_path(void)
{
    static const char text[] =
        "{\"a\": [1, {\"b\": \"x\", \"bc\": 0.25}], \"d\": {}, \"e\": -1.5}";
    CU_ASSERT_TRUE(json_is(text, "a.1.b", "\"x\""));
    CU_ASSERT_TRUE(json_is(text, "a.0", "1"));
    CU_ASSERT_FALSE(json_is(text, "a.2", "1"));
    CU_ASSERT_PTR_NULL(json_at(text, "a.1.c"));
    CU_ASSERT_EQUAL(json_count(text, "a"), 2);
    CU_ASSERT_EQUAL(json_count(text, "a.1"), 2);
    CU_ASSERT_EQUAL(json_count(text, "d"), 0);
    CU_ASSERT_EQUAL(json_count(text, "e"), -1);
    CU_ASSERT_EQUAL(json_millionths(text, "a.1.bc"), 250000);
    CU_ASSERT_EQUAL(json_millionths(text, "e"), -1500000);
}

UNIT_SUITE(json) = {
    UNIT_TEST(quotes_backslashes_and_control_characters_are_escaped),
    UNIT_TEST(letters_outside_ascii_stay_as_they_are),
    UNIT_TEST(bytes_that_are_not_utf8_are_replaced),
    UNIT_TEST(no_string_is_null),
    UNIT_TEST(fixed_point_numbers_are_written_short_and_unknown_ones_as_null),
    UNIT_TEST(whole_numbers_booleans_and_decimals),
    UNIT_TEST(commas_stand_between_values_and_nowhere_else),
    UNIT_TEST(pretty_json_puts_each_value_on_a_line),
    UNIT_TEST(the_reader_refuses_what_is_not_json),
    UNIT_TEST(the_reader_takes_what_is_json),
    UNIT_TEST(the_reader_finds_values_by_their_path),
    UNIT_TEST(any_double_is_a_number_or_null),
    UNIT_END,
};
