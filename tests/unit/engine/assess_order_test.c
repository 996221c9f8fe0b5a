/* The order of an answer: limits are never traded, wishes never change what is
 * possible. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "fixture.h"
#include "unit.h"
#include "weigh/outcome.h"

#define PERSON                                                                           \
    "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=2; "   \
    "prior_therapy=ribociclib, letrozole; ecog=1; progressed=yes; sites=bone, liver; "   \
    "bone_pain=6; creatinine_clearance=80; calcium_corrected=2.3; dental=ok; "           \
    "vitamin_d=80; onj=no"

static struct fixture whole_engine(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    return fixture;
}

static const struct answer *ask(struct fixture *fixture)
{
    return fixture_answer(fixture, PERSON, NULL);
}

static const struct outcome *found(const struct answer *answer, const char *option)
{
    const struct outcome *outcome = answer_find(answer, option);
    if (outcome == NULL)
        CU_FAIL_FATAL(option);
    return outcome;
}

static void contributions_add_up_to_the_balance_exactly(void)
{
    struct fixture fixture = whole_engine();
    const struct answer *answer = fixture_answer(&fixture, PERSON, "quality-first");
    int32_t total = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        total += answer->weights.weight[d];
    CU_ASSERT_EQUAL(total, 1000);
    CU_ASSERT(answer->ranked_count > 10);
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        const struct outcome *outcome = answer->ranked[i];
        int32_t sum = 0;
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
            sum += answer->weights.weight[d] * outcome->worth[d];
        CU_ASSERT_EQUAL(sum, outcome->balance);
        CU_ASSERT(outcome->balance >= 0 && outcome->balance <= 1000000);
    }
    fixture_close(&fixture);
}

static void limits_are_constraints_and_are_never_traded(void)
{
    struct fixture fixture = whole_engine();
    struct goals goals;
    struct answer *answer = NULL;
    goals_clear(&goals);
    goals.no_infusions = true;
    session_assess(fixture.session, fixture_record(&fixture, PERSON), &goals,
                   DATE_UNKNOWN, REQUEST_RANKING, &answer);
    const struct outcome *infusion = found(answer, "zoledronic-q12w");
    const struct outcome *injection = found(answer, "denosumab-q4w");
    CU_ASSERT_EQUAL(infusion->limit, LIMIT_INFUSION);
    CU_ASSERT_EQUAL(infusion->rank, 0);
    CU_ASSERT(infusion->state >= OUTCOME_CAUTION); /* possible, but not wanted */
    CU_ASSERT_EQUAL(injection->limit, LIMIT_NONE);
    CU_ASSERT(injection->rank > 0);
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        CU_ASSERT_EQUAL(answer->ranked[i]->limit, LIMIT_NONE);
    fixture_close(&fixture);
}

static const char *const wishes[] = {"oral_only",
                                     "avoid_alopecia",
                                     "avoid_neuropathy",
                                     "avoid_diarrhoea",
                                     "few_visits",
                                     "max_survival",
                                     "qol_first",
                                     "no_chemo",
                                     "no_more_treatment",
                                     "trial_interest",
                                     "home"};

static void wishes_never_change_what_is_possible(void)
{
    struct fixture fixture = whole_engine();
    const struct answer *answer = ask(&fixture);
    uint32_t count = answer->outcome_count;
    enum outcome_state *states = arena_array(fixture.arena, count, sizeof *states);
    for (uint32_t i = 0; i < count; i++)
        states[i] = answer->outcomes[i].state;
    for (size_t w = 0; w < sizeof wishes / sizeof *wishes; w++) {
        char facts[512];
        snprintf(facts, sizeof facts, "%s; wishes=%s", PERSON, wishes[w]);
        answer = fixture_answer(&fixture, facts, NULL);
        CU_ASSERT_EQUAL_FATAL(answer->outcome_count, count);
        for (uint32_t i = 0; i < count; i++)
            CU_ASSERT_EQUAL(answer->outcomes[i].state, states[i]);
    }
    fixture_close(&fixture);
}

static void a_wish_changes_the_order(void)
{
    struct fixture fixture = whole_engine();
    int32_t before = found(ask(&fixture), "zoledronic-q12w")->balance;
    const struct answer *answer =
        fixture_answer(&fixture, PERSON "; wishes=oral_only", NULL);
    CU_ASSERT_EQUAL(answer->weights.origin, WEIGHTS_FROM_WISHES);
    CU_ASSERT(found(answer, "zoledronic-q12w")->balance < before);
    fixture_close(&fixture);
}

