/* Growing text, numbers without a locale, UTF-8. */
#include "base/text.h"

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

static void only_well_formed_utf8_without_nul_is_valid(void)
{
    CU_ASSERT_TRUE(utf8_valid("caf\xc3\xa9", 5));
    CU_ASSERT_TRUE(utf8_valid("", 0));
    CU_ASSERT_FALSE(utf8_valid("caf\xc3", 4));     /* cut off */
    CU_ASSERT_FALSE(utf8_valid("\xc0\xaf", 2));    /* overlong */
    CU_ASSERT_FALSE(utf8_valid("\xed\xa0\x80", 3)); /* surrogate */
    CU_ASSERT_FALSE(utf8_valid("\xf4\x90\x80\x80", 4)); /* past the last character */
    CU_ASSERT_FALSE(utf8_valid("a\0b", 3));
}

static void columns_count_characters_not_bytes(void)
{
    CU_ASSERT_EQUAL(utf8_columns("caf\xc3\xa9", 5), 4);
    CU_ASSERT_EQUAL(utf8_columns("\xe6\x97\xa5", 3), 2);    /* wide */
    CU_ASSERT_EQUAL(utf8_columns("e\xcc\x81", 3), 1);       /* combining accent */
    CU_ASSERT_EQUAL(utf8_columns("", 0), 0);
}

UNIT_SUITE(text) = {
    UNIT_TEST(pieces_are_joined_in_order),
    UNIT_TEST(repeating_less_than_once_writes_nothing),
    UNIT_TEST(clearing_keeps_the_memory),
    UNIT_TEST(trimming_takes_spaces_off_the_end_only),
    UNIT_TEST(fixed_point_numbers_lose_the_zeros_at_their_end),
    UNIT_TEST(rounding_is_half_away_from_zero),
    UNIT_TEST(doubles_from_short_decimals_are_written_as_those),
    UNIT_TEST(only_well_formed_utf8_without_nul_is_valid),
    UNIT_TEST(columns_count_characters_not_bytes),
    UNIT_END,
};
