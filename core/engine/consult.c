/* Safely: what a plugin did wrong costs its answer, and nothing else. */
#include "consult.h"

#include <fenv.h>
#include <locale.h>

#include "base/arena.h"
#include "base/problem.h"
#include "host/guard.h"
#include "settings/catalogue.h"

bool asking_plays(const struct asking *asking)
{
    return asking->transcript != NULL && asking->transcript->reading;
}

void asking_failed(struct asking *asking, int32_t status)
{
    if (status != POISE_OK && asking->failed == POISE_OK)
        asking->failed = status;
}

static void ask_proposals(struct asking *asking, const struct catalogue_file *file)
{
    const struct instance *instance = asking->instance;
    poise_proposals *proposals = asking->session->proposals;
    proposals->arena = asking->arena;
    proposals->option_count = file->count;
    proposals->count = 0;
    proposals->faults = 0;
    if (!asking_plays(asking))
        asking_failed(asking, instance->plugin->table.propose(
                                  instance->self, &asking->patient, proposals));
    if (asking->transcript != NULL)
        transcript_proposals(asking->transcript, proposals);
    asking->faults |= proposals->faults;
}

/* Every option of the plugin's catalogue, or the ones that it proposes. */
static void ask_plugin(void *context)
{
    struct asking *asking = context;
    const struct plugin *plugin = asking->instance->plugin;
    const struct catalogue_file *file = &asking->catalogue->files[plugin->catalogue];
    if (!asking->instance->proposes) {
        for (uint32_t i = 0; i < file->count; i++)
            consult_option(asking, file->first + i, NULL);
        return;
    }
    ask_proposals(asking, file);
    const poise_proposals *proposals = asking->session->proposals;
    for (uint32_t i = 0; i < proposals->count; i++)
        consult_option(asking, file->first + proposals->items[i].option,
                       proposals->items[i].target);
}

/* -------------------- one plugin, safely */

void consult_silent(struct answer *answer, const char *plugin, int32_t status,
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

/* Starts with a clean slate; false when the instance cannot be asked, which is told. */
static bool start(struct asking *asking, struct instance *instance,
                  struct transcript *transcript)
{
    struct answer *answer = asking->answer;
    if (instance->status != POISE_OK) {
        consult_silent(answer, instance->plugin->id, instance->status, instance->reason);
        return false;
    }
    asking->instance = instance;
    asking->room = answer->outcome_count +
                   asking->catalogue->files[instance->plugin->catalogue].count +
                   (instance->proposes ? TARGETS_MORE : 0);
    asking->transcript = transcript;
    asking->faults = 0;
    asking->failed = POISE_OK;
    asking->log = (struct read_log){0};
    asking->patient =
        (poise_patient){answer->record, instance->plugin->declared, &asking->log};
    return true;
}

/* Keeps the outcomes, or takes them back and says why. */
static void finish(struct asking *asking, uint32_t before, int32_t status)
{
    if (status == POISE_OK)
        return;
    asking->answer->outcome_count = before;
    consult_silent(asking->answer, asking->instance->plugin->id, status, NULL);
}

/* Puts the rounding mode and the locale back; true if the plugin had changed one. */
static bool was_disturbed(const struct session *session)
{
    if (fegetround() == FE_TONEAREST && uselocale((locale_t)0) == session->c)
        return false;
    fesetround(FE_TONEAREST);
    uselocale(session->c);
    return true;
}

void consult(struct asking *asking, struct instance *instance)
{
    uint32_t before = asking->answer->outcome_count;
    int signal_number = 0;
    if (!start(asking, instance, asking->transcript))
        return;
    if (!guard_call(ask_plugin, asking, &signal_number)) {
        instance->status = POISE_E_PLUGIN_CRASH;
        instance->reason = guard_signal_name(signal_number);
        finish(asking, before, POISE_E_PLUGIN_CRASH);
        return;
    }
    bool disturbed = was_disturbed(asking->session);
    if (asking->transcript != NULL) {
        struct closing closing = {asking->faults, asking->failed, asking->log.undeclared,
                                  disturbed};
        transcript_closing(asking->transcript, &closing);
    }
    finish(asking, before, disturbed ? POISE_E_PLUGIN_ENVIRONMENT : offence(asking));
}

void consult_played(struct asking *asking, struct instance *instance,
                    struct transcript *transcript)
{
    uint32_t before = asking->answer->outcome_count;
    struct closing closing = {0};
    if (!start(asking, instance, transcript))
        return;
    ask_plugin(asking);
    transcript_closing(transcript, &closing);
    asking->transcript = NULL;
    asking->faults |= closing.faults;
    asking->log.undeclared = closing.undeclared;
    asking_failed(asking, closing.failed);
    if (transcript->failed)
        finish(asking, before, POISE_E_PLUGIN_OUTPUT);
    else
        finish(asking, before,
               closing.disturbed != 0 ? POISE_E_PLUGIN_ENVIRONMENT : offence(asking));
}

/* -------------------- the person */

/* Room for every option, and for what plugins propose beyond it. */
static uint32_t room_for(const struct session *session)
{
    const struct generation *generation = session->engine->generation;
    uint32_t room = generation->catalogue->option_count;
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (session->instances[i].proposes)
            room += TARGETS_MORE;
    return room;
}

static bool make_room(const struct session *session, struct arena *arena,
                      struct answer *answer)
{
    const struct generation *generation = session->engine->generation;
    uint32_t room = room_for(session);
    uint8_t *truth = NULL;
    if (answer->truth == NULL)
        answer->truth = truth =
            arena_alloc(arena, criteria_count(generation->catalogue->criteria));
    answer->outcomes = arena_room(arena, room, sizeof *answer->outcomes);
    answer->ranked = arena_room(arena, room, sizeof *answer->ranked);
    answer->silent = arena_array(arena, generation->plugin_count, sizeof *answer->silent);
    bool ok = answer->truth != NULL && answer->outcomes != NULL &&
              answer->ranked != NULL && answer->silent != NULL;
    if (ok && truth != NULL)
        criteria_evaluate(generation->catalogue->criteria, answer->record, truth);
    return ok;
}

bool asking_open(struct asking *asking, struct session *session, struct arena *arena,
                 struct answer *answer)
{
    if (!make_room(session, arena, answer))
        return false;
    *asking = (struct asking){
        .session = session,
        .arena = arena,
        .answer = answer,
        .catalogue = session->engine->generation->catalogue,
        .person = person_effects(answer->record),
        .no_chemo = record_has(answer->record, POISE_FACT_WISHES, POISE_WISHES_NO_CHEMO),
    };
    return true;
}
