/* Stating facts, settling duplicates, checking dates. */
#include "record.h"

#include <stdio.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "vocabulary.h"

struct record *record_new(struct arena *arena, const struct vocabulary *vocabulary)
{
    struct record *record = arena_alloc(arena, sizeof *record);
    if (record == NULL)
        return NULL;
    record->arena = arena;
    record->vocabulary = vocabulary;
    record->id = "";
    record->title = "";
    record->count = vocabulary_count(vocabulary);
    record->readings = arena_array(arena, record->count, sizeof *record->readings);
    if (record->readings == NULL)
        return NULL;
    for (uint32_t i = 0; i < record->count; i++)
        record->readings[i].date = DATE_UNKNOWN;
    return record;
}

static void take_given(struct reading *reading)
{
    reading->state = FACT_KNOWN;
    reading->origin = ORIGIN_GIVEN;
    reading->trouble = TROUBLE_NONE;
}

struct record *record_copy(struct arena *arena, const struct record *record)
{
    struct record *copy = record_new(arena, record->vocabulary);
    if (copy == NULL)
        return NULL;
    copy->id = record->id;
    copy->title = record->title;
    copy->file = record->file;
    copy->older = record->older;
    copy->asides = record->asides;
    copy->last_aside = record->last_aside;
    copy->courses = record->courses;
    for (uint32_t i = 0; i < record->count; i++) {
        const struct reading *reading = &record->readings[i];
        if (reading->origin == ORIGIN_GIVEN || reading->origin == ORIGIN_NONE)
            copy->readings[i] = *reading;
        if (reading->trouble == TROUBLE_CONTRADICTED)
            take_given(&copy->readings[i]);
    }
    return copy;
}

int32_t record_set_aside(struct record *record, const char *reference, bool used,
                         const char *text)
{
    struct aside *aside = arena_alloc(record->arena, sizeof *aside);
    if (aside == NULL)
        return POISE_E_MEMORY;
    *aside = (struct aside){NULL, reference, text, used};
    if (record->last_aside == NULL)
        record->asides = aside;
    else
        record->last_aside->next = aside;
    record->last_aside = aside;
    return POISE_OK;
}

bool datum_equal(const struct fact *fact, const union datum *a, const union datum *b)
{
    if (fact_is_numeric(fact))
        return !(a->number < b->number) && !(a->number > b->number);
    if (fact_is_set(fact))
        return a->members[0] == b->members[0] && a->members[1] == b->members[1];
    return a->choice == b->choice;
}

/* A class that one of the other members implies goes without saying. */
static bool is_implied(const struct fact *fact, const union datum *datum, uint32_t member)
{
    for (uint32_t i = 0; fact->type == FACT_THERAPY && i < fact->value_count; i++) {
        uint32_t other = fact->values[i].number;
        uint64_t implied[2] = {0};
        if (other == member || !member_has(datum->members, other))
            continue;
        therapy_closure(other, implied);
        if (member_has(implied, member))
            return true;
    }
    return false;
}

static void write_members(const struct fact *fact, const union datum *datum,
                          struct text *out)
{
    bool first = true;
    for (uint32_t i = 0; i < fact->value_count; i++) {
        uint32_t member = fact->values[i].number;
        if (!member_has(datum->members, member) || is_implied(fact, datum, member))
            continue;
        text_format(out, "%s%s", first ? "" : ", ", fact->values[i].name);
        first = false;
    }
    if (first)
        text_put(out, "none");
}

void datum_write(const struct fact *fact, const union datum *datum, struct text *out)
{
    if (fact_is_set(fact)) {
        write_members(fact, datum, out);
    } else if (!fact_is_numeric(fact)) {
        text_put(out, value_name(fact, datum->choice));
    } else {
        text_put_number(out, datum->number);
        if (fact->unit[0] != '\0')
            text_format(out, " %s", fact->unit);
    }
}

const char *trouble_name(enum fact_trouble trouble)
{
    static const char *const names[] = {"",         "said_unknown", "conflict",
                                        "conflict", "implausible",  "future",
                                        "stale",    "superseded"};
    return names[trouble];
}

/* Takes over a line about a fact, and adds it as a remark. */
static int32_t remark_put(struct record *record, const struct fact *fact,
                          enum fact_trouble trouble, int32_t date, struct text *line)
{
    struct remark *remark = arena_alloc(record->arena, sizeof *remark);
    char *copy =
        line->failed ? NULL : arena_copy(record->arena, line->bytes, line->length);
    text_free(line);
    if (remark == NULL || copy == NULL)
        return POISE_E_MEMORY;
    *remark = (struct remark){NULL, fact->number, trouble, date, copy};
    if (record->last_remark == NULL)
        record->remarks = remark;
    else
        record->last_remark->next = remark;
    record->last_remark = remark;
    return POISE_OK;
}

