/* Lines into entries: numbers, comments, continuations, lines of any length, and input
 * that is no text at all. */
#include "base/ini.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "unit.h"

/* What a reader was told: "LINE section.name=value\n" an entry. */
struct heard {
    struct text entries;
    struct problems problems;
    int count; /* as ini_read answered */
};

static void hear(void *user, const char *section, const char *name, const char *value,
                 int line)
{
    text_format(user, "%d %s.%s=%s\n", line, section, name, value);
}

static struct heard listen(const char *bytes, size_t length)
{
    struct heard heard = {.problems = {.arena = arena_new(4096)}};
    heard.count = ini_read("a.ini", bytes, length, hear, &heard.entries, &heard.problems);
    return heard;
}

static void forget(struct heard *heard)
{
    arena_free(heard->problems.arena);
    text_free(&heard->entries);
}

static const char *entries_of(const struct heard *heard)
{
    return heard->entries.bytes == NULL ? "" : heard->entries.bytes;
}

static int lines_in(const char *text)
{
    int lines = 0;
    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

static void expect(const char *text, const char *entries)
{
    struct heard heard = listen(text, strlen(text));
    CU_ASSERT_STRING_EQUAL(entries_of(&heard), entries);
    CU_ASSERT_EQUAL(heard.count, lines_in(entries));
    CU_ASSERT_EQUAL(heard.problems.count, 0);
    forget(&heard);
}

/* One problem, at this line, with these words; the entries beside it. */
static void expect_problem(const char *text, int line, const char *words,
                           const char *entries)
{
    struct heard heard = listen(text, strlen(text));
    CU_ASSERT_EQUAL_FATAL(heard.problems.count, 1);
    CU_ASSERT_EQUAL(heard.problems.first->status, POISE_E_SYNTAX);
    CU_ASSERT_EQUAL(heard.problems.first->line, line);
    CU_ASSERT_STRING_EQUAL(heard.problems.first->file, "a.ini");
    CU_ASSERT_PTR_NOT_NULL(strstr(heard.problems.first->reason, words));
    CU_ASSERT_STRING_EQUAL(entries_of(&heard), entries);
    forget(&heard);
}

/* -------------------- lines */

static void an_entry_has_a_line_a_section_a_name_and_a_value(void)
{
    expect("age = 62\n"
           "[cancer]\n"
           "\n"
           "er = positive\n"
           "her2 = low\n"
           "[health]\n"
           "qtc = 420 ms\n",
           "1 .age=62\n"
           "4 cancer.er=positive\n"
           "5 cancer.her2=low\n"
           "7 health.qtc=420 ms\n");
}

static void a_colon_is_as_good_as_an_equals_sign(void)
{
    expect("age: 62\nsource : labs = new\n", "1 .age=62\n2 .source=labs = new\n");
}

static void only_the_first_sign_divides(void)
{
    expect("note = a = b: c\n", "1 .note=a = b: c\n");
}

static void spaces_and_tabs_around_a_name_and_a_value_do_not_count(void)
{
    expect("\tage\t =\t 62 \t\n  brain metastases=none\n[ cancer]\ner=low\n",
           "1 .age=62\n2 .brain metastases=none\n4  cancer.er=low\n");
}

static void a_value_may_be_empty(void)
{
    expect("er =\nher2 = low\n", "1 .er=\n2 .her2=low\n");
}

static void a_name_may_come_twice(void)
{
    expect("er = low\ner = positive\n", "1 .er=low\n2 .er=positive\n");
}

static void the_last_line_needs_no_end(void)
{
    expect("age = 62", "1 .age=62\n");
    expect("age = 62\ner = low", "1 .age=62\n2 .er=low\n");
}

static void what_says_nothing_gives_nothing(void)
{
    expect("", "");
    expect("\n\n   \n\t\n", "");
    expect("# only a comment\n; another\n", "");
    expect("[cancer]\n[health]\n", "");
}

static void windows_line_ends_change_nothing(void)
{
    expect("[cancer]\r\ner = low\r\n\r\nsites = bone,\r\n  liver\r\n# done\r\n",
           "2 cancer.er=low\n4 cancer.sites=bone, liver\n");
}

static void a_byte_order_mark_is_passed_over(void)
{
    expect("\xef\xbb\xbf"
           "age = 62\n",
           "1 .age=62\n");
    expect("\xef\xbb\xbf[cancer]\ner = low\n", "2 cancer.er=low\n");
    expect("\xef\xbb\xbf", "");
}

/* -------------------- comments */

static void comments_begin_at_the_start_of_a_line_or_after_a_space(void)
{
    expect("# age = 1\n"
           "; age = 2\n"
           "   # age = 3\n"
           "age = 62 # of today\n"
           "er = low\t; by the core biopsy\n"
           "[cancer] # here\n"
           "her2 = low\n",
           "4 .age=62\n5 .er=low\n7 cancer.her2=low\n");
}

static void a_comment_sign_inside_a_word_is_part_of_it(void)
{
    expect("note = room#4;east\n", "1 .note=room#4;east\n");
}

static void a_comment_of_any_length_is_a_comment(void)
{
    char text[4096];
    memset(text, 'x', sizeof text);
    memcpy(text, "age = 62\n# ", 11);
    memcpy(text + 1000, " er = low ", 10);
    memcpy(text + sizeof text - 14, "\nqtc = 420 ms", 14);
    expect(text, "1 .age=62\n3 .qtc=420 ms\n");
}

/* -------------------- continuations */

static void an_indented_line_continues_the_one_before(void)
{
    expect("sites = bone,\n"
           "    liver, # seen in March\n"
           "\tlung\n"
           "age = 62\n",
           "1 .sites=bone, liver, lung\n4 .age=62\n");
}

static void an_indented_line_with_a_sign_is_an_entry(void)
{
    expect("age = 62\n    er = low\n\ther2: low\n",
           "1 .age=62\n2 .er=low\n3 .her2=low\n");
}

static void blank_lines_and_comments_do_not_end_a_continuation(void)
{
    expect("sites = bone,\n\n# the scan\n  liver\n", "1 .sites=bone, liver\n");
}

static void a_continuation_with_nothing_before_it_is_a_problem(void)
{
    expect_problem("\n  liver\nage = 62\n", 2, "\"liver\" is not `name = value`",
                   "3 .age=62\n");
}

/* -------------------- lines that are none */

static void a_line_without_a_sign_is_a_problem(void)
{
    expect_problem("age = 62\ner positive\nher2 = low\n", 2,
                   "\"er positive\" is not `name = value`", "1 .age=62\n3 .her2=low\n");
}

static void a_line_without_a_name_is_a_problem(void)
{
    expect_problem("= 62\n", 1, "\"= 62\" is not `name = value`", "");
    expect_problem("age = 62\n  : 5\n", 2, "\": 5\" is not", "1 .age=62\n");
}

static void a_section_that_is_not_closed_is_a_problem(void)
{
    expect_problem("[cancer\ner = low\n", 1,
                   "\"[cancer\" starts a section but has no \"]\"", "2 .er=low\n");
}

static void every_bad_line_is_reported_in_one_run(void)
{
    const char *text = "one\nage = 62\ntwo\n\n[three\n= 4\n";
    const int lines[] = {1, 3, 5, 6};
    struct heard heard = listen(text, strlen(text));
    const struct problem *problem = heard.problems.first;
    CU_ASSERT_EQUAL_FATAL(heard.problems.count, 4);
    for (size_t i = 0; i < 4; i++, problem = problem->next)
        CU_ASSERT_EQUAL(problem->line, lines[i]);
    CU_ASSERT_STRING_EQUAL(entries_of(&heard), "2 .age=62\n");
    forget(&heard);
}

static void a_long_bad_line_is_shown_in_part(void)
{
    char text[2048];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    struct heard heard = listen(text, strlen(text));
    CU_ASSERT_EQUAL_FATAL(heard.problems.count, 1);
    CU_ASSERT_TRUE(strlen(heard.problems.first->reason) < 120);
    CU_ASSERT_PTR_NOT_NULL(strstr(heard.problems.first->reason, "\"xxxxxxxx"));
    forget(&heard);
}

/* -------------------- what is no text */

static void expect_no_text(const char *bytes, size_t length)
{
    struct heard heard = listen(bytes, length);
    CU_ASSERT_EQUAL(heard.count, 0);
    CU_ASSERT_STRING_EQUAL(entries_of(&heard), "");
    CU_ASSERT_EQUAL_FATAL(heard.problems.count, 1);
    CU_ASSERT_EQUAL(heard.problems.first->status, POISE_E_TEXT);
    CU_ASSERT_EQUAL(heard.problems.first->line, 0);
    forget(&heard);
}

#define BYTES(text) text, sizeof(text) - 1

static void what_is_no_text_is_one_problem_and_no_entries(void)
{
    expect_no_text(BYTES("age = 62\ner = low\0\n"));
    expect_no_text(BYTES("\0\0\0\0"));
    expect_no_text(BYTES("age = 62\nnote = caf\xe9\n"));                   /* Latin-1 */
    expect_no_text(BYTES("age = 62\nnote = caf\xc3"));                     /* cut off */
    expect_no_text(BYTES("\xff\xfe\x61\0g\0e\0=\0\x36\0"));                /* UTF-16 */
    expect_no_text(BYTES("\x7f\x45LF\x02\x01\x01\0age = 62\n"));           /* a program */
    expect_no_text(BYTES("\x1f\x8b\x08\x03\n[a]\nb = c\nd = \xff\xff\n")); /* packed */
}

static void bytes_past_the_length_are_not_read(void)
{
    struct heard heard = listen("age = 62\ner = low\n", 7);
    CU_ASSERT_STRING_EQUAL(entries_of(&heard), "1 .age=6\n");
    forget(&heard);
}

/* -------------------- length */

/* "name = " and words that make `length` bytes of value, ended by "z". */
static char *long_line(size_t length)
{
    static const char words[] = "bone, liver, caf\xc3\xa9 lung; na\xc3\xafve ";
    char *line = malloc(length + 32);
    CU_ASSERT_PTR_NOT_NULL_FATAL(line);
    size_t at = (size_t)sprintf(line, "name = ");
    size_t start = at;
    while (at - start + sizeof words <= length) {
        memcpy(line + at, words, sizeof words - 1);
        at += sizeof words - 1;
    }
    while (at - start + 1 < length)
        line[at++] = 'y';
    memcpy(line + at, "z", 2);
    return line;
}

static void a_value_of_any_length_arrives_as_it_was_written(void)
{
    for (size_t length = 120; length < 700; length++) {
        char *line = long_line(length);
        struct heard heard = listen(line, strlen(line));
        struct text entry = {0};
        text_format(&entry, "1 .name=%s\n", line + strlen("name = "));
        CU_ASSERT_STRING_EQUAL(entries_of(&heard), entry.bytes);
        CU_ASSERT_EQUAL(heard.problems.count, 0);
        text_free(&entry);
        forget(&heard);
        free(line);
    }
}

static void a_very_long_line_does_not_move_the_numbers_after_it(void)
{
    char *line = long_line(50000);
    struct text text = {0};
    text_format(&text, "age = 62\n%s\n  and more\nbad\ner = low\n", line);
    struct heard heard = listen(text.bytes, text.length);
    CU_ASSERT_EQUAL(heard.count, 3);
    CU_ASSERT_PTR_NOT_NULL(strstr(entries_of(&heard), "z and more\n5 .er=low\n"));
    CU_ASSERT_EQUAL_FATAL(heard.problems.count, 1);
    CU_ASSERT_EQUAL(heard.problems.first->line, 4);
    text_free(&text);
    forget(&heard);
    free(line);
}

static void thousands_of_lines_are_numbered_right(void)
{
    struct text text = {0};
    struct text entries = {0};
    for (int line = 1; line <= 5000; line++) {
        text_format(&text, "f%d = %d\n", line, line);
        text_format(&entries, "%d .f%d=%d\n", line, line, line);
    }
    expect(text.bytes, entries.bytes);
    text_free(&text);
    text_free(&entries);
}

UNIT_SUITE(ini) = {
    UNIT_TEST(an_entry_has_a_line_a_section_a_name_and_a_value),
    UNIT_TEST(a_colon_is_as_good_as_an_equals_sign),
    UNIT_TEST(only_the_first_sign_divides),
    UNIT_TEST(spaces_and_tabs_around_a_name_and_a_value_do_not_count),
    UNIT_TEST(a_value_may_be_empty),
    UNIT_TEST(a_name_may_come_twice),
    UNIT_TEST(the_last_line_needs_no_end),
    UNIT_TEST(what_says_nothing_gives_nothing),
    UNIT_TEST(windows_line_ends_change_nothing),
    UNIT_TEST(a_byte_order_mark_is_passed_over),
    UNIT_TEST(comments_begin_at_the_start_of_a_line_or_after_a_space),
    UNIT_TEST(a_comment_sign_inside_a_word_is_part_of_it),
    UNIT_TEST(a_comment_of_any_length_is_a_comment),
    UNIT_TEST(an_indented_line_continues_the_one_before),
    UNIT_TEST(an_indented_line_with_a_sign_is_an_entry),
    UNIT_TEST(blank_lines_and_comments_do_not_end_a_continuation),
    UNIT_TEST(a_continuation_with_nothing_before_it_is_a_problem),
    UNIT_TEST(a_line_without_a_sign_is_a_problem),
    UNIT_TEST(a_line_without_a_name_is_a_problem),
    UNIT_TEST(a_section_that_is_not_closed_is_a_problem),
    UNIT_TEST(every_bad_line_is_reported_in_one_run),
    UNIT_TEST(a_long_bad_line_is_shown_in_part),
    UNIT_TEST(what_is_no_text_is_one_problem_and_no_entries),
    UNIT_TEST(bytes_past_the_length_are_not_read),
    UNIT_TEST(a_value_of_any_length_arrives_as_it_was_written),
    UNIT_TEST(a_very_long_line_does_not_move_the_numbers_after_it),
    UNIT_TEST(thousands_of_lines_are_numbered_right),
    UNIT_END,
};
