/* From text to criteria: what is read, and how large it may be. */
#include "record/criteria.h"

#include <stdio.h>
#include <string.h>

#include "pool.h"

/* A criterion, as it is understood. */
static void expect_read(const char *criterion, const char *normal)
{
    struct pool pool = pool_open();
    struct text text = {0};
    criterion_write(pool.criteria, compiled(&pool, criterion), &text);
    CU_ASSERT_STRING_EQUAL(text.bytes, normal);
    text_free(&text);
    pool_close(&pool);
}

static void expect_same(const char *one, const char *other)
{
    struct pool pool = pool_open();
    CU_ASSERT_EQUAL(compiled(&pool, one), compiled(&pool, other));
    pool_close(&pool);
}

/* -------------------- what is read */

static void every_kind_of_question_is_read(void)
{
    expect_read("age<60", "age < 60 years");
    expect_read("age <= 60", "age <= 60 years");
    expect_read("age>60 years", "age > 60 years");
    expect_read("age>=60.5", "age >= 60.5 years");
    expect_read("ecog = 1", "ecog = 1");
    expect_read("bone_density_t < -2.5", "bone_density_t < -2.5");
    expect_read("her2 = low", "her2 = low");
    expect_read("her2 in (low)", "her2 = low");
    expect_read("her2 in (zero,low , ultralow)", "her2 in (low, ultralow, zero)");
    expect_read("frail = true", "frail = yes");
    expect_read("child_pugh in (b, C)", "child_pugh in (B, C)");
    expect_read("sites has bone", "sites has bone");
    expect_read("prior_therapy has T-DXd", "prior_therapy has tdxd");
    expect_read("comedication = none", "comedication = none");
    expect_read("known(qtc)", "known(qtc)");
    expect_read("yes", "yes");
}

static void negations_are_read(void)
{
    expect_read("not frail = yes", "not frail = yes");
    expect_read("her2 != low", "not her2 = low");
    expect_read("age != 60", "not age = 60 years");
    expect_read("sites != none", "not sites = none");
    expect_read("her2 not in (low, zero)", "not her2 in (low, zero)");
    expect_read("not known(qtc)", "not known(qtc)");
    expect_read("not not frail = yes", "not not frail = yes");
}

static void and_binds_tighter_than_or_and_not_tightest(void)
{
    expect_read("age > 21 or age > 22 and age > 23",
                "age > 21 years or age > 22 years and age > 23 years");
    expect_same("age > 21 or age > 22 and age > 23",
                "age > 21 or (age > 22 and age > 23)");
    expect_same("age > 21 and age > 22 or age > 23",
                "(age > 21 and age > 22) or age > 23");
    expect_same("not age > 21 and age > 22", "(not age > 21) and age > 22");
    expect_read("(age > 21 or age > 22) and age > 23",
                "(age > 21 years or age > 22 years) and age > 23 years");
    expect_read("not (age > 21 and age > 22)", "not (age > 21 years and age > 22 years)");
}

static void needless_parentheses_and_nesting_disappear(void)
{
    expect_same("((age > 21))", "age > 21");
    expect_same("(age > 21 or age > 22) or age > 23", "age > 21 or age > 22 or age > 23");
    expect_same("age > 21 and (age > 22 and age > 23)",
                "age > 21 and age > 22 and age > 23");
}

static void space_of_any_kind_may_stand_between_words(void)
{
    expect_same("\t age\n>=\r\n60\tyears ", "age>=60 years");
    expect_same("known ( er )", "known(er)");
}

static void equal_criteria_are_one(void)
{
    expect_same("her2 != low", "not her2 = low");
    expect_same("her2 in (low, zero)", "her2 in (zero, low, zero)");
    expect_same("qtc > 450 ms", "qtc > 0.45 s");
    expect_same("er = pos", "er = positive");
    struct pool pool = pool_open();
    uint16_t one = compiled(&pool, "age > 60 and frail = yes");
    uint32_t count = criteria_count(pool.criteria);
    CU_ASSERT_EQUAL(compiled(&pool, "age > 60 and frail = yes"), one);
    CU_ASSERT_EQUAL(criteria_count(pool.criteria), count);
    CU_ASSERT_NOT_EQUAL(compiled(&pool, "frail = yes and age > 60"), one);
    CU_ASSERT_NOT_EQUAL(compiled(&pool, "age > 60 or frail = yes"), one);
    pool_close(&pool);
}

