/* The order of the list.
 *
 * Urgent actions first; then by role: systemic, local, bone, support, and trials last, or
 * before support when a change of treatment is due. Inside a role: treatments before what
 * only goes with them, then by balance, then by id as bytes, so that ties never depend on
 * the order in which anything was loaded. An informed wish for no more treatment, or ECOG
 * 4, puts support first. */
#ifndef WEIGH_RANKING_H
#define WEIGH_RANKING_H

#include <stdbool.h>
#include <stdint.h>

#include "outcome.h"

struct ranking_rules {
    bool support_first;
    bool trials_due;
};

/* Sorts the recommended outcomes into `order` (room for `count`) and numbers their ranks.
 * Answers how many there are. */
uint32_t ranking_make(struct outcome *outcomes, uint32_t count,
                      const struct ranking_rules *rules, struct outcome **order);

#endif
