/* One request, from record to answer. */
#include "answer.h"

#include <stddef.h>
#include <string.h>

#include "assess.h"
#include "base/arena.h"
#include "persons.h"
#include "record/derive.h"
#include "remote.h"
#include "settings/catalogue.h"
#include "weigh/change.h"
#include "weigh/fit.h"

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

static int32_t find_fits(struct session *session, struct answer *answer)
{
    struct fit_question question = {answer->ranked, answer->ranked_count, answer->goals,
                                    &answer->weights};
    return fit_roles(session->request, session->scratch, &question, answer->fits);
}

int32_t changes_find(struct arena *arena, struct answer *answer)
{
    const struct change_source source = {
        .weights = &answer->weights,
        .ranked = answer->ranked,
        .ranked_count = answer->ranked_count,
        .options = answer->engine->generation->catalogue->options,
        .effects = answer->engine->effects,
    };
    for (int role = 0; role < ROLE_COUNT; role++) {
        answer->changes[role] = changes_make(arena, &source, (enum role)role);
        if (answer->changes[role] == NULL)
            return POISE_E_MEMORY;
    }
    return POISE_OK;
}

static int32_t answer_record(struct session *session, struct record *record,
                             const struct goals *goals, int32_t as_of, unsigned parts,
                             struct answer **out)
{
    arena_reset(session->request);
    struct answer *answer = arena_room(session->request, 1, sizeof *answer);
    if (answer == NULL)
        return POISE_E_MEMORY;
    memset(answer, 0, offsetof(struct answer, asks));
    answer->as_of = as_of;
    remote_begin(session->remote);
    answer->truth = remote_truth(session->remote, record);
    int32_t status = assess_person(session, session->request, record, goals, answer);
    if (status == POISE_OK && (parts & (REQUEST_FLAGS | REQUEST_ASK)) != 0)
        status = flags_raise(session->request, answer);
    if (status == POISE_OK && (parts & REQUEST_PLAN) != 0) {
        plan_make(session->engine->generation->catalogue, answer->ranked,
                  answer->ranked_count, &answer->plan);
        memcpy(answer->used, session->engine->used, sizeof answer->used);
    }
    if (status == POISE_OK && (parts & REQUEST_CHANGES) != 0)
        status = changes_find(session->request, answer);
    if (status == POISE_OK && (parts & REQUEST_ASK) != 0)
        status = ask_next(session, answer);
    if (status == POISE_OK && (parts & REQUEST_FIT) != 0)
        status = find_fits(session, answer);
    *out = answer;
    return status;
}

int32_t session_assess(struct session *session, struct record *record,
                       const struct goals *goals, int32_t as_of, unsigned parts,
                       struct answer **out)
{
    int32_t status = record_derive(record, session->engine->generation->derivations);
    return status != POISE_OK ? status
                              : answer_record(session, record, goals, as_of, parts, out);
}

/* A part of the many: where it begins, and how many they are. */
struct part {
    uint32_t at;
    uint32_t count;
};

/* Derives a part and asks isolated plugins about it. */
static int32_t prepare(struct session *session, struct record *const *records,
                       const struct part *part, uint32_t batch)
{
    int32_t status = POISE_OK;
    for (uint32_t i = 0; i < part->count && status == POISE_OK; i++)
        status = record_derive(records[part->at + i],
                               session->engine->generation->derivations);
    if (status == POISE_OK && session->remote != NULL)
        remote_ahead(session->remote, batch, records + part->at, part->count);
    return status;
}

static struct part part_after(const struct part *part, uint32_t count)
{
    uint32_t at = part->at + part->count;
    uint32_t rest = count - at;
    return (struct part){at, rest < PERSONS_BATCH ? rest : PERSONS_BATCH};
}

/* Nobody is asked about ahead any more. */
static void forget(struct session *session)
{
    if (session->remote == NULL)
        return;
    remote_hear(session->remote);
    remote_ahead(session->remote, 0, NULL, 0);
    remote_ahead(session->remote, 1, NULL, 0);
}

/* While one part is answered here, workers are busy with the next. */
int32_t session_assess_many(struct session *session, struct record *const *records,
                            const struct goals *const *goals, uint32_t count,
                            int32_t as_of, unsigned parts, session_take *take,
                            void *context)
{
    struct part part = part_after(&(struct part){0, 0}, count);
    int32_t status = prepare(session, records, &part, 0);
    for (uint32_t batch = 0; part.count > 0 && status == POISE_OK; batch = 1 - batch) {
        struct part next = part_after(&part, count);
        if (session->remote != NULL)
            remote_hear(session->remote);
        status = prepare(session, records, &next, 1 - batch);
        for (uint32_t i = part.at; i < next.at && status == POISE_OK; i++) {
            struct answer *answer;
            status = answer_record(session, records[i], goals[i], as_of, parts, &answer);
            if (status == POISE_OK)
                status = take(context, i, answer);
        }
        part = next;
    }
    forget(session);
    return status;
}
