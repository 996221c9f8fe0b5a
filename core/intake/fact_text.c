/* Values, units, sets, dates and sources, with the nearest valid name in every complaint.
 */
#include "fact_text.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/name.h"
#include "base/problem.h"
#include "record/record.h"
#include "record/unit.h"
#include "record/vocabulary.h"

struct span {
    const char *at;
    size_t length;
};

static struct span trim(const char *at, size_t length)
{
    while (length > 0 && (*at == ' ' || *at == '\t')) {
        at++;
        length--;
    }
    while (length > 0 && (at[length - 1] == ' ' || at[length - 1] == '\t'))
        length--;
    return (struct span){at, length};
}

static bool span_is(struct span span, const char *word)
{
    return strlen(word) == span.length && memcmp(span.at, word, span.length) == 0;
}

/* Takes the first part before a comma off a span. */
static struct span take_item(struct span *rest)
{
    const char *comma = memchr(rest->at, ',', rest->length);
    size_t length = comma == NULL ? rest->length : (size_t)(comma - rest->at);
    struct span item = trim(rest->at, length);
    size_t used = comma == NULL ? length : length + 1;
    *rest = (struct span){rest->at + used, rest->length - used};
    return item;
}

/* "[2026-03-02, metastasis biopsy]", either part alone, in any order. */
int32_t fact_text_origin(const struct fact_place *place, const char *text, size_t length,
                         struct reading *reading)
{
    struct span inside = trim(text, length);
    struct span first = {inside.at, inside.length};
    struct span item = take_item(&first);
    if (date_parse(item.at, item.length, &reading->date))
        inside = trim(first.at, first.length);
    else if (item.length >= 4 && item.at[0] >= '0' && item.at[0] <= '9')
        return problem_add(place->problems, POISE_E_FACT_DATE, place->file, place->line,
                           "%s: \"%.*s\" is not a date", place->fact->name,
                           (int)item.length, item.at);
    if (inside.length > 0) {
        reading->source = arena_copy(place->record->arena, inside.at, inside.length);
        if (reading->source == NULL)
            return POISE_E_MEMORY;
    }
    return POISE_OK;
}

static int32_t bad_value(const struct fact_place *place, struct span text)
{
    struct nearest nearest = {.wanted = text.at, .length = text.length};
    value_nearest(place->fact, &nearest);
    if (nearest.best != NULL)
        return problem_add(place->problems, POISE_E_FACT_VALUE, place->file, place->line,
                           "%s has no value \"%.*s\"; the nearest is \"%s\"",
                           place->fact->name, (int)text.length, text.at, nearest.best);
    char list[200] = "";
    size_t used = 0;
    for (uint32_t i = 0; i < place->fact->value_count && used + 60 < sizeof list; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s",
                                 i > 0 ? ", " : "", place->fact->values[i].name);
    return problem_add(place->problems, POISE_E_FACT_VALUE, place->file, place->line,
                       "%s has no value \"%.*s\"; it takes %s", place->fact->name,
                       (int)text.length, text.at, list);
}

static int32_t read_number(const struct fact_place *place, struct span text,
                           union datum *out)
{
    size_t digits = 0;
    while (digits < text.length && strchr("+-.0123456789", text.at[digits]) != NULL)
        digits++;
    if (!decimal_parse(text.at, digits, &out->number))
        return problem_add(place->problems, POISE_E_FACT_VALUE, place->file, place->line,
                           "%s is a %s, not \"%.*s\"", place->fact->name,
                           fact_type_name(place->fact->type), (int)text.length, text.at);
    struct span unit = trim(text.at + digits, text.length - digits);
    if (!unit_convert(place->fact, unit.at, unit.length, &out->number))
        return problem_add(place->problems, POISE_E_FACT_UNIT, place->file, place->line,
                           "%s is in \"%s\", not in \"%.*s\"", place->fact->name,
                           place->fact->unit, (int)unit.length, unit.at);
    bool whole =
        !(out->number < floor(out->number)) && !(out->number > floor(out->number));
    if (place->fact->type == FACT_INT && !whole)
        return problem_add(place->problems, POISE_E_FACT_VALUE, place->file, place->line,
                           "%s is a whole number, not \"%.*s\"", place->fact->name,
                           (int)text.length, text.at);
    return POISE_OK;
}

static int32_t read_set(const struct fact_place *place, struct span text,
                        union datum *out)
{
    struct span rest = text;
    if (span_is(text, "none") || span_is(text, "no"))
        return POISE_OK;
    int32_t status = POISE_OK;
    while (rest.length > 0) {
        struct span item = take_item(&rest);
        const struct fact_value *value =
            value_find(place->record->vocabulary, place->fact, item.at, item.length);
        if (item.length == 0)
            continue;
        if (value == NULL) {
            status = bad_value(place, item);
            continue;
        }
        uint64_t members[2] = {0, 0};
        member_add(members, value->number);
        if (place->fact->type == FACT_THERAPY)
            therapy_closure(value->number, members);
        out->members[0] |= members[0];
        out->members[1] |= members[1];
    }
    return status;
}

static int32_t read_choice(const struct fact_place *place, struct span text,
                           union datum *out)
{
    const struct fact_value *value =
        value_find(place->record->vocabulary, place->fact, text.at, text.length);
    if (value == NULL)
        return bad_value(place, text);
    out->choice = value->number;
    return POISE_OK;
}

static int32_t read_datum(const struct fact_place *place, struct span text,
                          union datum *out)
{
    if (text.length == 0)
        return problem_add(place->problems, POISE_E_FACT_VALUE, place->file, place->line,
                           "%s has no value; write \"unknown\" if it is not known",
                           place->fact->name);
    if (fact_is_set(place->fact))
        return read_set(place, text, out);
    if (fact_is_numeric(place->fact))
        return read_number(place, text, out);
    return read_choice(place, text, out);
}

static bool says_unknown(const struct fact_place *place, struct span text)
{
    if (span_is(text, "?"))
        return true;
    return span_is(text, "unknown") &&
           value_find(place->record->vocabulary, place->fact, "unknown", 7) == NULL;
}

int32_t fact_text_value(const struct fact_place *place, const char *text, size_t length,
                        struct reading *reading)
{
    struct span value = trim(text, length);
    if (says_unknown(place, value)) {
        record_say_unknown(place->record, place->fact->number);
        return POISE_OK;
    }
    int32_t status = read_datum(place, value, &reading->datum);
    return status != POISE_OK ? status
                              : record_give(place->record, place->fact->number, reading);
}

int32_t fact_text_give(struct record *record, const struct fact *fact, const char *text,
                       const char *file, int line, struct problems *problems)
{
    struct fact_place place = {record, fact, file, line, problems};
    struct reading reading = {.date = DATE_UNKNOWN, .line = line};
    struct span value = trim(text, strlen(text));
    const char *bracket = memchr(value.at, '[', value.length);
    if (bracket == NULL)
        return fact_text_value(&place, value.at, value.length, &reading);
    if (value.at[value.length - 1] != ']')
        return problem_add(problems, POISE_E_SYNTAX, file, line,
                           "%s: \"[\" has no \"]\" at the end", fact->name);
    const char *end = value.at + value.length - 1;
    int32_t status =
        fact_text_origin(&place, bracket + 1, (size_t)(end - bracket - 1), &reading);
    return status != POISE_OK ? status
                              : fact_text_value(&place, value.at,
                                                (size_t)(bracket - value.at), &reading);
}
