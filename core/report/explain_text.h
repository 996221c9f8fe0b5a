/* Everything about one option for one person, as text. */
#ifndef REPORT_EXPLAIN_TEXT_H
#define REPORT_EXPLAIN_TEXT_H

#include "engine/answer.h"
#include "style.h"

struct text;

void explain_text(const struct answer *answer, const struct outcome *outcome,
                  const struct style *style, struct text *out);

#endif
