/* What choosing an option now would close off: the options that could be had after the
 * next line of treatment if it were not given, and not if it were. */
#ifndef ENGINE_CLOSING_H
#define ENGINE_CLOSING_H

#include <stdbool.h>
#include <stdint.h>

#include "answer.h"

struct closing {
    const struct option *option; /* that is chosen */
    bool known; /* false: what was given before is not known, or the option is of no
                   medicine that the vocabulary knows */
    uint32_t closed_count;
    const struct option **closed; /* ruled out afterwards, recommended or open now */
    uint32_t opened_count;
    const struct option **opened; /* recommended afterwards, not now */
};

/* Supposes that the option was given and the cancer grew again: its medicines among the
 * prior therapy, one more line. Uses the session's scratch memory; the lists are in
 * `arena`. POISE_OK or POISE_E_MEMORY. [assess] */
int32_t closing_of(struct session *session, struct arena *arena,
                   const struct answer *answer, const struct outcome *outcome,
                   struct closing *out);

#endif
