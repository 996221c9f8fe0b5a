/* Observations into results. */
#include "result.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "reader.h"

static void read_quantity(struct result *result, struct quantity quantity)
{
    result->quantity = quantity;
    if (quantity.known)
        result->kind = VALUE_NUMBER;
}

static void read_integer(struct result *result, struct json_value value)
{
    struct quantity quantity = {0};
    quantity.known = json_number_of(value, &quantity.value);
    read_quantity(result, quantity);
}

/* Text that is a number counts as one; the text stays. */
static void read_string(struct result *result, struct json_value value)
{
    result->text = json_text(value);
    if (result->text.at == NULL || result->text.length == 0)
        return;
    result->kind = VALUE_TEXT;
    read_quantity(result, quantity_from_text(result->text));
}

static void read_pair(struct result *result, enum value_kind kind,
                      struct json_value first, struct json_value second)
{
    result->quantity = quantity_read(first);
    result->quantity_2 = quantity_read(second);
    if (result->quantity.known || result->quantity_2.known)
        result->kind = kind;
}

static bool is_absent(const struct coded *answer)
{
    return concept_says(answer->concept, CONCEPT_ANSWER, WORD_ANSWER_ABSENT);
}

static void read_coded(struct reader *reader, struct result *result,
                       struct json_value value)
{
    result->answer = coded_read(reader->codes, value);
    result->text = result->answer.shown;
    result->kind = is_absent(&result->answer) ? VALUE_ABSENT : VALUE_CODED;
}

static void read_value(struct reader *reader, struct result *result, enum element element,
                       struct json_value value)
{
    switch (element) {
    case ELEMENT_VALUE_QUANTITY:
        read_quantity(result, quantity_read(value));
        break;
    case ELEMENT_VALUE_INTEGER:
        read_integer(result, value);
        break;
    case ELEMENT_VALUE_CODEABLE_CONCEPT:
        read_coded(reader, result, value);
        break;
    case ELEMENT_VALUE_STRING:
        read_string(result, value);
        break;
    case ELEMENT_VALUE_BOOLEAN:
        result->yes = json_is(value, JSON_TRUE);
        result->kind =
            result->yes || json_is(value, JSON_FALSE) ? VALUE_BOOL : VALUE_NONE;
        break;
    case ELEMENT_VALUE_RANGE:
        read_pair(result, VALUE_RANGE, json_get(value, "low"), json_get(value, "high"));
        break;
    case ELEMENT_VALUE_RATIO:
        read_pair(result, VALUE_RATIO, json_get(value, "numerator"),
                  json_get(value, "denominator"));
        break;
    default:
        result->kind = VALUE_OTHER;
    }
}

/* The values in the order in which they are preferred, where there are two. */
static void find_value(struct reader *reader, struct result *result,
                       const struct members *members)
{
    static const enum element values[] = {
        ELEMENT_VALUE_QUANTITY, ELEMENT_VALUE_INTEGER,     ELEMENT_VALUE_CODEABLE_CONCEPT,
        ELEMENT_VALUE_RANGE,    ELEMENT_VALUE_RATIO,       ELEMENT_VALUE_BOOLEAN,
        ELEMENT_VALUE_STRING,   ELEMENT_VALUE_DATE_TIME,   ELEMENT_VALUE_PERIOD,
        ELEMENT_VALUE_TIME,     ELEMENT_VALUE_SAMPLED_DATA};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (members->at[values[i]] == 0)
            continue;
        if (result->element != ELEMENT_NONE) {
            result->second_value = true;
            break;
        }
        result->element = values[i];
        result->value = member_of(members, values[i]);
        read_value(reader, result, values[i], result->value);
    }
    if (members->at[ELEMENT_DATA_ABSENT_REASON] != 0) {
        struct json_value why = member_of(members, ELEMENT_DATA_ABSENT_REASON);
        result->kind = VALUE_ABSENT;
        result->element = ELEMENT_DATA_ABSENT_REASON;
        result->text = coded_read(reader->codes, why).shown;
        if (result->text.at == NULL)
            result->text = code_word(why);
    }
    if (members->at[ELEMENT_INTERPRETATION] != 0)
        result->interpretation =
            coded_read_any(reader->codes, member_of(members, ELEMENT_INTERPRETATION));
}

