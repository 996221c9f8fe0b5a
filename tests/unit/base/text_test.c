/* Growing text, numbers without a locale, UTF-8. */
#include "base/text.h"

#include <math.h>
#include <string.h>

#include "unit.h"

static void expect(struct text *text, const char *bytes)
{
    CU_ASSERT_FALSE(text->failed);
    CU_ASSERT_STRING_EQUAL(text->bytes == NULL ? "" : text->bytes, bytes);
    text_free(text);
}

static void pieces_are_joined_in_order(void)
{
    struct text text = {0};
    text_put(&text, "one ");
    text_put_n(&text, "two three", 3);
    text_put_char(&text, '!');
    text_repeat(&text, "-", 3);
    text_format(&text, " %d %s", 4, "five");
    expect(&text, "one two!--- 4 five");
}

static void repeating_less_than_once_writes_nothing(void)
{
    struct text text = {0};
    text_repeat(&text, "-", -2);
    CU_ASSERT_EQUAL(text.length, 0);
    text_free(&text);
}

static void clearing_keeps_the_memory(void)
{
    struct text text = {0};
    text_put(&text, "something long enough to need memory");
    size_t capacity = text.capacity;
    text_clear(&text);
    CU_ASSERT_EQUAL(text.length, 0);
    CU_ASSERT_STRING_EQUAL(text.bytes, "");
    CU_ASSERT_EQUAL(text.capacity, capacity);
    text_free(&text);
}

static void trimming_takes_spaces_off_the_end_only(void)
{
    struct text text = {0};
    text_put(&text, "  a b   ");
    text_trim(&text);
    expect(&text, "  a b");
}

static void fixed_point_numbers_lose_the_zeros_at_their_end(void)
{
    struct text text = {0};
    text_put_fixed(&text, 12000, 3);
    text_put_char(&text, ' ');
    text_put_fixed(&text, 12340, 3);
    text_put_char(&text, ' ');
    text_put_fixed(&text, -5, 3);
    text_put_char(&text, ' ');
    text_put_fixed(&text, 0, 6);
    expect(&text, "12 12.34 -0.005 0");
}

static void rounding_is_half_away_from_zero(void)
{
    struct text text = {0};
    text_put_rounded(&text, 12345, 3, 1);
    text_put_char(&text, ' ');
    text_put_rounded(&text, 12350, 3, 1);
    text_put_char(&text, ' ');
    text_put_rounded(&text, -12350, 3, 1);
    text_put_char(&text, ' ');
    text_put_rounded(&text, 999500, 3, 0);
    expect(&text, "12.3 12.4 -12.4 1000");
}

static void doubles_from_short_decimals_are_written_as_those(void)
{
    const struct {
        double value;
        const char *text;
    } cases[] = {{2.35, "2.35"}, {420, "420"}, {0.1, "0.1"}, {-3.5, "-3.5"}, {0, "0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text text = {0};
        text_put_number(&text, cases[i].value);
        expect(&text, cases[i].text);
    }
}

static void a_text_grows_as_far_as_it_is_written(void)
{
    struct text text = {0};
    for (int i = 0; i < 100000; i++)
        text_put_char(&text, (char)('a' + i % 26));
    CU_ASSERT_FALSE(text.failed);
    CU_ASSERT_EQUAL(text.length, 100000);
    CU_ASSERT_EQUAL(strlen(text.bytes), 100000);
    CU_ASSERT_EQUAL(text.bytes[99999], 'a' + 99999 % 26);
    text_free(&text);
}

static void writing_nothing_still_terminates(void)
{
    struct text text = {0};
    text_put(&text, "");
    text_format(&text, "%s", "");
    CU_ASSERT_FALSE(text.failed);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text.bytes);
    CU_ASSERT_STRING_EQUAL(text.bytes, "");
    text_free(&text);
    CU_ASSERT_PTR_NULL(text.bytes);
}

