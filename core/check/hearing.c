/* One person, one plugin, every option. */
#include "hearing.h"

#include <fenv.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "engine/screen.h"
#include "engine/verdict.h"
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

static void ask_eligibility(const struct asking *asking, struct said *said)
{
    const struct plugin *plugin = asking->ground->plugin;
    struct outcome *outcome = &said->outcome;
    poise_patient patient = {asking->record, plugin->declared, &said->read};
    poise_verdict verdict;
    verdict_start(&verdict, outcome, asking->ground->generation->catalogue,
                  plugin->table.sentence_count);
    uint64_t began = watch_begin(asking->seat->watch, CALL_ELIGIBILITY);
    int32_t status = plugin->table.eligibility(asking->seat->instance.self, &patient,
                                               outcome->option->number, &verdict);
    end_call(asking, CALL_ELIGIBILITY, began, status);
    said->asked = true;
    said->faults |= verdict.faults;
    verdict_take(&verdict, outcome);
    memcpy(said->notes, verdict.notes, verdict.note_count * sizeof *said->notes);
    outcome->notes = said->notes;
    outcome->note_count = verdict.note_count;
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

static void ask_effects(const struct asking *asking, struct said *said)
{
    const struct ground *ground = asking->ground;
    struct person_effects person = person_effects(asking->record);
    size_t index =
        (size_t)(said->outcome.option - ground->generation->catalogue->options);
    poise_effects effects;
    effects_start(&effects, ground->engine, (uint32_t)index, &person,
                  ground->plugin->table.sentence_count);
    ask_side(asking, said, CALL_BENEFIT, ground->plugin->table.benefit, &effects);
    ask_side(asking, said, CALL_BURDEN, ground->plugin->table.burden, &effects);
    said->faults |= effects.faults;
    effects_take(&effects, &said->outcome);
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
    if (outcome_is_open(&said->outcome)) {
        ask_eligibility(asking, said);
        if (said->outcome.state >= OUTCOME_UNDETERMINED && asking->ground->engine != NULL)
            ask_effects(asking, said);
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
