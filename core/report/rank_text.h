/* The ranked list as a clinician reads it. */
#ifndef REPORT_RANK_TEXT_H
#define REPORT_RANK_TEXT_H

#include <stdbool.h>

#include "engine/answer.h"
#include "style.h"

struct text;

/* Writes the answer. `name`: how the case was named on the command line, for the hint at
 * the end; NULL for none. `all`: every option with every reason. */
void rank_text(const struct answer *answer, const struct style *style, const char *name,
               bool all, struct text *out);

#endif
