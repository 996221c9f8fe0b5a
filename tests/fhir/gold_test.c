/* Reads the records of others and compares with what a careful human found in them: see
 * gold/README.md for the form of the statements. Also every other .json there: whatever
 * it is, it is a record or a refusal with a reason.
 *
 *     gold_test GOLD_FOLDER CODES_FOLDER
 *
 * The records are not part of this tree: POISE_TEST_DATA names their folder. Without it
 * nothing is tested, and the program says so. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/facts.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/json_read.h"
#include "base/problem.h"
#include "base/text.h"
#include "fhir/codes.h"
#include "fhir/fhir.h"
#include "intake/fact_text.h"
#include "record/record.h"
#include "record/vocabulary.h"

enum { SKIPPED = 77, LONGEST = 4096 };

/* What the walks over folders share; nftw hands nothing through. */
static struct {
    const char *data;
    struct arena *arena; /* of the vocabulary and the codes */
    struct vocabulary *vocabulary;
    const struct codes *codes;
    struct json_parser *parser;
    char as_of[LONGEST]; /* of the statements that follow */
    int records;
    int statements;
    int failures;
} run;

/* One record of the data, as it was read. */
struct read {
    struct arena *arena;
    struct record *record; /* NULL: refused */
    struct problems problems;
};

static char *trim(char *text)
{
    while (*text == ' ' || *text == '\t')
        text++;
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL)
        text[--length] = '\0';
    return text;
}

static void fail(const char *file, const char *statement, const char *why)
{
    printf("%s: %s: %s\n", file, statement, why);
    run.failures++;
}

/* -------------------- reading */

static bool read_file(const char *file, const char *as_of, struct read *out)
{
    struct file_bytes bytes;
    struct json_tape tape;
    struct fhir_request request = {
        .vocabulary = run.vocabulary, .codes = run.codes, .file = file};
    *out = (struct read){.arena = arena_new((size_t)1 << 20)};
    out->problems.arena = out->arena;
    const char *path = path_join(out->arena, run.data, file);
    if (path == NULL || file_read(out->arena, path, (size_t)64 << 20, &bytes) != 0 ||
        !date_parse(as_of, strlen(as_of), &request.as_of)) {
        fail(file, "read", "no such file or date");
        return false;
    }
    if (json_parse(run.parser, bytes.bytes, bytes.length, false, &tape) != JSON_FINE)
        return true;
    int32_t status =
        fhir_read(out->arena, &request, json_root(tape), &out->record, &out->problems);
    if ((status == 0) != (out->record != NULL) ||
        (status == 0) != (out->problems.count == 0))
        fail(file, "read", "a record and a problem, or neither");
    return true;
}

static void close_read(struct read *read)
{
    arena_free(read->arena);
}

/* -------------------- statements */

static bool has_aside(const struct record *record, const char *reference, bool unused)
{
    for (const struct aside *a = record->asides; a != NULL; a = a->next)
        if (strcmp(a->reference, reference) == 0 && (!unused || !a->used))
            return true;
    return false;
}

static bool rests_on(const struct reading *reading, char *references)
{
    char *rest = references;
    for (char *name; (name = strtok_r(rest, ",", &rest)) != NULL;)
        for (const struct basis *b = reading->basis; b != NULL; b = b->next)
            if (strcmp(b->reference, trim(name)) == 0)
                return true;
    return false;
}

/* "NAME = VALUE [DATE] TYPE/ID, TYPE/ID" */
static const char *check_fact(const struct read *read, char *text)
{
    char *equals = strstr(text, " = ");
    char *open = strchr(text, '[');
    char *close = open == NULL ? NULL : strchr(open, ']');
    if (equals == NULL || close == NULL)
        return "is no statement";
    *equals = *open = *close = '\0';
    text = trim(text);
    const struct fact *fact = fact_find(run.vocabulary, text, strlen(text));
    struct record *wanted = record_new(read->arena, run.vocabulary);
    struct problems problems = {.arena = read->arena};
    if (fact == NULL || wanted == NULL ||
        fact_text_give(wanted, fact, trim(equals + 3), NULL, 0, &problems) != 0)
        return "names no fact or value";
    const struct reading *reading = record_at(read->record, fact->number);
    int32_t date = DATE_UNKNOWN;
    char *day = trim(open + 1);
    if (strcmp(day, "-") != 0 && !date_parse(day, strlen(day), &date))
        return "has no date";
    if (reading->state != FACT_KNOWN)
        return "is not known";
    if (!datum_equal(fact, &reading->datum, &record_at(wanted, fact->number)->datum))
        return "has another value";
    if (reading->date != date)
        return "has another date";
    return rests_on(reading, close + 1) ? NULL : "rests on another resource";
}

