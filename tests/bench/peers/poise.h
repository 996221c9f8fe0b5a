/* Poise on the common work: seven plugins, their catalogues, the engine's ordinary road.
 *
 * A person is a record as intake leaves it, with goals: the importance of each burden is
 * the person's weight, so the balance of an option is 1 less its burden, to the
 * millionth. */
#ifndef PEERS_POISE_H
#define PEERS_POISE_H

#include "fixture.h"
#include "workload.h"

enum { PEERS_BATCH = 256 };

struct peers_poise {
    const struct peers_workload *workload;
    struct fixture fixture;
    struct arena *arena;           /* of the batch in hand */
    uint8_t number[PEERS_OPTIONS]; /* in the work, by option of the catalogue */
    uint32_t choice[PEERS_FACTS][PEERS_VALUES]; /* Poise's numbers of values */
    uint32_t fact[PEERS_FACTS];                 /* and of facts */
    struct why *why;                            /* pieces of an explained answer */
    struct text page;                           /* the answer as JSON */
    uint64_t page_bytes;                        /* of all answers */
};

void peers_poise_open(struct peers_poise *poise, const struct peers_workload *workload);
void peers_poise_close(struct peers_poise *poise);

/* Answers `count` persons (at most PEERS_BATCH) from `first`; with `explain` each answer
 * is written out too, as why_json. Only the answering is timed: the records are made
 * before. Nanoseconds. */
double peers_poise_ask(struct peers_poise *poise, uint32_t first, uint32_t count,
                       bool explain, struct peers_list *out);

#endif