static void yes_always_holds(void)
{
    struct pool pool = pool_open();
    CU_ASSERT_EQUAL(compiled(&pool, "yes"), CRITERION_ALWAYS);
    CU_ASSERT_EQUAL(compiled(&pool, "(yes)"), CRITERION_ALWAYS);
    CU_ASSERT_NOT_EQUAL(compiled(&pool, "not yes"), CRITERION_ALWAYS);
    pool_close(&pool);
}

static void a_declared_fact_is_asked_like_any_other(void)
{
    struct pool pool = pool_open();
    const struct fact ki67 = {.type = FACT_NUMBER,
                              .name = "acme.ki67",
                              .unit = "%",
                              .high = 100,
                              .meaning = "Ki-67"};
    CU_ASSERT_EQUAL(vocabulary_declare(pool.fixture.vocabulary, &ki67), POISE_OK);
    CU_ASSERT_NOT_EQUAL(compiled(&pool, "acme.ki67 >= 20 %"), CRITERION_ALWAYS);
    pool_close(&pool);
}

/* -------------------- units */

static void a_threshold_is_held_in_the_unit_of_its_fact(void)
{
    expect_read("haemoglobin < 9 g/dL", "haemoglobin < 90 g/L");
    expect_read("neutrophils < 1500 /uL", "neutrophils < 1.5 10^9/L");
    expect_read("platelets < 100 10^9/L", "platelets < 100 10^9/L");
    expect_read("creatinine_clearance < 30 mL/min/1.73m2",
                "creatinine_clearance < 30 mL/min");
    expect_read("lvef<50%", "lvef < 50 %");
}

static void a_unit_ends_where_the_question_ends(void)
{
    expect_read("(qtc > 450 ms)", "qtc > 450 ms");
    expect_read("qtc > 450 ms or age > 60", "qtc > 450 ms or age > 60 years");
    expect_read("qtc > 450 and age > 60", "qtc > 450 ms and age > 60 years");
}

/* -------------------- large ones */

/* The status of a text of `times` copies between a beginning and an end. */
static int32_t status_of(struct pool *pool, const char *copy, size_t times,
                         const char *end, struct criterion_error *error)
{
    struct text text = {0};
    uint16_t number = 0;
    text_repeat(&text, copy, (int)times);
    text_put(&text, end);
    int32_t status = criterion_compile(pool->criteria, text.bytes, &number, error);
    text_free(&text);
    return status;
}

static void nesting_is_bounded(void)
{
    struct pool pool = pool_open();
    struct criterion_error error = {0};
    char end[64] = "age > 60";
    memset(end + 8, ')', 30);
    CU_ASSERT_EQUAL(status_of(&pool, "(", 30, end, &error), POISE_OK);
    CU_ASSERT_EQUAL(status_of(&pool, "not ", 30, "age > 60", &error), POISE_OK);
    CU_ASSERT_EQUAL(status_of(&pool, "(", 40, "age > 60", &error), POISE_E_CRITERION);
    CU_ASSERT_PTR_NOT_NULL(strstr(error.reason, "levels"));
    CU_ASSERT_EQUAL(status_of(&pool, "not ", 40, "age > 60", &error), POISE_E_CRITERION);
    CU_ASSERT_PTR_NOT_NULL(strstr(error.reason, "levels"));
    CU_ASSERT_EQUAL(status_of(&pool, "(", 1000000, "", &error), POISE_E_CRITERION);
    CU_ASSERT_EQUAL(status_of(&pool, "(not ", 200000, "", &error), POISE_E_CRITERION);
    pool_close(&pool);
}

static void depth_is_counted_in_one_place_not_in_all(void)
{
    struct pool pool = pool_open();
    struct criterion_error error = {0};
    CU_ASSERT_EQUAL(
        status_of(&pool, "(((age > 60))) or ((frail = yes)) and ", 15, "yes", &error),
        POISE_OK);
    pool_close(&pool);
}

static void a_list_has_at_most_sixty_four_parts(void)
{
    struct pool pool = pool_open();
    struct criterion_error error = {0};
    CU_ASSERT_EQUAL(status_of(&pool, "age > 60 and ", 63, "yes", &error), POISE_OK);
    CU_ASSERT_EQUAL(status_of(&pool, "age > 60 and ", 64, "yes", &error),
                    POISE_E_CRITERION);
    CU_ASSERT_PTR_NOT_NULL(strstr(error.reason, "64 parts"));
    CU_ASSERT_EQUAL(status_of(&pool, "age > 60 or ", 100000, "yes", &error),
                    POISE_E_CRITERION);
    CU_ASSERT_EQUAL(status_of(&pool, "(yes or yes) or ", 32, "yes", &error),
                    POISE_E_CRITERION); /* inner parts count once taken over */
    pool_close(&pool);
}

