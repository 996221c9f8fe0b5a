/* An answer as JSON: the output contract, "schema": "poise/1". */
#ifndef REPORT_ANSWER_JSON_H
#define REPORT_ANSWER_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/answer.h"

struct receipt;
struct text;

/* Writes one answer and a newline. `all`: options for other situations too. */
void answer_json(const struct answer *answer, bool all, struct text *out);

/* The same in one line, {"line": N, "schema": ...}; line 0 is left out. */
void answer_json_line(const struct answer *answer, uint64_t line, struct text *out);

/* The same with its receipt as the last member. */
void answer_json_receipt(const struct answer *answer, bool all,
                         const struct receipt *receipt, struct text *out);

#endif