static void a_text_remembers_that_memory_ran_out(void)
{
    struct text text = {0};
    text_put(&text, "kept");
    text_put_n(&text, "", SIZE_MAX); /* more than there is */
    CU_ASSERT_TRUE(text.failed);
    text_put(&text, " and lost");
    text_format(&text, "%d", 5);
    CU_ASSERT_TRUE(text.failed);
    CU_ASSERT_STRING_EQUAL(text.bytes, "kept");
    text_clear(&text);
    text_put(&text, "begun again");
    expect(&text, "begun again");
}

static void formatting_is_as_long_as_it_needs_to_be(void)
{
    struct text text = {0};
    char name[3001];
    memset(name, 'n', 3000);
    name[3000] = '\0';
    text_format(&text, "<%s>%s", name, "");
    CU_ASSERT_EQUAL(text.length, 3002);
    CU_ASSERT_EQUAL(text.bytes[3001], '>');
    text_free(&text);
}

static void a_text_of_spaces_is_trimmed_to_nothing(void)
{
    struct text text = {0};
    text_trim(&text);
    text_put(&text, "   ");
    text_trim(&text);
    expect(&text, "");
}

static void the_smallest_and_largest_integers_are_written_whole(void)
{
    struct text text = {0};
    text_put_int(&text, INT64_MIN);
    text_put_char(&text, ' ');
    text_put_int(&text, INT64_MAX);
    text_put_char(&text, ' ');
    text_put_fixed(&text, INT64_MIN, 3);
    text_put_char(&text, ' ');
    text_put_rounded(&text, INT64_MIN, 3, 0);
    expect(&text, "-9223372036854775808 9223372036854775807 "
                  "-9223372036854775.808 -9223372036854776");
}

static void what_rounds_to_nothing_has_no_sign(void)
{
    struct text text = {0};
    text_put_rounded(&text, -49, 3, 1);
    text_put_char(&text, ' ');
    text_put_rounded(&text, -50, 3, 1);
    text_put_char(&text, ' ');
    text_put_number(&text, -0.0);
    expect(&text, "0.0 -0.1 0");
}

static void more_decimals_than_there_are_become_zeros(void)
{
    struct text text = {0};
    text_put_rounded(&text, 5, 0, 2);
    text_put_char(&text, ' ');
    text_put_rounded(&text, -1234, 3, 3);
    text_put_char(&text, ' ');
    text_put_rounded(&text, 1205, 2, 4);
    expect(&text, "5.00 -1.234 12.0500");
}

static void a_number_that_no_record_holds_is_a_question_mark(void)
{
    const double numbers[] = {NAN, INFINITY, -INFINITY, 1e9, -1e300};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct text text = {0};
        text_put_number(&text, numbers[i]);
        expect(&text, "?");
    }
}

static void only_well_formed_utf8_without_nul_is_valid(void)
{
    CU_ASSERT_TRUE(utf8_valid("caf\xc3\xa9", 5));
    CU_ASSERT_TRUE(utf8_valid("", 0));
    CU_ASSERT_FALSE(utf8_valid("caf\xc3", 4));          /* cut off */
    CU_ASSERT_FALSE(utf8_valid("\xc0\xaf", 2));         /* overlong */
    CU_ASSERT_FALSE(utf8_valid("\xed\xa0\x80", 3));     /* surrogate */
    CU_ASSERT_FALSE(utf8_valid("\xf4\x90\x80\x80", 4)); /* past the last character */
    CU_ASSERT_FALSE(utf8_valid("a\0b", 3));
}

static void columns_count_characters_not_bytes(void)
{
    CU_ASSERT_EQUAL(utf8_columns("caf\xc3\xa9", 5), 4);
    CU_ASSERT_EQUAL(utf8_columns("\xe6\x97\xa5", 3), 2); /* wide */
    CU_ASSERT_EQUAL(utf8_columns("e\xcc\x81", 3), 1);    /* combining accent */
    CU_ASSERT_EQUAL(utf8_columns("", 0), 0);
}

