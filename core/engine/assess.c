/* The hot path: no allocation for each option, reasons as marks and notes, no text. */
#include "assess.h"

#include <fenv.h>
#include <locale.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "host/exchange.h"
#include "host/guard.h"
#include "intake/goals.h"
#include "screen.h"
#include "settings/catalogue.h"
#include "weigh/limits.h"
#include "weigh/ranking.h"

struct asking {
    struct session *session;
    struct arena *arena;
    struct answer *answer;
    const struct catalogue *catalogue;
    struct person_effects person;
    uint32_t room;  /* outcomes that fit */
    bool no_chemo;  /* the person would rather not have chemotherapy */
    int chemo, adc; /* labels */
    struct instance *instance;
    poise_patient patient;
    struct read_log log;
    poise_proposals *proposals;
    poise_verdict verdict;
    poise_effects effects;
    uint32_t faults;
    int32_t failed; /* what a callback answered, if not POISE_OK */
};

/* -------------------- one option */

static void start_outcome(struct asking *asking, struct outcome *outcome, uint32_t index,
                          const char *target)
{
    const struct option *option = &asking->catalogue->options[index];
    const struct plugin *plugin = asking->instance->plugin;
    memset(outcome, 0, offsetof(struct outcome, effects));
    outcome->option = option;
    outcome->plugin = plugin->id;
    outcome->sentences = plugin->sentences;
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
    verdict->plugin = asking->instance->plugin;
    verdict->catalogue = asking->catalogue;
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
    const struct plugin *plugin = asking->instance->plugin;
    start_verdict(asking, outcome);
    int32_t status = plugin->table.eligibility(asking->instance->self, &asking->patient,
                                               outcome->option->number, &asking->verdict);
    if (status != POISE_OK && asking->failed == POISE_OK)
        asking->failed = status;
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
    effects->plugin = asking->instance->plugin;
    effects->known = base->known;
    effects->changed = 0;
    effects->faults = 0;
    memcpy(effects->now, base->now, sizeof effects->now);
    effects_personal(outcome->option, &asking->person, engine->referral_km[index],
                     effects->now, &effects->known);
}

static void ask_effects(struct asking *asking, struct outcome *outcome, uint32_t index)
{
    const poise_plugin *table = &asking->instance->plugin->table;
    void *self = asking->instance->self;
    uint32_t number = outcome->option->number;
    poise_effects *effects = &asking->effects;
    int32_t standing = outcome->effects[POISE_DIMENSION_GUIDELINE].value;
    int32_t status = POISE_OK;
    start_effects(asking, outcome, index);
    if (table->benefit != NULL)
        status = table->benefit(self, &asking->patient, number, effects);
    if (table->burden != NULL && status == POISE_OK)
        status = table->burden(self, &asking->patient, number, effects);
    if (status != POISE_OK && asking->failed == POISE_OK)
        asking->failed = status;
    asking->faults |= effects->faults;
    memcpy(outcome->effects, effects->now, sizeof outcome->effects);
    outcome->known = effects->known;
    outcome->changed = effects->changed;
    outcome->clipped = (effects->faults & FAULT_CLIPPED) != 0;
    set_site_effects(outcome, standing);
}

static void assess_option(struct asking *asking, uint32_t index, const char *target)
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
        asking->no_chemo && (labels_have(&outcome->option->labels, asking->chemo) ||
                             labels_have(&outcome->option->labels, asking->adc));
    add_companions(asking, outcome, index);
    ask_effects(asking, outcome, index);
    outcome_weigh(outcome, &answer->weights);
    double away = asking->session->engine->referral_km[index];
    limits_apply(outcome, answer->goals, away >= 0 ? away : asking->person.km);
}

/* Every option of the plugin's catalogue, or the ones that it proposes. */
static void ask_plugin(void *context)
{
    struct asking *asking = context;
    const struct plugin *plugin = asking->instance->plugin;
    const struct catalogue_file *file = &asking->catalogue->files[plugin->catalogue];
    if (plugin->table.propose == NULL) {
        for (uint32_t i = 0; i < file->count; i++)
            assess_option(asking, file->first + i, NULL);
        return;
    }
    poise_proposals *proposals = asking->proposals;
    proposals->arena = asking->arena;
    proposals->plugin = plugin;
    proposals->option_count = file->count;
    proposals->count = 0;
    proposals->faults = 0;
    asking->failed =
        plugin->table.propose(asking->instance->self, &asking->patient, proposals);
    asking->faults |= proposals->faults;
    for (uint32_t i = 0; i < proposals->count; i++)
        assess_option(asking, file->first + proposals->items[i].option,
                      proposals->items[i].target);
}

/* -------------------- one plugin, safely */

static void say_silent(struct answer *answer, const char *plugin, int32_t status,
                       const char *reason)
{
    answer->silent[answer->silent_count++] = (struct silent_plugin){
        plugin, status, reason == NULL ? status_cause(status) : reason};
}

