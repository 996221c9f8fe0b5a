/* What changed between two answers about one person: which options came, went and
 * moved. */
#ifndef REPORT_MOVES_H
#define REPORT_MOVES_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/answer.h"

struct arena;

/* One option, before and after. */
struct move {
    const struct outcome *before;
    const struct outcome *after;
};

struct moves {
    uint32_t count;
    struct move *items;
};

/* Options whose state, place in their role or balance differ: first what is in the new
 * list, in its order, then what left the old one, in its order, then the rest. An empty
 * list without memory. */
struct moves moves_between(struct arena *arena, const struct answer *before,
                           const struct answer *after);

/* Is this flag raised in an answer? */
bool flag_is_raised(const struct answer *answer, const char *code);

#endif
