/* One request, from record to answer. */
#include "answer.h"

#include <string.h>

#include "assess.h"
#include "base/arena.h"
#include "record/derive.h"
#include "settings/catalogue.h"

const struct outcome *answer_find(const struct answer *answer, const char *option_id)
{
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        if (strcmp(answer->outcomes[i].option->id, option_id) == 0)
            return &answer->outcomes[i];
    return NULL;
}

const struct outcome *answer_first(const struct answer *answer, enum role role)
{
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        if (answer->ranked[i]->option->role == role && !answer->ranked[i]->option->addon)
            return answer->ranked[i];
    return NULL;
}

/* Facts that some criterion of a catalogue reads, or that weighing reads. */
static void mark_used(struct answer *answer)
{
    const struct criteria *criteria = answer->engine->generation->catalogue->criteria;
    for (uint32_t i = 0; i < criteria_count(criteria); i++)
        criterion_reads(criteria, (uint16_t)i, answer->used);
    answer->used[POISE_FACT_DISTANCE_KM] = true;
    answer->used[POISE_FACT_WISHES] = true;
    answer->used[POISE_FACT_REGION] = true;
    const struct generation *generation = answer->engine->generation;
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        for (uint32_t j = 0; j < FACT_LIMIT; j++)
            answer->used[j] = answer->used[j] || generation->plugins[i].declared[j];
}

int32_t session_assess(struct session *session, struct record *record,
                       const struct goals *goals, int32_t as_of, unsigned parts,
                       struct answer **out)
{
    arena_reset(session->request);
    struct answer *answer = arena_alloc(session->request, sizeof *answer);
    if (answer == NULL)
        return POISE_E_MEMORY;
    answer->as_of = as_of;
    int32_t status = record_derive(record, session->engine->generation->derivations);
    if (status == POISE_OK)
        status = assess_person(session, session->request, record, goals, answer);
    if (status == POISE_OK && (parts & (REQUEST_FLAGS | REQUEST_ASK)) != 0)
        status = flags_raise(session->request, answer);
    if (status == POISE_OK && (parts & REQUEST_PLAN) != 0) {
        plan_make(session->engine->generation->catalogue, answer->ranked,
                  answer->ranked_count, &answer->plan);
        mark_used(answer);
    }
    if (status == POISE_OK && (parts & REQUEST_ASK) != 0)
        status = ask_next(session, answer);
    *out = answer;
    return status;
}
