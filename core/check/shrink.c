/* Delta debugging over the facts of a record, then simple values one fact at a time. */
#include "shrink.h"

#include <math.h>

#include "base/date.h"
#include "exam.h"
#include "record/record.h"
#include "record/vocabulary.h"

struct shrinking {
    struct record *record;
    still_breaks *breaks;
    void *context;
    uint32_t left; /* trials */
    uint32_t asked;
};

static bool ask(struct shrinking *shrinking)
{
    if (shrinking->left == 0)
        return false;
    shrinking->left--;
    shrinking->asked++;
    return shrinking->breaks(shrinking->context, shrinking->record);
}

/* -------------------- facts */

static uint32_t list_stated(const struct record *record, uint16_t stated[FACT_LIMIT])
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < record->count; i++)
        if (record_states(record, i))
            stated[count++] = (uint16_t)i;
    return count;
}

/* Takes some facts out; puts them back when what is left breaks nothing. */
static bool take_out(struct shrinking *shrinking, const uint16_t *facts, uint32_t count)
{
    struct reading kept[FACT_LIMIT];
    struct reading *readings = shrinking->record->readings;
    for (uint32_t i = 0; i < count; i++) {
        kept[i] = readings[facts[i]];
        readings[facts[i]] = (struct reading){.date = DATE_UNKNOWN};
    }
    if (ask(shrinking))
        return true;
    for (uint32_t i = 0; i < count; i++)
        readings[facts[i]] = kept[i];
    return false;
}

/* One pass with pieces of a size; true when something was taken out. */
static bool pass(struct shrinking *shrinking, uint32_t piece)
{
    uint16_t stated[FACT_LIMIT];
    uint32_t count = list_stated(shrinking->record, stated);
    bool taken = false;
    for (uint32_t i = 0; i < count; i += piece) {
        uint32_t size = i + piece > count ? count - i : piece;
        taken = take_out(shrinking, stated + i, size) || taken;
    }
    return taken;
}

static void fewer_facts(struct shrinking *shrinking)
{
    uint16_t stated[FACT_LIMIT];
    uint32_t piece = (list_stated(shrinking->record, stated) + 1) / 2;
    for (; piece > 1; piece = (piece + 1) / 2)
        pass(shrinking, piece);
    while (shrinking->left > 0 && pass(shrinking, 1))
        ;
}

/* -------------------- values */

static bool try_value(struct shrinking *shrinking, uint32_t fact, union datum datum)
{
    struct reading *reading = &shrinking->record->readings[fact];
    struct reading kept = *reading;
    const struct fact *about = fact_at(shrinking->record->vocabulary, fact);
    bool outside = fact_is_numeric(about) && about->low < about->high &&
                   (datum.number < about->low || datum.number > about->high);
    if (outside || datum_equal(about, &kept.datum, &datum))
        return false;
    reading->datum = datum;
    if (ask(shrinking))
        return true;
    *reading = kept;
    return false;
}

static void simpler_number(struct shrinking *shrinking, uint32_t fact)
{
    static const double grid[] = {100, 50, 10, 5, 1};
    double value = shrinking->record->readings[fact].datum.number;
    for (size_t i = 0; i < sizeof grid / sizeof *grid; i++) {
        double down = floor(value / grid[i]) * grid[i];
        if (try_value(shrinking, fact, (union datum){.number = down}) ||
            try_value(shrinking, fact, (union datum){.number = down + grid[i]}))
            return;
    }
}

/* The set without one member; of drugs also without what only that one implied. */
static union datum without(const struct fact *fact, const union datum *datum,
                           uint32_t member)
{
    union datum less = {.members = {0, 0}};
    for (uint32_t i = 0; i < fact->value_count; i++) {
        uint32_t other = fact->values[i].number;
        uint64_t implied[2] = {0, 0};
        if (other == member || !member_has(datum->members, other))
            continue;
        if (fact->type == FACT_THERAPY)
            therapy_closure(other, implied);
        if (fact->type != FACT_THERAPY)
            member_add(less.members, other);
        else if (!member_has(implied, member)) {
            less.members[0] |= implied[0];
            less.members[1] |= implied[1];
        }
    }
    return less;
}

static void simpler_set(struct shrinking *shrinking, const struct fact *fact)
{
    const union datum *datum = &shrinking->record->readings[fact->number].datum;
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (member_has(datum->members, fact->values[i].number))
            try_value(shrinking, fact->number,
                      without(fact, datum, fact->values[i].number));
}

static void simpler_choice(struct shrinking *shrinking, const struct fact *fact)
{
    uint32_t now = shrinking->record->readings[fact->number].datum.choice;
    for (uint32_t i = 0; i < fact->value_count && fact->values[i].number != now; i++)
        if (try_value(shrinking, fact->number,
                      (union datum){.choice = fact->values[i].number}))
            return;
}

static void no_date(struct shrinking *shrinking, uint32_t fact)
{
    struct reading *reading = &shrinking->record->readings[fact];
    int32_t kept = reading->date;
    if (kept == DATE_UNKNOWN)
        return;
    reading->date = DATE_UNKNOWN;
    if (!ask(shrinking))
        reading->date = kept;
}

uint32_t shrink(struct record *record, still_breaks *breaks, void *context,
                uint32_t trials)
{
    struct shrinking shrinking = {record, breaks, context, trials, 0};
    fewer_facts(&shrinking);
    for (uint32_t i = 1; i < record->count; i++) {
        const struct fact *fact = fact_at(record->vocabulary, i);
        if (record->readings[i].origin != ORIGIN_GIVEN)
            continue;
        no_date(&shrinking, i);
        if (fact_is_set(fact))
            simpler_set(&shrinking, fact);
        else if (fact_is_numeric(fact))
            simpler_number(&shrinking, i);
        else
            simpler_choice(&shrinking, fact);
    }
    return shrinking.asked;
}
