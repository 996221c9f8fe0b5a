/* The hot path: no allocation for each option, reasons as marks and notes, no text. */
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "consult.h"
#include "intake/goals.h"
#include "screen.h"
#include "settings/catalogue.h"
#include "weigh/limits.h"

static void start_outcome(struct asking *asking, struct outcome *outcome, uint32_t index,
                          const char *target)
{
    const struct option *option = &asking->catalogue->options[index];
    const struct plugin *plugin = asking->instance->plugin;
    memset(outcome, 0, offsetof(struct outcome, effects));
    outcome->option = option;
    outcome->plugin = plugin->id;
    outcome->sentences = asking->instance->sentences;
    outcome->target = target;
    outcome->urgency = option->urgency;
    outcome->excluded_by_site = asking->session->engine->site_excludes[index] != 0;
    outcome_screen(outcome, asking->catalogue, asking->answer->truth);
}

/* Code is asked about what the catalogue leaves open, and about what guidelines or the
 * site exclude, which it may explain. */
static bool is_open(const struct outcome *outcome)
{
    return outcome->state != OUTCOME_NOT_APPLICABLE &&
           (outcome->marks.never_hold | outcome->marks.needs_fail) == 0;
}

static void start_verdict(struct asking *asking, const struct outcome *outcome)
{
    poise_verdict *verdict = &asking->verdict;
    verdict->sentence_count = asking->instance->sentence_count;
    verdict->catalogue = asking->catalogue;
    verdict->vocabulary = asking->answer->record->vocabulary;
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

static void keep_notes(struct asking *asking, struct outcome *outcome)
{
    const poise_verdict *verdict = &asking->verdict;
    if (verdict->note_count == 0)
        return;
    size_t size = verdict->note_count * sizeof *verdict->notes;
    poise_note *notes = arena_alloc(asking->arena, size);
    if (notes == NULL) {
        asking->failed = POISE_E_MEMORY;
        return;
    }
    memcpy(notes, verdict->notes, size);
    outcome->notes = notes;
    outcome->note_count = verdict->note_count;
}

static void take_verdict(struct asking *asking, struct outcome *outcome)
{
    const poise_verdict *verdict = &asking->verdict;
    asking->faults |= verdict->faults;
    outcome->answer = verdict->answer;
    outcome->urgency = verdict->urgency;
    outcome->standing_sentence = verdict->standing_sentence;
    if (verdict->standing_sentence != 0)
        outcome->level = nearest_level(verdict->standing);
    outcome->effects[POISE_DIMENSION_GUIDELINE].value = verdict->standing;
    keep_notes(asking, outcome);
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

static void ask_eligibility(struct asking *asking, struct outcome *outcome)
{
    const struct instance *instance = asking->instance;
    start_verdict(asking, outcome);
    if (!asking_plays(asking))
        asking_failed(asking, instance->plugin->table.eligibility(
                                  instance->self, &asking->patient,
                                  outcome->option->number, &asking->verdict));
    if (asking->transcript != NULL)
        transcript_verdict(asking->transcript, &asking->verdict);
    take_verdict(asking, outcome);
}

static void add_companions(struct asking *asking, struct outcome *outcome, uint32_t index)
{
    const struct option *option = outcome->option;
    for (uint32_t i = 0; i < option->addon_count; i++) {
        int16_t other = asking->session->engine->addons[index][i];
        bool holds = truth_holds(asking->answer->truth[option->addons[i].when]);
        bool known = false;
        for (uint32_t j = 0; j < outcome->with_count; j++)
            known = known || outcome->with[j] == other;
        if (other >= 0 && holds && !known &&
            outcome->with_count < sizeof outcome->with / sizeof *outcome->with)
            outcome->with[outcome->with_count++] = (uint16_t)other;
    }
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

/* The catalogue's effects, fitted to the person. */
static void start_effects(struct asking *asking, const struct outcome *outcome,
                          uint32_t index)
{
    const struct engine *engine = asking->session->engine;
    const struct base_effects *base = &engine->effects[index];
    poise_effects *effects = &asking->effects;
    effects->sentence_count = asking->instance->sentence_count;
    effects->known = base->known;
    effects->changed = 0;
    effects->faults = 0;
    memcpy(effects->now, base->now, sizeof effects->now);
    effects_personal(outcome->option, &asking->person, engine->referral_km[index],
                     effects->now, &effects->known);
}

static void call_effects(struct asking *asking, uint32_t number)
{
    const poise_plugin *table = &asking->instance->plugin->table;
    void *self = asking->instance->self;
    int32_t status = POISE_OK;
    if (table->benefit != NULL)
        status = table->benefit(self, &asking->patient, number, &asking->effects);
    if (table->burden != NULL && status == POISE_OK)
        status = table->burden(self, &asking->patient, number, &asking->effects);
    asking_failed(asking, status);
}

static void ask_effects(struct asking *asking, struct outcome *outcome, uint32_t index)
{
    poise_effects *effects = &asking->effects;
    int32_t standing = outcome->effects[POISE_DIMENSION_GUIDELINE].value;
    start_effects(asking, outcome, index);
    if (!asking_plays(asking))
        call_effects(asking, outcome->option->number);
    if (asking->transcript != NULL)
        transcript_effects(asking->transcript, effects);
    asking->faults |= effects->faults;
    memcpy(outcome->effects, effects->now, sizeof outcome->effects);
    outcome->known = effects->known;
    outcome->changed = effects->changed;
    outcome->clipped = (effects->faults & FAULT_CLIPPED) != 0;
    set_site_effects(outcome, standing);
}

void consult_option(struct asking *asking, uint32_t index, const char *target)
{
    struct answer *answer = asking->answer;
    if (answer->outcome_count == asking->room) {
        asking->faults |= FAULT_PROPOSAL;
        return;
    }
    struct outcome *outcome = &answer->outcomes[answer->outcome_count++];
    start_outcome(asking, outcome, index, target);
    if (!is_open(outcome))
        return;
    ask_eligibility(asking, outcome);
    if (outcome->state < OUTCOME_UNDETERMINED)
        return;
    outcome->against_wish =
        asking->no_chemo &&
        (labels_have(&outcome->option->labels, asking->session->chemo) ||
         labels_have(&outcome->option->labels, asking->session->adc));
    add_companions(asking, outcome, index);
    ask_effects(asking, outcome, index);
    outcome_weigh(outcome, &answer->weights);
    double away = asking->session->engine->referral_km[index];
    limits_apply(outcome, answer->goals, away >= 0 ? away : asking->person.km);
}
