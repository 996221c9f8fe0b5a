/* The days of a record. */
#include "record/history.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "fixture.h"
#include "unit.h"

static int32_t day(const char *text)
{
    int32_t days = 0;
    CU_ASSERT_TRUE(date_parse(text, strlen(text), &days));
    return days;
}

static void every_dated_value_is_a_day_once_and_in_order(void)
{
    struct fixture fixture = fixture_open();
    int32_t days[HISTORY_LIMIT];
    struct record *record = fixture_record(
        &fixture, "er=positive [2026-03-02]; her2=low [2026-03-02]; age=60;"
                  "ecog=2 [2026-05-01]; sites=bone [2025-01-31]");
    CU_ASSERT_EQUAL_FATAL(history_days(record, day("2026-12-31"), days), 3);
    CU_ASSERT_EQUAL(days[0], day("2025-01-31"));
    CU_ASSERT_EQUAL(days[1], day("2026-03-02"));
    CU_ASSERT_EQUAL(days[2], day("2026-05-01"));
    CU_ASSERT_EQUAL(history_last(record, day("2026-12-31")), day("2026-05-01"));
    fixture_close(&fixture);
}

static void a_value_that_was_replaced_has_its_day_and_the_future_has_none(void)
{
    struct fixture fixture = fixture_open();
    int32_t days[HISTORY_LIMIT];
    struct record *record = fixture_record(
        &fixture, "ecog=1 [2026-01-01]; ecog=2 [2026-05-01]; her2=low [2027-01-01]");
    CU_ASSERT_EQUAL_FATAL(history_days(record, day("2026-12-31"), days), 2);
    CU_ASSERT_EQUAL(days[0], day("2026-01-01"));
    fixture_close(&fixture);
}

static void nothing_dated_is_no_day(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_record(&fixture, "age=60");
    CU_ASSERT_EQUAL(history_last(record, day("2026-12-31")), DATE_UNKNOWN);
    fixture_close(&fixture);
}

static void of_too_many_days_the_last_are_kept(void)
{
    struct fixture fixture = fixture_open();
    int32_t days[HISTORY_LIMIT];
    struct course courses[HISTORY_LIMIT + 10];
    struct record *record = fixture_record(&fixture, "age=60");
    for (int i = 0; i < HISTORY_LIMIT + 10; i++) {
        courses[i] = (struct course){.start = 1000 + i * 7 % (HISTORY_LIMIT + 10),
                                     .end = DATE_UNKNOWN,
                                     .next = i == 0 ? NULL : &courses[i - 1]};
        record->courses = &courses[i];
    }
    CU_ASSERT_EQUAL_FATAL(history_days(record, 5000, days), HISTORY_LIMIT);
    CU_ASSERT_EQUAL(days[0], 1010);
    CU_ASSERT_EQUAL(days[HISTORY_LIMIT - 1], 1000 + HISTORY_LIMIT + 9);
    fixture_close(&fixture);
}

const struct unit_test history_suite[] = {
    UNIT_TEST(every_dated_value_is_a_day_once_and_in_order),
    UNIT_TEST(a_value_that_was_replaced_has_its_day_and_the_future_has_none),
    UNIT_TEST(nothing_dated_is_no_day),
    UNIT_TEST(of_too_many_days_the_last_are_kept),
    UNIT_END,
};
