/* The inside of why_json.c: what is rendered once. */
#ifndef REPORT_WHY_PIECES_H
#define REPORT_WHY_PIECES_H

#include "base/text.h"
#include "why_json.h"

/* Bytes of JSON; most end in a comma. */
struct piece {
    const char *bytes;
    size_t length;
};

struct why_option {
    struct piece head;    /* {"option": ..., "rests_on": [...], */
    struct piece applies; /* whom it is meant for, as a clause */
    struct piece *needs;
    struct piece *never;
    struct piece *caution;
};

struct why_fact {
    struct piece open;    /* "er": or "sites":[ */
    struct piece *values; /* by number: "positive", */
};

struct why {
    struct arena *arena;
    const struct engine *engine;
    struct why_option *options; /* by option */
    struct why_fact *facts;     /* by fact; only of those that are used */
    struct piece scope;         /* the clause that says whom the catalogues are about */
    struct piece dimensions[POISE_DIMENSION_END]; /* "symptoms": */
};

static inline void piece_put(struct text *out, const struct piece *piece)
{
    text_put_n(out, piece->bytes, piece->length);
}

#endif
