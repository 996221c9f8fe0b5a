/* Two options as text. */
#include "lines.h"
#include "persons.h"
#include "report/compare.h"
#include "small.h"

/* The page about the first two of some options. Free the result. */
static struct text written(const char *const *members, const char *facts)
{
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", facts);
    compare_text(&small.answer, &small.answer.outcomes[0], &small.answer.outcomes[1],
                 &small_ascii, &out);
    CU_ASSERT_FALSE(out.failed);
    CU_ASSERT_TRUE(lines_fit(out.bytes, 80));
    small_close(&small);
    return out;
}

static void expect_lines(const struct text *page, const char *lines)
{
    CU_ASSERT_PTR_NOT_NULL(strstr(page->bytes, lines));
    if (strstr(page->bytes, lines) == NULL)
        fprintf(stderr, "--- not in the page:\n%s--- which is:\n%s", lines, page->bytes);
}

static const char tablet[] =
    "logistics = { route = \"PO\"; hair = \"none\"; visits = 2; };";
static const char infusion[] =
    "logistics = { route = \"IV\"; hair = \"complete\"; visits = 1; monitoring = "
    "\"weekly\";"
    "}; evidence = { trial = \"T\"; design = \"phase 3 RCT\"; severe = 40;"
    "  pfs = { months = [ 5.6, 6.0 ]; }; };";

static void one_sentence_says_who_is_ahead_and_for_what(void)
{
    /* Hair 20 against 0, the gain .5 x 40 against 0; visits .5 against .25 + .1 x .4 for
     * the days that severe effects bring: 5 against 7.1. */
    const char *const members[] = {tablet, infusion, NULL};
    struct text page = written(members, "age = 60");
    expect_lines(&page, "\na is ahead by 37.9, most of all for time gained (+20.0); b is "
                        "better on visits\n(+2.1).\n");
    text_free(&page);
}

static void whoever_is_ahead_is_named_whichever_comes_first(void)
{
    const char *const members[] = {infusion, tablet, NULL};
    struct text page = written(members, "age = 60");
    expect_lines(&page, "\nb is ahead by 37.9, most of all for time gained (+20.0); a is "
                        "better on visits\n(+2.1).\n");
    text_free(&page);
}

static void what_people_ask_stands_side_by_side(void)
{
    const char *const members[] = {tablet, infusion, NULL};
    struct text page = written(members, "age = 60");
    expect_lines(
        &page,
        "\nSIDE BY SIDE\n"
        "                        a                            b\n"
        "  in this list          recommended, number 1        recommended, number 2\n"
        "  guidelines, here      first choice here            first choice here\n"
        "  its own trial         none known                   T\n"
        "  time without growth   ? against ? months           5.6 against 6.0 months\n"
        "  length of life        ? against ? months           ? against ? months\n"
        "  severe side effects   ? of 100                     40 of 100\n"
        "  my hair               stays                        is lost\n"
        "  visits in 4 weeks     2.0                          1.0\n"
        "  how it is given       PO                           IV\n"
        "  checks                not said                     weekly\n");
    text_free(&page);
}

static void an_option_without_a_balance_tells_why_it_has_none(void)
{
    const char *const members[] = {
        "", "never = ({ when = \"age > 50\"; because = \"Old\"; });", NULL};
    struct text page = written(members, "age = 60");
    CU_ASSERT_PTR_NULL(line_with(page.bytes, "BALANCE"));
    CU_ASSERT_PTR_NULL(strstr(page.bytes, "ahead"));
    expect_lines(&page, "    x Old (age 60 years)\n");
    text_free(&page);
}

static void what_cannot_be_told_names_its_facts(void)
{
    const char *const members[] = {
        "needs = ({ when = \"ecog <= 2\"; because = \"Fit enough\"; });", "", NULL};
    struct text page = written(members, "age = 60");
    expect_lines(&page, "    ? Fit enough (ECOG not known)\n");
    expect_lines(&page, "  in this list          undetermined                 "
                        "recommended, number 1\n");
    text_free(&page);
}

static void every_comparison_fits_and_is_clean(void)
{
    static const int widths[] = {80, 81, 200};
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        for (uint32_t i = 0; i + 7 < answer->outcome_count; i += 7) {
            int width = widths[p % 3];
            struct text unicode = {0};
            struct text ascii = {0};
            compare_text(answer, &answer->outcomes[i], &answer->outcomes[i + 7],
                         &(struct style){width, false, true}, &unicode);
            compare_text(answer, &answer->outcomes[i], &answer->outcomes[i + 7],
                         &(struct style){width, false, false}, &ascii);
            CU_ASSERT_TRUE(lines_fit(unicode.bytes, width));
            CU_ASSERT_TRUE(lines_fit(ascii.bytes, width));
            CU_ASSERT_TRUE(lines_are_ascii(ascii.bytes));
            text_free(&unicode);
            text_free(&ascii);
        }
    }
    fixture_close(&fixture);
}

UNIT_SUITE(compare_text) = {
    UNIT_TEST(one_sentence_says_who_is_ahead_and_for_what),
    UNIT_TEST(whoever_is_ahead_is_named_whichever_comes_first),
    UNIT_TEST(what_people_ask_stands_side_by_side),
    UNIT_TEST(an_option_without_a_balance_tells_why_it_has_none),
    UNIT_TEST(what_cannot_be_told_names_its_facts),
    UNIT_TEST(every_comparison_fits_and_is_clean),
    UNIT_END,
};
