/* One person, one plugin, every option. */
#include "hearing.h"

#include <fenv.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "engine/screen.h"
#include "record/criteria.h"
#include "record/derive.h"
#include "record/record.h"
#include "settings/catalogue.h"

/* -------------------- seats */

bool seat_open(struct seat *seat, const struct ground *ground, struct watch *watch,
               struct arena *arena)
{
    *seat = (struct seat){.watch = watch,
                          .locale = newlocale(LC_ALL_MASK, "C", (locale_t)0),
                          .proposals = arena_alloc(arena, sizeof(poise_proposals))};
    if (seat->locale == (locale_t)0 || seat->proposals == NULL)
        return false;
    uint64_t began = watch_begin(watch, CALL_CREATE);
    instance_open(&seat->instance, ground->generation, ground->plugin, arena);
    watch_end(watch, began);
    return seat->instance.status == POISE_OK;
}

void seat_close(struct seat *seat)
{
    if (seat->instance.status == POISE_OK) {
        uint64_t began = watch_begin(seat->watch, CALL_DESTROY);
        instance_close(&seat->instance);
        watch_end(seat->watch, began);
    }
    if (seat->locale != (locale_t)0)
        freelocale(seat->locale);
    seat->locale = (locale_t)0;
}

/* -------------------- one call */

/* What a hearing is called with. */
struct asking {
    const struct ground *ground;
    struct seat *seat;
    struct hearing *hearing;
    const struct record *record;
};

static void end_call(const struct asking *asking, enum call call, uint64_t began,
                     int32_t status)
{
    struct hearing *hearing = asking->hearing;
    uint64_t took = watch_end(asking->seat->watch, began);
    if (took > hearing->slowest) {
        hearing->slowest = took;
        hearing->slowest_call = call;
    }
    if (fegetround() != FE_TONEAREST || uselocale((locale_t)0) != asking->seat->locale) {
        fesetround(FE_TONEAREST);
        uselocale(asking->seat->locale);
        status = POISE_E_PLUGIN_ENVIRONMENT;
    }
    if (status != POISE_OK && hearing->status == POISE_OK) {
        hearing->status = status;
        hearing->failed = call;
    }
}

/* -------------------- verdicts */

static bool is_open(const struct outcome *outcome)
{
    return outcome->state != OUTCOME_NOT_APPLICABLE &&
           (outcome->marks.never_hold | outcome->marks.needs_fail) == 0;
}

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

static bool says_caution(const poise_verdict *verdict)
{
    for (uint32_t i = 0; i < verdict->note_count; i++)
        if (verdict->notes[i].kind == POISE_NOTE_CAUTION ||
            verdict->notes[i].kind == POISE_NOTE_CHECK)
            return true;
    return false;
}

static void take_verdict(const poise_verdict *verdict, struct said *said)
{
    struct outcome *outcome = &said->outcome;
    said->faults |= verdict->faults;
    outcome->answer = verdict->answer;
    outcome->urgency = verdict->urgency;
    outcome->standing_sentence = verdict->standing_sentence;
    if (verdict->standing_sentence != 0)
        outcome->level = nearest_level(verdict->standing);
    memcpy(said->notes, verdict->notes, verdict->note_count * sizeof *said->notes);
    outcome->notes = said->notes;
    outcome->note_count = verdict->note_count;
    outcome->with_count = verdict->with_count;
    memcpy(outcome->with, verdict->with, verdict->with_count * sizeof *outcome->with);
    if (verdict->answer == POISE_ANSWER_NOT_ELIGIBLE)
        outcome->state = OUTCOME_RULED_OUT;
    else if (verdict->answer == POISE_ANSWER_CANNOT_TELL)
        outcome->state = OUTCOME_UNDETERMINED;
    else if (outcome->state == OUTCOME_ELIGIBLE &&
             (verdict->answer == POISE_ANSWER_NEEDS_PERSON || says_caution(verdict)))
        outcome->state = OUTCOME_CAUTION;
}

