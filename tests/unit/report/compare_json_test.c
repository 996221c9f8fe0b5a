/* Two options as JSON, with a difference whose parts add up. */
#include "json_check.h"
#include "persons.h"
#include "report/compare.h"
#include "small.h"

static void the_difference_is_the_first_minus_the_second(void)
{
    /* Hair: nothing lost against all of it; visits 2 against 1. */
    const char *const members[] = {
        "logistics = { route = \"PO\"; hair = \"none\"; visits = 2; };",
        "logistics = { route = \"IV\"; hair = \"complete\"; visits = 1; };", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    compare_json(&small.answer, &small.answer.outcomes[0], &small.answer.outcomes[1],
                 &out);
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.options.0.option", "\"a\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.options.1.option", "\"b\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.options.1.state", "\"recommended\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "compare.difference"), 5);
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.difference.1.criterion", "\"hair\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.difference.1.weight", "0.2"));
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.difference.1.a", "1"));
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.difference.1.b", "0"));
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.difference.1.difference", "0.2"));
    /* .1 x (.5 - .75) */
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.difference.2.difference", "-0.025"));
    CU_ASSERT_TRUE(json_is(out.bytes, "compare.total", "0.175"));
    text_free(&out);
    small_close(&small);
}

static void without_two_balances_there_is_no_difference(void)
{
    const char *const members[] = {"", "for = \"her2 = positive\";",
                                   "for = \"er = positive\";", NULL};
    struct small small;
    small_open(&small, members, "", "her2 = zero");
    for (uint32_t other = 1; other <= 2; other++) {
        struct text out = {0};
        compare_json(&small.answer, small.answer.outcomes, &small.answer.outcomes[other],
                     &out);
        CU_ASSERT_TRUE(json_is_strict(out.bytes));
        CU_ASSERT_TRUE(json_is(out.bytes, "compare.difference", "null"));
        CU_ASSERT_PTR_NULL(json_at(out.bytes, "compare.total"));
        text_free(&out);
    }
    small_close(&small);
}

static void expect_sum(const char *json)
{
    int64_t sum = 0;
    int count = json_count(json, "compare.difference");
    CU_ASSERT_TRUE(count > 0);
    for (int i = 0; i < count; i++) {
        char path[60];
        snprintf(path, sizeof path, "compare.difference.%d.difference", i);
        sum += json_millionths(json, path);
    }
    CU_ASSERT_EQUAL(json_millionths(json, "compare.total"), sum);
}

static void the_parts_add_up_to_the_total_for_everyone(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], "keep-hair");
        for (uint32_t i = 1; i < answer->ranked_count; i++) {
            struct text out = {0};
            compare_json(answer, answer->ranked[i], answer->ranked[0], &out);
            CU_ASSERT_TRUE(json_is_strict(out.bytes));
            expect_sum(out.bytes);
            text_free(&out);
        }
    }
    fixture_close(&fixture);
}

UNIT_SUITE(compare_json) = {
    UNIT_TEST(the_difference_is_the_first_minus_the_second),
    UNIT_TEST(without_two_balances_there_is_no_difference),
    UNIT_TEST(the_parts_add_up_to_the_total_for_everyone),
    UNIT_END,
};