/* Remarks "NAME = VALUE [DATE]: why". */
static int32_t remark_add(struct record *record, const struct fact *fact,
                          enum fact_trouble trouble, const struct reading *reading,
                          const char *why)
{
    struct text line = {0};
    char date[11] = "";
    text_format(&line, "%s = ", fact->name);
    datum_write(fact, &reading->datum, &line);
    if (reading->date != DATE_UNKNOWN) {
        date_format(reading->date, date);
        text_format(&line, " [%s]", date);
    }
    text_format(&line, ": %s", why);
    return remark_put(record, fact, trouble, reading->date, &line);
}

static void give_up(struct reading *reading, enum fact_trouble trouble)
{
    reading->state = FACT_UNKNOWN;
    reading->origin = ORIGIN_NONE;
    reading->trouble = (uint8_t)trouble;
}

static bool plausible(const struct fact *fact, const union datum *datum)
{
    if (!fact_is_numeric(fact) || !(fact->low < fact->high))
        return true;
    return datum->number >= fact->low && datum->number <= fact->high;
}

static int32_t remark_implausible(struct record *record, const struct fact *fact,
                                  const struct reading *reading)
{
    struct text why = {0};
    text_put(&why, "outside ");
    text_put_number(&why, fact->low);
    text_put(&why, " to ");
    text_put_number(&why, fact->high);
    text_format(&why, "%s%s, so it is not used", fact->unit[0] != '\0' ? " " : "",
                fact->unit);
    int32_t status =
        why.failed ? POISE_E_MEMORY
                   : remark_add(record, fact, TROUBLE_IMPLAUSIBLE, reading, why.bytes);
    text_free(&why);
    return status;
}

/* Is a value newer than both sides of a conflict? One without a date keeps it. */
static bool outdates(const struct reading *next, struct reading *conflict)
{
    if (next->date == DATE_UNKNOWN)
        conflict->date = DATE_UNKNOWN;
    return conflict->date != DATE_UNKNOWN && next->date > conflict->date;
}

static int32_t remember(struct record *record, uint32_t fact, const struct reading *older)
{
    struct older *item = arena_alloc(record->arena, sizeof *item);
    if (item == NULL)
        return POISE_E_MEMORY;
    *item = (struct older){record->older, fact, *older};
    record->older = item;
    return POISE_OK;
}

/* Two different values: the later date wins, otherwise neither. */
static int32_t settle(struct record *record, const struct fact *fact,
                      const struct reading *next)
{
    struct reading *held = &record->readings[fact->number];
    bool dated = held->date != DATE_UNKNOWN && next->date != DATE_UNKNOWN;
    if (!dated || held->date == next->date) {
        int32_t status = remark_add(record, fact, TROUBLE_CONFLICT, held,
                                    "contradicts the next value; neither is used");
        if (status == POISE_OK)
            status = remark_add(record, fact, TROUBLE_CONFLICT, next,
                                "contradicts the value before; neither is used");
        if (!dated)
            held->date = DATE_UNKNOWN;
        give_up(held, TROUBLE_CONFLICT);
        return status;
    }
    struct reading older = held->date < next->date ? *held : *next;
    if (held->date < next->date)
        *held = *next;
    int32_t status = remember(record, fact->number, &older);
    return status != POISE_OK ? status
                              : remark_add(record, fact, TROUBLE_SUPERSEDED, &older,
                                           "a newer value is used");
}

int32_t record_give(struct record *record, uint32_t number, const struct reading *reading)
{
    const struct fact *fact = fact_at(record->vocabulary, number);
    if (fact == NULL)
        return POISE_E_ARGUMENT;
    struct reading next = *reading;
    take_given(&next);
    struct reading *held = &record->readings[number];
    if (!plausible(fact, &next.datum)) {
        if (held->origin != ORIGIN_GIVEN && held->trouble != TROUBLE_CONFLICT)
            give_up(held, TROUBLE_IMPLAUSIBLE);
        return remark_implausible(record, fact, &next);
    }
    if (held->trouble == TROUBLE_CONFLICT && outdates(&next, held)) {
        *held = next;
        return POISE_OK;
    }
    if (held->trouble == TROUBLE_CONFLICT)
        return remark_add(record, fact, TROUBLE_CONFLICT, &next,
                          "one more value for a fact in conflict");
    if (held->origin == ORIGIN_GIVEN && !datum_equal(fact, &held->datum, &next.datum))
        return settle(record, fact, &next);
    if (held->origin != ORIGIN_GIVEN || next.date > held->date)
        *held = next;
    return POISE_OK;
}

