/* Problems with their place, and the sentences of the statuses. */
#include "base/problem.h"

#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/text.h"
#include "unit.h"

static void every_status_has_its_own_name_and_its_sentences(void)
{
    static const int32_t statuses[] = {
#define POISE_STATUS(number, upper, cause, remedy) number,
#include <poise/status.def>
    };
    const size_t count = sizeof statuses / sizeof *statuses;
    for (size_t i = 0; i < count; i++) {
        const char *name = status_name(statuses[i]);
        CU_ASSERT_STRING_NOT_EQUAL(name, "?");
        CU_ASSERT_TRUE(strlen(status_cause(statuses[i])) > 0);
        CU_ASSERT_EQUAL(strlen(status_remedy(statuses[i])) > 0, statuses[i] != POISE_OK);
        for (size_t j = 0; j < i; j++) {
            CU_ASSERT_NOT_EQUAL(statuses[i], statuses[j]);
            CU_ASSERT_STRING_NOT_EQUAL(name, status_name(statuses[j]));
        }
    }
}

static void sentences_are_parts_that_can_be_joined(void)
{
    for (int32_t status = 0; status < POISE_STATUS_END; status++) {
        const char *parts[] = {status_cause(status), status_remedy(status)};
        for (size_t i = 0; i < 2; i++) {
            size_t length = strlen(parts[i]);
            CU_ASSERT_PTR_NULL(strchr(parts[i], '\n'));
            CU_ASSERT_TRUE(length == 0 || parts[i][length - 1] != '.');
        }
    }
}

static void a_number_that_is_no_status_is_said_to_be_none(void)
{
    const int32_t numbers[] = {-1, POISE_STATUS_END, 1000000};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        CU_ASSERT_STRING_EQUAL(status_name(numbers[i]), "?");
        CU_ASSERT_TRUE(strlen(status_cause(numbers[i])) > 0);
        CU_ASSERT_TRUE(strlen(status_remedy(numbers[i])) > 0);
    }
}

static void expect_written(const struct problems *problems, const char *expected)
{
    struct text text = {0};
    text_put(&text, "");
    problems_write(problems, &text);
    CU_ASSERT_STRING_EQUAL(text.bytes, expected);
    text_free(&text);
}

static void a_problem_is_written_with_its_place_reason_and_remedy(void)
{
    struct problems problems = {.arena = arena_new(256)};
    int32_t status = problem_add(&problems, POISE_E_FACT_DATE, "case.ini", 3,
                                 "er: \"%s\" is not a date", "tomorrow");
    CU_ASSERT_EQUAL(status, POISE_E_FACT_DATE);
    CU_ASSERT_EQUAL(problems.count, 1);
    expect_written(&problems, "case.ini:3: er: \"tomorrow\" is not a date; "
                              "write it as 2026-03-02\n");
    arena_free(problems.arena);
}

static void a_place_that_is_not_known_is_left_out(void)
{
    struct problems problems = {.arena = arena_new(256)};
    problem_add(&problems, POISE_E_TEXT, "case.ini", 0, "byte %d", 7);
    problem_add(&problems, POISE_E_MEMORY, NULL, 0, "no room");
    expect_written(&problems, "case.ini: byte 7; save the file as UTF-8\n"
                              "no room; free memory and run it again\n");
    arena_free(problems.arena);
}

static void problems_stay_in_the_order_in_which_they_were_found(void)
{
    struct problems problems = {.arena = arena_new(256)};
    for (int line = 30; line > 0; line--)
        problem_add(&problems, POISE_E_TEXT, "x", line, "number %d", line);
    int expected = 30;
    for (const struct problem *p = problems.first; p != NULL; p = p->next)
        CU_ASSERT_EQUAL(p->line, expected--);
    CU_ASSERT_EQUAL(expected, 0);
    CU_ASSERT_EQUAL(problems.count, 30);
    arena_free(problems.arena);
}

static void no_problem_writes_nothing(void)
{
    struct problems problems = {.arena = arena_new(256)};
    expect_written(&problems, "");
    arena_free(problems.arena);
}

