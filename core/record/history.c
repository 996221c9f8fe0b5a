/* A sorted set of days, of a fixed size. */
#include "history.h"

#include <string.h>

#include "base/date.h"
#include "record.h"

struct days {
    int32_t as_of;
    uint32_t count;
    int32_t *days;
};

/* Keeps the days in order; of too many the first one goes. */
static void add(struct days *days, int32_t day)
{
    if (day == DATE_UNKNOWN || day > days->as_of)
        return;
    uint32_t at = days->count;
    while (at > 0 && days->days[at - 1] > day)
        at--;
    if (at > 0 && days->days[at - 1] == day)
        return;
    if (days->count == HISTORY_LIMIT) {
        if (at == 0)
            return;
        at--;
        days->count--;
        memmove(days->days, days->days + 1, days->count * sizeof *days->days);
    }
    memmove(days->days + at + 1, days->days + at,
            (days->count - at) * sizeof *days->days);
    days->days[at] = day;
    days->count++;
}

uint32_t history_days(const struct record *record, int32_t as_of,
                      int32_t days[HISTORY_LIMIT])
{
    struct days found = {as_of, 0, days};
    for (uint32_t i = 1; i < record->count; i++)
        if (record->readings[i].origin == ORIGIN_GIVEN)
            add(&found, record->readings[i].date);
    for (const struct older *o = record->older; o != NULL; o = o->next)
        add(&found, o->reading.date);
    for (const struct course *c = record->courses; c != NULL; c = c->next) {
        add(&found, c->start);
        add(&found, c->end);
    }
    return found.count;
}

int32_t history_last(const struct record *record, int32_t as_of)
{
    int32_t days[HISTORY_LIMIT];
    uint32_t count = history_days(record, as_of, days);
    return count == 0 ? DATE_UNKNOWN : days[count - 1];
}