/* Answers the standing, for the effects. */
static int32_t ask_eligibility(const struct asking *asking, struct said *said)
{
    const struct plugin *plugin = asking->ground->plugin;
    struct outcome *outcome = &said->outcome;
    poise_patient patient = {asking->record, plugin->declared, &said->read};
    poise_verdict verdict;
    memset(&verdict, 0, offsetof(poise_verdict, notes));
    verdict.plugin = plugin;
    verdict.catalogue = asking->ground->generation->catalogue;
    verdict.answer = outcome->answer;
    verdict.urgency = outcome->urgency;
    verdict.standing = level_standing(outcome->level);
    uint64_t began = watch_begin(asking->seat->watch, CALL_ELIGIBILITY);
    int32_t status = plugin->table.eligibility(asking->seat->instance.self, &patient,
                                               outcome->option->number, &verdict);
    end_call(asking, CALL_ELIGIBILITY, began, status);
    said->asked = true;
    take_verdict(&verdict, said);
    return verdict.standing;
}

/* -------------------- effects */

typedef int32_t effects_function(void *self, const poise_patient *patient,
                                 uint32_t option, poise_effects *effects);

static void ask_side(const struct asking *asking, struct said *said, enum call call,
                     effects_function *side, poise_effects *effects)
{
    poise_patient patient = {asking->record, asking->ground->plugin->declared,
                             &said->weighed};
    if (side == NULL)
        return;
    uint64_t began = watch_begin(asking->seat->watch, call);
    int32_t status = side(asking->seat->instance.self, &patient,
                          said->outcome.option->number, effects);
    end_call(asking, call, began, status);
}

static void set_effect(struct outcome *outcome, uint32_t dimension, int32_t value)
{
    outcome->effects[dimension] = (poise_effect){value, value, value, 0};
    outcome->known |= (uint32_t)1 << dimension;
}

static void ask_effects(const struct asking *asking, struct said *said, int32_t standing)
{
    const struct engine *engine = asking->ground->engine;
    const poise_plugin *table = &asking->ground->plugin->table;
    struct outcome *outcome = &said->outcome;
    size_t index =
        (size_t)(outcome->option - asking->ground->generation->catalogue->options);
    struct person_effects person = person_effects(asking->record);
    poise_effects effects = {.plugin = asking->ground->plugin,
                             .known = engine->effects[index].known};
    memcpy(effects.now, engine->effects[index].now, sizeof effects.now);
    effects_personal(outcome->option, &person, engine->referral_km[index], effects.now,
                     &effects.known);
    ask_side(asking, said, CALL_BENEFIT, table->benefit, &effects);
    ask_side(asking, said, CALL_BURDEN, table->burden, &effects);
    said->faults |= effects.faults;
    memcpy(outcome->effects, effects.now, sizeof outcome->effects);
    outcome->known = effects.known;
    outcome->changed = effects.changed;
    outcome->clipped = (effects.faults & FAULT_CLIPPED) != 0;
    set_effect(outcome, POISE_DIMENSION_GUIDELINE, standing);
    set_effect(outcome, POISE_DIMENSION_CAUTION,
               caution_burden(outcome_cautions(outcome)));
}

/* -------------------- options */

/* The catalogue's part. */
static void screen(const struct ground *ground, const uint8_t *truth,
                   const struct option *option, const char *target, struct said *said)
{
    const struct catalogue *catalogue = ground->generation->catalogue;
    memset(said, 0, offsetof(struct said, notes));
    said->outcome.option = option;
    said->outcome.plugin = ground->plugin->id;
    said->outcome.sentences = ground->plugin->sentences;
    said->outcome.target = target;
    said->outcome.urgency = option->urgency;
    if (ground->engine != NULL)
        said->outcome.excluded_by_site =
            ground->engine->site_excludes[option - catalogue->options] != 0;
    outcome_screen(&said->outcome, catalogue, truth);
}

