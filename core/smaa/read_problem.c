/* The outline of a document: options, criteria, draws, seed. */
#include "read_problem.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "reader.h"

/* -------------------- places and complaints */

static void put_place(struct text *text, const struct smaa_place *place)
{
    if (place == NULL)
        return;
    put_place(text, place->above);
    text_put_char(text, '/');
    if (place->key == NULL) {
        text_format(text, "%u", place->index);
        return;
    }
    for (const char *c = place->key; *c != '\0'; c++) {
        if (*c == '~' || *c == '/')
            text_put(text, *c == '~' ? "~0" : "~1");
        else
            text_put_char(text, *c);
    }
}

bool smaa_complain(struct smaa_reader *reader, const struct smaa_place *place,
                   const char *format, ...)
{
    struct text text = {0};
    va_list args;
    put_place(&text, place);
    text_put(&text, place == NULL ? "" : ": ");
    va_start(args, format);
    text_format_args(&text, format, args);
    va_end(args);
    problem_add(reader->problems, POISE_E_DECISION, reader->file, 0, "%s",
                text.failed ? "out of memory" : text.bytes);
    text_free(&text);
    return false;
}

const char *smaa_place_string(struct smaa_reader *reader, const struct smaa_place *place)
{
    struct text text = {0};
    put_place(&text, place);
    const char *copy =
        text.failed ? NULL : arena_copy(reader->arena, text.bytes, text.length);
    text_free(&text);
    return copy;
}

void smaa_note(struct smaa_reader *reader, const struct smaa_place *place,
               const char *what)
{
    text_format(reader->notes, "%s: ", reader->file);
    put_place(reader->notes, place);
    text_format(reader->notes, " %s\n", what);
}

void smaa_note_others(struct smaa_reader *reader, struct json_value object,
                      const struct smaa_place *place, const char *const *known)
{
    if (!json_is(object, JSON_OBJECT))
        return;
    for (struct json_member m = json_begin(object); json_more(&m); json_next(&m)) {
        bool used = false;
        for (int i = 0; known[i] != NULL && !used; i++)
            used = json_key_is(&m, known[i]);
        if (used)
            continue;
        smaa_note(reader, &(struct smaa_place){place, m.key, 0}, "is not used");
    }
}

/* -------------------- small readers */

bool smaa_read_number(struct smaa_reader *reader, struct json_value object,
                      const struct smaa_place *place, const char *key, double *out)
{
    struct smaa_place there = {place, key, 0};
    struct json_value value = json_get(object, key);
    if (json_number_of(value, out) && isfinite(*out))
        return true;
    return smaa_complain(reader, &there,
                         json_there(value) ? "a number is expected"
                                           : "a number is missing here");
}

bool smaa_read_id(struct smaa_reader *reader, struct json_value value,
                  const struct smaa_place *place, const char *const *ids, uint32_t count,
                  const char *kind, uint32_t *out)
{
    struct json_bytes text = json_text(value);
    if (text.at == NULL)
        return smaa_complain(reader, place, "the id of %s is expected", kind);
    for (*out = 0; *out < count; ++*out)
        if (json_bytes_are(text, ids[*out]))
            return true;
    return smaa_complain(reader, place, "\"%s\" is the id of no %s", text.at, kind);
}

/* A string of at least one character and without NUL, not used before. */
static bool read_new_id(struct smaa_reader *reader, struct json_value value,
                        const struct smaa_place *place, const char **ids, uint32_t count)
{
    struct json_bytes text = json_text(value);
    if (text.at == NULL || text.length == 0 || strlen(text.at) != text.length)
        return smaa_complain(reader, place, "an id is expected: a string");
    for (uint32_t i = 0; i < count; i++)
        if (json_bytes_are(text, ids[i]))
            return smaa_complain(reader, place, "the id \"%s\" is used twice", text.at);
    ids[count] = arena_copy(reader->arena, text.at, text.length);
    return ids[count] != NULL || smaa_complain(reader, place, "out of memory");
}

static bool read_count(struct smaa_reader *reader, struct json_value root,
                       const char *key, uint64_t low, uint64_t high, uint64_t *out)
{
    struct smaa_place place = {NULL, key, 0};
    struct json_value value = json_get(root, key);
    if (!json_there(value))
        return true;
    bool whole = json_is(value, JSON_INT) || json_is(value, JSON_UINT);
    uint64_t bits = whole ? value.tape.words[value.at + 1] : 0;
    bool negative = json_is(value, JSON_INT) && (int64_t)bits < 0;
    if (!whole || negative || bits < low || bits > high)
        return smaa_complain(reader, &place,
                             "a whole number from %llu to %llu is expected",
                             (unsigned long long)low, (unsigned long long)high);
    *out = bits;
    return true;
}

/* -------------------- options and criteria */

static uint32_t items_of(struct json_value array)
{
    uint32_t count = 0;
    if (json_is(array, JSON_ARRAY))
        for (struct json_member m = json_begin(array); json_more(&m); json_next(&m))
            count++;
    return count;
}

static bool read_alternatives(struct smaa_reader *reader, struct json_value root)
{
    struct smaa_place place = {NULL, "alternatives", 0};
    struct json_value list = json_get(root, "alternatives");
    uint32_t count = items_of(list);
    if (count == 0 || count > SMAA_ALTERNATIVE_LIMIT)
        return smaa_complain(reader, &place, "a list of 1 to %d ids is expected",
                             SMAA_ALTERNATIVE_LIMIT);
    reader->alternative_ids = arena_array(reader->arena, count + 1, sizeof(char *));
    if (reader->alternative_ids == NULL)
        return smaa_complain(reader, &place, "out of memory");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m)) {
        uint32_t at = reader->problem->alternatives;
        struct smaa_place item = {&place, NULL, at};
        if (!read_new_id(reader, m.value, &item, reader->alternative_ids, at))
            return false;
        reader->problem->alternatives++;
    }
    return true;
}

