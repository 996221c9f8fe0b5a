/* One request, from record to answer. */
#include "engine/answer.h"

#include <string.h>

#include "base/date.h"
#include "fixture.h"
#include "report/answer_json.h"
#include "unit.h"

#define PERSON                                                                           \
    "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=2; "   \
    "prior_therapy=ribociclib, letrozole; ecog=1; progressed=yes; sites=bone, liver; "   \
    "bone_pain=6"

/* An answer with only some of its parts. */
static const struct answer *answer_parts(struct fixture *fixture, unsigned parts)
{
    struct goals *goals = arena_alloc(fixture->arena, sizeof *goals);
    struct record *record = fixture_record(fixture, PERSON);
    struct answer *answer = NULL;
    goals_clear(goals);
    CU_ASSERT_EQUAL(
        session_assess(fixture->session, record, goals, DATE_UNKNOWN, parts, &answer),
        POISE_OK);
    return answer;
}

static char *json_of(struct fixture *fixture, const struct answer *answer)
{
    struct text text = {0};
    answer_json(answer, true, &text);
    char *copy = arena_copy(fixture->arena, text.bytes, text.length);
    text_free(&text);
    return copy;
}

static void an_outcome_is_found_by_the_id_of_its_option(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, PERSON, NULL);
    const struct outcome *outcome = answer_find(answer, "denosumab-q4w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(outcome);
    CU_ASSERT_STRING_EQUAL(outcome->option->id, "denosumab-q4w");
    CU_ASSERT_STRING_EQUAL(outcome->plugin, "bone_health");
    CU_ASSERT_PTR_NULL(answer_find(answer, "denosumab"));
    fixture_close(&fixture);
}

static void every_role_has_its_first_treatment(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, PERSON, NULL);
    for (enum role role = ROLE_SYSTEMIC; role < ROLE_COUNT; role++) {
        const struct outcome *first = answer_first(answer, role);
        CU_ASSERT_PTR_NOT_NULL_FATAL(first);
        CU_ASSERT_EQUAL(first->option->role, role);
        CU_ASSERT_EQUAL(first->rank_in_role, 1);
        CU_ASSERT_FALSE(first->option->addon);
    }
    fixture_close(&fixture);
}

static void without_a_recommendation_there_is_no_first(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, "age=40", NULL);
    CU_ASSERT_PTR_NULL(answer_first(answer, ROLE_SYSTEMIC));
    fixture_close(&fixture);
}

static void only_the_parts_that_are_asked_for_are_made(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = answer_parts(&fixture, REQUEST_RANKING);
    CU_ASSERT(answer->ranked_count > 0);
    CU_ASSERT_EQUAL(answer->flag_count, 0);
    CU_ASSERT_EQUAL(answer->plan.step_count, 0);
    CU_ASSERT_EQUAL(answer->ask_count, 0);
    answer = answer_parts(&fixture, REQUEST_FLAGS);
    CU_ASSERT(answer->flag_count > 0);
    CU_ASSERT_EQUAL(answer->plan.step_count + answer->ask_count, 0);
    answer = answer_parts(&fixture, REQUEST_PLAN);
    CU_ASSERT(answer->plan.step_count > 0);
    CU_ASSERT_EQUAL(answer->flag_count + answer->ask_count, 0);
    answer = answer_parts(&fixture, REQUEST_ASK);
    CU_ASSERT(answer->ask_count > 0);
    CU_ASSERT_EQUAL(answer->plan.step_count, 0);
    fixture_close(&fixture);
}

static void the_order_is_the_same_whatever_else_is_asked_for(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const char *ids[64];
    const struct answer *answer = answer_parts(&fixture, REQUEST_RANKING);
    uint32_t count = answer->ranked_count;
    CU_ASSERT_FATAL(count <= sizeof ids / sizeof *ids);
    for (uint32_t i = 0; i < count; i++)
        ids[i] = answer->ranked[i]->option->id;
    answer = answer_parts(&fixture, REQUEST_ALL);
    CU_ASSERT_EQUAL_FATAL(answer->ranked_count, count);
    for (uint32_t i = 0; i < count; i++)
        CU_ASSERT_STRING_EQUAL(answer->ranked[i]->option->id, ids[i]);
    fixture_close(&fixture);
}

static void facts_that_something_reads_are_marked_as_used(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, PERSON, NULL);
    CU_ASSERT(answer->used[POISE_FACT_HER2]);        /* a criterion reads it */
    CU_ASSERT(answer->used[POISE_FACT_BONE_PAIN]);   /* a plugin declares it */
    CU_ASSERT(answer->used[POISE_FACT_DISTANCE_KM]); /* weighing reads it */
    uint32_t unused = 0;
    for (uint32_t i = 1; i < answer->record->count; i++)
        unused += !answer->used[i];
    CU_ASSERT(unused > 0);
    fixture_close(&fixture);
}

static void what_follows_from_the_record_is_derived_here(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, "sex=male", NULL);
    const struct reading *menopause = record_at(answer->record, POISE_FACT_MENOPAUSE);
    CU_ASSERT_EQUAL(menopause->origin, ORIGIN_DERIVED);
    CU_ASSERT_EQUAL(menopause->datum.choice, POISE_MENOPAUSE_NA);
    fixture_close(&fixture);
}

static void the_same_question_gives_the_same_bytes(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    char *first = json_of(&fixture, fixture_answer(&fixture, PERSON, NULL));
    fixture_answer(&fixture, "age=40", "quality-first"); /* somebody else in between */
    char *second = json_of(&fixture, fixture_answer(&fixture, PERSON, NULL));
    CU_ASSERT_STRING_EQUAL(first, second);
    struct session *other = NULL;
    CU_ASSERT_EQUAL_FATAL(session_open(fixture.engine, &other), POISE_OK);
    session_close(fixture.session);
    fixture.session = other;
    CU_ASSERT_STRING_EQUAL(first,
                           json_of(&fixture, fixture_answer(&fixture, PERSON, NULL)));
    fixture_close(&fixture);
}

UNIT_SUITE(answer) = {
    UNIT_TEST(an_outcome_is_found_by_the_id_of_its_option),
    UNIT_TEST(every_role_has_its_first_treatment),
    UNIT_TEST(without_a_recommendation_there_is_no_first),
    UNIT_TEST(only_the_parts_that_are_asked_for_are_made),
    UNIT_TEST(the_order_is_the_same_whatever_else_is_asked_for),
    UNIT_TEST(facts_that_something_reads_are_marked_as_used),
    UNIT_TEST(what_follows_from_the_record_is_derived_here),
    UNIT_TEST(the_same_question_gives_the_same_bytes),
    UNIT_END,
};
