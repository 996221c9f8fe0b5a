/* Which form is it? JSON begins with a brace or a bracket; a case file never does with a
 * brace, and its first bracket closes on the same line around a plain word. */
#include "source.h"

#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/ini.h"
#include "base/json_read.h"
#include "base/problem.h"
#include "case_file.h"
#include "fhir/codes.h"
#include "fhir/fhir.h"
#include "flat_facts.h"
#include "goals.h"
#include "record/record.h"

struct source_reader source_reader_open(struct arena *keep,
                                        const struct vocabulary *vocabulary,
                                        const char *codes_folder, int32_t as_of)
{
    return (struct source_reader){.vocabulary = vocabulary,
                                  .codes_folder = codes_folder,
                                  .as_of = as_of,
                                  .keep = keep};
}

void source_reader_close(struct source_reader *reader)
{
    json_parser_free(reader->parser);
    reader->parser = NULL;
}

/* -------------------- form */

static size_t skip_space(const char *bytes, size_t length, size_t at)
{
    if (at == 0 && length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' ||
                           bytes[at] == '\n'))
        at++;
    return at;
}

/* "[person]" opens a section; "[{", "[[" and "[\"" open a list. */
static bool is_json(const char *bytes, size_t length)
{
    size_t at = skip_space(bytes, length, 0);
    if (at < length && bytes[at] == '{')
        return true;
    if (at >= length || bytes[at] != '[')
        return false;
    at = skip_space(bytes, length, at + 1);
    return at < length &&
           (bytes[at] == '{' || bytes[at] == '[' || bytes[at] == ']' || bytes[at] == '"');
}

/* -------------------- JSON */

static int32_t tell_fault(const struct source *source, enum json_fault fault,
                          struct problems *problems)
{
    const char *reason;
    if (fault == JSON_FAULT_MEMORY)
        return problem_add(problems, POISE_E_MEMORY, source->name, source->line,
                           "out of memory");
    if (fault == JSON_FAULT_SIZE)
        return problem_add(problems, POISE_E_TOO_BIG, source->name, source->line,
                           "larger than JSON can be here");
    int line = json_fault_find(source->bytes, source->length, &reason);
    return problem_add(problems, fault == JSON_FAULT_TEXT ? POISE_E_TEXT : POISE_E_JSON,
                       source->name, source->line > 0 ? source->line : line, "%s",
                       reason);
}

/* One resource a line becomes a list with as many lines: "[{...},\n{...}]". NULL when it
 * has no such form, or without memory. */
static char *as_list(struct arena *arena, const struct source *source, size_t *length)
{
    char *list = arena_room(arena, source->length * 2 + 2 + JSON_PADDING, 1);
    size_t used = 0;
    size_t begun = 0;
    if (list == NULL)
        return NULL;
    list[used++] = '[';
    for (size_t at = 0; at < source->length;) {
        const char *line = source->bytes + at;
        const char *end = memchr(line, '\n', source->length - at);
        size_t size = end == NULL ? source->length - at : (size_t)(end - line) + 1;
        size_t first = skip_space(line, size, 0);
        if (first < size && line[first] != '{')
            return NULL;
        if (first < size && begun++ > 0)
            list[used++] = ',';
        memcpy(list + used, line, size);
        used += size;
        at += size;
    }
    list[used++] = ']';
    memset(list + used, 0, JSON_PADDING);
    *length = used;
    return begun > 1 ? list : NULL;
}

static enum json_fault parse(struct source_reader *reader, struct arena *arena,
                             const struct source *source, struct json_value *root)
{
    struct json_tape tape = {NULL, NULL};
    if (reader->parser == NULL)
        reader->parser = json_parser_new();
    if (reader->parser == NULL)
        return JSON_FAULT_MEMORY;
    enum json_fault fault =
        json_parse(reader->parser, source->bytes, source->length, source->padded, &tape);
    size_t length = 0;
    char *list = fault == JSON_FAULT_SYNTAX ? as_list(arena, source, &length) : NULL;
    if (list != NULL &&
        json_parse(reader->parser, list, length, true, &tape) == JSON_FINE)
        fault = JSON_FINE;
    *root = json_root(tape);
    return fault;
}

/* The code map is read when the first record needs it, and kept. */
static int32_t read_fhir(struct source_reader *reader, struct arena *arena,
                         const struct source *source, struct json_value root,
                         struct record **out, struct problems *problems)
{
    int32_t status = POISE_OK;
    if (reader->codes == NULL)
        status = codes_load(reader->keep, reader->codes_folder, &reader->codes, problems);
    if (status != POISE_OK)
        return status;
    struct fhir_request request = {.vocabulary = reader->vocabulary,
                                   .codes = reader->codes,
                                   .file = source->name,
                                   .patient = reader->patient,
                                   .as_of = reader->as_of};
    return fhir_read(arena, &request, root, out, problems);
}

static int32_t read_json(struct source_reader *reader, struct arena *arena,
                         const struct source *source, struct record **out,
                         struct goals *goals, struct problems *problems)
{
    struct json_value root;
    bool failed;
    enum json_fault fault = parse(reader, arena, source, &root);
    if (fault != JSON_FINE)
        return tell_fault(source, fault, problems);
    struct json_bytes twice = json_repeated_key(root, &failed);
    if (failed)
        return tell_fault(source, JSON_FAULT_MEMORY, problems);
    if (twice.at != NULL)
        return problem_add(problems, POISE_E_JSON, source->name, source->line,
                           "\"%.*s\" stands twice in one object", (int)twice.length,
                           twice.at);
    if (json_there(json_get(root, "facts")))
        return flat_facts_read(arena, reader->vocabulary, source->name, source->line,
                               root, out, goals, problems);
    if (json_is(root, JSON_ARRAY) || json_there(json_get(root, "resourceType")))
        return read_fhir(reader, arena, source, root, out, problems);
    return problem_add(problems, POISE_E_RECORD_FORM, source->name, source->line,
                       "neither \"facts\" nor \"resourceType\" is in it");
}

/* -------------------- a case file */

static int32_t read_case(struct source_reader *reader, struct arena *arena,
                         const struct source *source, struct record **out,
                         struct goals *goals, struct problems *problems)
{
    if (source->length > INI_FILE_LIMIT)
        return problem_add(problems, POISE_E_TOO_BIG, source->name, source->line,
                           "larger than %d MiB", (int)(INI_FILE_LIMIT >> 20));
    /* The reader of lines takes a terminated text. */
    char *copy = arena_copy(arena, source->bytes, source->length);
    if (copy == NULL)
        return problem_add(problems, POISE_E_MEMORY, source->name, source->line,
                           "out of memory");
    struct file_bytes bytes = {copy, source->length};
    return case_read(arena, reader->vocabulary, source->name, &bytes, out, goals,
                     problems);
}

/* -------------------- the door */

int32_t source_read(struct source_reader *reader, struct arena *arena,
                    const struct source *source, struct record **out, struct goals *goals,
                    struct problems *problems)
{
    goals_clear(goals);
    if (is_json(source->bytes, source->length))
        return read_json(reader, arena, source, out, goals, problems);
    return read_case(reader, arena, source, out, goals, problems);
}
