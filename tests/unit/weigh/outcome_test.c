/* Worth, balance and cautions of one option. */
#include "weigh/outcome.h"

#include "fixture.h"
#include "unit.h"
#include "weigh/dimension.h"
#include "weigh/weights.h"

static void each_further_caution_adds_less(void)
{
    /* 1 - .6^n: .4 .64 .784 .8704 .92224, and no more after that. */
    const int32_t expected[] = {0, 400, 640, 784, 870, 922, 922, 922};
    for (uint32_t n = 0; n < sizeof expected / sizeof *expected; n++)
        CU_ASSERT_EQUAL(caution_burden(n), expected[n]);
    CU_ASSERT_EQUAL(caution_burden(UINT32_MAX), 922);
}

static void cautions_come_from_clauses_notes_specialists_and_wishes(void)
{
    const poise_note notes[] = {{.kind = POISE_NOTE_CAUTION},
                                {.kind = POISE_NOTE_DOSE},
                                {.kind = POISE_NOTE_CHECK},
                                {.kind = POISE_NOTE_CAUTION}};
    struct outcome outcome = {.answer = POISE_ANSWER_ELIGIBLE};
    CU_ASSERT_EQUAL(outcome_cautions(&outcome), 0);
    outcome.marks.caution_hold = 1u << 31 | 1u << 4 | 1u;
    CU_ASSERT_EQUAL(outcome_cautions(&outcome), 3);
    outcome.notes = notes;
    outcome.note_count = 4;
    CU_ASSERT_EQUAL(outcome_cautions(&outcome), 5);
    outcome.answer = POISE_ANSWER_NEEDS_PERSON;
    CU_ASSERT_EQUAL(outcome_cautions(&outcome), 6);
    outcome.against_wish = true; /* counts as two */
    CU_ASSERT_EQUAL(outcome_cautions(&outcome), 8);
}

static void what_only_must_be_checked_is_no_caution(void)
{
    struct outcome outcome = {.answer = POISE_ANSWER_ELIGIBLE};
    outcome.marks.never_unknown = 0xff;
    outcome.marks.never_assumed = 0xff;
    outcome.marks.weak_hold = 0xff;
    CU_ASSERT_EQUAL(outcome_cautions(&outcome), 0);
}

