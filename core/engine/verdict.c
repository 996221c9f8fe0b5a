/* What the code adds, never what it takes away. */
#include "verdict.h"

#include <string.h>

#include "settings/catalogue.h"

bool outcome_is_open(const struct outcome *outcome)
{
    return outcome->state != OUTCOME_NOT_APPLICABLE &&
           (outcome->marks.never_hold | outcome->marks.needs_fail) == 0;
}

void verdict_start(poise_verdict *verdict, const struct outcome *outcome,
                   const struct catalogue *catalogue, uint32_t sentence_count)
{
    verdict->sentence_count = sentence_count;
    verdict->catalogue = catalogue;
    verdict->vocabulary = catalogue->vocabulary;
    verdict->answer = outcome->answer;
    verdict->urgency = outcome->urgency;
    verdict->standing = level_standing(outcome->level);
    verdict->standing_sentence = 0;
    verdict->faults = 0;
    verdict->note_count = 0;
    verdict->with_count = 0;
}

static bool says_caution(const poise_verdict *verdict)
{
    for (uint32_t i = 0; i < verdict->note_count; i++)
        if (verdict->notes[i].kind == POISE_NOTE_CAUTION ||
            verdict->notes[i].kind == POISE_NOTE_CHECK)
            return true;
    return false;
}

/* The mark on the scale that a standing set by code is nearest to, never an excluding
 * one. */
static uint32_t nearest_level(int32_t standing)
{
    uint32_t best = LEVEL_PREFERRED;
    for (uint32_t level = LEVEL_SPLIT; level <= LEVEL_LATER; level++) {
        int32_t distance = level_standing(level) - standing;
        int32_t held = level_standing(best) - standing;
        if (distance * distance < held * held)
            best = level;
    }
    return best;
}

void verdict_take(const poise_verdict *verdict, struct outcome *outcome)
{
    outcome->answer = verdict->answer;
    outcome->urgency = verdict->urgency;
    outcome->standing_sentence = verdict->standing_sentence;
    if (verdict->standing_sentence != 0)
        outcome->level = nearest_level(verdict->standing);
    outcome->effects[POISE_DIMENSION_GUIDELINE].value = verdict->standing;
    for (uint32_t i = 0; i < verdict->with_count; i++)
        outcome->with[outcome->with_count++] = verdict->with[i];
    if (verdict->answer == POISE_ANSWER_NOT_ELIGIBLE)
        outcome->state = OUTCOME_RULED_OUT;
    else if (verdict->answer == POISE_ANSWER_CANNOT_TELL)
        outcome->state = OUTCOME_UNDETERMINED;
    else if (outcome->state == OUTCOME_ELIGIBLE &&
             (verdict->answer == POISE_ANSWER_NEEDS_PERSON || says_caution(verdict)))
        outcome->state = OUTCOME_CAUTION;
}

/* -------------------- effects */

void effects_start(poise_effects *effects, const struct engine *engine, uint32_t index,
                   const struct person_effects *person, uint32_t sentence_count)
{
    const struct base_effects *base = &engine->effects[index];
    effects->sentence_count = sentence_count;
    effects->known = base->known;
    effects->changed = 0;
    effects->faults = 0;
    memcpy(effects->now, base->now, sizeof effects->now);
    effects_personal(&engine->generation->catalogue->options[index], person,
                     engine->referral_km[index], effects->now, &effects->known);
}

/* Guideline standing and cautions are dimensions like the others, with the site's
 * weights. */
static void set_site_effects(struct outcome *outcome, int32_t standing)
{
    int32_t caution = caution_burden(outcome_cautions(outcome));
    outcome->effects[POISE_DIMENSION_GUIDELINE] =
        (poise_effect){standing, standing, standing, 0};
    outcome->effects[POISE_DIMENSION_CAUTION] =
        (poise_effect){caution, caution, caution, 0};
    outcome->known |=
        (uint32_t)1 << POISE_DIMENSION_GUIDELINE | (uint32_t)1 << POISE_DIMENSION_CAUTION;
}

void effects_take(const poise_effects *effects, struct outcome *outcome)
{
    int32_t standing = outcome->effects[POISE_DIMENSION_GUIDELINE].value;
    memcpy(outcome->effects, effects->now, sizeof outcome->effects);
    outcome->known = effects->known;
    outcome->changed = effects->changed;
    outcome->clipped = (effects->faults & FAULT_CLIPPED) != 0;
    set_site_effects(outcome, standing);
}
