/* The proleptic Gregorian calendar (days-from-civil, as published by Howard Hinnant). */
#include "date.h"

#include <stdio.h>
#include <time.h>

static int32_t days_from_civil(int year, int month, int day)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

/* Reads exactly `width` digits at text[*at]. */
static bool digits(const char *text, size_t length, size_t *at, size_t width, int *out)
{
    if (length - *at < width)
        return false;
    int value = 0;
    for (size_t i = 0; i < width; i++, (*at)++) {
        if (text[*at] < '0' || text[*at] > '9')
            return false;
        value = value * 10 + (text[*at] - '0');
    }
    *out = value;
    return true;
}

bool date_parse(const char *text, size_t length, int32_t *days)
{
    int part[3] = {0, 1, 1};
    size_t at = 0;
    if (!digits(text, length, &at, 4, &part[0]))
        return false;
    for (int i = 1; i < 3 && at < length; i++)
        if (text[at++] != '-' || !digits(text, length, &at, 2, &part[i]))
            return false;
    if (at != length || part[0] < 1 || part[1] < 1 || part[1] > 12)
        return false;
    if (part[2] < 1 || part[2] > month_length(part[0], part[1]))
        return false;
    *days = days_from_civil(part[0], part[1], part[2]);
    return true;
}

void date_format(int32_t days, char out[11])
{
    int64_t z = (int64_t)days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    int month = (int)(mp < 10 ? mp + 3 : mp - 9);
    int year = (int)(yoe + era * 400 + (month <= 2)) % 10000;
    char buffer[40];
    snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month,
             (int)(doy - (153 * mp + 2) / 5 + 1));
    snprintf(out, 11, "%.10s", buffer);
}

int32_t date_today(void)
{
    return (int32_t)(time(NULL) / 86400);
}