static void states_have_names(void)
{
    const struct {
        enum outcome_state state;
        enum outcome_limit limit;
        const char *name;
        bool recommended, outside;
    } cases[] = {
        {OUTCOME_ELIGIBLE, LIMIT_NONE, "recommended", true, false},
        {OUTCOME_CAUTION, LIMIT_NONE, "recommended", true, false},
        {OUTCOME_ELIGIBLE, LIMIT_HAIR, "outside limits", false, true},
        {OUTCOME_UNDETERMINED, LIMIT_NONE, "undetermined", false, false},
        {OUTCOME_RULED_OUT, LIMIT_NONE, "ruled out", false, false},
        {OUTCOME_RULED_OUT, LIMIT_HAIR, "ruled out", false, false},
        {OUTCOME_NOT_APPLICABLE, LIMIT_NONE, "not applicable", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct outcome outcome = {.state = cases[i].state, .limit = cases[i].limit};
        CU_ASSERT_STRING_EQUAL(outcome_state_name(&outcome), cases[i].name);
        CU_ASSERT_EQUAL(outcome_recommended(&outcome), cases[i].recommended);
        CU_ASSERT_EQUAL(outcome_outside_limits(&outcome), cases[i].outside);
    }
}

static void the_balance_is_the_sum_of_weight_times_worth(void)
{
    struct outcome outcome = {.state = OUTCOME_ELIGIBLE};
    struct weights weights = {.weight = {[POISE_DIMENSION_BENEFIT] = 500,
                                         [POISE_DIMENSION_HAIR] = 170,
                                         [POISE_DIMENSION_GUIDELINE] = 330}};
    outcome.effects[POISE_DIMENSION_BENEFIT].value = 632;
    outcome.effects[POISE_DIMENSION_HAIR].value = 250;
    outcome.effects[POISE_DIMENSION_GUIDELINE].value = 850;
    outcome_weigh(&outcome, &weights);
    CU_ASSERT_EQUAL(outcome.worth[POISE_DIMENSION_BENEFIT], 632);
    CU_ASSERT_EQUAL(outcome.worth[POISE_DIMENSION_HAIR], 750);
    CU_ASSERT_EQUAL(outcome.worth[POISE_DIMENSION_GUIDELINE], 850);
    /* 500 x 632 + 170 x 750 + 330 x 850 */
    CU_ASSERT_EQUAL(outcome.balance, 724000);
}

static void the_best_of_everything_is_one_and_the_worst_is_nothing(void)
{
    struct weights weights = {.weight = {500, 100, 70}};
    struct outcome outcome = {.state = OUTCOME_ELIGIBLE};
    weights.weight[POISE_DIMENSION_GUIDELINE] = 330;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        outcome.effects[d].value = dimensions[d].side == SIDE_BENEFIT ? 1000 : 0;
    outcome_weigh(&outcome, &weights);
    CU_ASSERT_EQUAL(outcome.balance, 1000000);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        outcome.effects[d].value = dimensions[d].side == SIDE_BENEFIT ? 0 : 1000;
    outcome_weigh(&outcome, &weights);
    CU_ASSERT_EQUAL(outcome.balance, 0);
}

/* -------------------- the whole catalogue */

static void expect_contributions_add_up(const struct answer *answer)
{
    uint32_t weighed = 0;
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        int64_t sum = 0;
        if (outcome->state < OUTCOME_CAUTION)
            continue;
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
            CU_ASSERT_TRUE(outcome->worth[d] >= 0 && outcome->worth[d] <= 1000);
            sum += (int64_t)answer->weights.weight[d] * outcome->worth[d];
        }
        CU_ASSERT_EQUAL(sum, outcome->balance);
        CU_ASSERT_TRUE(outcome->balance >= 0 && outcome->balance <= 1000000);
        weighed++;
    }
    CU_ASSERT_TRUE(weighed > 0);
}

static void contributions_add_up_to_the_balance_for_everyone_and_every_goal(void)
{
    static const char *const persons[] = {
        "age = 62; sex = female; menopause = post; ecog = 0; er = positive; her2 = zero;"
        "line = 1; prior_therapy = none; sites = bone",
        "age = 50; sex = female; menopause = post; ecog = 1; er = negative; pr = "
        "negative;"
        "her2 = positive; line = 1; prior_therapy = none; distance_km = 180",
        "age = 44; sex = female; menopause = post; ecog = 1; er = negative; pr = "
        "negative;"
        "her2 = low; line = 2; prior_therapy = carboplatin; progressed = yes;"
        "wishes = no_chemo",
        "age = 60"};
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct presets *presets = &fixture.engine->presets;
    CU_ASSERT_TRUE(presets->count >= 6);
    for (size_t p = 0; p < sizeof persons / sizeof *persons; p++)
        for (uint32_t i = 0; i < presets->count; i++)
            expect_contributions_add_up(
                fixture_answer(&fixture, persons[p], presets->items[i].name));
    fixture_close(&fixture);
}

UNIT_SUITE(outcome) = {
    UNIT_TEST(each_further_caution_adds_less),
    UNIT_TEST(cautions_come_from_clauses_notes_specialists_and_wishes),
    UNIT_TEST(what_only_must_be_checked_is_no_caution),
    UNIT_TEST(states_have_names),
    UNIT_TEST(the_balance_is_the_sum_of_weight_times_worth),
    UNIT_TEST(the_best_of_everything_is_one_and_the_worst_is_nothing),
    UNIT_TEST(contributions_add_up_to_the_balance_for_everyone_and_every_goal),
    UNIT_END,
};
