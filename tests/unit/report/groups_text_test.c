/* The list by role: the best in full, the next as bars, the rest by name. */
#include "lines.h"
#include "small.h"

/* What is written about these options. Free the result. */
static struct text written(const char *const *members, bool all)
{
    struct small small;
    struct text out = {0};
    struct sheet sheet;
    small_open(&small, members, "", "age = 60");
    CU_ASSERT_TRUE_FATAL(sheet_open(&sheet, &small.answer, &small_ascii, all, &out));
    groups_text(&sheet);
    sheet_close(&sheet);
    small_close(&small);
    return out;
}

static int count_lines(const char *text, const char *start)
{
    int count = 0;
    for (const char *at = line_with(text, start); at != NULL;
         at = line_next(at) == NULL ? NULL : line_with(line_next(at), start))
        count++;
    return count;
}

static void expect_in_order(const char *text, const char *const *starts)
{
    for (; *starts != NULL; starts++) {
        text = line_with(text, *starts);
        CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    }
}

static void roles_have_headings_in_the_order_of_the_list(void)
{
    const char *const members[] = {"role = \"support\";",
                                   "role = \"bone\";",
                                   "role = \"trial\";",
                                   "role = \"local\";",
                                   "",
                                   NULL};
    const char *const headings[] = {"SYSTEMIC TREATMENT",
                                    " 1 Option e",
                                    "LOCAL TREATMENT",
                                    " 2 Option d",
                                    "BONE HEALTH",
                                    " 3 Option b",
                                    "SUPPORT",
                                    " 4 Option a",
                                    "TRIALS",
                                    " 5 Option c",
                                    NULL};
    struct text out = written(members, false);
    expect_in_order(out.bytes, headings);
    text_free(&out);
}

static void what_the_figures_mean_stands_over_the_first_group_only(void)
{
    const char *const members[] = {"", "role = \"bone\";", NULL};
    struct text out = written(members, false);
    const char *first = strstr(out.bytes, "balance of 100");
    CU_ASSERT_PTR_NOT_NULL_FATAL(first);
    CU_ASSERT_PTR_NULL(strstr(first + 1, "balance of 100"));
    text_free(&out);
}

static void urgent_actions_of_all_roles_stand_together(void)
{
    const char *const members[] = {"urgency = \"soon\"; role = \"bone\";", "",
                                   "urgency = \"emergency\"; role = \"local\";", NULL};
    const char *const lines[] = {
        "NOW", " 1 Option c", " 2 Option a", "SYSTEMIC TREATMENT", " 3 Option b", NULL};
    struct text out = written(members, false);
    expect_in_order(out.bytes, lines);
    CU_ASSERT_PTR_NULL(strstr(out.bytes, "LOCAL TREATMENT"));
    text_free(&out);
}

static void three_systemic_options_are_told_in_full_six_as_bars_and_the_rest_by_id(void)
{
    const char *const members[] = {"", "", "", "", "", "", "", "", NULL};
    struct text out = written(members, false);
    CU_ASSERT_EQUAL(count_lines(out.bytes, "    + First choice here"), 3);
    CU_ASSERT_PTR_NOT_NULL(line_with(out.bytes, " 6 Option f"));
    CU_ASSERT_PTR_NULL(line_with(out.bytes, " 7 Option g"));
    CU_ASSERT_PTR_NOT_NULL(line_with(out.bytes, "    also possible: g, h\n"));
    text_free(&out);
    out = written(members, true);
    CU_ASSERT_EQUAL(count_lines(out.bytes, "    + First choice here"), 8);
    CU_ASSERT_PTR_NULL(strstr(out.bytes, "also possible"));
    text_free(&out);
}

static void what_has_its_place_later_is_named_after_the_rest(void)
{
    const char *const members[] = {"", "standing = { level = \"later\"; };", "", NULL};
    const char *const lines[] = {" 1 Option a", " 2 Option c",
                                 "    has its place, but not now: b\n", NULL};
    struct text out = written(members, false);
    expect_in_order(out.bytes, lines);
    CU_ASSERT_PTR_NULL(line_with(out.bytes, " 3 Option b"));
    text_free(&out);
}

static void too_little_known_is_an_answer(void)
{
    const char *const one[] = {"for = \"her2 = zero\";", "role = \"bone\";", NULL};
    const char *const two[] = {"for = \"her2 = zero\";", "for = \"er = positive\";",
                               NULL};
    struct text out = written(one, false);
    CU_ASSERT_PTR_NOT_NULL(line_with(
        out.bytes, "  ? Too little is known to recommend one: 1 option waits for the "
                   "facts below.\n"));
    text_free(&out);
    out = written(two, false);
    CU_ASSERT_PTR_NOT_NULL(line_with(
        out.bytes, "  ? Too little is known to recommend one: 2 options wait for the "
                   "facts below.\n"));
    text_free(&out);
}

static void nothing_left_is_an_answer_too(void)
{
    const char *const members[] = {"for = \"age < 18\";", NULL};
    struct text out = written(members, false);
    CU_ASSERT_STRING_EQUAL(out.bytes,
                           "\nSYSTEMIC TREATMENT\n"
                           "  ? None is recommended: see what was ruled out, and why.\n");
    text_free(&out);
}

static void out_of_scope_is_said_in_place_of_a_list(void)
{
    const char *const members[] = {"", "for = \"stage = metastatic\";", NULL};
    struct small small;
    small_open(&small, members, "", "stage = early");
    small.generation.catalogue->scope =
        (struct clause){small.generation.catalogue->options[1].applies,
                        "Early disease is out of scope", NULL};
    small_assess(&small, "stage = early", &small.answer);
    small_page(&small, &small_ascii, false, groups_text,
               "\nSYSTEMIC TREATMENT\n"
               "  ? Early disease is out of scope\n");
    small_close(&small);
}

static void what_a_limit_took_out_is_told_with_its_balance(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    struct sheet sheet;
    small_open(&small, members, "", "age = 60");
    small.answer.outcomes[0].limit = LIMIT_INFUSION;
    small.answer.outcomes[0].balance = 645000;
    small.answer.ranked_count = 0;
    CU_ASSERT_TRUE_FATAL(sheet_open(&sheet, &small.answer, &small_ascii, false, &out));
    groups_text(&sheet);
    sheet_close(&sheet);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(out.bytes, "\nOUTSIDE THE LIMITS SET\n"
                          "  x Option a: it is an infusion, which you do not want (its "
                          "balance would be 65)\n"));
    text_free(&out);
    small_close(&small);
}

UNIT_SUITE(groups_text) = {
    UNIT_TEST(roles_have_headings_in_the_order_of_the_list),
    UNIT_TEST(what_the_figures_mean_stands_over_the_first_group_only),
    UNIT_TEST(urgent_actions_of_all_roles_stand_together),
    UNIT_TEST(three_systemic_options_are_told_in_full_six_as_bars_and_the_rest_by_id),
    UNIT_TEST(what_has_its_place_later_is_named_after_the_rest),
    UNIT_TEST(too_little_known_is_an_answer),
    UNIT_TEST(nothing_left_is_an_answer_too),
    UNIT_TEST(out_of_scope_is_said_in_place_of_a_list),
    UNIT_TEST(what_a_limit_took_out_is_told_with_its_balance),
    UNIT_END,
};
