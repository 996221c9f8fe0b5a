/* What is not in the list and why: ruled out, not assessed, not usable. */
#include "small.h"

static void options_with_the_same_reason_stand_together(void)
{
    const char *const members[] = {
        "never = ({ when = \"qtc >= 450 ms\"; because = \"QT too long\"; });",
        "never = ({ when = \"lvef < 50 %\"; because = \"Weak heart\"; });",
        "never = ({ when = \"qtc >= 450 ms\"; because = \"QT too long\"; },"
        "         { when = \"lvef < 50 %\"; because = \"Weak heart\"; });",
        "", NULL};
    struct small small;
    small_open(&small, members, "", "qtc = 470; lvef = 40");
    small_page(&small, &small_ascii, false, ruled_out_text,
               "\nRULED OUT\n"
               "  x QT too long (QTcF 470 ms): a, c\n"
               "  x Weak heart (LVEF 40 %): b\n");
    small_close(&small);
}

static void what_is_meant_for_another_line_is_not_called_dangerous(void)
{
    const char *const members[] = {
        "needs = ({ when = \"line >= 2\"; because = \"From the second line on\"; });",
        "never = ({ when = \"age > 50\"; because = \"Old\"; });", NULL};
    struct small small;
    small_open(&small, members, "", "line = 1; age = 60");
    small_page(&small, &small_ascii, false, ruled_out_text,
               "\nRULED OUT\n"
               "  x Old (age 60 years): b\n"
               "\nSTUDIED IN ANOTHER SITUATION\n"
               "  x From the second line on (line of therapy 1): a\n");
    small_close(&small);
}

static void what_is_dangerous_is_told_so_even_in_another_situation(void)
{
    const char *const members[] = {
        "needs = ({ when = \"line >= 2\"; because = \"From the second line on\"; });"
        "never = ({ when = \"age > 50\"; because = \"Old\"; });",
        NULL};
    struct small small;
    small_open(&small, members, "", "line = 1; age = 60");
    small_page(&small, &small_ascii, false, ruled_out_text,
               "\nRULED OUT\n"
               "  x Old (age 60 years): a\n");
    small_close(&small);
}

static void nothing_ruled_out_is_no_heading(void)
{
    const char *const members[] = {"", "for = \"age < 18\";", NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small_page(&small, &small_ascii, false, ruled_out_text, "");
    small_page(&small, &small_ascii, false, not_assessed_text, "");
    small_close(&small);
}

static void a_modality_without_an_answer_is_named_with_the_reason(void)
{
    const char *const members[] = {"", NULL};
    struct silent_plugin silent[] = {{"hormone", POISE_E_PLUGIN_CRASH, "it crashed"},
                                     {"trials", POISE_E_PLUGIN_FAILED, "it failed"}};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small.answer.silent = silent;
    small.answer.silent_count = 2;
    small_page(&small, &small_ascii, false, not_assessed_text,
               "\nNOT ASSESSED\n"
               "  ! hormone: it crashed\n"
               "  ! trials: it failed\n");
    small_close(&small);
}

static void an_older_value_is_told_not_to_be_used(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    small_open(&small, members, "", "ecog = 2 [2026-01-05]; ecog = 1 [2026-11-02]");
    small.answer.used[POISE_FACT_ECOG] = true;
    small_page(&small, &small_ascii, false, remarks_text,
               "\nABOUT THE RECORD\n"
               "  * ecog = 2 [2026-01-05]: a newer value is used\n");
    small_close(&small);
}

static void what_is_raised_as_a_flag_is_not_told_twice(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    small_open(&small, members, "", "qtc = 9; her2 = low; her2 = positive");
    CU_ASSERT_EQUAL(small.answer.flag_count, 3);
    small_page(&small, &small_ascii, false, remarks_text, "");
    small_close(&small);
}

static void a_fact_that_no_rule_reads_is_told(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    small_open(&small, members, "", "ecog = 1; fertility_wish = yes");
    small.answer.used[POISE_FACT_ECOG] = true;
    small_page(&small, &small_ascii, false, remarks_text,
               "\nABOUT THE RECORD\n"
               "  * fertility wish was given and no rule reads it\n");
    small_close(&small);
}

UNIT_SUITE(ruled_text) = {
    UNIT_TEST(options_with_the_same_reason_stand_together),
    UNIT_TEST(what_is_meant_for_another_line_is_not_called_dangerous),
    UNIT_TEST(what_is_dangerous_is_told_so_even_in_another_situation),
    UNIT_TEST(nothing_ruled_out_is_no_heading),
    UNIT_TEST(a_modality_without_an_answer_is_named_with_the_reason),
    UNIT_TEST(an_older_value_is_told_not_to_be_used),
    UNIT_TEST(what_is_raised_as_a_flag_is_not_told_twice),
    UNIT_TEST(a_fact_that_no_rule_reads_is_told),
    UNIT_END,
};
