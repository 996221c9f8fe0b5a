/* What a changed fact or goal would change. */
#ifndef REPORT_WHATIF_H
#define REPORT_WHATIF_H

#include <stdbool.h>

#include "engine/answer.h"
#include "style.h"

struct text;

/* A supposition and the two answers about it. */
struct whatif {
    int count;
    const char *const *supposed; /* "her2=positive" */
    const struct answer *before;
    const struct answer *after;
};

/* `all`: also what moves between "ruled out" and "not applicable". */
void whatif_text(const struct whatif *whatif, const struct style *style, bool all,
                 struct text *out);

/* The head of the answer before, then "whatif": {"supposed", "first": [{role, before,
 * after}], "changes": [{option, before, after: {state, rank, rank_in_role, balance},
 * because}], "flags_raised", "flags_gone"}. */
void whatif_json(const struct whatif *whatif, struct text *out);

#endif
