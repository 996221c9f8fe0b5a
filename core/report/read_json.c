/* A record as it was read, as JSON. */
#include "base/date.h"
#include "base/text.h"
#include "json.h"
#include "read.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "writer.h"

static void put_date(struct json *json, const char *key, int32_t date)
{
    char text[11];
    if (date != DATE_UNKNOWN)
        date_format(date, text);
    json_string(json, key, date == DATE_UNKNOWN ? NULL : text);
}

static void put_basis(struct json *json, const struct basis *basis)
{
    json_open(json, "basis", '[');
    for (; basis != NULL; basis = basis->next) {
        json_open(json, NULL, '{');
        json_string(json, "resource", basis->reference);
        json_string(json, "path", basis->path[0] == '\0' ? NULL : basis->path);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_fact(struct json *json, const struct fact *fact,
                     const struct reading *reading)
{
    json_open(json, NULL, '{');
    json_string(json, "name", fact->name);
    datum_json(json, fact, &reading->datum);
    if (fact->unit[0] != '\0')
        json_string(json, "unit", fact->unit);
    put_date(json, "date", reading->date);
    json_string(json, "source", reading->source);
    put_basis(json, reading->basis);
    json_close(json, '}');
}

static void put_facts(struct json *json, const struct record *record)
{
    json_open(json, "facts", '[');
    for (uint32_t i = 1; i < record->count; i++) {
        const struct reading *reading = &record->readings[i];
        if (reading->state != FACT_UNKNOWN && reading->origin == ORIGIN_GIVEN)
            put_fact(json, fact_at(record->vocabulary, i), reading);
    }
    json_close(json, ']');
}

static void put_courses(struct json *json, const struct record *record)
{
    static const char name[] = "prior_therapy";
    const struct fact *therapy = fact_find(record->vocabulary, name, sizeof name - 1);
    json_open(json, "courses", '[');
    for (const struct course *c = record->courses; c != NULL; c = c->next) {
        union datum drugs = {.members = {c->members[0], c->members[1]}};
        json_open(json, NULL, '{');
        if (c->line != COURSE_UNKNOWN)
            json_int(json, "line", c->line);
        put_date(json, "start", c->start);
        put_date(json, "end", c->end);
        json_bool(json, "current", c->current);
        datum_json(json, therapy, &drugs);
        json_string(json, "why", c->why);
        put_basis(json, c->basis);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_remarks(struct json *json, const struct record *record)
{
    json_open(json, "conflicts", '[');
    for (const struct remark *r = record->remarks; r != NULL; r = r->next) {
        json_open(json, NULL, '{');
        json_string(json, "name", fact_at(record->vocabulary, r->fact)->name);
        json_string(json, "trouble", trouble_name(r->trouble));
        put_date(json, "date", r->date);
        json_string(json, "text", r->text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_asides(struct json *json, const struct record *record, const char *key,
                       bool used)
{
    json_open(json, key, '[');
    for (const struct aside *a = record->asides; a != NULL; a = a->next) {
        if (a->used != used)
            continue;
        json_open(json, NULL, '{');
        json_string(json, "resource", a->reference);
        json_string(json, "reason", a->text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void read_json(const struct record *record, int32_t as_of, struct text *out)
{
    struct json json = {.out = out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    json_string(&json, "id", record->id);
    json_string(&json, "title", record->title);
    json_string(&json, "file", record->file);
    put_date(&json, "as_of", as_of);
    put_facts(&json, record);
    put_courses(&json, record);
    put_remarks(&json, record);
    put_asides(&json, record, "doubts", true);
    put_asides(&json, record, "unused", false);
    json_close(&json, '}');
    text_put_char(out, '\n');
}
