/* Persons who do not exist as NDJSON: PEOPLE COUNT [SEED] writes COUNT lines of flat
 * facts, the same for the same seed. About half of what is known is dated. */
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "check/people.h"
#include "fixture.h"
#include "report/json.h"

static void put_members(struct json *json, const struct fact *fact, const char *key,
                        const union datum *datum)
{
    json_open(json, key, '[');
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (member_has(datum->members, fact->values[i].number))
            json_string(json, NULL, fact->values[i].name);
    json_close(json, ']');
}

static void put_value(struct json *json, const struct fact *fact, const char *key,
                      const union datum *datum)
{
    if (fact_is_set(fact))
        put_members(json, fact, key, datum);
    else if (fact_is_numeric(fact))
        json_number(json, key, datum->number);
    else
        json_string(json, key, value_name(fact, datum->choice));
}

static void put_fact(struct json *json, const struct fact *fact,
                     const struct reading *reading)
{
    char date[11];
    if (reading->date == DATE_UNKNOWN) {
        put_value(json, fact, fact->name, &reading->datum);
        return;
    }
    date_format(reading->date, date);
    json_open(json, fact->name, '{');
    put_value(json, fact, "value", &reading->datum);
    json_string(json, "date", date);
    json_close(json, '}');
}

static void put_person(const struct record *record, uint32_t index, struct text *out)
{
    struct json json = {.out = out};
    char id[16];
    snprintf(id, sizeof id, "p%u", index);
    json_open(&json, NULL, '{');
    json_string(&json, "id", id);
    json_open(&json, "facts", '{');
    for (uint32_t i = 1; i < record->count; i++)
        if (record->readings[i].origin == ORIGIN_GIVEN)
            put_fact(&json, fact_at(record->vocabulary, i), &record->readings[i]);
    json_close(&json, '}');
    json_close(&json, '}');
    text_put_char(out, '\n');
}

int main(int argc, char **argv)
{
    uint32_t count = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1000;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 20261123;
    struct fixture fixture = fixture_open();
    struct arena *arena = arena_new((size_t)64 << 10);
    struct people *people;
    struct text out = {0};
    fixture_engine(&fixture);
    if (arena == NULL ||
        people_open(fixture.arena, fixture.engine->generation, seed, &people) != POISE_OK)
        return 1;
    for (uint32_t i = 0; i < count; i++) {
        arena_reset(arena);
        const struct record *record = people_make(people, arena, i);
        if (record == NULL)
            return 1;
        put_person(record, i, &out);
        if (out.length < 1 << 20 && i + 1 < count)
            continue;
        if (out.failed || fwrite(out.bytes, 1, out.length, stdout) != out.length)
            return 1;
        text_clear(&out);
    }
    text_free(&out);
    arena_free(arena);
    fixture_close(&fixture);
    return fflush(stdout) == 0 ? 0 : 1;
}