static const struct reading *reading_of(const struct read *read, const char *name)
{
    char word[64] = "";
    sscanf(name, "%63s", word);
    const struct fact *fact = fact_find(run.vocabulary, word, strlen(word));
    return fact == NULL ? NULL : record_at(read->record, fact->number);
}

static const char *check_aside(const struct read *read, char *text, bool unused)
{
    char reference[LONGEST] = "";
    sscanf(text, "%4095s", reference);
    if (has_aside(read->record, reference, unused))
        return NULL;
    return unused ? "is not listed as not used" : "is not flagged";
}

static const char *check_statement(const struct read *read, char *text)
{
    const struct reading *reading;
    if (read->record == NULL)
        return strncmp(text, "unknown ", 8) == 0 ? NULL : "the record was refused";
    if (strncmp(text, "fact ", 5) == 0)
        return check_fact(read, text + 5);
    if (strncmp(text, "unused ", 7) == 0)
        return check_aside(read, text + 7, true);
    if (strncmp(text, "flag ", 5) == 0)
        return check_aside(read, text + 5, false);
    if (strncmp(text, "unknown ", 8) == 0) {
        reading = reading_of(read, text + 8);
        return reading == NULL                ? "names no fact"
               : reading->state == FACT_KNOWN ? "is known"
                                              : NULL;
    }
    if (strncmp(text, "conflict ", 9) == 0) {
        reading = reading_of(read, text + 9);
        return reading == NULL                        ? "names no fact"
               : reading->trouble == TROUBLE_CONFLICT ? NULL
                                                      : "is not in conflict";
    }
    return "is no statement";
}

static int known_facts(const struct record *record)
{
    int count = 0;
    for (uint32_t i = 1; i < record->count; i++)
        count += record->readings[i].state == FACT_KNOWN;
    return count;
}

static bool tells_of_none(const struct record *record)
{
    for (const struct aside *a = record->asides; a != NULL; a = a->next)
        if (strstr(a->text, "no metastatic disease on record") != NULL)
            return true;
    return false;
}

static const char *check_outcome(const struct read *read, const char *word)
{
    if (strcmp(word, "refused") == 0)
        return read->record == NULL ? NULL : "it was read";
    if (read->record == NULL)
        return "it was refused";
    const struct reading *stage = record_at(read->record, POISE_FACT_STAGE);
    bool known = stage->state == FACT_KNOWN;
    if (strcmp(word, "nothing") == 0)
        return known_facts(read->record) == 0 ? NULL : "facts were found";
    if (strcmp(word, "facts") == 0)
        return known_facts(read->record) == 0                      ? "no fact was found"
               : known && stage->datum.choice == POISE_STAGE_EARLY ? "stage is early"
                                                                   : NULL;
    if (strcmp(word, "no_metastatic_disease") != 0)
        return "is no outcome";
    if (known)
        return stage->datum.choice == POISE_STAGE_EARLY ? NULL : "stage is not early";
    return tells_of_none(read->record) ? NULL : "it does not say so";
}

static void check(const char *file, const struct read *read, const char *text)
{
    char copy[LONGEST];
    char shown[LONGEST];
    snprintf(copy, sizeof copy, "%s", text);
    char *statement = trim(copy);
    if (*statement == '\0')
        return;
    snprintf(shown, sizeof shown, "%s", statement);
    run.statements++;
    const char *why = strncmp(statement, "outcome = ", 10) == 0
                          ? check_outcome(read, statement + 10)
                          : check_statement(read, statement);
    if (why != NULL)
        fail(file, shown, why);
}

/* -------------------- files of statements */

/* A comment is a line that begins with "#", or what follows " #". */
static char *uncomment(char *line)
{
    bool words = strncmp(line, "unused ", 7) == 0 || strncmp(line, "flag ", 5) == 0;
    char *comment = words ? NULL : strstr(line, " #");
    if (line[0] == '#')
        line[0] = '\0';
    if (comment != NULL)
        *comment = '\0';
    return trim(line);
}