static void ask_option(const struct asking *asking, struct said *said)
{
    locale_t before = uselocale(asking->seat->locale);
    if (is_open(&said->outcome)) {
        int32_t standing = ask_eligibility(asking, said);
        if (said->outcome.state >= OUTCOME_UNDETERMINED && asking->ground->engine != NULL)
            ask_effects(asking, said, standing);
    }
    uselocale(before);
    struct hearing *hearing = asking->hearing;
    hearing->faults |= said->faults;
    if (hearing->undeclared == 0)
        hearing->undeclared =
            said->read.undeclared != 0 ? said->read.undeclared : said->weighed.undeclared;
}

void hear_option(const struct ground *ground, struct seat *seat, struct hearing *hearing,
                 uint32_t which)
{
    struct asking asking = {ground, seat, hearing, hearing->record};
    ask_option(&asking, &hearing->said[which]);
}

void hear_altered(const struct ground *ground, struct seat *seat,
                  const struct hearing *hearing, uint32_t which,
                  const struct record *altered, struct said *out)
{
    struct hearing aside = {.status = POISE_OK};
    struct asking asking = {ground, seat, &aside, altered};
    const struct outcome *outcome = &hearing->said[which].outcome;
    screen(ground, hearing->truth, outcome->option, outcome->target, out);
    ask_option(&asking, out);
}

static void propose(const struct asking *asking, struct arena *arena)
{
    const struct ground *ground = asking->ground;
    poise_proposals *proposals = asking->seat->proposals;
    struct read_log log = {0};
    poise_patient patient = {asking->record, ground->plugin->declared, &log};
    proposals->arena = arena;
    proposals->plugin = ground->plugin;
    proposals->option_count = ground->file->count;
    proposals->count = 0;
    proposals->faults = 0;
    locale_t before = uselocale(asking->seat->locale);
    uint64_t began = watch_begin(asking->seat->watch, CALL_PROPOSE);
    int32_t status =
        ground->plugin->table.propose(asking->seat->instance.self, &patient, proposals);
    end_call(asking, CALL_PROPOSE, began, status);
    uselocale(before);
    asking->hearing->faults |= proposals->faults;
    asking->hearing->undeclared = log.undeclared;
}

/* Every option of the catalogue, or the ones that are proposed. */
static bool make_said(const struct asking *asking, struct arena *arena)
{
    const struct ground *ground = asking->ground;
    const poise_proposals *proposals = asking->seat->proposals;
    struct hearing *hearing = asking->hearing;
    bool proposes = ground->plugin->table.propose != NULL;
    if (proposes)
        propose(asking, arena);
    hearing->count = proposes ? proposals->count : ground->file->count;
    hearing->said = arena_room(arena, hearing->count + 1, sizeof *hearing->said);
    for (uint32_t i = 0; hearing->said != NULL && i < hearing->count; i++) {
        uint32_t number = proposes ? proposals->items[i].option : i;
        screen(ground, hearing->truth,
               &ground->generation->catalogue->options[ground->file->first + number],
               proposes ? proposals->items[i].target : NULL, &hearing->said[i]);
    }
    return hearing->said != NULL;
}

struct hearing *hear_open(const struct ground *ground, struct seat *seat,
                          struct arena *arena, const struct record *given)
{
    const struct generation *generation = ground->generation;
    const struct criteria *criteria = generation->catalogue->criteria;
    struct hearing *hearing = arena_alloc(arena, sizeof *hearing);
    struct record *record = record_copy(arena, given);
    uint8_t *truth = arena_room(arena, criteria_count(criteria), 1);
    if (hearing == NULL || record == NULL || truth == NULL ||
        record_derive(record, generation->derivations) != POISE_OK)
        return NULL;
    criteria_evaluate(criteria, record, truth);
    hearing->record = record;
    hearing->truth = truth;
    struct asking asking = {ground, seat, hearing, record};
    return make_said(&asking, arena) ? hearing : NULL;
}

struct hearing *hear(const struct ground *ground, struct seat *seat, struct arena *arena,
                     const struct record *given)
{
    struct hearing *hearing = hear_open(ground, seat, arena, given);
    for (uint32_t i = 0; hearing != NULL && i < hearing->count; i++)
        hear_option(ground, seat, hearing, i);
    return hearing;
}
