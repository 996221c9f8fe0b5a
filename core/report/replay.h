/* An answer made again, held against its receipt: is it the same, what it was made from
 * has changed since, and where the two answers first differ. */
#ifndef REPORT_REPLAY_H
#define REPORT_REPLAY_H

#include "receipt.h"
#include "style.h"

struct catalogue;

/* A line of the receipt that is another now. */
struct replay_change {
    const char *what;
    const char *was; /* NULL: there was none */
    const char *is;  /* NULL: there is none */
};

/* The first difference of two answers. */
struct replay_difference {
    const char *part; /* key in JSON; NULL: none was found */
    uint32_t place;   /* from 1; 0: not about a place */
    const char *was;  /* the option then; NULL: none, or one that is not known now */
    const char *is;   /* the option now; NULL: none */
    const char *text; /* in words */
};

enum replay_input { INPUT_NOT_BOUND, INPUT_SAME, INPUT_OTHER };

struct replay {
    const struct receipt *then;
    const struct receipt *now;
    enum seal seal; /* SEAL_NONE or SEAL_HOLDS */
    bool same;      /* byte for byte */
    enum replay_input input;
    uint32_t change_count;
    const struct replay_change *changes;
    struct replay_difference first; /* unless it is the same */
};

/* Compares. `catalogue` gives the options that a place may have held. POISE_OK or
 * POISE_E_MEMORY. */
int32_t replay_compare(struct arena *arena, const struct receipt *then,
                       const struct receipt *now, const struct catalogue *catalogue,
                       const struct secret *secret, struct replay *out);

void replay_text(const struct replay *replay, const struct style *style,
                 struct text *out);

/* {schema, same, seal, input, as_of, changed: [{what, was, is}], first_difference}. */
void replay_json(const struct replay *replay, struct text *out);

#endif
