/* What an answer is worth, against what can be worked out by hand. */
#include "smaa/question.h"

#include <poise/status.h>

#include "small_problem.h"

/* A is all for the first criterion, B for the second: who comes first is which of the two
 * weights is larger. */
static void open_two(struct small *small)
{
    small_open(small, 2, 2);
    small_cell(small, 0, 0)->a = 1;
    small_cell(small, 1, 1)->a = 1;
    CU_ASSERT_EQUAL_FATAL(small_run(small), POISE_OK);
}

static void appraise(struct small *small, struct smaa_question *questions, uint32_t count)
{
    CU_ASSERT_FATAL(smaa_questions_appraise(small->arena, &small->problem, &small->result,
                                            questions, count));
}

/* Asked outright, an answer settles it: one bit. Asked for three times as much, yes (a
 * quarter) settles it, no leaves one in three: 1 - 0.75 H(1/3) = 0.311. */
static void an_answer_is_worth_what_it_settles(void)
{
    struct small small;
    struct smaa_question questions[] = {{.i = 0, .j = 1, .ratio = 1},
                                        {.i = 0, .j = 1, .ratio = 3},
                                        {.i = 1, .j = 0, .ratio = 3}};
    open_two(&small);
    appraise(&small, questions, 3);
    CU_ASSERT_DOUBLE_EQUAL(questions[0].yes, 0.5, 0.02);
    CU_ASSERT_DOUBLE_EQUAL(questions[0].drop, 1, 0.001);
    CU_ASSERT_DOUBLE_EQUAL(questions[1].yes, 0.25, 0.02);
    CU_ASSERT_DOUBLE_EQUAL(questions[1].drop, 0.311, 0.02);
    CU_ASSERT_DOUBLE_EQUAL(questions[2].drop, 0.311, 0.02);
    small_close(&small);
}

static void what_is_known_already_is_worth_nothing(void)
{
    struct small small;
    struct smaa_question question = {.i = 0, .j = 1, .ratio = 1e-9};
    open_two(&small);
    appraise(&small, &question, 1);
    CU_ASSERT_EQUAL(question.yes, 1);
    CU_ASSERT_DOUBLE_EQUAL(question.drop, 0, 1e-12);
    small_close(&small);
}

/* Whoever is best in everything stays first, whatever is answered. */
static void where_one_always_leads_no_answer_helps(void)
{
    struct small small;
    struct smaa_question question = {.i = 0, .j = 1, .ratio = 1};
    small_open(&small, 2, 2);
    small_cell(&small, 0, 0)->a = 1;
    small_cell(&small, 0, 1)->a = 1;
    CU_ASSERT_EQUAL_FATAL(small_run(&small), POISE_OK);
    appraise(&small, &question, 1);
    CU_ASSERT_EQUAL(question.drop, 0);
    small_close(&small);
}

UNIT_SUITE(question) = {
    UNIT_TEST(an_answer_is_worth_what_it_settles),
    UNIT_TEST(what_is_known_already_is_worth_nothing),
    UNIT_TEST(where_one_always_leads_no_answer_helps),
    UNIT_END,
};
