/* The hot path: no allocation for each option, reasons as marks and notes, no text. */
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "consult.h"
#include "intake/goals.h"
#include "screen.h"
#include "settings/catalogue.h"
#include "verdict.h"
#include "weigh/limits.h"

/* Effects are written only of what is open. */
static void start_outcome(struct asking *asking, struct outcome *outcome, uint32_t index,
                          const char *target)
{
    memcpy(outcome, &asking->session->engine->blanks[index],
           offsetof(struct outcome, effects));
    outcome->plugin = asking->instance->plugin->id;
    outcome->sentences = asking->instance->sentences;
    outcome->target = target;
    outcome_screen(outcome, asking->catalogue, asking->answer->truth);
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

static void ask_eligibility(struct asking *asking, struct outcome *outcome)
{
    const struct instance *instance = asking->instance;
    poise_verdict *verdict = &asking->verdict;
    verdict_start(verdict, outcome, asking->catalogue, instance->sentence_count);
    if (!asking_plays(asking))
        asking_failed(asking, instance->plugin->table.eligibility(
                                  instance->self, &asking->patient,
                                  outcome->option->number, verdict));
    if (asking->transcript != NULL)
        transcript_verdict(asking->transcript, verdict);
    asking->faults |= verdict->faults;
    verdict_take(verdict, outcome);
    keep_notes(asking, outcome);
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
    effects_start(effects, asking->session->engine, index, &asking->person,
                  asking->instance->sentence_count);
    if (!asking_plays(asking))
        call_effects(asking, outcome->option->number);
    if (asking->transcript != NULL)
        transcript_effects(asking->transcript, effects);
    asking->faults |= effects->faults;
    effects_take(effects, outcome);
}

/* The person would rather not have this kind of treatment: it counts as a caution. */
static bool is_against_wish(const struct asking *asking, const struct outcome *outcome)
{
    const struct labels *labels = &outcome->option->labels;
    return asking->no_chemo && (labels_have(labels, asking->session->chemo) ||
                                labels_have(labels, asking->session->adc));
}

/* What follows from the answers of code. */
static void complete(struct asking *asking, struct outcome *outcome, uint32_t index)
{
    const struct answer *answer = asking->answer;
    double away = asking->session->engine->referral_km[index];
    add_companions(asking, outcome, index);
    outcome_weigh(outcome, &answer->weights);
    limits_apply(outcome, answer->goals, away >= 0 ? away : asking->person.km);
}

/* A transcript in writing takes down what code says; nobody reads the outcome. */
static bool writes(const struct asking *asking)
{
    return asking->transcript != NULL && !asking->transcript->reading;
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
    if (!outcome_is_open(outcome))
        return;
    ask_eligibility(asking, outcome);
    if (outcome->state < OUTCOME_UNDETERMINED)
        return;
    outcome->against_wish = is_against_wish(asking, outcome);
    ask_effects(asking, outcome, index);
    if (!writes(asking))
        complete(asking, outcome, index);
}
