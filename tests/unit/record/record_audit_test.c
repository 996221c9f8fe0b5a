/* A record looked at on a day: what is stale, and what comes from the future. */
#include "record/record.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "held.h"

/* A record audited on a day, with every fact fresh for thirty days. */
static struct record *audited(struct fixture *fixture, const char *facts,
                              const char *as_of)
{
    int32_t fresh_days[FACT_LIMIT];
    for (size_t i = 0; i < FACT_LIMIT; i++)
        fresh_days[i] = 30;
    fresh_days[POISE_FACT_HER2] = 0; /* does not age */
    struct record *record = fixture_record(fixture, facts);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    CU_ASSERT_EQUAL(record_audit(record, day(as_of), fresh_days), POISE_OK);
    return record;
}

static void a_value_from_the_future_is_not_used(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        audited(&fixture, "qtc = 450 [2026-03-03]; ecog = 1 [2026-03-02]", "2026-03-02");
    expect_fact(record, "qtc", "? future");
    expect_fact(record, "ecog", "1"); /* today is not the future */
    expect_remarks(record, "qtc = 450 ms [2026-03-03]: dated after the day of this "
                           "answer, so it is not used\n");
    CU_ASSERT_EQUAL(record->remarks->trouble, TROUBLE_FUTURE);
    fixture_close(&fixture);
}

static void before_a_value_from_the_future_the_newest_older_one_counts(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = audited(
        &fixture, "ecog = 2 [2026-01-01]; ecog = 1 [2026-03-01]; ecog = 0 [2027-03-02]",
        "2026-03-02");
    expect_fact(record, "ecog", "1");
    expect_remarks(record,
                   "ecog = 2 [2026-01-01]: a newer value is used\n"
                   "ecog = 0 [2027-03-02]: dated after the day of this answer, so "
                   "it is not used\n");
    fixture_close(&fixture);
}

static void a_stale_value_is_remarked_and_used_all_the_same(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = audited(&fixture, "qtc = 450 [2026-01-30]", "2026-03-02");
    expect_fact(record, "qtc", "450 ms");
    CU_ASSERT_EQUAL(reading_of(record, "qtc")->state, FACT_KNOWN);
    CU_ASSERT_EQUAL(reading_of(record, "qtc")->trouble, TROUBLE_STALE);
    expect_remarks(record, "qtc = 450 ms [2026-01-30]: 31 days old, stays fresh for 30; "
                           "used, but check it\n");
    fixture_close(&fixture);
}

static void the_last_fresh_day_is_fresh(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = audited(&fixture, "qtc = 450 [2026-01-31]", "2026-03-02");
    CU_ASSERT_EQUAL(reading_of(record, "qtc")->trouble, TROUBLE_NONE);
    expect_remarks(record, "");
    fixture_close(&fixture);
}

static void what_does_not_age_or_has_no_date_is_never_stale(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        audited(&fixture, "her2 = low [1999-01-01]; qtc = 450; er = ?", "2026-03-02");
    expect_fact(record, "her2", "low");
    expect_fact(record, "qtc", "450 ms");
    expect_fact(record, "er", "? said_unknown");
    expect_remarks(record, "");
    fixture_close(&fixture);
}

static void only_what_was_given_is_audited(void)
{
    struct fixture fixture = fixture_open();
    int32_t fresh_days[FACT_LIMIT] = {0};
    struct record *record =
        fixture_derived(&fixture, "er = low [2026-03-02]; her2 = zero [2026-03-02]; "
                                  "her2 = low [2026-03-02]");
    CU_ASSERT_EQUAL(record_audit(record, day("2020-01-01"), fresh_days), POISE_OK);
    expect_fact(record, "hormone_receptor", "positive");
    expect_fact(record, "her2", "? conflict");
    expect_fact(record, "er", "? future");
    fixture_close(&fixture);
}

UNIT_SUITE(record_audit) = {
    UNIT_TEST(a_value_from_the_future_is_not_used),
    UNIT_TEST(before_a_value_from_the_future_the_newest_older_one_counts),
    UNIT_TEST(a_stale_value_is_remarked_and_used_all_the_same),
    UNIT_TEST(the_last_fresh_day_is_fresh),
    UNIT_TEST(what_does_not_age_or_has_no_date_is_never_stale),
    UNIT_TEST(only_what_was_given_is_audited),
    UNIT_END,
};
