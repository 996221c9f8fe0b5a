/* Giving facts, and setting resources aside. */
#include "reader.h"

#include <poise/status.h>
#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { SHOWN = 160 }; /* bytes of a foreign text that are shown */

static void write_number(char *out, uint32_t number)
{
    char digits[10];
    int count = 0;
    do
        digits[count++] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    while (count > 0)
        *out++ = digits[--count];
    *out = '\0';
}

const char *reader_text(struct reader *reader, const char *first, ...)
{
    va_list args;
    size_t length = 0;
    va_start(args, first);
    for (const char *s = first; s != NULL; s = va_arg(args, const char *))
        length += strlen(s);
    va_end(args);
    char *text = arena_room(reader->arena, length + 1, 1);
    if (text == NULL) {
        reader->failed = true;
        return "";
    }
    char *at = text;
    va_start(args, first);
    for (const char *s = first; s != NULL; s = va_arg(args, const char *)) {
        size_t part = strlen(s);
        memcpy(at, s, part);
        at += part;
    }
    va_end(args);
    *at = '\0';
    return text;
}

const char *reader_copy(struct reader *reader, struct json_bytes bytes)
{
    if (bytes.at == NULL)
        return "";
    size_t length = bytes.length;
    if (length > SHOWN)
        length = utf8_whole(bytes.at, SHOWN);
    char *copy = arena_copy(reader->arena, bytes.at, length);
    if (copy == NULL) {
        reader->failed = true;
        return "";
    }
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)copy[i] < ' ' || copy[i] == 0x7f)
            copy[i] = ' ';
    return copy;
}

/* Without control characters. */
static char *put_shown(char *at, struct json_bytes bytes)
{
    for (size_t i = 0; i < bytes.length; i++) {
        bool control = (unsigned char)bytes.at[i] < ' ' || bytes.at[i] == 0x7f;
        *at++ = control ? ' ' : bytes.at[i];
    }
    return at;
}

/* At most SHOWN bytes of a text, whole characters. */
static struct json_bytes cut(struct json_bytes bytes)
{
    if (bytes.length > SHOWN)
        bytes.length = utf8_whole(bytes.at, SHOWN);
    return bytes;
}

const char *resource_reference(struct reader *reader, struct resource *resource)
{
    static const char nameless[] = "(no id)";
    static const char typeless[] = "resource";
    if (resource->reference != NULL)
        return resource->reference;
    struct json_bytes type = resource->type_name;
    struct json_bytes id = resource->id;
    if (type.at == NULL)
        type = (struct json_bytes){typeless, sizeof typeless - 1};
    if (id.at == NULL)
        id = (struct json_bytes){nameless, sizeof nameless - 1};
    type = cut(type);
    id = cut(id);
    char *text = arena_room(reader->arena, type.length + id.length + 2, 1);
    if (text == NULL) {
        reader->failed = true;
        return "";
    }
    char *at = put_shown(text, type);
    *at++ = '/';
    at = put_shown(at, id);
    *at = '\0';
    return resource->reference = text;
}

/* "valueQuantity", "component[2].valueQuantity"; "" for all of it. */
static const char *path_of(struct reader *reader, const struct ground *ground)
{
    char number[11];
    const char *name = element_name(ground->element);
    if (ground->result == NULL || ground->result->whole == NULL)
        return name;
    write_number(number, ground->result->part);
    return reader_text(reader, "component[", number, "]", name[0] == '\0' ? "" : ".",
                       name, NULL);
}

static const struct basis *basis_of(struct reader *reader, const struct ground *ground)
{
    const struct basis *first = NULL;
    const struct basis **end = &first;
    for (; ground != NULL; ground = ground->next) {
        struct basis *basis = arena_room(reader->arena, 1, sizeof *basis);
        if (basis == NULL) {
            reader->failed = true;
            return NULL;
        }
        ground->resource->told = true;
        *basis = (struct basis){NULL, resource_reference(reader, ground->resource),
                                path_of(reader, ground)};
        *end = basis;
        end = &basis->next;
    }
    return first;
}

static void doubt_code(struct reader *reader, struct resource *resource,
                       const struct coded *coded)
{
    if (coded->from_text)
        set_doubt(reader, resource,
                  reader_text(reader, "read from text: \"",
                              reader_copy(reader, coded->shown), "\"", NULL));
    if (coded->clash)
        set_doubt(reader, resource,
                  reader_text(reader, "its codes or words differ; used: ",
                              reader_copy(reader, coded->code), ", not \"",
                              reader_copy(reader, coded->shown), "\"", NULL));
}

/* Says once what is doubtful about a piece. */
static void doubt(struct reader *reader, const struct ground *ground)
{
    struct resource *resource = ground->resource;
    const struct result *result = ground->result;
    if (resource->doubted)
        return;
    resource->doubted = true;
    if (resource->use == USE_DOUBT)
        set_doubt(reader, resource, resource->why);
    doubt_code(reader, resource, &resource->code);
    if (result == NULL)
        return;
    if (result->whole != NULL)
        doubt_code(reader, resource, &result->question);
    if (result->element == ELEMENT_VALUE_CODEABLE_CONCEPT)
        doubt_code(reader, resource, &result->answer);
    if (result->second_value)
        set_doubt(reader, resource,
                  "it has two values; the one of the expected kind is "
                  "used");
    if (!result->when.known)
        set_doubt(reader, resource, "it has no date");
}

static void give(struct reader *reader, uint32_t fact, struct reading *reading,
                 const struct ground *ground)
{
    reading->basis = basis_of(reader, ground);
    if (reading->basis != NULL)
        reading->source = reading->basis->path[0] == '\0'
                              ? reading->basis->reference
                              : reader_text(reader, reading->basis->reference, " ",
                                            reading->basis->path, NULL);
    if (record_give(reader->record, fact, reading) != POISE_OK)
        reader->failed = true;
    for (; ground != NULL; ground = ground->next)
        doubt(reader, ground);
}

void give_choice(struct reader *reader, uint32_t fact, uint32_t choice, int32_t day,
                 const struct ground *ground)
{
    struct reading reading = {.datum.choice = choice, .date = day};
    give(reader, fact, &reading, ground);
}

void give_number(struct reader *reader, uint32_t fact, double number, int32_t day,
                 const struct ground *ground)
{
    struct reading reading = {.datum.number = number, .date = day};
    give(reader, fact, &reading, ground);
}

void give_members(struct reader *reader, uint32_t fact, const uint64_t members[2],
                  int32_t day, const struct ground *ground)
{
    struct reading reading = {.datum.members = {members[0], members[1]}, .date = day};
    give(reader, fact, &reading, ground);
}

static void put_aside(struct reader *reader, struct resource *resource, bool used,
                      const char *text)
{
    resource->told = true;
    if (record_set_aside(reader->record, resource_reference(reader, resource), used,
                         text) != POISE_OK)
        reader->failed = true;
}

void set_aside(struct reader *reader, struct resource *resource, const char *text)
{
    put_aside(reader, resource, false, text);
}

void set_doubt(struct reader *reader, struct resource *resource, const char *text)
{
    put_aside(reader, resource, true, text);
}

void set_rest_aside(struct reader *reader, enum concept_kind question,
                    result_counts *counts, const char *refusal)
{
    for (const struct result *r = results_of(reader, question); r != NULL; r = r->next)
        if (!r->resource->told)
            set_aside(reader, r->resource,
                      r->kind == VALUE_ABSENT ? "not used: it states that there is no "
                                                "value"
                      : counts(r)             ? "not used: a newer one is"
                                              : refusal);
}
