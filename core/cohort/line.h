/* One line of a cohort in, one record of the output out: the same for a file, a filter
 * and a queue.
 *
 * A line is flat facts (intake/flat_facts.h) or a FHIR bundle. Whatever is wrong with
 * it becomes an error record, so that every line that says something gives exactly
 * one. */
#ifndef COHORT_LINE_H
#define COHORT_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/json_read.h"

struct answer;
struct arena;
struct engine;
struct goals;
struct tally;
struct text;
struct why;

/* A longer line is an error record of its own: one person needs far less. */
enum { COHORT_LINE_LIMIT = 16 << 20 };
#define COHORT_LINE_TOO_LONG "the line is longer than 16 MiB"

/* What a record of the output looks like. */
enum cohort_form {
    COHORT_BRIEF, /* {"line", "id", "first", ...}: one line of JSON */
    COHORT_FULL,  /* {"line", "schema": "poise/1", ...}: one line of JSON */
    COHORT_WHY,   /* {"line", "schema": "poise-why/1", ...}: one line of JSON */
    COHORT_CSV,   /* one row, columns as cohort_csv_head() names them */
    COHORT_SILENT /* nothing: only counted */
};

/* What all persons are asked about alike. Lives as long as its desks. */
struct cohort_order {
    const struct engine *engine;
    const struct goals *goals; /* hold for everybody; NULL: those of each line */
    int32_t as_of;
    enum cohort_form form;
    struct why *why; /* of the engine, for COHORT_WHY; else NULL */
    /* Find out what to find out next: most of the work. COHORT_FULL always does,
     * COHORT_WHY never. */
    bool asks;
};

/* One thread's means: a session, a parser, memory. */
struct cohort_desk;

/* POISE_OK, POISE_E_MEMORY, or what session_open answers. cohort_desk_close ends it; NULL
 * is allowed there. [any] */
int32_t cohort_desk_open(const struct cohort_order *order, struct cohort_desk **out);
void cohort_desk_close(struct cohort_desk *desk);

/* What this desk has counted so far. It lives as long as the desk. */
struct tally *cohort_desk_tally(struct cohort_desk *desk);

/* Answers line number `number` (from 1; 0: it has none, and "line" is left out): appends
 * one record with its newline to `out`. A blank line gives nothing. `line` need not end
 * with a newline; JSON_PADDING bytes after it must be readable.
 * POISE_OK for an answer or a blank line. Any other status: an error record with this
 * status was appended, and the run may go on; but after POISE_E_MEMORY nothing was
 * appended, and the run should end. out->failed is for the caller to look at. [the desk's
 * thread] */
int32_t cohort_line(struct cohort_desk *desk, const char *line, size_t length,
                    uint64_t number, struct text *out);

/* The error record for a line that cannot be given whole. [the desk's thread] */
void cohort_line_refuse(struct cohort_desk *desk, uint64_t number, int32_t status,
                        const char *reason, struct text *out);

#endif
