/* The page of `poise rank`. */
#include "report/rank_text.h"

#include "lines.h"
#include "persons.h"
#include "small.h"

static const struct style wide = {200, false, true};

static void write_rank(const struct answer *answer, const struct style *style,
                       const char *name, struct text *out)
{
    rank_text(answer, style, name, false, out);
    CU_ASSERT_FALSE(out->failed);
}

static void the_parts_of_the_page_stand_in_their_order(void)
{
    static const char *const headings[] = {
        "This person",        "As of 2026-11-23.",
        "EMERGENCY",          "MIND",
        "SYSTEMIC TREATMENT", "A PLAN THAT GOES TOGETHER",
        "FIND OUT NEXT",      "CANNOT TELL YET, FOR WANT OF",
        "RULED OUT",          "ALSO",
        "ABOUT THE RECORD",   "NOT ASSESSED",
        "Weighed ",           "Next: poise explain case.ini a"};
    const char *const members[] = {
        "", "for = \"her2 = zero\";",
        "never = ({ when = \"age > 50\"; because = \"Old\"; });", NULL};
    struct silent_plugin silent = {"hormone", POISE_E_PLUGIN_CRASH, "it crashed"};
    struct small small;
    struct text out = {0};
    small_open(&small, members,
               "flags = ({ code = \"a\"; severity = \"note\"; when = \"yes\";"
               "           text = \"N\"; },"
               "         { code = \"b\"; severity = \"warning\"; when = \"yes\";"
               "           text = \"W\"; },"
               "         { code = \"c\"; severity = \"emergency\"; when = \"yes\";"
               "           text = \"E\"; },"
               "         { code = \"missing:d\"; severity = \"warning\"; when = \"yes\";"
               "           text = \"M\"; });",
               "age = 60");
    small.answer.silent = &silent;
    small.answer.silent_count = 1;
    small.answer.used[POISE_FACT_STAGE] = true;
    write_rank(&small.answer, &wide, "case.ini", &out);
    const char *at = out.bytes;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        at = line_with(at, headings[i]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    }
    text_free(&out);
    small_close(&small);
}

static void without_a_name_or_a_first_option_there_is_no_hint(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    write_rank(&small.answer, &wide, NULL, &out);
    CU_ASSERT_PTR_NULL(strstr(out.bytes, "poise explain"));
    text_clear(&out);
    small.answer.ranked_count = 0;
    write_rank(&small.answer, &wide, "case.ini", &out);
    CU_ASSERT_PTR_NULL(strstr(out.bytes, "poise explain"));
    text_free(&out);
    small_close(&small);
}

/* -------------------- everyone */

static void expect_clean(const struct answer *answer, int width, bool all)
{
    struct text unicode = {0};
    struct text ascii = {0};
    struct text color = {0};
    rank_text(answer, &(struct style){width, false, true}, "case.ini", all, &unicode);
    rank_text(answer, &(struct style){width, false, false}, "case.ini", all, &ascii);
    rank_text(answer, &(struct style){width, true, true}, "case.ini", all, &color);
    CU_ASSERT_TRUE(lines_fit(unicode.bytes, width));
    CU_ASSERT_TRUE(lines_fit(ascii.bytes, width));
    CU_ASSERT_TRUE(lines_are_ascii(ascii.bytes));
    CU_ASSERT_TRUE(utf8_valid(unicode.bytes, unicode.length));
    CU_ASSERT_PTR_NULL(strchr(unicode.bytes, '\x1b'));
    char *washed = lines_without_paint(color.bytes);
    CU_ASSERT_STRING_EQUAL(washed, unicode.bytes);
    free(washed);
    text_free(&unicode);
    text_free(&ascii);
    text_free(&color);
}

static void every_page_fits_and_is_clean(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        expect_clean(answer, 40, false);
        expect_clean(answer, 80, false);
        expect_clean(answer, 80, true);
        expect_clean(answer, 200, true);
    }
    fixture_close(&fixture);
}

static void the_same_person_gets_the_same_page(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        struct text first = {0};
        struct text second = {0};
        write_rank(fixture_answer(&fixture, persons[p], NULL), &wide, "x", &first);
        fixture_answer(&fixture, persons[(p + 3) % PERSONS], "keep-hair");
        write_rank(fixture_answer(&fixture, persons[p], NULL), &wide, "x", &second);
        CU_ASSERT_STRING_EQUAL(first.bytes, second.bytes);
        text_free(&first);
        text_free(&second);
    }
    fixture_close(&fixture);
}

UNIT_SUITE(rank_text) = {
    UNIT_TEST(the_parts_of_the_page_stand_in_their_order),
    UNIT_TEST(without_a_name_or_a_first_option_there_is_no_hint),
    UNIT_TEST(every_page_fits_and_is_clean),
    UNIT_TEST(the_same_person_gets_the_same_page),
    UNIT_END,
};
