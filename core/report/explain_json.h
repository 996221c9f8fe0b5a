/* Everything about one option for one person, as JSON: the head of every answer, then
 *     "explain": {"state", the members of the option, "criteria": [
 *         {"part", "criterion", "truth", "because", "source", "facts"}]} */
#ifndef REPORT_EXPLAIN_JSON_H
#define REPORT_EXPLAIN_JSON_H

#include "engine/answer.h"

struct text;

void explain_json(const struct answer *answer, const struct outcome *outcome,
                  struct text *out);

#endif
