/* What one effect would have to be for two options to tie, in the units in which the
 * effect is told. The inside of change.c. */
#ifndef WEIGH_CHANGE_EVIDENCE_H
#define WEIGH_CHANGE_EVIDENCE_H

#include "change.h"

/* Adds to `change` each effect of the leader and of the other that could tie them alone:
 * known, of a goal that has a weight, and within its range. */
void change_evidence_add(const struct change_source *source, const struct outcome *leader,
                         struct change *change);

#endif
