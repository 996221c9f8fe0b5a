/* What the catalogue alone says about one option: whether it applies, what speaks against
 * it, how guidelines stand here. The part of an answer that no code takes part in. */
#ifndef ENGINE_SCREEN_H
#define ENGINE_SCREEN_H

#include <stdint.h>

#include "weigh/outcome.h"

/* Fills in marks, level, situation, state and answer of an outcome whose option and
 * excluded_by_site are set. `truth` is of the catalogue's criteria. */
void outcome_screen(struct outcome *outcome, const struct catalogue *catalogue,
                    const uint8_t *truth);

#endif
