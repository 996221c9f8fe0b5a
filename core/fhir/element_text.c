/* Dates as intervals, and numbers that stand in a text. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/decimal.h"
#include "element.h"

enum { DAY = 86400, HOUR = 3600, MINUTE = 60, DATE_LENGTH = 10 };

static bool two_digits(const char *at, int *out)
{
    if (!isdigit((unsigned char)at[0]) || !isdigit((unsigned char)at[1]))
        return false;
    *out = (at[0] - '0') * 10 + (at[1] - '0');
    return true;
}

/* "YYYY", "YYYY-MM" or "YYYY-MM-DD": its first and last day. */
static bool days_of(struct json_bytes text, int32_t *first, int32_t *last)
{
    static const char *const ends[] = {"31", "30", "29", "28"};
    char end[DATE_LENGTH + 1] = "0000-12-31";
    if (!date_parse(text.at, text.length, first))
        return false;
    *last = *first;
    if (text.length == DATE_LENGTH)
        return true;
    memcpy(end, text.at, text.length);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        memcpy(end + DATE_LENGTH - 2, ends[i], 2);
        if (date_parse(end, DATE_LENGTH, last))
            return true;
    }
    return false;
}

/* "+02:00", "Z" or nothing: seconds to take off. */
static bool zone_read(struct json_bytes text, int32_t *offset)
{
    int hours;
    int minutes;
    *offset = 0;
    if (text.length == 0 || (text.length == 1 && text.at[0] == 'Z'))
        return true;
    if (text.length != 6 || (text.at[0] != '+' && text.at[0] != '-') ||
        !two_digits(text.at + 1, &hours) || text.at[3] != ':' ||
        !two_digits(text.at + 4, &minutes) || hours > 14 || minutes > 59)
        return false;
    *offset = (hours * HOUR + minutes * MINUTE) * (text.at[0] == '-' ? -1 : 1);
    return true;
}

/* "10:05", "10:05:00" or "10:05:00.123", and a zone. */
static bool clock_read(struct json_bytes text, int32_t *seconds)
{
    int hours;
    int minutes;
    int rest = 0;
    size_t used = 5;
    int32_t offset;
    if (text.length < 5 || !two_digits(text.at, &hours) || text.at[2] != ':' ||
        !two_digits(text.at + 3, &minutes))
        return false;
    if (text.length >= 8 && text.at[5] == ':' && two_digits(text.at + 6, &rest))
        used = 8;
    if (used < text.length && text.at[used] == '.')
        for (used++; used < text.length && isdigit((unsigned char)text.at[used]);)
            used++;
    struct json_bytes zone = {text.at + used, text.length - used};
    if (hours > 24 || minutes > 59 || rest > 60 || !zone_read(zone, &offset))
        return false;
    *seconds = hours * HOUR + minutes * MINUTE + rest - offset;
    return true;
}

struct when when_read(struct json_value value)
{
    struct json_bytes text = json_text(value);
    struct when out = WHEN_UNKNOWN;
    int32_t first;
    int32_t last;
    int32_t seconds;
    if (text.at == NULL)
        return out;
    bool timed = text.length > DATE_LENGTH && text.at[DATE_LENGTH] == 'T';
    struct json_bytes days = {text.at, timed ? DATE_LENGTH : text.length};
    struct json_bytes clock = {text.at + DATE_LENGTH + 1,
                               timed ? text.length - DATE_LENGTH - 1 : 0};
    if (!days_of(days, &first, &last))
        return out;
    out = (struct when){true, false, first, (int64_t)first * DAY,
                        (int64_t)last * DAY + DAY - 1};
    if (timed && clock_read(clock, &seconds)) {
        out.first += seconds;
        out.last = out.first;
    }
    return out;
}

struct when when_period_start(struct json_value period)
{
    return when_read(json_get(period, "start"));
}

struct when when_read_period(struct json_value period)
{
    struct when end = when_read(json_get(period, "end"));
    if (end.known)
        return end;
    struct when start = when_period_start(period);
    start.open = start.known;
    return start;
}

bool when_after(const struct when *a, const struct when *b)
{
    return a->known && (!b->known || a->first > b->last);
}

bool when_is_future(const struct when *when, int32_t as_of)
{
    return when->known && when->day > as_of;
}

/* Takes `word` off the front, if it stands there. */
static bool take(struct json_bytes *text, const char *word)
{
    size_t length = strlen(word);
    if (text->length < length || strncasecmp(text->at, word, length) != 0)
        return false;
    text->at += length;
    text->length -= length;
    while (text->length > 0 && text->at[0] == ' ') {
        text->at++;
        text->length--;
    }
    return true;
}

static enum comparator take_comparator(struct json_bytes *text)
{
    static const struct {
        const char *word;
        enum comparator comparator;
    } all[] = {{"<=", AT_MOST},         {"<", BELOW},
               {">=", AT_LEAST},        {">", ABOVE},
               {"less than ", BELOW},   {"below ", BELOW},
               {"more than ", ABOVE},   {"greater than ", ABOVE},
               {"at least ", AT_LEAST}, {"at most ", AT_MOST}};
    take(text, "");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (take(text, all[i].word))
            return all[i].comparator;
    return EXACTLY;
}

/* What may follow a number: letters, "%" and what units are made of, in one word. */
static bool is_unit(struct json_bytes text)
{
    if (text.length > 0 && (isdigit((unsigned char)text.at[0]) || text.at[0] == '-'))
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (!isalnum((unsigned char)text.at[i]) &&
            strchr("%/*^{}_[]", text.at[i]) == NULL)
            return false;
    return true;
}

struct quantity quantity_from_text(struct json_bytes text)
{
    struct quantity out = {0};
    size_t digits = 0;
    if (text.at == NULL)
        return out;
    enum comparator comparator = take_comparator(&text);
    if (text.length > 0 && text.at[0] == '-')
        digits = 1;
    while (digits < text.length &&
           (isdigit((unsigned char)text.at[digits]) || text.at[digits] == '.'))
        digits++;
    struct json_bytes unit = {text.at + digits, text.length - digits};
    take(&unit, "");
    while (unit.length > 0 && unit.at[unit.length - 1] == ' ')
        unit.length--;
    if (!decimal_parse(text.at, digits, &out.value) || !is_unit(unit))
        return out;
    out.known = true;
    out.comparator = comparator;
    out.unit = unit;
    return out;
}