static void the_first_and_last_character_of_each_length_is_valid(void)
{
    CU_ASSERT_TRUE(utf8_valid("\x01\x7f", 2));
    CU_ASSERT_TRUE(utf8_valid("\xc2\x80\xdf\xbf", 4));
    CU_ASSERT_TRUE(utf8_valid("\xe0\xa0\x80\xef\xbf\xbf", 6));
    CU_ASSERT_TRUE(utf8_valid("\xed\x9f\xbf\xee\x80\x80", 6)); /* beside surrogates */
    CU_ASSERT_TRUE(utf8_valid("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", 8));
}

static void every_way_to_break_a_character_is_found(void)
{
    static const char *const broken[] = {
        "\x80",
        "\xbf",
        "\xc1\xbf",
        "\xc2",
        "\xc2 ",
        "\xc2\xc2",
        "\xe0\x9f\xbf",
        "\xe2\x82",
        "\xe2\x82 ",
        "\xe2 \x82",
        "\xed\xbf\xbf",
        "\xf0\x8f\xbf\xbf",
        "\xf0\x9f\x98",
        "\xf5\x80\x80",
        "\xf0\x9f\x98\x41",
        "\xff",
        "\xfe",
        "\xf5\x80\x80\x80",
        "\xff\x80\x80\x80",
        "\x80\x80\x80\x80",
        "\xc1\x80\x80\x80",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        CU_ASSERT_FALSE(utf8_valid(broken[i], strlen(broken[i])));
        char after[8] = "ok";
        strcat(after, broken[i]);
        CU_ASSERT_FALSE(utf8_valid(after, strlen(after)));
    }
}

static void a_step_never_goes_past_the_end(void)
{
    CU_ASSERT_EQUAL(utf8_step("a", 1), 1);
    CU_ASSERT_EQUAL(utf8_step("\xc3\xa9", 2), 2);
    CU_ASSERT_EQUAL(utf8_step("\xe6\x97\xa5", 3), 3);
    CU_ASSERT_EQUAL(utf8_step("\xf0\x9f\x98\x80", 4), 4);
    CU_ASSERT_EQUAL(utf8_step("\xf0\x9f\x98\x80", 2), 2); /* cut off */
    CU_ASSERT_EQUAL(utf8_step("\x80", 1), 1);             /* not a beginning */
    CU_ASSERT_EQUAL(utf8_step("", 0), 0);
}

static int columns_of(uint32_t code)
{
    const char bytes[] = {
        (char)(0xf0 | code >> 18),         (char)(0x80 | (code >> 12 & 0x3f)),
        (char)(0x80 | (code >> 6 & 0x3f)), (char)(0x80 | (code & 0x3f)),
        (char)(0xe0 | code >> 12),         (char)(0x80 | (code >> 6 & 0x3f)),
        (char)(0x80 | (code & 0x3f)),      (char)(0xc0 | code >> 6),
        (char)(0x80 | (code & 0x3f)),
    };
    return code > 0xffff  ? utf8_columns(bytes, 4)
           : code > 0x7ff ? utf8_columns(bytes + 4, 3)
                          : utf8_columns(bytes + 7, 2);
}

static void every_range_of_characters_ends_where_unicode_says(void)
{
    static const struct {
        uint32_t first;
        uint32_t last;
        int columns;
    } ranges[] = {
        {0x300, 0x36f, 0},     /* combining marks */
        {0xfe00, 0xfe0f, 0},   /* variation selectors */
        {0x1100, 0x115f, 2},   /* hangul beginnings */
        {0x2e80, 0xa4cf, 2},   /* from CJK radicals to Yi */
        {0xac00, 0xd7a3, 2},   /* hangul syllables */
        {0xf900, 0xfaff, 2},   /* CJK compatibility */
        {0xff00, 0xff60, 2},   /* fullwidth forms */
        {0x1f300, 0x1faff, 2}, /* pictures */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        CU_ASSERT_EQUAL(columns_of(ranges[i].first), ranges[i].columns);
        CU_ASSERT_EQUAL(columns_of(ranges[i].last), ranges[i].columns);
        CU_ASSERT_EQUAL(columns_of(ranges[i].first - 1), 1);
        CU_ASSERT_EQUAL(columns_of(ranges[i].last + 1), 1);
    }
}

