/* Columns, wrapping, marks and bars of a page. */
#include "report/page.h"

#include "lines.h"
#include "unit.h"

static const struct style plain = {40, false, true};
static const struct style ascii = {40, false, false};

static void expect(struct page *page, const char *bytes)
{
    CU_ASSERT_FALSE(page->out->failed);
    CU_ASSERT_STRING_EQUAL(page->out->bytes, bytes);
    text_free(page->out);
}

/* -------------------- cells */

static void a_cell_is_padded_or_cut_to_its_width(void)
{
    const struct {
        const char *string;
        const char *unicode, *ascii;
    } cases[] = {
        {"abc", "abc   |", "abc   |"},
        {"abcdef", "abcdef|", "abcdef|"},
        {"abcdefg", "abcde\xe2\x80\xa6|", "abc...|"},
        {"caf\xc3\xa9s", "caf\xc3\xa9s |", "caf\xc3\xa9s |"},
        {"caf\xc3\xa9s au", "caf\xc3\xa9s\xe2\x80\xa6|", "caf...|"},
        {"", "      |", "      |"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text out = {0};
        struct page page = {&out, plain};
        page_put_left(&page, PAINT_PLAIN, cases[i].string, 6);
        text_put(&out, "|");
        expect(&page, cases[i].unicode);
        page.style = ascii;
        page_put_left(&page, PAINT_PLAIN, cases[i].string, 6);
        text_put(&out, "|");
        expect(&page, cases[i].ascii);
    }
}

static void a_figure_stands_at_the_right_of_its_cell(void)
{
    struct text out = {0};
    struct page page = {&out, plain};
    page_put_right(&page, PAINT_PLAIN, "7", 3);
    page_put_right(&page, PAINT_PLAIN, "1234", 3); /* a figure is never cut */
    page_pad(&page, 5, 3);
    page_pad(&page, 1, 2);
    text_put(&out, "|");
    expect(&page, "  71234 |");
}

static void lines_end_without_spaces(void)
{
    struct text out = {0};
    struct page page = {&out, plain};
    page_put(&page, PAINT_PLAIN, "a  ");
    page_newline(&page);
    page_newline(&page);
    expect(&page, "a\n\n");
}

static void a_heading_has_something_at_its_right_end_or_nothing(void)
{
    struct text out = {0};
    struct page page = {&out, {20, false, true}};
    page_heading(&page, "LIST", "balance");
    page_heading(&page, "PLAN", NULL);
    expect(&page, "\nLIST         balance\n\nPLAN\n");
}

/* -------------------- wrapping */

static void further_lines_stand_under_the_text(void)
{
    struct text out = {0};
    struct page page = {&out, {20, false, true}};
    page_item(&page, 2, MARK_FOR, "one two three four five");
    page_item(&page, 2, MARK_NONE, "one two three four five");
    expect(&page, "  + one two three\n"
                  "    four five\n"
                  "  one two three four\n"
                  "  five\n");
}

static void a_title_is_wrapped_at_the_margin(void)
{
    struct text out = {0};
    struct page page = {&out, {10, false, true}};
    page_title(&page, "one two three");
    expect(&page, "one two\nthree\n");
}

static void a_word_that_is_too_long_stands_alone_and_whole(void)
{
    struct text out = {0};
    struct page page = {&out, {10, false, true}};
    page_item(&page, 2, MARK_ASK, "a sacituzumab-govitecan b");
    expect(&page, "  ? a\n"
                  "    sacituzumab-govitecan\n"
                  "    b\n");
}

static void wide_letters_count_as_two_columns(void)
{
    struct text out = {0};
    struct page page = {&out, {8, false, true}};
    page_title(&page,
               "\xe6\x97\xa5\xe6\x9c\xac \xe6\x97\xa5\xe6\x9c\xac"); /* 4 + 1 + 4 */
    expect(&page, "\xe6\x97\xa5\xe6\x9c\xac\n\xe6\x97\xa5\xe6\x9c\xac\n");
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Words of 1 to 14 letters, some of them outside ASCII. */
static void put_words(struct text *out, uint32_t *state, int count)
{
    for (int word = 0; word < count; word++) {
        text_put(out, word == 0 ? "" : " ");
        for (uint32_t n = 1 + next_random(state) % 14; n > 0; n--)
            text_put(out, next_random(state) % 9 == 0 ? "\xc3\xa9" : "w");
    }
}

/* The words of a page, without its marks, line ends and indents. */
static void collect_words(const char *page, size_t skip, struct text *out)
{
    for (const char *at = page; at != NULL; at = line_next(at)) {
        size_t from = at == page ? skip : strspn(at, " ");
        text_put(out, out->length == 0 ? "" : " ");
        text_put_n(out, at + from, line_length(at) - from);
    }
}

static void expect_wrapped(int width, int indent, const char *words)
{
    struct text out = {0};
    struct text back = {0};
    struct page page = {&out, {width, false, true}};
    page_item(&page, indent, MARK_FOR, words);
    CU_ASSERT_TRUE(lines_fit(out.bytes, width));
    collect_words(out.bytes, (size_t)indent + 2, &back);
    CU_ASSERT_STRING_EQUAL(back.bytes, words);
    text_free(&back);
    text_free(&out);
}

static void wrapped_text_keeps_its_words_and_fits_any_page(void)
{
    static const int widths[] = {40, 80, 200};
    uint32_t state = 20261123;
    for (int round = 0; round < 120; round++) {
        struct text words = {0};
        put_words(&words, &state, 1 + round);
        for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
            expect_wrapped(widths[i], round % 8, words.bytes);
        text_free(&words);
    }
}

/* -------------------- marks and paint */

static void every_mark_has_a_sign_and_not_only_a_colour(void)
{
    for (int mark = MARK_FOR; mark <= MARK_NO; mark++) {
        struct text out = {0};
        struct page page = {&out, ascii};
        page_item(&page, 0, (enum mark)mark, "x");
        CU_ASSERT_EQUAL(out.length, strlen("+ x\n"));
        CU_ASSERT_TRUE(lines_are_ascii(out.bytes));
        text_clear(&out);
        page.style = plain;
        page_item(&page, 0, (enum mark)mark, "x");
        CU_ASSERT_EQUAL(utf8_columns(out.bytes, out.length - 1), 3);
        text_free(&out);
    }
}

static void put_everything(struct page *page)
{
    page_title(page, "A title that is long enough to need a second line of its own");
    page_heading(page, "LIST", "balance of 100");
    page_bar_line(page, "1", "Ribociclib + letrozole or anastrozole", 912345);
    for (int mark = MARK_NONE; mark <= MARK_NO; mark++)
        page_item(page, 4, (enum mark)mark, "Some words that go on past the margin here");
    page_put_left(page, PAINT_DIM, "a cell that is cut", 10);
    page_put_right(page, PAINT_BOLD, "12", 5);
    page_newline(page);
}

static void colour_only_adds_paint(void)
{
    struct text bare = {0};
    struct text painted = {0};
    struct page page = {&bare, plain};
    put_everything(&page);
    page = (struct page){&painted, {40, true, true}};
    put_everything(&page);
    CU_ASSERT_PTR_NULL(strchr(bare.bytes, '\x1b'));
    CU_ASSERT_PTR_NOT_NULL(strchr(painted.bytes, '\x1b'));
    char *without = lines_without_paint(painted.bytes);
    CU_ASSERT_STRING_EQUAL(without, bare.bytes);
    free(without);
    text_free(&painted);
    text_free(&bare);
}

static void paint_is_always_washed_off(void)
{
    struct text out = {0};
    struct page page = {&out, {40, true, true}};
    put_everything(&page);
    bool wet = false;
    for (const char *at = out.bytes; (at = strchr(at, '\x1b')) != NULL; at++) {
        bool off = strncmp(at, "\x1b[0m", 4) == 0;
        CU_ASSERT_EQUAL(off, wet); /* on, off, on, off */
        wet = !wet;
    }
    CU_ASSERT_FALSE(wet);
    text_free(&out);
}

static void ascii_pages_have_only_ascii_bytes(void)
{
    struct text out = {0};
    struct page page = {&out, ascii};
    put_everything(&page);
    CU_ASSERT_TRUE(lines_are_ascii(out.bytes));
    CU_ASSERT_STRING_EQUAL(page_either(&page, "\xe2\x86\x92", "->"), "->");
    text_free(&out);
}

/* -------------------- bars */

static void bars_are_as_long_as_their_value(void)
{
    const struct {
        int32_t millionths;
        int cells;
        const char *ascii, *unicode;
    } cases[] = {
        {0, 4, "....", "    "},
        {1000000, 4, "####", "\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88"},
        {500000, 4, "##..", "\xe2\x96\x88\xe2\x96\x88  "},
        {999999, 4, "###.", "\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x89"},
        {562500, 2, "#.", "\xe2\x96\x88\xe2\x96\x8f"}, /* 1 1/8 */
        {249999, 4, "....", "\xe2\x96\x89   "},
        {250000, 2, "..", "\xe2\x96\x8c "}, /* a half */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text out = {0};
        struct page page = {&out, ascii};
        page_bar(&page, cases[i].millionths, cases[i].cells);
        expect(&page, cases[i].ascii);
        page.style = plain;
        page_bar(&page, cases[i].millionths, cases[i].cells);
        expect(&page, cases[i].unicode);
    }
}

static void a_longer_bar_is_never_a_smaller_value_and_all_take_the_same_room(void)
{
    size_t before = 0;
    for (int32_t value = 0; value <= 1000000; value += 1237) {
        struct text out = {0};
        struct page page = {&out, ascii};
        page_bar(&page, value, 20);
        size_t filled = strspn(out.bytes, "#");
        CU_ASSERT_EQUAL(out.length, 20);
        CU_ASSERT_EQUAL(filled, (size_t)value * 20 / 1000000);
        CU_ASSERT_TRUE(filled >= before);
        before = filled;
        text_clear(&out);
        page.style = plain;
        page_bar(&page, value, 20);
        CU_ASSERT_EQUAL(utf8_columns(out.bytes, out.length), 20);
        text_free(&out);
    }
}

static void a_bar_line_ends_in_whole_hundredths(void)
{
    struct text out = {0};
    struct page page = {&out, ascii};
    page_bar_line(&page, "1", "Ribociclib", 645000);
    page_bar_line(&page, "2", "Trastuzumab deruxtecan", 644999);
    page_bar_line(&page, "12", "Sacituzumab govitecan", 1000000);
    expect(&page, " 1 Ribociclib             ######....  65\n"
                  " 2 Trastuzumab deruxtecan ######....  64\n"
                  " 12 Sacituzumab govitecan ########## 100\n");
}

static void a_bar_line_fits_any_page_exactly(void)
{
    for (int width = 40; width <= 200; width++) {
        struct text out = {0};
        struct page page = {&out, {width, false, true}};
        page_bar_line(&page, "1",
                      "A name that is longer than most pages have room for, so "
                      "that it must be cut wherever the page ends, in words",
                      1);
        CU_ASSERT_EQUAL(utf8_columns(out.bytes, out.length - 1), width);
        text_free(&out);
    }
}

UNIT_SUITE(page) = {
    UNIT_TEST(a_cell_is_padded_or_cut_to_its_width),
    UNIT_TEST(a_figure_stands_at_the_right_of_its_cell),
    UNIT_TEST(lines_end_without_spaces),
    UNIT_TEST(a_heading_has_something_at_its_right_end_or_nothing),
    UNIT_TEST(further_lines_stand_under_the_text),
    UNIT_TEST(a_title_is_wrapped_at_the_margin),
    UNIT_TEST(a_word_that_is_too_long_stands_alone_and_whole),
    UNIT_TEST(wide_letters_count_as_two_columns),
    UNIT_TEST(wrapped_text_keeps_its_words_and_fits_any_page),
    UNIT_TEST(every_mark_has_a_sign_and_not_only_a_colour),
    UNIT_TEST(colour_only_adds_paint),
    UNIT_TEST(paint_is_always_washed_off),
    UNIT_TEST(ascii_pages_have_only_ascii_bytes),
    UNIT_TEST(bars_are_as_long_as_their_value),
    UNIT_TEST(a_longer_bar_is_never_a_smaller_value_and_all_take_the_same_room),
    UNIT_TEST(a_bar_line_ends_in_whole_hundredths),
    UNIT_TEST(a_bar_line_fits_any_page_exactly),
    UNIT_END,
};
