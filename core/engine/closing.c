/* One supposed line of treatment. */
#include "closing.h"

#include <string.h>

#include <poise/status.h>

#include "assess.h"
#include "base/arena.h"
#include "base/date.h"
#include "record/derive.h"
#include "settings/catalogue.h"

/* What the medicines of an option, and the classes that its tags name, imply. Of a choice
 * of two ("letrozole|anastrozole") the first. */
static bool members_of(const struct vocabulary *vocabulary, const struct option *option,
                       uint64_t members[2])
{
    const struct fact *prior = fact_at(vocabulary, POISE_FACT_PRIOR_THERAPY);
    const struct names *lists[] = {&option->drugs, &option->tags};
    members[0] = members[1] = 0;
    for (size_t list = 0; list < sizeof lists / sizeof *lists; list++) {
        for (uint32_t i = 0; i < lists[list]->count; i++) {
            const char *name = lists[list]->items[i];
            const struct fact_value *value =
                value_find(vocabulary, prior, name, strcspn(name, "|"));
            uint64_t implied[2] = {0, 0};
            if (value == NULL)
                continue;
            therapy_closure(value->number, implied);
            members[0] |= implied[0];
            members[1] |= implied[1];
        }
    }
    return (members[0] | members[1]) != 0;
}

static void state_number(struct record *record, uint32_t fact, double number)
{
    record->readings[fact] = (struct reading){.datum.number = number,
                                              .state = FACT_KNOWN,
                                              .origin = ORIGIN_GIVEN,
                                              .date = DATE_UNKNOWN};
}

static void state_choice(struct record *record, uint32_t fact, uint32_t choice)
{
    record->readings[fact] = (struct reading){.datum.choice = choice,
                                              .state = FACT_KNOWN,
                                              .origin = ORIGIN_GIVEN,
                                              .date = DATE_UNKNOWN};
}

static void count_up(struct record *record, const struct record *from, uint32_t fact)
{
    const struct reading *reading = record_at(from, fact);
    if (reading->state != FACT_UNKNOWN)
        state_number(record, fact, reading->datum.number + 1);
}

/* The record as it would be when the option was given and no longer works. */
static void give(struct record *record, const struct record *from,
                 const uint64_t members[2])
{
    struct reading prior = *record_at(from, POISE_FACT_PRIOR_THERAPY);
    prior.datum.members[0] |= members[0];
    prior.datum.members[1] |= members[1];
    prior.state = FACT_KNOWN;
    prior.origin = ORIGIN_GIVEN;
    record->readings[POISE_FACT_PRIOR_THERAPY] = prior;
    count_up(record, from, POISE_FACT_LINE);
    if (member_has(members, POISE_THERAPY_ENDOCRINE))
        count_up(record, from, POISE_FACT_ENDOCRINE_LINES);
    if (member_has(members, POISE_THERAPY_CHEMO) ||
        member_has(members, POISE_THERAPY_ADC))
        count_up(record, from, POISE_FACT_CHEMO_LINES);
    state_choice(record, POISE_FACT_PROGRESSED, POISE_YES);
    state_choice(record, POISE_FACT_MAINTENANCE, POISE_NO);
    state_choice(record, POISE_FACT_ON_CDK46, POISE_NO);
}

static bool is_open(const struct outcome *outcome)
{
    return outcome->state == OUTCOME_UNDETERMINED || outcome->state >= OUTCOME_CAUTION;
}

static int32_t compare(struct arena *arena, const struct answer *now,
                       const struct answer *then, struct closing *out)
{
    uint32_t count = now->outcome_count;
    out->closed = arena_array(arena, count + 1, sizeof *out->closed);
    out->opened = arena_array(arena, count + 1, sizeof *out->opened);
    if (out->closed == NULL || out->opened == NULL)
        return POISE_E_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        const struct outcome *was = &now->outcomes[i];
        const struct outcome *becomes =
            was->target == NULL ? answer_find(then, was->option->id) : NULL;
        if (becomes == NULL || was->option->role != ROLE_SYSTEMIC ||
            was->option == out->option)
            continue;
        if (is_open(was) && becomes->state == OUTCOME_RULED_OUT)
            out->closed[out->closed_count++] = was->option;
        else if (!is_open(was) && becomes->state >= OUTCOME_CAUTION)
            out->opened[out->opened_count++] = was->option;
    }
    return POISE_OK;
}

int32_t closing_of(struct session *session, struct arena *arena,
                   const struct answer *answer, const struct outcome *outcome,
                   struct closing *out)
{
    uint64_t members[2];
    *out = (struct closing){.option = outcome->option};
    out->known = members_of(answer->record->vocabulary, outcome->option, members) &&
                 record_knows(answer->record, POISE_FACT_PRIOR_THERAPY);
    if (!out->known)
        return POISE_OK;
    arena_reset(session->scratch);
    struct record *record = record_copy(session->scratch, answer->record);
    struct answer *then = arena_alloc(session->scratch, sizeof *then);
    if (record == NULL || then == NULL)
        return POISE_E_MEMORY;
    give(record, answer->record, members);
    int32_t status = record_derive(record, session->engine->generation->derivations);
    if (status == POISE_OK)
        status = assess_person(session, session->scratch, record, answer->goals, then);
    return status == POISE_OK ? compare(arena, answer, then, out) : status;
}
