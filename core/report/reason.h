/* Reasons in words: from the marks and notes of an outcome to sentences with the facts
 * they rest on. The one place where text is made of what was recorded; JSON and text
 * output both print these. */
#ifndef REPORT_REASON_H
#define REPORT_REASON_H

#include <stdint.h>

#include "engine/answer.h"

struct arena;

enum reason_kind {
    REASON_FOR,     /* why it fits */
    REASON_DOUBT,   /* its trial showed no gain, or guidelines place it later */
    REASON_BURDEN,  /* what it costs */
    REASON_CAUTION, /* speaks against it */
    REASON_CHECK,   /* to be found out before the first dose */
    REASON_DOSE,
    REASON_INFO,
    REASON_AGAINST, /* why it is ruled out */
    REASON_NEEDS    /* what is needed to tell */
};

struct reason {
    enum reason_kind kind;
    const char *text;
    const char *criterion; /* the dimension it is about; NULL if none */
    struct cites facts;
    const char *source; /* NULL if none is named */
};

/* "for", "doubt", "burden"...: as the JSON writes it. */
const char *reason_kind_name(enum reason_kind kind);

struct reasons {
    uint32_t count;
    struct reason *items;
};

/* All reasons of an outcome, in the order in which they are worth reading. An empty list
 * without memory. */
struct reasons reasons_of(struct arena *arena, const struct answer *answer,
                          const struct outcome *outcome);

/* "63.9 against 51.4 months", with the hazard ratio. NULL if nothing is known. */
const char *endpoint_text(struct arena *arena, const struct endpoint *endpoint);

#endif
