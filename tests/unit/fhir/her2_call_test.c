/* HER2 of one sample: every row of the table. */
#include "fhir/her2_call.h"

#include <string.h>

#include <poise/facts.h>

#include "unit.h"

enum { OPEN = -1, CONFLICT = -2 };

static int decide(enum her2_ihc ihc, enum her2_ish ish, enum her2_said said)
{
    struct her2_sample sample = {ihc, ish, -1, -1, said};
    struct her2_call call = her2_decide(&sample);
    return call.state == HER2_KNOWN           ? (int)call.value
           : call.state == HER2_CONTRADICTORY ? CONFLICT
                                              : OPEN;
}

static void the_whole_table_of_ihc_and_ish(void)
{
    static const struct {
        enum her2_ihc ihc;
        int answers[4]; /* ISH not done, amplified, not amplified, unclear */
    } rows[] = {
        {IHC_NOT_DONE, {OPEN, POISE_HER2_POSITIVE, POISE_HER2_NEGATIVE, OPEN}},
        {IHC_0, {POISE_HER2_ZERO, CONFLICT, POISE_HER2_ZERO, POISE_HER2_ZERO}},
        {IHC_0_FAINT,
         {POISE_HER2_ULTRALOW, CONFLICT, POISE_HER2_ULTRALOW, POISE_HER2_ULTRALOW}},
        {IHC_1, {POISE_HER2_LOW, CONFLICT, POISE_HER2_LOW, POISE_HER2_LOW}},
        {IHC_2, {OPEN, POISE_HER2_POSITIVE, POISE_HER2_LOW, OPEN}},
        {IHC_3,
         {POISE_HER2_POSITIVE, POISE_HER2_POSITIVE, CONFLICT, POISE_HER2_POSITIVE}},
        {IHC_STAINED, {OPEN, POISE_HER2_POSITIVE, POISE_HER2_NEGATIVE, OPEN}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int ish = 0; ish < 4; ish++)
            CU_ASSERT_EQUAL(decide(rows[i].ihc, (enum her2_ish)ish, SAID_NOTHING),
                            rows[i].answers[ish]);
}

static void a_word_that_differs_from_the_score_is_a_conflict(void)
{
    CU_ASSERT_EQUAL(decide(IHC_3, ISH_NOT_DONE, SAID_NEGATIVE), CONFLICT);
    CU_ASSERT_EQUAL(decide(IHC_0, ISH_NOT_DONE, SAID_POSITIVE), CONFLICT);
    CU_ASSERT_EQUAL(decide(IHC_1, ISH_NOT_DONE, SAID_POSITIVE), CONFLICT);
    CU_ASSERT_EQUAL(decide(IHC_1, ISH_NOT_DONE, SAID_ULTRALOW), CONFLICT);
    CU_ASSERT_EQUAL(decide(IHC_0, ISH_NOT_DONE, SAID_LOW), CONFLICT);
    CU_ASSERT_EQUAL(decide(IHC_2, ISH_AMPLIFIED, SAID_NEGATIVE), CONFLICT);
    CU_ASSERT_EQUAL(decide(IHC_2, ISH_NOT_AMPLIFIED, SAID_POSITIVE), CONFLICT);
    CU_ASSERT_EQUAL(decide(IHC_2, ISH_NOT_DONE, SAID_ULTRALOW), CONFLICT);
    CU_ASSERT_EQUAL(decide(IHC_NOT_DONE, ISH_AMPLIFIED, SAID_NEGATIVE), CONFLICT);
    CU_ASSERT_EQUAL(decide(IHC_NOT_DONE, ISH_NOT_AMPLIFIED, SAID_POSITIVE), CONFLICT);
}

static void a_word_that_agrees_changes_nothing(void)
{
    CU_ASSERT_EQUAL(decide(IHC_1, ISH_NOT_DONE, SAID_NEGATIVE), POISE_HER2_LOW);
    CU_ASSERT_EQUAL(decide(IHC_1, ISH_NOT_DONE, SAID_LOW), POISE_HER2_LOW);
    CU_ASSERT_EQUAL(decide(IHC_3, ISH_AMPLIFIED, SAID_POSITIVE), POISE_HER2_POSITIVE);
    CU_ASSERT_EQUAL(decide(IHC_2, ISH_NOT_AMPLIFIED, SAID_NEGATIVE), POISE_HER2_LOW);
}

static void a_word_alone_says_no_more_than_it_says(void)
{
    CU_ASSERT_EQUAL(decide(IHC_NOT_DONE, ISH_NOT_DONE, SAID_POSITIVE),
                    POISE_HER2_POSITIVE);
    CU_ASSERT_EQUAL(decide(IHC_NOT_DONE, ISH_NOT_DONE, SAID_NEGATIVE),
                    POISE_HER2_NEGATIVE);
    CU_ASSERT_EQUAL(decide(IHC_NOT_DONE, ISH_NOT_DONE, SAID_UNCLEAR), OPEN);
    CU_ASSERT_EQUAL(decide(IHC_NOT_DONE, ISH_NOT_DONE, SAID_LOW), POISE_HER2_LOW);
    CU_ASSERT_EQUAL(decide(IHC_NOT_DONE, ISH_NOT_DONE, SAID_ULTRALOW),
                    POISE_HER2_ULTRALOW);
    CU_ASSERT_EQUAL(decide(IHC_STAINED, ISH_NOT_DONE, SAID_NOTHING), OPEN);
}

static void ultralow_is_only_what_is_stated(void)
{
    CU_ASSERT_EQUAL(decide(IHC_0, ISH_NOT_DONE, SAID_ULTRALOW), POISE_HER2_ULTRALOW);
    CU_ASSERT_EQUAL(decide(IHC_0, ISH_NOT_DONE, SAID_NOTHING), POISE_HER2_ZERO);
}

static void an_equivocal_score_says_what_is_missing(void)
{
    struct her2_sample sample = {IHC_2, ISH_NOT_DONE, -1, -1, SAID_NOTHING};
    CU_ASSERT_PTR_NOT_NULL(strstr(her2_decide(&sample).why, "ISH is needed"));
    sample = (struct her2_sample){IHC_0, ISH_NOT_DONE, -1, -1, SAID_NOTHING};
    CU_ASSERT_PTR_NOT_NULL(strstr(her2_decide(&sample).why, "ultralow"));
}

static void nothing_measured_is_open_without_a_reason(void)
{
    struct her2_sample sample = {.ratio = -1, .copies = -1};
    struct her2_call call = her2_decide(&sample);
    CU_ASSERT_EQUAL(call.state, HER2_OPEN);
    CU_ASSERT_STRING_EQUAL(call.why, "");
}

static void ratio_and_copies_make_the_five_groups(void)
{
    CU_ASSERT_EQUAL(her2_ish_of(2.5, 6, IHC_NOT_DONE), ISH_AMPLIFIED); /* group 1 */
    CU_ASSERT_EQUAL(her2_ish_of(2.5, 3.5, IHC_NOT_DONE), ISH_UNCLEAR); /* group 2 */
    CU_ASSERT_EQUAL(her2_ish_of(2.5, 3.5, IHC_2), ISH_NOT_AMPLIFIED);
    CU_ASSERT_EQUAL(her2_ish_of(2.5, 3.5, IHC_3), ISH_AMPLIFIED);
    CU_ASSERT_EQUAL(her2_ish_of(1.5, 6.5, IHC_NOT_DONE), ISH_UNCLEAR); /* group 3 */
    CU_ASSERT_EQUAL(her2_ish_of(1.5, 6.5, IHC_2), ISH_AMPLIFIED);
    CU_ASSERT_EQUAL(her2_ish_of(1.5, 6.5, IHC_1), ISH_NOT_AMPLIFIED);
    CU_ASSERT_EQUAL(her2_ish_of(1.5, 5, IHC_NOT_DONE), ISH_UNCLEAR); /* group 4 */
    CU_ASSERT_EQUAL(her2_ish_of(1.5, 5, IHC_2), ISH_NOT_AMPLIFIED);
    CU_ASSERT_EQUAL(her2_ish_of(1.5, 3, IHC_NOT_DONE), ISH_NOT_AMPLIFIED); /* group 5 */
}

static void one_figure_alone_decides_where_it_can(void)
{
    CU_ASSERT_EQUAL(her2_ish_of(2, -1, IHC_NOT_DONE), ISH_AMPLIFIED);
    CU_ASSERT_EQUAL(her2_ish_of(1.99, -1, IHC_NOT_DONE), ISH_NOT_AMPLIFIED);
    CU_ASSERT_EQUAL(her2_ish_of(-1, 6, IHC_NOT_DONE), ISH_AMPLIFIED);
    CU_ASSERT_EQUAL(her2_ish_of(-1, 4, IHC_NOT_DONE), ISH_UNCLEAR);
    CU_ASSERT_EQUAL(her2_ish_of(-1, 3.9, IHC_NOT_DONE), ISH_NOT_AMPLIFIED);
    CU_ASSERT_EQUAL(her2_ish_of(-1, -1, IHC_2), ISH_NOT_DONE);
}

static void figures_against_their_interpretation_are_a_conflict(void)
{
    struct her2_sample sample = {IHC_2, ISH_NOT_AMPLIFIED, 3, 8, SAID_NOTHING};
    CU_ASSERT_EQUAL(her2_decide(&sample).state, HER2_CONTRADICTORY);
    sample = (struct her2_sample){IHC_2, ISH_NOT_AMPLIFIED, 1.1, 2, SAID_NOTHING};
    CU_ASSERT_EQUAL(her2_decide(&sample).value, POISE_HER2_LOW);
}

UNIT_SUITE(her2_call) = {
    UNIT_TEST(the_whole_table_of_ihc_and_ish),
    UNIT_TEST(a_word_that_differs_from_the_score_is_a_conflict),
    UNIT_TEST(a_word_that_agrees_changes_nothing),
    UNIT_TEST(a_word_alone_says_no_more_than_it_says),
    UNIT_TEST(ultralow_is_only_what_is_stated),
    UNIT_TEST(an_equivocal_score_says_what_is_missing),
    UNIT_TEST(nothing_measured_is_open_without_a_reason),
    UNIT_TEST(ratio_and_copies_make_the_five_groups),
    UNIT_TEST(one_figure_alone_decides_where_it_can),
    UNIT_TEST(figures_against_their_interpretation_are_a_conflict),
    UNIT_END,
};