/* What the plugin did against the contract, as a status; POISE_OK if nothing. */
static int32_t offence(const struct asking *asking)
{
    if (asking->failed == POISE_E_MEMORY)
        return POISE_E_MEMORY;
    if (asking->failed != POISE_OK)
        return POISE_E_PLUGIN_FAILED;
    if (asking->log.undeclared != 0)
        return POISE_E_FACT_UNDECLARED;
    return (asking->faults & ~(uint32_t)FAULT_CLIPPED) != 0 ? POISE_E_PLUGIN_OUTPUT
                                                            : POISE_OK;
}

static void run_instance(struct asking *asking, struct instance *instance)
{
    struct answer *answer = asking->answer;
    uint32_t before = answer->outcome_count;
    if (instance->status != POISE_OK) {
        say_silent(answer, instance->plugin->id, instance->status, instance->reason);
        return;
    }
    asking->instance = instance;
    asking->faults = 0;
    asking->failed = POISE_OK;
    asking->log = (struct read_log){0};
    asking->patient =
        (poise_patient){answer->record, instance->plugin->declared, &asking->log};
    int signal_number = 0;
    int32_t status = POISE_OK;
    if (!guard_call(ask_plugin, asking, &signal_number)) {
        status = POISE_E_PLUGIN_CRASH;
        instance->status = status;
        instance->reason = guard_signal_name(signal_number);
    } else if (fegetround() != FE_TONEAREST ||
               uselocale((locale_t)0) != asking->session->c) {
        fesetround(FE_TONEAREST);
        uselocale(asking->session->c);
        status = POISE_E_PLUGIN_ENVIRONMENT;
    } else {
        status = offence(asking);
    }
    if (status == POISE_OK)
        return;
    answer->outcome_count = before;
    say_silent(answer, instance->plugin->id, status, NULL);
}

/* -------------------- the person */

static bool wishes(const struct record *record, uint32_t wish)
{
    const struct reading *reading = record_at(record, POISE_FACT_WISHES);
    return reading->state != FACT_UNKNOWN && member_has(reading->datum.members, wish);
}

static struct ranking_rules rules_for(const struct record *record)
{
    const struct reading *ecog = record_at(record, POISE_FACT_ECOG);
    const struct reading *progressed = record_at(record, POISE_FACT_PROGRESSED);
    return (struct ranking_rules){
        .support_first = wishes(record, POISE_WISHES_NO_MORE_TREATMENT) ||
                         (ecog->state != FACT_UNKNOWN && ecog->datum.number >= 4),
        .trials_due =
            progressed->state == FACT_UNKNOWN || progressed->datum.choice == POISE_YES,
    };
}

/* Room for every option and a few targets more. */
static uint32_t room_for(const struct session *session)
{
    return session->engine->generation->catalogue->option_count + 64;
}

static bool make_room(struct session *session, struct arena *arena, struct answer *answer)
{
    const struct generation *generation = session->engine->generation;
    uint32_t room = room_for(session);
    uint8_t *truth = arena_alloc(arena, criteria_count(generation->catalogue->criteria));
    answer->truth = truth;
    answer->outcomes = arena_room(arena, room, sizeof *answer->outcomes);
    answer->ranked = arena_room(arena, room, sizeof *answer->ranked);
    answer->silent = arena_array(arena, generation->plugin_count, sizeof *answer->silent);
    bool ok = truth != NULL && answer->outcomes != NULL && answer->ranked != NULL &&
              answer->silent != NULL;
    if (ok)
        criteria_evaluate(generation->catalogue->criteria, answer->record, truth);
    return ok;
}

int32_t assess_person(struct session *session, struct arena *arena,
                      const struct record *record, const struct goals *goals,
                      struct answer *answer)
{
    const struct engine *engine = session->engine;
    answer->engine = engine;
    answer->record = record;
    answer->goals = goals;
    if (!make_room(session, arena, answer))
        return POISE_E_MEMORY;
    weights_make(goals, &engine->presets, &engine->generation->site, record,
                 &answer->weights);
    struct asking asking = {
        .session = session,
        .arena = arena,
        .answer = answer,
        .catalogue = engine->generation->catalogue,
        .person = person_effects(record),
        .room = room_for(session),
        .no_chemo = wishes(record, POISE_WISHES_NO_CHEMO),
        .chemo = session->chemo,
        .adc = session->adc,
        .proposals = session->proposals,
    };
    locale_t before = uselocale(session->c);
    for (uint32_t i = 0; i < engine->generation->plugin_count; i++)
        run_instance(&asking, &session->instances[i]);
    uselocale(before);
    struct ranking_rules rules = rules_for(record);
    answer->ranked_count =
        ranking_make(answer->outcomes, answer->outcome_count, &rules, answer->ranked);
    return POISE_OK;
}