static void check_one_file(FILE *stream)
{
    char line[LONGEST];
    char name[LONGEST] = "";
    struct read read = {0};
    while (fgets(line, sizeof line, stream) != NULL) {
        char *text = uncomment(line);
        if (strncmp(text, "file = ", 7) == 0) {
            snprintf(name, sizeof name, "%s", text + 7);
        } else if (strncmp(text, "as_of = ", 8) == 0) {
            run.records++;
            if (!read_file(name, text + 8, &read))
                break;
        } else if (read.arena != NULL) {
            check(name, &read, text);
        }
    }
    close_read(&read);
}

/* "PATH | OUTCOME | STATEMENT; STATEMENT" */
static void check_line(char *line)
{
    char outcome[LONGEST];
    char *rest = line;
    char *name = trim(strtok_r(rest, "|", &rest));
    char *word = strtok_r(rest, "|", &rest);
    char day[16];
    struct read read;
    if (word == NULL) {
        fail(name, "line", "has no outcome");
        return;
    }
    snprintf(outcome, sizeof outcome, "outcome = %s", trim(word));
    snprintf(day, sizeof day, "%.15s", run.as_of);
    char *own = strstr(rest, "as_of = ");
    if (own != NULL) {
        sscanf(own + 8, "%10s", day);
        memset(own, ' ', 8 + strlen(day));
    }
    run.records++;
    if (!read_file(name, day, &read))
        return;
    check(name, &read, outcome);
    for (char *one; (one = strtok_r(rest, ";", &rest)) != NULL;)
        check(name, &read, one);
    close_read(&read);
}

static void check_lines(FILE *stream)
{
    char line[LONGEST];
    while (fgets(line, sizeof line, stream) != NULL) {
        char *text = trim(line);
        if (strncmp(text, "as_of = ", 8) == 0)
            snprintf(run.as_of, sizeof run.as_of, "%s", text + 8);
        else if (text[0] != '#' && text[0] != '\0')
            check_line(text);
    }
}

static int visit_gold(const char *path, const struct stat *stat, int kind,
                      struct FTW *walk)
{
    size_t length = strlen(path);
    (void)stat;
    (void)walk;
    if (kind != FTW_F || length < 4 || strcmp(path + length - 4, ".txt") != 0)
        return 0;
    FILE *stream = fopen(path, "r");
    if (stream == NULL)
        return 1;
    if (strcmp(path_name(path), "single.txt") == 0)
        check_lines(stream);
    else
        check_one_file(stream);
    fclose(stream);
    return 0;
}

/* Any .json: a record or a refusal, and never a crash. */
static int visit_data(const char *path, const struct stat *stat, int kind,
                      struct FTW *walk)
{
    size_t length = strlen(path);
    struct read read;
    (void)stat;
    (void)walk;
    if (kind != FTW_F || length < 5 || strcmp(path + length - 5, ".json") != 0)
        return 0;
    if (read_file(path + strlen(run.data) + 1, "2026-01-01", &read))
        run.records++;
    close_read(&read);
    return 0;
}

int main(int argc, char **argv)
{
    run.data = getenv("POISE_TEST_DATA");
    if (argc != 3 || run.data == NULL || run.data[0] == '\0') {
        puts("skipped: POISE_TEST_DATA does not name the records of others");
        return SKIPPED;
    }
    run.arena = arena_new((size_t)1 << 20);
    run.vocabulary = vocabulary_new(run.arena);
    run.parser = json_parser_new();
    struct problems problems = {.arena = run.arena};
    struct text text = {0};
    if (codes_load(run.arena, argv[2], &run.codes, &problems) != 0) {
        problems_write(&problems, &text);
        puts(text.bytes == NULL ? "the codes cannot be read" : text.bytes);
        return 1;
    }
    nftw(argv[1], visit_gold, 16, FTW_PHYS);
    printf("%d records, %d statements, %d do not hold\n", run.records, run.statements,
           run.failures);
    run.records = 0;
    nftw(run.data, visit_data, 16, FTW_PHYS);
    printf("%d files read\n", run.records);
    json_parser_free(run.parser);
    arena_free(run.arena);
    return run.failures == 0 && run.records > 0 ? 0 : 1;
}