static bool read_criterion(struct smaa_reader *reader, struct json_value object,
                           const struct smaa_place *place)
{
    static const char *const known[] = {"id", "value", NULL};
    uint32_t at = reader->problem->criteria;
    struct smaa_place id = {place, "id", 0};
    struct smaa_place value = {place, "value", 0};
    if (!json_is(object, JSON_OBJECT))
        return smaa_complain(reader, place, "{\"id\": ..., \"value\": ...} is expected");
    smaa_note_others(reader, object, place, known);
    if (!read_new_id(reader, json_get(object, "id"), &id, reader->criterion_ids, at))
        return false;
    reader->problem->criteria++;
    return smaa_read_value(reader, json_get(object, "value"), &value,
                           &reader->values[at]);
}

static bool read_criteria(struct smaa_reader *reader, struct json_value root)
{
    struct smaa_place place = {NULL, "criteria", 0};
    struct json_value list = json_get(root, "criteria");
    uint32_t count = items_of(list);
    bool good = true;
    if (count == 0 || count > SMAA_CRITERIA_LIMIT)
        return smaa_complain(reader, &place, "a list of 1 to %d criteria is expected",
                             SMAA_CRITERIA_LIMIT);
    reader->criterion_ids = arena_array(reader->arena, count + 1, sizeof(char *));
    reader->values = arena_array(reader->arena, count, sizeof *reader->values);
    reader->shared = arena_array(reader->arena, count, sizeof *reader->shared);
    if (reader->criterion_ids == NULL || reader->values == NULL || reader->shared == NULL)
        return smaa_complain(reader, &place, "out of memory");
    uint32_t index = 0;
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m)) {
        struct smaa_place item = {&place, NULL, index++};
        good = read_criterion(reader, m.value, &item) && good;
    }
    return good;
}

/* -------------------- the whole */

static bool read_root(struct smaa_reader *reader, struct json_value root)
{
    static const char *const known[] = {
        "alternatives", "criteria", "measurements", "measurements_by_criterion",
        "preferences",  "draws",    "seed",         NULL};
    struct smaa_place place = {NULL, "preferences", 0};
    if (!json_is(root, JSON_OBJECT))
        return smaa_complain(reader, NULL, "a decision problem is a JSON object");
    smaa_note_others(reader, root, NULL, known);
    bool good =
        read_count(reader, root, "draws", 1, SMAA_DRAW_LIMIT, &reader->problem->draws);
    good =
        read_count(reader, root, "seed", 0, UINT64_MAX, &reader->problem->seed) && good;
    good = read_alternatives(reader, root) && good;
    if (!read_criteria(reader, root) || !good)
        return false;
    good = smaa_read_shared(reader, root);
    good = smaa_read_measures(reader, root) && good;
    struct json_value preferences = json_get(root, "preferences");
    if (json_there(preferences))
        good = smaa_read_preferences(reader, preferences, &place) && good;
    return good;
}

static int32_t tell_fault(struct smaa_reader *reader, enum json_fault fault,
                          const char *bytes, size_t length)
{
    const char *reason;
    if (fault == JSON_FAULT_MEMORY)
        return problem_add(reader->problems, POISE_E_MEMORY, reader->file, 0,
                           "out of memory");
    if (fault == JSON_FAULT_SIZE)
        return problem_add(reader->problems, POISE_E_TOO_BIG, reader->file, 0,
                           "larger than JSON can be here");
    int line = json_fault_find(bytes, length, &reason);
    return problem_add(reader->problems,
                       fault == JSON_FAULT_TEXT ? POISE_E_TEXT : POISE_E_JSON,
                       reader->file, line, "%s", reason);
}

static int32_t read_document(struct smaa_reader *reader, struct json_value root)
{
    struct smaa_problem *problem = reader->problem;
    bool failed = false;
    struct json_bytes twice = json_repeated_key(root, &failed);
    if (failed)
        return problem_add(reader->problems, POISE_E_MEMORY, reader->file, 0,
                           "out of memory");
    if (twice.at != NULL)
        return problem_add(reader->problems, POISE_E_JSON, reader->file, 0,
                           "an object holds \"%s\" twice", twice.at);
    if (!read_root(reader, root))
        return POISE_E_DECISION;
    problem->alternative_ids = reader->alternative_ids;
    problem->criterion_ids = reader->criterion_ids;
    problem->values = reader->values;
    problem->measures = reader->measures;
    problem->shared = reader->shared;
    problem->preferences = reader->said;
    return POISE_OK;
}

int32_t smaa_problem_read(struct arena *arena, const char *file, const char *bytes,
                          size_t length, struct smaa_problem *out, struct text *notes,
                          struct problems *problems)
{
    struct smaa_reader reader = {.arena = arena,
                                 .file = file,
                                 .problems = problems,
                                 .notes = notes,
                                 .problem = out};
    struct json_tape tape;
    *out = (struct smaa_problem){.draws = SMAA_DRAWS, .seed = SMAA_SEED};
    struct json_parser *parser = json_parser_new();
    reader.said = arena_alloc(arena, sizeof *reader.said);
    if (parser == NULL || reader.said == NULL) {
        json_parser_free(parser);
        return problem_add(problems, POISE_E_MEMORY, file, 0, "out of memory");
    }
    reader.said->arena = arena;
    enum json_fault fault = json_parse(parser, bytes, length, false, &tape);
    int32_t status = fault == JSON_FINE ? read_document(&reader, json_root(tape))
                                        : tell_fault(&reader, fault, bytes, length);
    json_parser_free(parser);
    return status;
}
