/* Shrinking: what is left is what it takes, with simple values. */
#include "check/shrink.h"

#include "check/people.h"
#include "fixture.h"
#include "unit.h"

static bool says(const struct record *record, uint32_t fact)
{
    return record->readings[fact].origin == ORIGIN_GIVEN;
}

/* Frail, with a clearance below 30. */
static bool is_frail_and_weak(void *context, const struct record *candidate)
{
    uint32_t *asked = context;
    (*asked)++;
    return says(candidate, POISE_FACT_FRAIL) &&
           candidate->readings[POISE_FACT_FRAIL].datum.choice == POISE_YES &&
           says(candidate, POISE_FACT_CREATININE_CLEARANCE) &&
           candidate->readings[POISE_FACT_CREATININE_CLEARANCE].datum.number < 30;
}

static struct record *large_person(struct fixture *fixture)
{
    struct record *record = fixture_record(
        fixture, "age=61; sex=female; ecog=2; frail=yes [2026-10-02]; er=positive;"
                 "her2=low; sites=bone, liver; prior_therapy=letrozole, palbociclib;"
                 "creatinine_clearance=27.3 mL/min; lvef=55; qtc=431 ms; line=2");
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    return record;
}

static uint32_t count_stated(const struct record *record)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < record->count; i++)
        count += says(record, i);
    return count;
}

static void only_what_matters_is_left(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = large_person(&fixture);
    uint32_t asked = 0;
    uint32_t told = shrink(record, is_frail_and_weak, &asked, 1000);
    CU_ASSERT_EQUAL(told, asked);
    CU_ASSERT_EQUAL(count_stated(record), 2);
    CU_ASSERT_TRUE(is_frail_and_weak(&asked, record));
    fixture_close(&fixture);
}

static void values_become_simple_and_stay_plausible(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = large_person(&fixture);
    uint32_t asked = 0;
    shrink(record, is_frail_and_weak, &asked, 1000);
    const struct reading *clearance = record_at(record, POISE_FACT_CREATININE_CLEARANCE);
    CU_ASSERT_DOUBLE_EQUAL(clearance->datum.number, 20, 1e-9);
    CU_ASSERT_EQUAL(record_at(record, POISE_FACT_FRAIL)->date, INT32_MIN);
    fixture_close(&fixture);
}

static bool had_a_cdk46_inhibitor(void *context, const struct record *candidate)
{
    (void)context;
    const struct reading *prior = record_at(candidate, POISE_FACT_PRIOR_THERAPY);
    return prior->origin == ORIGIN_GIVEN &&
           member_has(prior->datum.members, POISE_THERAPY_CDK46);
}

static void a_set_loses_what_it_does_not_need(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = large_person(&fixture);
    shrink(record, had_a_cdk46_inhibitor, NULL, 1000);
    const struct reading *prior = record_at(record, POISE_FACT_PRIOR_THERAPY);
    CU_ASSERT_FALSE(member_has(prior->datum.members, POISE_THERAPY_LETROZOLE));
    CU_ASSERT_FALSE(member_has(prior->datum.members, POISE_THERAPY_ENDOCRINE));
    CU_ASSERT_TRUE(member_has(prior->datum.members, POISE_THERAPY_CDK46));
    CU_ASSERT_EQUAL(count_stated(record), 1);
    fixture_close(&fixture);
}

static void no_more_is_asked_than_allowed(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = large_person(&fixture);
    uint32_t asked = 0;
    CU_ASSERT_EQUAL(shrink(record, is_frail_and_weak, &asked, 3), 3);
    CU_ASSERT_EQUAL(asked, 3);
    CU_ASSERT_TRUE(is_frail_and_weak(&asked, record));
    fixture_close(&fixture);
}

UNIT_SUITE(shrink) = {
    UNIT_TEST(only_what_matters_is_left),
    UNIT_TEST(values_become_simple_and_stay_plausible),
    UNIT_TEST(a_set_loses_what_it_does_not_need),
    UNIT_TEST(no_more_is_asked_than_allowed),
    UNIT_END,
};
