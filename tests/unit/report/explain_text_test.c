/* The page of `poise explain`. */
#include "report/explain_text.h"

#include "lines.h"
#include "persons.h"
#include "small.h"

static const char member[] =
    "label = \"The drug\"; plain = \"A tablet a day.\"; for = \"her2 = zero\";"
    "needs = ({ when = \"ecog <= 2\"; because = \"Fit enough\"; });"
    "never = ({ when = \"qtc >= 450 ms\"; because = \"QT too long\"; });"
    "caution = ({ when = \"age >= 70\"; because = \"Old\"; });"
    "standing = { level = \"preferred\"; esmo = \"First choice\"; mcbs = 4; };"
    "evidence = { trial = \"T-1\"; design = \"phase 3 RCT\"; n = 668;"
    "  population = \"women\"; comparator = \"placebo\";"
    "  os = { hr = [ 0.76, 0.63, 0.93 ]; months = [ 63.9, 51.4 ]; };"
    "  response = 42.5; severe = 81.2; checked = \"the abstract\"; };"
    "toxicity = ({ domain = \"nausea\"; any = 51.5; severe = 2.4; source = \"label\"; },"
    "            { domain = \"ild\"; severe = 0; });"
    "logistics = { route = \"PO\"; schedule = \"daily\"; visits = 1; };"
    "licence = { us = { status = \"approved\"; year = 2017; }; };";

/* The page about the first of these options. Free the result. */
static struct text written(const char *option, const char *facts)
{
    const char *const members[] = {option, NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", facts);
    explain_text(&small.answer, small.answer.outcomes, &small_ascii, &out);
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

static void the_page_starts_with_the_option_and_its_place(void)
{
    struct text page = written(member, "her2 = zero; ecog = 0; age = 60; qtc = 420");
    expect_lines(&page, "The drug (a)\nA tablet a day.\n\nThis person\n");
    expect_lines(&page, "\nv Number 1 of the list, 1 in its role (systemic).\n");
    text_free(&page);
}

static void every_state_has_its_verdict(void)
{
    const struct {
        const char *facts, *verdict;
    } cases[] = {
        {"her2 = zero; ecog = 0; age = 75; qtc = 420",
         "\nv Number 1 of the list, 1 in its role (systemic). With cautions, or things "
         "to\n"
         "  check first.\n"},
        {"her2 = zero", "\n? Cannot tell yet: facts are missing.\n"},
        {"her2 = zero; ecog = 3", "\nx Ruled out.\n"},
        {"her2 = low", "\nx Meant for another situation.\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text page = written(member, cases[i].facts);
        expect_lines(&page, cases[i].verdict);
        text_free(&page);
    }
}

static void only_what_was_weighed_has_a_balance(void)
{
    struct text page = written(member, "her2 = zero; ecog = 0; age = 60; qtc = 420");
    CU_ASSERT_PTR_NOT_NULL(line_with(page.bytes, "BALANCE"));
    text_free(&page);
    page = written(member, "her2 = zero; ecog = 3");
    CU_ASSERT_PTR_NULL(line_with(page.bytes, "BALANCE"));
    text_free(&page);
    page = written(member, "her2 = zero");
    CU_ASSERT_PTR_NULL(line_with(page.bytes, "BALANCE"));
    text_free(&page);
}

static void the_evidence_is_told_figure_by_figure(void)
{
    struct text page = written(member, "her2 = zero; ecog = 0; age = 60; qtc = 420");
    expect_lines(&page, "\nEVIDENCE\n"
                        "  * T-1, phase 3 RCT, n = 668\n"
                        "    in: women\n"
                        "    against: placebo\n"
                        "    time without growth: not known\n"
                        "    length of life: 63.9 against 51.4 months, HR 0.76 "
                        "(0.63-0.93)\n"
                        "    tumour shrinks, or pain eases, in: 43 of 100\n"
                        "    severe side effects in: 81 of 100\n"
                        "    stopped for side effects in: not known\n"
                        "    checked: the abstract\n");
    text_free(&page);
}

static void figures_that_nobody_checked_are_said_to_be_unchecked(void)
{
    struct text page = written("", "age = 60");
    expect_lines(&page, "\nEVIDENCE\n  * No trial is known for it.\n");
    expect_lines(&page, "    checked: no figure was compared with a source\n");
    text_free(&page);
}

static void side_effects_stand_in_a_table(void)
{
    struct text page = written(member, "her2 = zero; ecog = 0; age = 60; qtc = 420");
    expect_lines(
        &page,
        "\nSIDE EFFECTS, OF 100 PERSONS                                         any  "
        "severe\n"
        "  nausea                      label                                 52     2.4\n"
        "  lung inflammation                                                  ?       "
        "0\n");
    text_free(&page);
}

static void practice_guidelines_and_licences_follow(void)
{
    struct text page = written(member, "her2 = zero; ecog = 0; age = 60; qtc = 420");
    expect_lines(&page, "\nIN PRACTICE\n"
                        "    how: PO\n"
                        "    schedule: daily\n"
                        "    visits in 4 weeks: 1.0\n"
                        "\nGUIDELINES AND LICENCE\n"
                        "    ESMO: First choice\n"
                        "    ESMO-MCBS v1.1: 4\n"
                        "    licence US: approved 2017\n"
                        "    licence EU: not known\n");
    text_free(&page);
}

static void every_criterion_says_whether_it_holds(void)
{
    struct text page = written(member, "her2 = zero; ecog = 0; age = 60");
    expect_lines(&page, "  v for: her2 = zero (HER2 zero)\n"
                        "  v needs: ecog <= 2 -- Fit enough (ECOG 0)\n"
                        "  ? never: qtc >= 450 ms -- QT too long (QTcF not known)\n"
                        "  x caution: age >= 70 years -- Old (age 60 years)\n");
    text_free(&page);
}

static void every_explanation_fits_and_is_clean(void)
{
    static const int widths[] = {80, 200};
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        for (uint32_t i = (uint32_t)p; i < answer->outcome_count; i += 5) {
            struct text unicode = {0};
            struct text ascii = {0};
            int width = widths[p % 2];
            explain_text(answer, &answer->outcomes[i],
                         &(struct style){width, false, true}, &unicode);
            explain_text(answer, &answer->outcomes[i],
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

UNIT_SUITE(explain_text) = {
    UNIT_TEST(the_page_starts_with_the_option_and_its_place),
    UNIT_TEST(every_state_has_its_verdict),
    UNIT_TEST(only_what_was_weighed_has_a_balance),
    UNIT_TEST(the_evidence_is_told_figure_by_figure),
    UNIT_TEST(figures_that_nobody_checked_are_said_to_be_unchecked),
    UNIT_TEST(side_effects_stand_in_a_table),
    UNIT_TEST(practice_guidelines_and_licences_follow),
    UNIT_TEST(every_criterion_says_whether_it_holds),
    UNIT_TEST(every_explanation_fits_and_is_clean),
    UNIT_END,
};