void record_say_unknown(struct record *record, uint32_t fact)
{
    struct reading *held = &record->readings[fact];
    if (held->origin != ORIGIN_GIVEN && held->trouble != TROUBLE_CONFLICT)
        give_up(held, TROUBLE_SAID_UNKNOWN);
}

int32_t record_say_conflict(struct record *record, uint32_t fact, const char *why)
{
    const struct fact *about = fact_at(record->vocabulary, fact);
    struct text line = {0};
    if (about == NULL)
        return POISE_E_ARGUMENT;
    text_format(&line, "%s: %s", about->name, why);
    give_up(&record->readings[fact], TROUBLE_CONFLICT);
    record->readings[fact].date = DATE_UNKNOWN;
    return remark_put(record, about, TROUBLE_CONFLICT, DATE_UNKNOWN, &line);
}

int32_t record_contradict(struct record *record, uint32_t number,
                          const union datum *follows)
{
    const struct fact *fact = fact_at(record->vocabulary, number);
    struct reading *held = &record->readings[number];
    struct text why = {0};
    text_put(&why, "from other facts follows ");
    datum_write(fact, follows, &why);
    text_put(&why, "; neither is used");
    int32_t status =
        why.failed ? POISE_E_MEMORY
                   : remark_add(record, fact, TROUBLE_CONTRADICTED, held, why.bytes);
    text_free(&why);
    give_up(held, TROUBLE_CONTRADICTED);
    for (uint32_t i = 1; i < record->count; i++)
        if (record->readings[i].origin == ORIGIN_DERIVED ||
            record->readings[i].origin == ORIGIN_ASSUMED)
            record->readings[i] = (struct reading){.date = DATE_UNKNOWN};
    return status;
}

/* A value that is used again was not superseded. */
static void drop_superseded(struct record *record, uint32_t fact, int32_t date)
{
    struct remark *last = NULL;
    for (struct remark *r = record->remarks; r != NULL; r = r->next) {
        if (r->fact == fact && r->trouble == TROUBLE_SUPERSEDED && r->date == date)
            continue;
        if (last == NULL)
            record->remarks = r;
        else
            last->next = r;
        last = r;
    }
    if (last == NULL)
        record->remarks = NULL;
    else
        last->next = NULL;
    record->last_remark = last;
}

/* Goes back to the newest value that is not of the future. */
static void fall_back(struct record *record, uint32_t fact, int32_t as_of)
{
    struct reading *held = &record->readings[fact];
    give_up(held, TROUBLE_FUTURE);
    for (const struct older *o = record->older; o != NULL; o = o->next) {
        if (o->fact != fact || o->reading.date > as_of ||
            (held->origin == ORIGIN_GIVEN && o->reading.date <= held->date))
            continue;
        *held = o->reading;
    }
    if (held->origin == ORIGIN_GIVEN)
        drop_superseded(record, fact, held->date);
}

int32_t record_audit(struct record *record, int32_t as_of, const int32_t *fresh_days)
{
    int32_t status = POISE_OK;
    for (uint32_t i = 1; i < record->count && status == POISE_OK; i++) {
        struct reading *reading = &record->readings[i];
        if (reading->origin != ORIGIN_GIVEN || reading->date == DATE_UNKNOWN)
            continue;
        const struct fact *fact = fact_at(record->vocabulary, i);
        if (reading->date > as_of) {
            status = remark_add(record, fact, TROUBLE_FUTURE, reading,
                                "dated after the day of this answer, so it is not used");
            fall_back(record, i, as_of);
        }
        if (reading->origin == ORIGIN_GIVEN && fresh_days[i] > 0 &&
            as_of - reading->date > fresh_days[i]) {
            char why[80];
            snprintf(why, sizeof why,
                     "%d days old, stays fresh for %d; used, but check it",
                     (int)(as_of - reading->date), (int)fresh_days[i]);
            status = remark_add(record, fact, TROUBLE_STALE, reading, why);
            reading->trouble = TROUBLE_STALE;
        }
    }
    return status;
}

bool record_has(const struct record *record, uint32_t fact, uint32_t member)
{
    const struct reading *reading = record_at(record, fact);
    return reading->state != FACT_UNKNOWN && member_has(reading->datum.members, member);
}
