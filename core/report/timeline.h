/* How the list moved over time, and why. */
#ifndef REPORT_TIMELINE_H
#define REPORT_TIMELINE_H

#include "engine/answer.h"
#include "engine/closing.h"
#include "style.h"

struct text;

/* One day. */
struct timeline_point {
    const char *name;            /* of the case; NULL when it is a day of one record */
    const struct answer *answer; /* as_of is the day */
};

struct timeline {
    uint32_t count;
    const struct timeline_point *points; /* first to last */
    uint32_t left_out;                   /* days on which nothing in the list moved */
    uint32_t closing_count;
    const struct closing *closings; /* of the first systemic options of the last day */
};

/* The systemic options that are among the first three on some day, in the order in which
 * they first are: the rows of a plot. Answers how many, at most `room`. */
uint32_t timeline_rows(const struct timeline *timeline, const struct option **rows,
                       uint32_t room);

/* Facts that were given and differ between two records, as numbers. Answers how many. */
uint32_t timeline_facts(const struct record *before, const struct record *after,
                        uint32_t numbers[FACT_LIMIT]);

void timeline_text(const struct timeline *timeline, const struct style *style, bool all,
                   struct text *out);

/* The head of the last day's answer, then "timeline": {"points": [{as_of, case, first,
 * recommendations}], "steps": [{from, to, facts, changes}], "closes": [...]}. */
void timeline_json(const struct timeline *timeline, struct text *out);

#endif
