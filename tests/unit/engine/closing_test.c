/* What a choice now would close off. */
#include "engine/closing.h"

#include <string.h>

#include <poise/status.h>

#include "fixture.h"
#include "unit.h"

static const char second_line[] =
    "age=60; sex=female; menopause=post; ecog=1; er=positive; her2=zero; line=2;"
    "prior_therapy=letrozole, ribociclib; endocrine_lines=1; chemo_lines=0;"
    "cdk46_months=20; pik3ca=mutated; esr1=mutated; sites=bone; progressed=yes";

static bool has(const struct option *const *options, uint32_t count, const char *id)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(options[i]->id, id) == 0)
            return true;
    return false;
}

static struct closing closing(struct fixture *fixture, const char *facts, const char *id)
{
    struct closing closing;
    const struct answer *answer = fixture_answer(fixture, facts, NULL);
    const struct outcome *outcome = answer_find(answer, id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(outcome);
    CU_ASSERT_EQUAL(
        closing_of(fixture->session, fixture->arena, answer, outcome, &closing),
        POISE_OK);
    return closing;
}

static void a_drug_closes_off_its_class(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct closing found = closing(&fixture, second_line, "elacestrant");
    CU_ASSERT_TRUE(found.known);
    CU_ASSERT_TRUE(has(found.closed, found.closed_count, "imlunestrant"));
    CU_ASSERT_FALSE(has(found.closed, found.closed_count, "elacestrant"));
    CU_ASSERT_FALSE(has(found.closed, found.closed_count, "capecitabine"));
    fixture_close(&fixture);
}

static void what_was_given_before_must_be_known(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct closing found = closing(
        &fixture, "age=60; er=positive; her2=zero; line=3; sites=bone", "capecitabine");
    CU_ASSERT_FALSE(found.known);
    CU_ASSERT_EQUAL(found.closed_count, 0);
    fixture_close(&fixture);
}

const struct unit_test closing_suite[] = {
    UNIT_TEST(a_drug_closes_off_its_class),
    UNIT_TEST(what_was_given_before_must_be_known),
    UNIT_END,
};
