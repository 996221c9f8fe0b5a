/* From a JSON object of facts to a record. */
#include "flat_facts.h"

#include <math.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/problem.h"
#include "base/text.h"
#include "fact_name.h"
#include "fact_text.h"
#include "goals.h"
#include "record/record.h"
#include "record/vocabulary.h"

struct reader {
    struct record *record;
    struct goals *goals;
    const char *file;
    int line;
    struct problems *problems;
};

/* What may stand beside a value. */
struct stated {
    struct json_value value;
    struct json_bytes unit;
    struct reading reading;
};

static int32_t complain(const struct reader *reader, int32_t status, const char *name,
                        const char *why)
{
    return problem_add(reader->problems, status, reader->file, reader->line, "%s%s", name,
                       why);
}

/* -------------------- one value */

static bool is_plain_number(const struct fact *fact, double number)
{
    if (fact->type == FACT_NUMBER)
        return true;
    return fact->type == FACT_INT && !(floor(number) < number);
}

/* Anything but a bare number in the fact's own unit is read as text is. */
static int32_t give_number(const struct fact_place *place, struct stated *stated,
                           double number)
{
    if (stated->unit.length == 0 && is_plain_number(place->fact, number)) {
        stated->reading.datum.number = number;
        return record_give(place->record, place->fact->number, &stated->reading);
    }
    struct text text = {0};
    text_put_number(&text, number);
    text_put_char(&text, ' ');
    text_put_n(&text, stated->unit.at, stated->unit.length);
    int32_t status =
        text.failed ? POISE_E_MEMORY
                    : fact_text_value(place, text.bytes, text.length, &stated->reading);
    text_free(&text);
    return status;
}

/* ["bone", "liver"] is "bone, liver". */
static int32_t give_members(const struct fact_place *place, struct stated *stated)
{
    struct text list = {0};
    bool strings = fact_is_set(place->fact);
    struct json_member m = json_begin(stated->value);
    if (!json_more(&m))
        text_put(&list, "none");
    for (bool first = true; strings && json_more(&m); json_next(&m), first = false) {
        struct json_bytes item = json_text(m.value);
        strings = item.at != NULL && memchr(item.at, ',', item.length) == NULL;
        text_put(&list, first ? "" : ", ");
        text_put_n(&list, item.at, strings ? item.length : 0);
    }
    int32_t status = POISE_E_MEMORY;
    if (!strings)
        status = problem_add(
            place->problems, POISE_E_FACT_VALUE, place->file, place->line,
            fact_is_set(place->fact) ? "%s is a list of strings, one a member"
                                     : "%s is one value, not a list of values",
            place->fact->name);
    else if (!list.failed)
        status = fact_text_value(place, list.bytes, list.length, &stated->reading);
    text_free(&list);
    return status;
}

static int32_t give_value(const struct fact_place *place, struct stated *stated)
{
    struct json_bytes text = json_text(stated->value);
    double number;
    if (json_number_of(stated->value, &number))
        return give_number(place, stated, number);
    switch (json_kind(stated->value)) {
    case JSON_STRING:
        return fact_text_value(place, text.at, text.length, &stated->reading);
    case JSON_TRUE:
        return fact_text_value(place, "yes", 3, &stated->reading);
    case JSON_FALSE:
        return fact_text_value(place, "no", 2, &stated->reading);
    case JSON_NULL:
        return fact_text_value(place, "?", 1, &stated->reading);
    case JSON_ARRAY:
        return give_members(place, stated);
    default:
        return problem_add(place->problems, POISE_E_FACT_VALUE, place->file, place->line,
                           "%s has no \"value\"", place->fact->name);
    }
}

/* -------------------- a value with its date and source */

static int32_t read_date(const struct fact_place *place, struct json_value value,
                         struct reading *reading)
{
    struct json_bytes text = json_text(value);
    if (text.at != NULL && date_parse(text.at, text.length, &reading->date))
        return POISE_OK;
    return problem_add(place->problems, POISE_E_FACT_DATE, place->file, place->line,
                       "%s: \"%.*s\" is not a date", place->fact->name, (int)text.length,
                       text.at == NULL ? "" : text.at);
}

static int32_t read_string(const struct fact_place *place, const char *key,
                           struct json_value value, struct json_bytes *out)
{
    *out = json_text(value);
    if (out->at != NULL)
        return POISE_OK;
    return problem_add(place->problems, POISE_E_FACT_VALUE, place->file, place->line,
                       "%s: \"%s\" is a string", place->fact->name, key);
}

static int32_t read_beside(const struct fact_place *place, const struct json_member *m,
                           struct stated *stated)
{
    struct json_bytes text = {NULL, 0};
    if (!json_there(m->value) && !json_key_is(m, "value"))
        return POISE_OK;
    if (json_key_is(m, "value")) {
        stated->value = m->value;
        return POISE_OK;
    }
    if (json_key_is(m, "date"))
        return read_date(place, m->value, &stated->reading);
    if (json_key_is(m, "unit"))
        return read_string(place, "unit", m->value, &stated->unit);
    if (!json_key_is(m, "source"))
        return problem_add(place->problems, POISE_E_FACT_VALUE, place->file, place->line,
                           "%s takes value, unit, date and source, not \"%s\"",
                           place->fact->name, m->key);
    int32_t status = read_string(place, "source", m->value, &text);
    if (status != POISE_OK)
        return status;
    stated->reading.source = arena_copy(place->record->arena, text.at, text.length);
    return stated->reading.source == NULL ? POISE_E_MEMORY : POISE_OK;
}

