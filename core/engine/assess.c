/* One person: every plugin is asked, then all is ranked together. */
#include "assess.h"

#include <locale.h>

#include "consult.h"
#include "remote.h"
#include "settings/catalogue.h"
#include "weigh/ranking.h"

static struct ranking_rules rules_for(const struct record *record)
{
    const struct reading *ecog = record_at(record, POISE_FACT_ECOG);
    const struct reading *progressed = record_at(record, POISE_FACT_PROGRESSED);
    return (struct ranking_rules){
        .support_first =
            record_has(record, POISE_FACT_WISHES, POISE_WISHES_NO_MORE_TREATMENT) ||
            (ecog->state != FACT_UNKNOWN && ecog->datum.number >= 4),
        .trials_due =
            progressed->state == FACT_UNKNOWN || progressed->datum.choice == POISE_YES,
    };
}

/* In the order of their ids, whichever answers first. */
static void ask_plugins(struct asking *asking)
{
    struct session *session = asking->session;
    locale_t before = uselocale(session->c);
    remote_post(session->remote, asking->answer->record, asking->answer->truth);
    for (uint32_t i = 0; i < session->engine->generation->plugin_count; i++) {
        struct instance *instance = &session->instances[i];
        if (instance->status == POISE_OK && instance->plugin->isolated)
            remote_consult(session->remote, asking, i);
        else
            consult(asking, instance);
    }
    uselocale(before);
}

int32_t assess_person(struct session *session, struct arena *arena,
                      const struct record *record, const struct goals *goals,
                      struct answer *answer)
{
    const struct engine *engine = session->engine;
    struct asking asking;
    answer->engine = engine;
    answer->record = record;
    answer->goals = goals;
    if (!asking_open(&asking, session, arena, answer))
        return POISE_E_MEMORY;
    weights_make(goals, &engine->presets, &engine->generation->site, record,
                 &answer->weights);
    ask_plugins(&asking);
    struct ranking_rules rules = rules_for(record);
    answer->ranked_count =
        ranking_make(answer->outcomes, answer->outcome_count, &rules, answer->ranked);
    return POISE_OK;
}