static void a_problem_keeps_copies_of_what_it_was_told(void)
{
    struct problems problems = {.arena = arena_new(256)};
    char file[] = "case.ini";
    char value[] = "lwo";
    problem_add(&problems, POISE_E_FACT_VALUE, file, 1, "no value \"%s\"", value);
    memset(file, 'x', strlen(file));
    memset(value, 'x', strlen(value));
    CU_ASSERT_STRING_EQUAL(problems.first->file, "case.ini");
    CU_ASSERT_STRING_EQUAL(problems.first->reason, "no value \"lwo\"");
    arena_free(problems.arena);
}

static void a_reason_without_end_is_cut(void)
{
    struct problems problems = {.arena = arena_new(256)};
    char value[5000];
    memset(value, 'v', sizeof value - 1);
    value[sizeof value - 1] = '\0';
    problem_add(&problems, POISE_E_FACT_VALUE, NULL, 0, "no value \"%s\"", value);
    size_t length = strlen(problems.first->reason);
    CU_ASSERT_TRUE(length >= 100 && length < 1000);
    CU_ASSERT_EQUAL(strncmp(problems.first->reason, "no value \"vvv", 13), 0);
    arena_free(problems.arena);
}

static void without_memory_problems_are_still_counted(void)
{
    struct problems problems = {.arena = arena_new(256)};
    arena_limit(problems.arena, 1);
    CU_ASSERT_EQUAL(problem_add(&problems, POISE_E_IO, "a", 1, "x"), POISE_E_IO);
    CU_ASSERT_EQUAL(problem_add(&problems, POISE_E_TEXT, "a", 2, "y"), POISE_E_TEXT);
    CU_ASSERT_EQUAL(problems.count, 2);
    CU_ASSERT_PTR_NULL(problems.first);
    expect_written(&problems, "and 2 more for which there was no memory\n");
    arena_free(problems.arena);
}

static void running_out_of_memory_loses_words_but_never_the_count(void)
{
    for (size_t limit = 16; limit < 2000; limit += 16) {
        struct problems problems = {.arena = arena_new(256)};
        struct text text = {0};
        arena_limit(problems.arena, limit);
        for (int i = 0; i < 12; i++)
            problem_add(&problems, POISE_E_TEXT, "case.ini", i + 1, "byte %d", i);
        int kept = 0;
        for (const struct problem *p = problems.first; p != NULL; p = p->next, kept++)
            CU_ASSERT_TRUE(strlen(p->reason) > 0); /* at least the cause of its status */
        CU_ASSERT_EQUAL(problems.count, 12);
        problems_write(&problems, &text);
        CU_ASSERT_EQUAL(kept < 12, strstr(text.bytes, "no memory") != NULL);
        text_free(&text);
        arena_free(problems.arena);
    }
}

static void a_cut_reason_is_still_utf8(void)
{
    for (int before = 0; before < 2; before++) {
        struct problems problems = {.arena = arena_new(256)};
        struct text text = {0};
        text_repeat(&text, "\xc3\xa9", 500);
        problem_add(&problems, POISE_E_FACT_VALUE, NULL, 0, "%.*s%s", before, "x",
                    text.bytes);
        const char *reason = problems.first->reason;
        CU_ASSERT_TRUE(utf8_valid(reason, strlen(reason)));
        text_free(&text);
        arena_free(problems.arena);
    }
}

UNIT_SUITE(problem) = {
    UNIT_TEST(every_status_has_its_own_name_and_its_sentences),
    UNIT_TEST(sentences_are_parts_that_can_be_joined),
    UNIT_TEST(a_number_that_is_no_status_is_said_to_be_none),
    UNIT_TEST(a_problem_is_written_with_its_place_reason_and_remedy),
    UNIT_TEST(a_place_that_is_not_known_is_left_out),
    UNIT_TEST(problems_stay_in_the_order_in_which_they_were_found),
    UNIT_TEST(no_problem_writes_nothing),
    UNIT_TEST(a_problem_keeps_copies_of_what_it_was_told),
    UNIT_TEST(a_reason_without_end_is_cut),
    UNIT_TEST(without_memory_problems_are_still_counted),
    UNIT_TEST(running_out_of_memory_loses_words_but_never_the_count),
    UNIT_TEST(a_cut_reason_is_still_utf8),
    UNIT_END,
};