static int32_t give_stated(const struct fact_place *place, struct json_value value)
{
    struct stated stated = {
        .value = value,
        .reading = {.date = DATE_UNKNOWN, .line = place->line},
    };
    if (json_is(value, JSON_OBJECT)) {
        stated.value = (struct json_value){value.tape, 0};
        for (struct json_member m = json_begin(value); json_more(&m); json_next(&m)) {
            int32_t status = read_beside(place, &m, &stated);
            if (status != POISE_OK)
                return status;
        }
    }
    return give_value(place, &stated);
}

static int32_t give_fact(const struct fact_place *place, struct json_value value)
{
    if (!json_is(value, JSON_ARRAY) || !json_is(json_first(value), JSON_OBJECT))
        return give_stated(place, value);
    int32_t status = POISE_OK;
    for (struct json_member m = json_begin(value); json_more(&m); json_next(&m)) {
        int32_t one = json_is(m.value, JSON_OBJECT)
                          ? give_stated(place, m.value)
                          : problem_add(place->problems, POISE_E_FACT_VALUE, place->file,
                                        place->line,
                                        "%s: a list holds members or objects, not both",
                                        place->fact->name);
        status = status == POISE_OK ? one : status;
    }
    return status;
}

static int32_t read_facts(struct reader *reader, struct json_value facts)
{
    int32_t status = POISE_OK;
    if (!json_is(facts, JSON_OBJECT))
        return complain(reader, POISE_E_RECORD_FORM, "facts", " is an object");
    for (struct json_member m = json_begin(facts); json_more(&m); json_next(&m)) {
        const struct fact *fact =
            fact_named(reader->record->vocabulary, m.key, m.key_length, reader->file,
                       reader->line, reader->problems);
        struct fact_place place = {reader->record, fact, reader->file, reader->line,
                                   reader->problems};
        int32_t one = fact == NULL ? POISE_E_FACT_NAME : give_fact(&place, m.value);
        status = one == POISE_OK ? status : one;
    }
    return status;
}

/* -------------------- goals */

/* As the line of a case file would say it: 5, "hair, time", yes. */
static void goal_text(struct json_value value, struct text *out)
{
    struct json_bytes text = json_text(value);
    double number;
    if (json_number_of(value, &number))
        text_put_number(out, number);
    else if (text.at != NULL)
        text_put_n(out, text.at, text.length);
    else if (json_is(value, JSON_TRUE) || json_is(value, JSON_FALSE))
        text_put(out, json_is(value, JSON_TRUE) ? "yes" : "no");
    else if (json_is(value, JSON_ARRAY))
        for (struct json_member m = json_begin(value); json_more(&m); json_next(&m)) {
            text_put(out, out->length > 0 ? ", " : "");
            goal_text(m.value, out);
        }
}

static int32_t read_goals(struct reader *reader, struct json_value goals)
{
    struct text text = {0};
    int before = reader->problems->count;
    if (!json_is(goals, JSON_OBJECT))
        return complain(reader, POISE_E_GOAL, "goals", " is an object");
    for (struct json_member m = json_begin(goals); json_more(&m); json_next(&m)) {
        text_clear(&text);
        text_put(&text, "");
        goal_text(m.value, &text);
        if (text.failed)
            problem_add(reader->problems, POISE_E_MEMORY, reader->file, reader->line,
                        "out of memory");
        else if (!goals_entry(reader->goals, m.key, text.bytes, reader->file,
                              reader->line, reader->problems))
            goals_unknown(m.key, reader->file, reader->line, reader->problems);
    }
    text_free(&text);
    reader->goals->origin = "case";
    return reader->problems->count == before ? POISE_OK : POISE_E_GOAL;
}

/* -------------------- the person */

static int32_t take_text(struct reader *reader, const char *key, struct json_value value,
                         const char **to)
{
    struct json_bytes text = json_text(value);
    struct text number = {0};
    double plain;
    if (json_number_of(value, &plain)) {
        text_put_number(&number, plain);
        text = (struct json_bytes){number.bytes, number.length};
    }
    if (text.at == NULL)
        return complain(reader, POISE_E_RECORD_FORM, key, " is a string");
    *to = arena_copy(reader->record->arena, text.at, text.length);
    text_free(&number);
    return *to == NULL ? complain(reader, POISE_E_MEMORY, key, ": out of memory")
                       : POISE_OK;
}

static int32_t read_member(struct reader *reader, const struct json_member *m)
{
    const char *note;
    if (json_key_is(m, "facts"))
        return read_facts(reader, m->value);
    if (json_key_is(m, "goals"))
        return read_goals(reader, m->value);
    if (json_key_is(m, "id"))
        return take_text(reader, "id", m->value, &reader->record->id);
    if (json_key_is(m, "title"))
        return take_text(reader, "title", m->value, &reader->record->title);
    if (json_key_is(m, "note"))
        return take_text(reader, "note", m->value, &note);
    return complain(reader, POISE_E_RECORD_FORM, m->key,
                    " is no member of a record: id, title, note, facts, goals");
}

int32_t flat_facts_read(struct arena *arena, const struct vocabulary *vocabulary,
                        const char *file, int line, struct json_value root,
                        struct record **out, struct goals *goals,
                        struct problems *problems)
{
    struct record *record = record_new(arena, vocabulary);
    if (record == NULL)
        return POISE_E_MEMORY;
    record->file = file == NULL ? NULL : arena_string(arena, file);
    goals_clear(goals);
    struct reader reader = {record, goals, file, line, problems};
    int before = problems->count;
    int32_t status = POISE_OK;
    for (struct json_member m = json_begin(root); json_more(&m); json_next(&m)) {
        int32_t one = read_member(&reader, &m);
        status = one == POISE_OK ? status : one;
    }
    if (problems->count > before)
        return problems->last == NULL ? POISE_E_MEMORY : problems->last->status;
    if (status == POISE_OK)
        *out = record;
    return status;
}
