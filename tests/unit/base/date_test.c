/* Calendar days: reading, writing, and what is no day. */
#include "base/date.h"

#include <limits.h>
#include <string.h>
#include <time.h>

#include "unit.h"

/* The day that a text names; DATE_UNKNOWN when it names none. */
static int32_t day(const char *text)
{
    int32_t days = DATE_UNKNOWN;
    bool ok = date_parse(text, strlen(text), &days);
    CU_ASSERT_EQUAL(ok, days != DATE_UNKNOWN); /* a refusal leaves the day untouched */
    return days;
}

static void days_are_counted_from_1970(void)
{
    CU_ASSERT_EQUAL(day("1970-01-01"), 0);
    CU_ASSERT_EQUAL(day("1970-01-02"), 1);
    CU_ASSERT_EQUAL(day("1969-12-31"), -1);
    CU_ASSERT_EQUAL(day("2000-02-29"), 11016);
    CU_ASSERT_EQUAL(day("2026-03-02"), 20514);
    CU_ASSERT_EQUAL(day("1900-03-01"), -25508);
    CU_ASSERT_EQUAL(day("0001-01-01"), -719162);
    CU_ASSERT_EQUAL(day("9999-12-31"), 2932896);
}

static void a_month_or_a_year_counts_as_its_first_day(void)
{
    CU_ASSERT_EQUAL(day("2026-03"), day("2026-03-01"));
    CU_ASSERT_EQUAL(day("2026"), day("2026-01-01"));
}

static void leap_years_follow_the_gregorian_rule(void)
{
    CU_ASSERT_EQUAL(day("2024-02-29") + 1, day("2024-03-01"));
    CU_ASSERT_EQUAL(day("2000-02-29") + 1, day("2000-03-01"));
    CU_ASSERT_EQUAL(day("2023-02-29"), DATE_UNKNOWN);
    CU_ASSERT_EQUAL(day("1900-02-29"), DATE_UNKNOWN);
    CU_ASSERT_EQUAL(day("2100-02-29"), DATE_UNKNOWN);
}

static void every_month_has_its_own_last_day(void)
{
    static const struct {
        const char *last;
        const char *past;
        const char *next;
    } months[] = {
        {"2026-01-31", "2026-01-32", "2026-02-01"},
        {"2026-02-28", "2026-02-29", "2026-03-01"},
        {"2026-03-31", "2026-03-32", "2026-04-01"},
        {"2026-04-30", "2026-04-31", "2026-05-01"},
        {"2026-05-31", "2026-05-32", "2026-06-01"},
        {"2026-06-30", "2026-06-31", "2026-07-01"},
        {"2026-07-31", "2026-07-32", "2026-08-01"},
        {"2026-08-31", "2026-08-32", "2026-09-01"},
        {"2026-09-30", "2026-09-31", "2026-10-01"},
        {"2026-10-31", "2026-10-32", "2026-11-01"},
        {"2026-11-30", "2026-11-31", "2026-12-01"},
        {"2026-12-31", "2026-12-32", "2027-01-01"},
    };
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        CU_ASSERT_EQUAL(day(months[i].last) + 1, day(months[i].next));
        CU_ASSERT_EQUAL(day(months[i].past), DATE_UNKNOWN);
    }
}

static void what_is_no_calendar_day_is_refused(void)
{
    static const char *const texts[] = {
        "",           "2",           "202",         "2026-",         "2026-3",
        "2026-3-02",  "2026-03-",    "2026-03-2",   "2026-03-02-",   "2026-03-02-01",
        "2026-00-10", "2026-13-01",  "2026-03-00",  "0000-01-01",    "-026-01-01",
        "+026-01-01", "2026/03/02",  "20260302",    "2026-03-02 ",   " 2026-03-02",
        "02-03-2026", "2026-03-02T", "2026-Mar-02", "2026-03-0\xb2", "yesterday",
        "2026-0:-01", "2026-03-1/",  "202:-03-02",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        CU_ASSERT_EQUAL(day(texts[i]), DATE_UNKNOWN);
}

static void only_the_given_length_is_read(void)
{
    int32_t days = DATE_UNKNOWN;
    CU_ASSERT_TRUE(date_parse("2026-03-02, biopsy", 10, &days));
    CU_ASSERT_EQUAL(days, day("2026-03-02"));
    CU_ASSERT_TRUE(date_parse("2026-03-02", 7, &days));
    CU_ASSERT_EQUAL(days, day("2026-03-01"));
    CU_ASSERT_FALSE(date_parse("2026-03-02", 8, &days));
}

static void every_day_is_read_as_it_is_written(void)
{
    const int32_t first = day("0001-01-01");
    const int32_t last = day("9999-12-31");
    for (int32_t days = first; days <= last; days += 61) {
        char text[11];
        date_format(days, text);
        CU_ASSERT_EQUAL(day(text), days);
    }
}

static void the_day_after_is_written_after(void)
{
    char text[11];
    char after[11];
    date_format(day("1896-01-01"), text);
    for (int32_t days = day("1896-01-02"); days < day("2104-12-31"); days++) {
        date_format(days, after);
        CU_ASSERT_TRUE(strcmp(text, after) < 0);
        memcpy(text, after, sizeof text);
    }
}

static void a_number_that_is_no_day_is_still_written_in_eleven_bytes(void)
{
    const int32_t numbers[] = {INT32_MIN, -1000000, -719163, 2932897, INT32_MAX};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char text[12];
        memset(text, '#', sizeof text);
        date_format(numbers[i], text);
        CU_ASSERT_PTR_NOT_NULL(memchr(text, '\0', 11));
        CU_ASSERT_EQUAL(text[11], '#');
    }
}

static void today_is_the_day_of_the_clock_in_utc(void)
{
    int32_t before;
    int32_t today;
    struct tm now;
    do { /* again if midnight came between the two looks */
        before = date_today();
        time_t seconds = time(NULL);
        gmtime_r(&seconds, &now);
        today = date_today();
    } while (before != today);
    char text[11];
    char expected[16];
    date_format(today, text);
    strftime(expected, sizeof expected, "%Y-%m-%d", &now);
    CU_ASSERT_STRING_EQUAL(text, expected);
}

UNIT_SUITE(date) = {
    UNIT_TEST(days_are_counted_from_1970),
    UNIT_TEST(a_month_or_a_year_counts_as_its_first_day),
    UNIT_TEST(leap_years_follow_the_gregorian_rule),
    UNIT_TEST(every_month_has_its_own_last_day),
    UNIT_TEST(what_is_no_calendar_day_is_refused),
    UNIT_TEST(only_the_given_length_is_read),
    UNIT_TEST(every_day_is_read_as_it_is_written),
    UNIT_TEST(the_day_after_is_written_after),
    UNIT_TEST(a_number_that_is_no_day_is_still_written_in_eleven_bytes),
    UNIT_TEST(today_is_the_day_of_the_clock_in_utc),
    UNIT_END,
};
