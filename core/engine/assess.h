/* Asking the plugins about one person: verdicts, balances and order. The inside of the
 * engine. */
#ifndef ENGINE_ASSESS_H
#define ENGINE_ASSESS_H

#include "answer.h"
#include "engine.h"

/* Fills in truth, outcomes, weights, ranked and silent of `answer`, in `arena`. The
 * record must have been derived. POISE_OK or POISE_E_MEMORY. */
int32_t assess_person(struct session *session, struct arena *arena,
                      const struct record *record, const struct goals *goals,
                      struct answer *answer);

/* Raises the flags of an assessed answer. */
int32_t flags_raise(struct arena *arena, struct answer *answer);

/* Works out what would change the order of each role (weigh/change.h). */
int32_t changes_find(struct arena *arena, struct answer *answer);

/* Finds out which missing facts matter. Uses the session's scratch memory. */
int32_t ask_next(struct session *session, struct answer *answer);

#endif