static void wide_and_combining_characters_are_counted_as_shown(void)
{
    CU_ASSERT_EQUAL(utf8_columns("\xed\x95\x9c", 3), 2);     /* hangul */
    CU_ASSERT_EQUAL(utf8_columns("\xef\xbc\xa1", 3), 2);     /* fullwidth A */
    CU_ASSERT_EQUAL(utf8_columns("\xf0\x9f\x98\x80", 4), 2); /* a face */
    CU_ASSERT_EQUAL(utf8_columns("\xe2\x80\x8d", 3), 0);     /* zero width joiner */
    CU_ASSERT_EQUAL(utf8_columns("\xe2\x89\xa5", 3), 1);     /* at least */
    CU_ASSERT_EQUAL(utf8_columns("\xce\xb1\xce\xb2", 4), 2); /* two narrow letters */
}

static void any_double_has_its_significant_digits(void)
{
    static const struct {
        double value;
        const char *said;
    } cases[] = {{0, "0"},
                 {-2.5, "-2.5"},
                 {1.0 / 3, "0.3333333333"},
                 {0.1, "0.1"},
                 {9.9999999999999, "10"},
                 {123456789012.0, "123456789000"},
                 {1e14, "100000000000000"},
                 {1e15, "1e15"},
                 {1e-5, "0.00001"},
                 {1.5e-9, "1.5e-9"},
                 {1e300, "1e300"},
                 {5e-324, "4.940656458e-324"},
                 {NAN, "?"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text text = {0};
        text_put_real(&text, cases[i].value, 10);
        expect(&text, cases[i].said);
    }
}

UNIT_SUITE(text) = {
    UNIT_TEST(pieces_are_joined_in_order),
    UNIT_TEST(repeating_less_than_once_writes_nothing),
    UNIT_TEST(clearing_keeps_the_memory),
    UNIT_TEST(trimming_takes_spaces_off_the_end_only),
    UNIT_TEST(fixed_point_numbers_lose_the_zeros_at_their_end),
    UNIT_TEST(rounding_is_half_away_from_zero),
    UNIT_TEST(doubles_from_short_decimals_are_written_as_those),
    UNIT_TEST(a_text_grows_as_far_as_it_is_written),
    UNIT_TEST(writing_nothing_still_terminates),
    UNIT_TEST(a_text_remembers_that_memory_ran_out),
    UNIT_TEST(formatting_is_as_long_as_it_needs_to_be),
    UNIT_TEST(a_text_of_spaces_is_trimmed_to_nothing),
    UNIT_TEST(the_smallest_and_largest_integers_are_written_whole),
    UNIT_TEST(what_rounds_to_nothing_has_no_sign),
    UNIT_TEST(more_decimals_than_there_are_become_zeros),
    UNIT_TEST(a_number_that_no_record_holds_is_a_question_mark),
    UNIT_TEST(only_well_formed_utf8_without_nul_is_valid),
    UNIT_TEST(columns_count_characters_not_bytes),
    UNIT_TEST(the_first_and_last_character_of_each_length_is_valid),
    UNIT_TEST(every_way_to_break_a_character_is_found),
    UNIT_TEST(a_step_never_goes_past_the_end),
    UNIT_TEST(every_range_of_characters_ends_where_unicode_says),
    UNIT_TEST(wide_and_combining_characters_are_counted_as_shown),
    UNIT_TEST(any_double_has_its_significant_digits),
    UNIT_END,
};
