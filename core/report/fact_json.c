/* Facts as JSON: every value with its date and where it came from. */
#include "base/date.h"
#include "base/text.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "writer.h"

static const struct vocabulary *vocabulary_of(const struct writer *writer)
{
    return writer->answer->record->vocabulary;
}

void datum_json(struct json *json, const struct fact *fact, const union datum *datum)
{
    struct text text = {0};
    if (fact_is_numeric(fact)) {
        json_number(json, "value", datum->number);
        return;
    }
    if (fact_is_set(fact)) {
        json_open(json, "value", '[');
        for (uint32_t i = 0; i < fact->value_count; i++)
            if (member_has(datum->members, fact->values[i].number))
                json_string(json, NULL, fact->values[i].name);
        json_close(json, ']');
        return;
    }
    datum_write(fact, datum, &text);
    json_string(json, "value", text.bytes);
    text_free(&text);
}

static const char *origin_name(const struct reading *reading)
{
    static const char *const names[] = {
        [ORIGIN_NONE] = "unknown",
        [ORIGIN_GIVEN] = "given",
        [ORIGIN_DERIVED] = "derived",
        [ORIGIN_ASSUMED] = "assumed",
    };
    return names[reading->origin];
}

void writer_fact(struct writer *writer, uint32_t number)
{
    struct json *json = &writer->json;
    const struct fact *fact = fact_at(vocabulary_of(writer), number);
    const struct reading *reading = record_at(writer->answer->record, number);
    char date[11];
    json_open(json, NULL, '{');
    json_string(json, "name", fact->name);
    if (reading->state == FACT_UNKNOWN)
        json_null(json, "value");
    else
        datum_json(json, fact, &reading->datum);
    if (fact->unit[0] != '\0')
        json_string(json, "unit", fact->unit);
    if (reading->date == DATE_UNKNOWN) {
        json_null(json, "date");
    } else {
        date_format(reading->date, date);
        json_string(json, "date", date);
    }
    json_string(json, "source",
                reading->source != NULL ? reading->source : origin_name(reading));
    json_close(json, '}');
}

void writer_facts(struct writer *writer, const char *key, const struct cites *cites)
{
    json_open(&writer->json, key, '[');
    for (uint32_t i = 0; i < cites->count; i++)
        writer_fact(writer, cites->facts[i]);
    json_close(&writer->json, ']');
}