/* What a place in the body or a specimen says of where the tissue is from. */
static enum sample sample_of(const struct reader *reader, struct json_value place)
{
    struct coded coded = coded_read(reader->codes, place);
    if (concept_is(coded.concept, CONCEPT_METASTASIS))
        return SAMPLE_METASTASIS;
    if (concept_is(coded.concept, CONCEPT_BREAST_SIDE) ||
        concept_is(coded.concept, CONCEPT_CANCER))
        return SAMPLE_PRIMARY;
    if (!concept_is(coded.concept, CONCEPT_BODY))
        return SAMPLE_NOT_SAID;
    return concept_says(coded.concept, CONCEPT_BODY, POISE_SITES_BREAST)
               ? SAMPLE_PRIMARY
               : SAMPLE_METASTASIS;
}

/* Follows specimen, focus and bodySite. */
static void find_sample(struct reader *reader, struct result *result,
                        const struct members *members)
{
    struct resource *found;
    if (members->at[ELEMENT_BODY_SITE] != 0)
        result->sample = sample_of(reader, member_of(members, ELEMENT_BODY_SITE));
    if (members->at[ELEMENT_FOCUS] != 0) {
        struct json_value focus =
            bundle_resolve(reader, result->resource,
                           json_first(member_of(members, ELEMENT_FOCUS)), &found);
        if (result->sample == SAMPLE_NOT_SAID)
            result->sample = sample_of(reader, json_get(focus, "code"));
    }
    if (members->at[ELEMENT_SPECIMEN] == 0)
        return;
    struct json_value specimen = bundle_resolve(
        reader, result->resource, member_of(members, ELEMENT_SPECIMEN), &found);
    struct json_value collection = json_get(specimen, "collection");
    if (result->sample == SAMPLE_NOT_SAID)
        result->sample = sample_of(reader, json_get(collection, "bodySite"));
    if (found != NULL)
        found->told = true;
    if (!result->when.known)
        result->when = when_read(json_get(collection, "collectedDateTime"));
    if (!result->when.known)
        result->when = when_read_period(json_get(collection, "collectedPeriod"));
}

static struct result *result_add(struct reader *reader, struct resource *resource,
                                 struct json_value object)
{
    struct result *result = arena_alloc(reader->arena, sizeof *result);
    if (result == NULL) {
        reader->failed = true;
        return NULL;
    }
    result->resource = resource;
    result->object = object;
    result->when = resource->when;
    return result;
}

/* Puts a result at the end of those with its question. */
static void file_result(struct reader *reader, struct result *result,
                        struct result *ends[])
{
    int kind = result->question.concept == NULL ? CONCEPT_NOTHING
                                                : result->question.concept->kind;
    if (ends[kind] == NULL)
        reader->results[kind] = result;
    else
        ends[kind]->next = result;
    ends[kind] = result;
}

static void read_parts(struct reader *reader, struct result *whole,
                       struct json_value components, struct result *ends[])
{
    uint32_t part = 0;
    struct result *last = NULL;
    for (struct json_member m = json_begin(components); json_more(&m);
         json_next(&m), part++) {
        struct members members = {0};
        struct result *result = result_add(reader, whole->resource, m.value);
        if (result == NULL)
            return;
        members_read(reader->codes, m.value, &members);
        if (json_there(json_first(member_of(&members, ELEMENT_MODIFIER_EXTENSION)))) {
            set_aside(reader, whole->resource,
                      "one component not used: an unknown modifier may reverse its "
                      "meaning");
            continue;
        }
        result->whole = whole;
        result->part = part;
        result->when = whole->when;
        result->sample = whole->sample;
        result->question = coded_read(reader->codes, member_of(&members, ELEMENT_CODE));
        find_value(reader, result, &members);
        if (last == NULL)
            whole->parts = result;
        else
            last->next_part = result;
        last = result;
        file_result(reader, result, ends);
    }
}

void results_read(struct reader *reader)
{
    struct result *ends[CONCEPT_COUNT] = {NULL};
    for (struct resource *r = bundle_first(&reader->bundle, RESOURCE_OBSERVATION);
         r != NULL && !reader->failed; r = r->next_alike) {
        struct result *result = result_add(reader, r, r->members.of);
        if (result == NULL)
            return;
        result->question = r->code;
        find_value(reader, result, &r->members);
        find_sample(reader, result, &r->members);
        file_result(reader, result, ends);
        if (r->members.at[ELEMENT_COMPONENT] != 0)
            read_parts(reader, result, member_of(&r->members, ELEMENT_COMPONENT), ends);
    }
}

const struct result *results_of(const struct reader *reader, enum concept_kind question)
{
    return reader->results[question];
}
