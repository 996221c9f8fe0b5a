/* From entries of an .ini file to a record. */
#include "case_file.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/ini.h"
#include "base/problem.h"
#include "fact_name.h"
#include "fact_text.h"
#include "goals.h"
#include "record/record.h"
#include "record/vocabulary.h"

struct reader {
    struct record *record;
    struct goals *goals;
    const char *file;
    struct problems *problems;
};

static void meta_entry(struct reader *reader, const char *name, const char *value,
                       int line)
{
    struct record *record = reader->record;
    const char **to = strcmp(name, "id") == 0      ? &record->id
                      : strcmp(name, "title") == 0 ? &record->title
                                                   : NULL;
    const char *copy = to == NULL ? "" : arena_string(record->arena, value);
    if (copy == NULL)
        problem_add(reader->problems, POISE_E_MEMORY, reader->file, line,
                    "out of memory");
    else if (to != NULL)
        *to = copy;
    else if (strcmp(name, "note") != 0)
        problem_add(reader->problems, POISE_E_FACT_NAME, reader->file, line,
                    "[meta] takes id, title and note, not \"%s\"", name);
}

static bool section_known(const char *section)
{
    return section[0] == '\0' || strcmp(section, "facts") == 0 ||
           section_find(section, strlen(section)) != SECTION_COUNT;
}

static void entry(void *user, const char *section, const char *name, const char *value,
                  int line)
{
    struct reader *reader = user;
    if (strcmp(section, "meta") == 0) {
        meta_entry(reader, name, value, line);
        return;
    }
    if (!section_known(section)) {
        problem_add(reader->problems, POISE_E_SECTION, reader->file, line,
                    "no section is called [%s]", section);
        return;
    }
    if (strcmp(section, "goals") == 0 &&
        goals_entry(reader->goals, name, value, reader->file, line, reader->problems)) {
        reader->goals->origin = "case";
        return;
    }
    const struct fact *fact = fact_named(reader->record->vocabulary, name, strlen(name),
                                         reader->file, line, reader->problems);
    if (fact != NULL)
        fact_text_give(reader->record, fact, value, reader->file, line, reader->problems);
}

int32_t case_read(struct arena *arena, const struct vocabulary *vocabulary,
                  const char *file, const struct file_bytes *bytes, struct record **out,
                  struct goals *goals, struct problems *problems)
{
    struct record *record = record_new(arena, vocabulary);
    if (record == NULL)
        return POISE_E_MEMORY;
    record->file = arena_string(arena, file);
    goals_clear(goals);
    struct reader reader = {record, goals, file, problems};
    int before = problems->count;
    if (ini_read(file, bytes->bytes, bytes->length, entry, &reader, problems) == 0 &&
        problems->count == before)
        problem_add(problems, POISE_E_SYNTAX, file, 0, "the file states nothing");
    if (problems->count > before)
        return problems->last == NULL ? POISE_E_MEMORY : problems->last->status;
    *out = record;
    return POISE_OK;
}

int32_t case_suppose(struct record *record, const char *assignment,
                     struct problems *problems)
{
    const char *equals = strchr(assignment, '=');
    if (equals == NULL)
        return problem_add(problems, POISE_E_SYNTAX, NULL, 0,
                           "\"%s\" is not `fact=value`", assignment);
    size_t length = (size_t)(equals - assignment);
    while (length > 0 && assignment[length - 1] == ' ')
        length--;
    const struct fact *fact =
        fact_named(record->vocabulary, assignment, length, NULL, 0, problems);
    if (fact == NULL)
        return POISE_E_FACT_NAME;
    struct reading *held = &record->readings[fact->number];
    *held = (struct reading){.date = held->date};
    held->date = DATE_UNKNOWN;
    return fact_text_give(record, fact, equals + 1, NULL, 0, problems);
}
