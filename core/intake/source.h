/* The one door for a person's record: looks what form the bytes have and reads them.
 *
 * A case file (`name = value`), flat facts ({"id": ..., "facts": {...}}), or FHIR R4
 * resources (a Bundle, an array, one resource, or one resource a line). */
#ifndef INTAKE_SOURCE_H
#define INTAKE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct codes;
struct goals;
struct json_parser;
struct problems;
struct record;
struct vocabulary;

/* The largest record that is read. A history of many years in FHIR has some megabytes. */
#define SOURCE_LIMIT ((size_t)64 << 20)

/* What is needed to read records: one for each thread. */
struct source_reader {
    const struct vocabulary *vocabulary;
    const char *codes_folder; /* what FHIR codes mean: read when they are first needed */
    const char *patient;      /* which of several in one input; NULL: the only one */
    int32_t as_of;            /* the day of the decision */
    struct json_parser *parser;
    const struct codes *codes;
    struct arena *keep; /* of the codes */
};

/* Bytes of a record and what to call them. */
struct source {
    const char *name; /* of a file, for problems; NULL: none */
    int line;         /* in it; 0: the record is the whole file */
    const char *bytes;
    size_t length;
    bool padded; /* JSON_PADDING bytes after the end may be read */
};

/* `keep` lives as long as the reader. Nothing to free but by source_reader_close. */
struct source_reader source_reader_open(struct arena *keep,
                                        const struct vocabulary *vocabulary,
                                        const char *codes_folder, int32_t as_of);
void source_reader_close(struct source_reader *reader);

/* Reads a record into `arena`. `goals` is filled with what it says of goals, and is empty
 * if it says nothing. POISE_OK, or the status of the last problem added; *out is set only
 * for POISE_OK and holds no pointer into the bytes. */
int32_t source_read(struct source_reader *reader, struct arena *arena,
                    const struct source *source, struct record **out, struct goals *goals,
                    struct problems *problems);

#endif
