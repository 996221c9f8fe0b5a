/* Asking a person what matters: an order, swings, a few trade-offs, limits. Every
 * question can be skipped; an order alone is an answer. */
#ifndef APP_ELICIT_H
#define APP_ELICIT_H

#include "dialogue.h"
#include "intake/goals.h"
#include "weigh/stated.h"

enum { ELICIT_ANSWERS = 24, ELICIT_WORDS = 160, ELICIT_TRADES = 3 };

struct elicit {
    struct dialogue dialogue;
    struct goals goals;                 /* what comes of it */
    double points[POISE_DIMENSION_END]; /* swings, 0 to 100; negative: not said */
    uint32_t count;                     /* of what was said about pairs */
    struct stated said[ELICIT_ANSWERS];
    char words[ELICIT_ANSWERS][ELICIT_WORDS];
};

/* Goes through all questions once. */
void elicit_run(struct elicit *elicit);

/* Says which answers cannot all hold; false when all can. */
bool elicit_contradicts(const struct elicit *elicit);

#endif
