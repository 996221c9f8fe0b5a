/* One person of a cohort: one line of JSON or one row of CSV. Reasons are left out,
 * but here, answer_json_line has them; what a person is told is always made by `poise
 * rank`. */
#ifndef REPORT_COHORT_RECORD_H
#define REPORT_COHORT_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "record/vocabulary.h"

struct answer;
struct problems;
struct text;

/* A line that was not answered, and why. */
struct cohort_refusal {
    uint64_t line;                   /* its number; 0: it has none */
    const char *id;                  /* NULL: none was found */
    const struct problems *problems; /* one at least */
};

/* Marks the facts that undetermined options wait for. */
void cohort_waiting(const struct answer *answer, bool waits[FACT_LIMIT]);

/* Does an earlier flag have the same code? One code may have several reasons. */
bool cohort_repeats(const struct answer *answer, uint32_t flag);

/* {"line", "id", "first": {ROLE: option}, "recommendations": [{option, role, rank,
 * verdict, balance}], "outside_limits": [option], "undetermined": [option], "flags":
 * [code], "ask_next": [{fact, changes_first}], "waiting_for": [fact], "conflicts":
 * [{fact, kind}], "not_assessed": [plugin]}. Line 0 is left out; so is "ask_next" if
 * nobody asked. */
void cohort_json(const struct answer *answer, uint64_t line, bool asked,
                 struct text *out);

/* {"line", "id", "error": {"status", "reason", "remedy", "more": [reason]}}. */
void cohort_json_refusal(const struct cohort_refusal *refusal, struct text *out);

/* The names of the columns. Lists in a cell have "; " between their items. RFC 4180, but
 * with "\n" at the end of a row, and a control character in a cell is written as in JSON:
 * a row is always one line. */
void cohort_csv_head(struct text *out);
void cohort_csv(const struct answer *answer, uint64_t line, struct text *out);
void cohort_csv_refusal(const struct cohort_refusal *refusal, struct text *out);

#endif