static void chemotherapy_that_is_not_wished_for_stays_possible_but_sinks(void)
{
    static const char triple_negative[] =
        "age=50; sex=female; menopause=post; er=negative; pr=negative; her2=zero; line=2;"
        "prior_therapy=paclitaxel; ecog=0; progressed=yes; sites=lung; lvef=62";
    struct fixture fixture = whole_engine();
    char facts[512];
    const struct outcome *outcome =
        found(fixture_answer(&fixture, triple_negative, NULL), "capecitabine");
    enum outcome_state state = outcome->state;
    int32_t balance = outcome->balance;
    CU_ASSERT(state >= OUTCOME_CAUTION);
    CU_ASSERT_FALSE(outcome->against_wish);
    snprintf(facts, sizeof facts, "%s; wishes=no_chemo", triple_negative);
    outcome = found(fixture_answer(&fixture, facts, NULL), "capecitabine");
    CU_ASSERT(outcome->against_wish);
    CU_ASSERT_EQUAL(outcome->state, state);
    CU_ASSERT(outcome->balance < balance);
    CU_ASSERT(outcome->rank > 0);
    fixture_close(&fixture);
}

static void a_person_who_wants_no_more_treatment_sees_support_first(void)
{
    struct fixture fixture = whole_engine();
    CU_ASSERT_NOT_EQUAL(ask(&fixture)->ranked[0]->option->role, ROLE_SUPPORT);
    const struct answer *answer =
        fixture_answer(&fixture, PERSON "; wishes=no_more_treatment", NULL);
    CU_ASSERT_EQUAL(answer->ranked[0]->option->role, ROLE_SUPPORT);
    CU_ASSERT_PTR_NOT_NULL(answer_first(answer, ROLE_SYSTEMIC)); /* nothing is hidden */
    fixture_close(&fixture);
}

static void nothing_has_grown_so_the_treatment_goes_on(void)
{
    struct fixture fixture = whole_engine();
    static const char stable[] =
        "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=1; "
        "prior_therapy=ribociclib, letrozole; ecog=1; sites=bone, liver; "
        "progressed=no; pregnant=no; ild=none";
    const struct answer *answer = fixture_answer(&fixture, stable, NULL);
    const struct outcome *first = answer_first(answer, ROLE_SYSTEMIC);
    CU_ASSERT_PTR_NOT_NULL_FATAL(first);
    CU_ASSERT_STRING_EQUAL(first->option->id, "continue-current");
    CU_ASSERT(first->state >= OUTCOME_CAUTION);
    CU_ASSERT_EQUAL(found(ask(&fixture), "continue-current")->state,
                    OUTCOME_NOT_APPLICABLE);
    fixture_close(&fixture);
}

static void with_too_little_known_nothing_systemic_is_recommended(void)
{
    struct fixture fixture = whole_engine();
    const struct answer *answer = fixture_answer(&fixture, "age=40", NULL);
    uint32_t waiting = 0;
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        if (outcome->option->role != ROLE_SYSTEMIC)
            continue;
        CU_ASSERT(outcome->state < OUTCOME_CAUTION);
        waiting += outcome->state == OUTCOME_UNDETERMINED;
    }
    CU_ASSERT(waiting > 10);
    CU_ASSERT_EQUAL(answer->silent_count, 0);
    fixture_close(&fixture);
}

static void ranks_run_from_one_without_gaps(void)
{
    struct fixture fixture = whole_engine();
    const struct answer *answer = ask(&fixture);
    uint32_t in_role[ROLE_COUNT] = {0};
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        const struct outcome *outcome = answer->ranked[i];
        CU_ASSERT_EQUAL(outcome->rank, i + 1);
        CU_ASSERT_EQUAL(outcome->rank_in_role, ++in_role[outcome->option->role]);
    }
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        CU_ASSERT_EQUAL(answer->outcomes[i].rank > 0,
                        outcome_recommended(&answer->outcomes[i]));
    fixture_close(&fixture);
}

UNIT_SUITE(assess_order) = {
    UNIT_TEST(contributions_add_up_to_the_balance_exactly),
    UNIT_TEST(limits_are_constraints_and_are_never_traded),
    UNIT_TEST(wishes_never_change_what_is_possible),
    UNIT_TEST(a_wish_changes_the_order),
    UNIT_TEST(chemotherapy_that_is_not_wished_for_stays_possible_but_sinks),
    UNIT_TEST(a_person_who_wants_no_more_treatment_sees_support_first),
    UNIT_TEST(nothing_has_grown_so_the_treatment_goes_on),
    UNIT_TEST(with_too_little_known_nothing_systemic_is_recommended),
    UNIT_TEST(ranks_run_from_one_without_gaps),
    UNIT_END,
};
