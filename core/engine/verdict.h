/* From an outcome that was screened to the question put to code, and from what code said
 * back to the outcome. The same steps for every road on which code is asked. */
#ifndef ENGINE_VERDICT_H
#define ENGINE_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

#include "engine.h"
#include "host/exchange.h"
#include "weigh/outcome.h"

/* Code is asked about what the catalogue leaves open, and about what guidelines or the
 * site exclude, which it may explain. */
bool outcome_is_open(const struct outcome *outcome);

/* The verdict as the catalogue has it. Its notes are left as they are. */
void verdict_start(poise_verdict *verdict, const struct outcome *outcome,
                   const struct catalogue *catalogue, uint32_t sentence_count);

/* Takes over what code said, all but the notes: they are the caller's to keep. The
 * standing waits in effects[POISE_DIMENSION_GUIDELINE].value for effects_take. */
void verdict_take(const poise_verdict *verdict, struct outcome *outcome);

/* The effects of option `index` as the catalogue has them, fitted to the person. */
void effects_start(poise_effects *effects, const struct engine *engine, uint32_t index,
                   const struct person_effects *person, uint32_t sentence_count);

/* Takes over what code made of them, and sets the dimensions that are the site's:
 * guideline standing and cautions. */
void effects_take(const poise_effects *effects, struct outcome *outcome);

#endif
