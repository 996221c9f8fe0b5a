/* The engine: a generation made ready for requests, and sessions that answer them. */
#ifndef ENGINE_ENGINE_H
#define ENGINE_ENGINE_H

#include <locale.h>
#include <stdbool.h>
#include <stdint.h>

#include "host/generation.h"
#include "host/nursery.h"
#include "record/vocabulary.h"
#include "weigh/effects.h"
#include "weigh/weights.h"

struct answer;
struct arena;
struct goals;
struct outcome;
struct problems;
struct record;
struct remote;

/* Immutable once open; shared by sessions. */
struct engine {
    struct arena *arena;
    uint32_t number; /* 1, and one more with every reload */
    struct generation *generation;
    const struct base_effects *effects; /* by option */
    const int16_t *const *addons; /* by option and addon: an option, -1 for words only */
    const uint8_t *site_excludes; /* by option: not on the formulary, or not licensed */
    const double *referral_km;    /* by option: negative if it is given here */
    const struct outcome *blanks; /* by option: what every person's outcome begins as */
    bool used[FACT_LIMIT];        /* facts that a criterion, a plugin or weighing reads */
    struct presets presets;
    struct nursery_work work;
    struct nursery *nursery; /* of isolated plugins; NULL without any */
};

/* Loads a generation and makes it ready. Problems are added for what is wrong. [load] */
int32_t engine_open(const struct generation_source *source, struct engine **out,
                    struct problems *problems);
void engine_close(struct engine *engine);

/* One thread's way to ask: its own instances of the plugins and its own memory. */
struct session {
    const struct engine *engine;
    struct arena *arena;   /* of the instances */
    struct arena *request; /* of the answer in hand */
    struct arena *scratch; /* of one what-if */
    struct instance *instances;
    struct remote *remote;             /* workers of isolated plugins; NULL: none */
    struct poise_proposals *proposals; /* where proposals are collected */
    locale_t c;                        /* plugins run with the "C" locale */
    int chemo, adc;                    /* tags that the wish "no_chemo" is about */
};

int32_t session_open(const struct engine *engine, struct session **out);
void session_close(struct session *session);

enum request_parts {
    REQUEST_RANKING = 0, /* verdicts, balances and order only */
    REQUEST_FLAGS = 1,
    REQUEST_PLAN = 2,
    REQUEST_ASK = 4, /* what to find out next: a what-if for each value of each fact */
    REQUEST_CHANGES = 16, /* what would change the order, in closed form */
    REQUEST_ALL = 23,
    REQUEST_FIT = 8 /* how firm each place is: takes some ten times as long as all else */
};

/* Answers for one person. `record` must have been audited; what follows from it is
 * derived here. The answer lives in the session until the next call. POISE_OK or
 * POISE_E_MEMORY. [assess] */
int32_t session_assess(struct session *session, struct record *record,
                       const struct goals *goals, int32_t as_of, unsigned parts,
                       struct answer **out);

/* Takes the answer about person number `index`; anything but POISE_OK ends the run. */
typedef int32_t session_take(void *context, uint32_t index, struct answer *answer);

/* The same for many persons, each with goals of its own; isolated plugins are asked about
 * 256 at a time. Each answer lives until `take` returns. [assess] */
int32_t session_assess_many(struct session *session, struct record *const *records,
                            const struct goals *const *goals, uint32_t count,
                            int32_t as_of, unsigned parts, session_take *take,
                            void *context);

/* The region whose licences matter for a record; -1 for both. */
int engine_region(const struct engine *engine, const struct record *record);

#endif
