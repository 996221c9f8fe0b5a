/* Two options for one person side by side. */
#ifndef REPORT_COMPARE_H
#define REPORT_COMPARE_H

#include "engine/answer.h"
#include "style.h"

struct text;

void compare_text(const struct answer *answer, const struct outcome *a,
                  const struct outcome *b, const struct style *style, struct text *out);

/* "compare": {"options": [a, b], "difference": [{criterion, weight, a, b, difference}],
 * "total"}: the difference is a minus b and its parts add up to the total exactly. */
void compare_json(const struct answer *answer, const struct outcome *a,
                  const struct outcome *b, struct text *out);

#endif