static void long_words_and_long_gaps_are_read_to_their_end(void)
{
    struct pool pool = pool_open();
    struct criterion_error error = {0};
    CU_ASSERT_EQUAL(status_of(&pool, " ", 500000, "age > 60", &error), POISE_OK);
    CU_ASSERT_EQUAL(status_of(&pool, " ", 500000, "agee > 60", &error),
                    POISE_E_CRITERION);
    CU_ASSERT_EQUAL(error.column, 500001);
    CU_ASSERT_EQUAL(status_of(&pool, "x", 500000, " > 60", &error), POISE_E_CRITERION);
    CU_ASSERT_EQUAL(error.column, 1);
    CU_ASSERT_EQUAL(strncmp(error.reason, "no fact is called \"xxx", 22), 0);
    CU_ASSERT_TRUE(strlen(error.reason) < sizeof error.reason);
    CU_ASSERT_EQUAL(status_of(&pool, "1", 500000, " > 60", &error), POISE_E_CRITERION);
    pool_close(&pool);
}

static void values_may_be_listed_more_than_once(void)
{
    struct pool pool = pool_open();
    struct text text = {0};
    text_put(&text, "her2 in (");
    text_repeat(&text, "low, ", 10000);
    text_put(&text, "low)");
    CU_ASSERT_EQUAL(compiled(&pool, text.bytes), compiled(&pool, "her2 = low"));
    text_free(&text);
    pool_close(&pool);
}

/* -------------------- memory */

static void running_out_of_memory_is_told_and_passes(void)
{
    struct fixture fixture = fixture_open();
    int failed = 0;
    for (size_t limit = 256; limit < 40000; limit += 256) {
        struct arena *small = arena_new(256);
        struct criterion_error error = {0};
        uint16_t number = 0;
        char text[64];
        int32_t status = POISE_OK;
        arena_limit(small, limit);
        struct criteria *criteria = criteria_new(small, fixture.vocabulary);
        for (int i = 0; criteria != NULL && status == POISE_OK && i < 400; i++) {
            snprintf(text, sizeof text, "tmb > %d and frail = yes", i);
            status = criterion_compile(criteria, text, &number, &error);
        }
        CU_ASSERT_TRUE(status == POISE_OK || status == POISE_E_MEMORY);
        failed += status == POISE_E_MEMORY;
        arena_limit(small, 0);
        if (criteria != NULL && status == POISE_E_MEMORY) {
            struct text normal = {0};
            status = criterion_compile(criteria, text, &number, &error);
            CU_ASSERT_EQUAL(status, POISE_OK);
            criterion_write(criteria, number, &normal);
            CU_ASSERT_PTR_NOT_NULL(strstr(normal.bytes, "mut/Mb and frail = yes"));
            text_free(&normal);
        }
        arena_free(small);
    }
    CU_ASSERT_TRUE(failed > 10);
    fixture_close(&fixture);
}

static void thirty_two_levels_are_not_more_than_thirty_two(void)
{
    struct pool pool = pool_open();
    struct criterion_error error = {0};
    char end[64] = "age > 60";
    memset(end + 8, ')', 32);
    CU_ASSERT_EQUAL(status_of(&pool, "(", 32, end, &error), POISE_OK);
    pool_close(&pool);
}

UNIT_SUITE(criteria_compile) = {
    UNIT_TEST(every_kind_of_question_is_read),
    UNIT_TEST(negations_are_read),
    UNIT_TEST(and_binds_tighter_than_or_and_not_tightest),
    UNIT_TEST(needless_parentheses_and_nesting_disappear),
    UNIT_TEST(space_of_any_kind_may_stand_between_words),
    UNIT_TEST(equal_criteria_are_one),
    UNIT_TEST(yes_always_holds),
    UNIT_TEST(a_declared_fact_is_asked_like_any_other),
    UNIT_TEST(a_threshold_is_held_in_the_unit_of_its_fact),
    UNIT_TEST(a_unit_ends_where_the_question_ends),
    UNIT_TEST(nesting_is_bounded),
    UNIT_TEST(depth_is_counted_in_one_place_not_in_all),
    UNIT_TEST(a_list_has_at_most_sixty_four_parts),
    UNIT_TEST(long_words_and_long_gaps_are_read_to_their_end),
    UNIT_TEST(values_may_be_listed_more_than_once),
    UNIT_TEST(running_out_of_memory_is_told_and_passes),
    UNIT_TEST(thirty_two_levels_are_not_more_than_thirty_two),
    UNIT_END,
};
