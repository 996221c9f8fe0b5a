/* Mistakes in criteria: each is told with its place and a reason that helps. */
#include "record/criteria.h"

#include <stdio.h>
#include <string.h>

#include "pool.h"

struct mistake {
    const char *text;
    const char *caret; /* stands under the place */
    const char *words;
};

static void expect_mistakes(const struct mistake *mistakes, size_t count)
{
    struct pool pool = pool_open();
    for (size_t i = 0; i < count; i++) {
        struct criterion_error error = {0};
        uint16_t number = 0;
        CU_ASSERT_EQUAL(
            criterion_compile(pool.criteria, mistakes[i].text, &number, &error),
            POISE_E_CRITERION);
        CU_ASSERT_EQUAL(error.column, (int)strlen(mistakes[i].caret));
        CU_ASSERT_STRING_EQUAL(error.reason, mistakes[i].words);
    }
    pool_close(&pool);
}

/* The caret stands under what it points at. */
/* clang-format off */

static void what_is_missing_is_named_at_its_place(void)
{
    static const struct mistake mistakes[] = {
        {"",
         "^", "a fact is missing at the end"},
        {"  ",
         "  ^", "a fact is missing at the end"},
        {"age",
         "   ^", "a comparison, \"in\" or \"has\" is missing at the end"},
        {"age >",
         "     ^", "a number is missing at the end"},
        {"her2 =",
         "      ^", "a value is missing at the end"},
        {"sites has",
         "         ^", "a value is missing at the end"},
        {"her2 in (low",
         "            ^", "\")\" is missing at the end"},
        {"her2 in (low,",
         "             ^", "a value is missing at the end"},
        {"age > 60 and",
         "            ^", "a fact is missing at the end"},
        {"not",
         "   ^", "a fact is missing at the end"},
        {"(age > 60",
         "         ^", "\")\" is missing at the end"},
        {"known",
         "     ^", "\"(\" is missing at the end"},
    };
    expect_mistakes(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void what_stands_in_the_wrong_place_is_shown(void)
{
    static const struct mistake mistakes[] = {
        {"age > 60)",
         "        ^", "\"and\" or \"or\" expected, found \")\""},
        {"er = low, pr = positive",
         "        ^", "\"and\" or \"or\" expected, found \",\""},
        {"age not 60",
         "        ^", "\"in\" expected, found \"60\""},
        {"age is 60",
         "    ^", "a comparison, \"in\" or \"has\" expected, found \"is\""},
        {"age == 60",
         "     ^", "a number expected, found \"=\""},
        {"her2 in low",
         "        ^", "\"(\" expected, found \"low\""},
        {"her2 in (low zero)",
         "             ^", "\")\" expected, found \"zero\""},
        {"known()",
         "      ^", "a fact expected, found \")\""},
        {"= 60",
         "^", "a fact expected, found \"=\""},
        {"age > 60 and ; er = low",
         "             ^", "a fact expected, found \";\""},
        {"and age > 60",
         "^", "a fact expected, found \"and\""},
        {"age > 60 AND er = low",
         "         ^", "write \"AND\" in small letters"},
        {"ecog > 1 er = low",
         "         ^", "ecog has no unit; \"and\" or \"or\" is expected before \"er\""},
        {"prior_therapy > 5",
         "              ^", "\">\" compares numbers; prior_therapy is a set"},
    };
    expect_mistakes(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void a_wrong_name_comes_with_the_nearest_right_one(void)
{
    static const struct mistake mistakes[] = {
        {"ecgo > 1",
         "^", "no fact is called \"ecgo\"; the nearest is \"ecog\""},
        {"not prior = none",
         "    ^", "no fact is called \"prior\"; the nearest is \"prior_therapy\""},
        {"known(qct)",
         "      ^", "no fact is called \"qct\"; the nearest is \"qtc\""},
        {"zzz = 1",
         "^", "no fact is called \"zzz\""},
        {"her2 = lwo",
         "       ^", "her2 has no value \"lwo\"; the nearest is \"low\""},
        {"her2 in (low, zerro)",
         "              ^", "her2 has no value \"zerro\"; the nearest is \"zero\""},
        {"sites has livre",
         "          ^", "sites has no value \"livre\"; the nearest is \"liver\""},
        {"her2 = 7",
         "       ^", "her2 has no value \"7\""},
    };
    expect_mistakes(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void a_question_must_fit_the_fact(void)
{
    static const struct mistake mistakes[] = {
        {"her2 > low",
         "     ^", "\">\" compares numbers; her2 is a choice"},
        {"her2 has low",
         "         ^", "\"has\" asks a set; her2 is a choice"},
        {"age in (5)",
         "       ^", "\"in\" asks a choice; age is a number"},
        {"sites in (bone)",
         "         ^", "\"in\" asks a choice; sites is a set"},
        {"sites = bone",
         "        ^", "of a set only \"= none\" can be asked; else use \"has\""},
    };
    expect_mistakes(mistakes, sizeof mistakes / sizeof *mistakes);
}

static void a_number_and_its_unit_must_be_right(void)
{
    static const struct mistake mistakes[] = {
        {"age > 60 kg",
         "         ^", "age is in \"years\", not in \"kg\""},
        {"qtc > 450ms",
         "      ^", "a number expected, found \"450ms\""},
        {"qtc > 4e2 ms",
         "      ^", "a number expected, found \"4e2\""},
        {"haemoglobin < 9 mg/dL and age > 60",
         "                ^", "haemoglobin is in \"g/L\", not in \"mg/dL\""},
        {"(platelets < 100 %)",
         "                 ^", "platelets is in \"10^9/L\", not in \"%\""},
        {"age > 1234567890123456",
         "      ^", "a number expected, found \"1234567890123456\""},
    };
    expect_mistakes(mistakes, sizeof mistakes / sizeof *mistakes);
}

/* clang-format on */

static void a_threshold_that_nobody_can_reach_is_a_mistake(void)
{
    static const struct mistake mistakes[] = {
        {"age > 121", "", "age goes from 16 to 120 years"},
        {"haemoglobin < 9", "", "haemoglobin goes from 20 to 250 g/L"},
        {"ecog >= 5 and age > 60", "", "ecog goes from 0 to 4"},
        {"pdl1_ic < -1", "", "pdl1_ic goes from 0 to 100 %"},
    };
    struct pool pool = pool_open();
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct criterion_error error = {0};
        uint16_t number = 0;
        CU_ASSERT_EQUAL(
            criterion_compile(pool.criteria, mistakes[i].text, &number, &error),
            POISE_E_CRITERION);
        CU_ASSERT_STRING_EQUAL(error.reason, mistakes[i].words);
    }
    compiled(&pool, "age >= 16 and age <= 120 and haemoglobin < 9 g/dL"); /* can */
    pool_close(&pool);
}

static void only_the_first_mistake_is_told(void)
{
    struct pool pool = pool_open();
    struct criterion_error error = {0};
    uint16_t number = 0;
    CU_ASSERT_EQUAL(
        criterion_compile(pool.criteria, "((ecgo > 1) and (agge > 2))", &number, &error),
        POISE_E_CRITERION);
    CU_ASSERT_EQUAL(error.column, 3);
    CU_ASSERT_PTR_NOT_NULL(strstr(error.reason, "ecog"));
    pool_close(&pool);
}

static void a_mistake_leaves_the_pool_usable(void)
{
    struct pool pool = pool_open();
    struct criterion_error error = {0};
    uint16_t number = 0;
    uint16_t before = compiled(&pool, "age > 60 and frail = yes");
    CU_ASSERT_EQUAL(
        criterion_compile(pool.criteria, "age > 60 and her2 = low or", &number, &error),
        POISE_E_CRITERION);
    CU_ASSERT_EQUAL(compiled(&pool, "age > 60 and frail = yes"), before);
    CU_ASSERT_NOT_EQUAL(compiled(&pool, "age > 60 and her2 = low"), before);
    pool_close(&pool);
}

static const char *const valid =
    "(age >= 60.5 years or not her2 in (low, zero)) and known(qtc) and sites has bone "
    "and (comedication = none or haemoglobin < 9 g/dL and frail != yes) or yes";

/* However a criterion is damaged, it is read or its place and reason are told. */
static void expect_answer(struct pool *pool, const char *text)
{
    struct criterion_error error = {.column = -1};
    uint16_t number = 0;
    int32_t status = criterion_compile(pool->criteria, text, &number, &error);
    CU_ASSERT_TRUE(status == POISE_OK || status == POISE_E_CRITERION);
    if (status == POISE_OK) {
        CU_ASSERT_TRUE(number < criteria_count(pool->criteria));
        return;
    }
    CU_ASSERT_TRUE(error.column >= 1 && error.column <= (int)strlen(text) + 1);
    CU_ASSERT_TRUE(error.reason[0] != '\0');
    CU_ASSERT_PTR_NOT_NULL(memchr(error.reason, '\0', sizeof error.reason));
}

static void every_beginning_of_a_criterion_is_answered(void)
{
    struct pool pool = pool_open();
    char text[300];
    for (size_t length = 0; length <= strlen(valid); length++) {
        snprintf(text, sizeof text, "%.*s", (int)length, valid);
        expect_answer(&pool, text);
    }
    compiled(&pool, valid);
    pool_close(&pool);
}

static void every_damaged_letter_is_answered(void)
{
    static const char letters[] = "()<>=!, a9.-\"%\n\x7f\xc3";
    struct pool pool = pool_open();
    char text[300];
    for (size_t at = 0; at < strlen(valid); at++) {
        for (const char *letter = letters; *letter != '\0'; letter++) {
            snprintf(text, sizeof text, "%s", valid);
            text[at] = *letter;
            expect_answer(&pool, text);
        }
    }
    pool_close(&pool);
}

static void a_letter_of_two_bytes_is_shown_whole(void)
{
    struct pool pool = pool_open();
    struct criterion_error error = {0};
    uint16_t number = 0;
    CU_ASSERT_EQUAL(criterion_compile(pool.criteria, "er = \xc3\xa9", &number, &error),
                    POISE_E_CRITERION);
    CU_ASSERT_TRUE(utf8_valid(error.reason, strlen(error.reason)));
    pool_close(&pool);
}

static void a_threshold_out_of_range_is_shown_at_the_threshold(void)
{
    struct pool pool = pool_open();
    struct criterion_error error = {0};
    uint16_t number = 0;
    CU_ASSERT_EQUAL(criterion_compile(pool.criteria, "age > 500 years and frail = yes",
                                      &number, &error),
                    POISE_E_CRITERION);
    CU_ASSERT_EQUAL(error.column, 7);
    pool_close(&pool);
}

UNIT_SUITE(criteria_compile_mistakes) = {
    UNIT_TEST(what_is_missing_is_named_at_its_place),
    UNIT_TEST(what_stands_in_the_wrong_place_is_shown),
    UNIT_TEST(a_wrong_name_comes_with_the_nearest_right_one),
    UNIT_TEST(a_question_must_fit_the_fact),
    UNIT_TEST(a_number_and_its_unit_must_be_right),
    UNIT_TEST(a_threshold_that_nobody_can_reach_is_a_mistake),
    UNIT_TEST(only_the_first_mistake_is_told),
    UNIT_TEST(a_mistake_leaves_the_pool_usable),
    UNIT_TEST(every_beginning_of_a_criterion_is_answered),
    UNIT_TEST(every_damaged_letter_is_answered),
    UNIT_TEST(a_letter_of_two_bytes_is_shown_whole),
    UNIT_TEST(a_threshold_out_of_range_is_shown_at_the_threshold),
    UNIT_END,
};
