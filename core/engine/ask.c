/* What to find out next: for each missing fact that something waits for, every value it
 * could have is tried, and what would come first then is remembered.
 *
 * How probable each value is would need a prevalence; none of our sources gives one that
 * fits a person, so no probability is shown (p_change is null). */
#include "assess.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "record/derive.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

enum { VALUES = 8, LOOKED_AT = 3 };

/* -------------------- candidates */

/* Only what is not stated can be found out. */
static void count_cites(const struct answer *answer, const struct cites *cites,
                        uint32_t *waiting)
{
    for (uint32_t i = 0; i < cites->count; i++)
        if (record_at(answer->record, cites->facts[i])->state != FACT_KNOWN)
            waiting[cites->facts[i]]++;
}

static void cite_unknown(const struct answer *answer, const struct clauses *clauses,
                         uint32_t mask, struct cites *cites)
{
    const struct criteria *criteria = answer->engine->generation->catalogue->criteria;
    for (uint32_t i = 0; i < clauses->count; i++)
        if ((mask >> i & 1) != 0)
            criterion_cite(criteria, clauses->items[i].when, answer->truth, cites);
}

/* What the criteria and the plugin of an undetermined option name. */
static void cite_waiting(const struct answer *answer, const struct outcome *outcome,
                         struct cites *cites)
{
    const struct catalogue *catalogue = answer->engine->generation->catalogue;
    const uint16_t situation[] = {catalogue->scope.when, outcome->option->applies};
    for (size_t i = 0; i < sizeof situation / sizeof *situation; i++)
        if (answer->truth[situation[i]] == UNKNOWN)
            criterion_cite(catalogue->criteria, situation[i], answer->truth, cites);
    cite_unknown(answer, &outcome->option->needs, outcome->marks.needs_unknown, cites);
    for (uint32_t i = 0; i < outcome->note_count; i++)
        if (outcome->notes[i].kind == POISE_NOTE_AGAINST)
            for (int j = 0; j < 4; j++)
                if (!record_knows(answer->record, outcome->notes[i].facts[j]))
                    cites_add(cites, outcome->notes[i].facts[j]);
}

struct cites answer_needs(const struct answer *answer, const struct outcome *outcome)
{
    struct cites named = {0};
    struct cites needs = {0};
    cite_waiting(answer, outcome, &named);
    for (uint32_t i = 0; i < named.count; i++)
        derivation_needs(answer->engine->generation->derivations, answer->record,
                         named.facts[i], &needs);
    return needs;
}

/* Counts, for each fact, the options that wait for it: the undetermined ones, what must
 * be checked before the first few, and what a flag calls missing. */
static void find_waiting(const struct answer *answer, uint32_t *waiting, bool *settles)
{
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        struct cites cites = {0};
        if (outcome->state == OUTCOME_UNDETERMINED)
            cites = answer_needs(answer, outcome);
        for (uint32_t j = 0; j < cites.count; j++)
            settles[cites.facts[j]] = true;
        if (outcome->rank > 0 && outcome->rank_in_role <= LOOKED_AT)
            cite_unknown(answer, &outcome->option->never, outcome->marks.never_unknown,
                         &cites);
        count_cites(answer, &cites, waiting);
    }
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (strncmp(answer->flags[i].code, "missing:", 8) == 0)
            count_cites(answer, &answer->flags[i].facts, waiting);
}

/* -------------------- values to try */

struct trial_value {
    union datum datum;
};

/* One number for each stretch between the thresholds that any criterion uses. */
static uint32_t number_values(const struct answer *answer, const struct fact *fact,
                              struct trial_value *out)
{
    double at[VALUES - 1];
    const struct criteria *criteria = answer->engine->generation->catalogue->criteria;
    uint32_t count = criteria_thresholds(criteria, fact->number, at, VALUES - 1);
    if (count == 0)
        return 0;
    double step = fact->type == FACT_INT ? 1 : 0.001;
    out[0].datum.number = at[0] - step;
    for (uint32_t i = 0; i < count; i++)
        out[i + 1].datum.number = i + 1 < count && fact->type == FACT_NUMBER
                                      ? (at[i] + at[i + 1]) / 2
                                      : at[i] + (fact->type == FACT_INT ? 0 : step);
    return count + 1;
}

static uint32_t values_to_try(const struct answer *answer, const struct fact *fact,
                              struct trial_value *out)
{
    uint32_t count = 0;
    if (fact_is_numeric(fact))
        return number_values(answer, fact, out);
    if (fact_is_set(fact))
        return 0;
    for (uint32_t i = 0; i < fact->value_count && count < VALUES; i++)
        out[count++].datum.choice = fact->values[i].number;
    return count;
}

/* -------------------- trying */

static const struct option *first_systemic(const struct answer *answer)
{
    const struct outcome *outcome = answer_first(answer, ROLE_SYSTEMIC);
    return outcome == NULL ? NULL : outcome->option;
}

static int32_t try_value(struct session *session, const struct answer *answer,
                         const struct fact *fact, const union datum *datum,
                         const struct option **first)
{
    arena_reset(session->scratch);
    struct record *record = record_copy(session->scratch, answer->record);
    struct answer *then = arena_alloc(session->scratch, sizeof *then);
    if (record == NULL || then == NULL)
        return POISE_E_MEMORY;
    record->readings[fact->number] = (struct reading){
        .datum = *datum,
        .state = FACT_KNOWN,
        .origin = ORIGIN_GIVEN,
        .date = DATE_UNKNOWN,
    };
    int32_t status = record_derive(record, session->engine->generation->derivations);
    if (status == POISE_OK)
        status = assess_person(session, session->scratch, record, answer->goals, then);
    *first = status == POISE_OK ? first_systemic(then) : NULL;
    return status;
}

static const char *value_text(struct arena *arena, const struct fact *fact,
                              const union datum *datum)
{
    struct text text = {0};
    datum_write(fact, datum, &text);
    const char *copy = text.failed ? NULL : arena_copy(arena, text.bytes, text.length);
    text_free(&text);
    return copy == NULL ? "?" : copy;
}

static int32_t try_fact(struct session *session, struct answer *answer,
                        const struct fact *fact, struct ask *out)
{
    struct trial_value values[VALUES];
    uint32_t count = values_to_try(answer, fact, values);
    const struct option *now = first_systemic(answer);
    for (uint32_t i = 0; i < count; i++) {
        const struct option *first;
        int32_t status = try_value(session, answer, fact, &values[i].datum, &first);
        if (status != POISE_OK)
            return status;
        /* From nothing to something is no change of order: more than this is missing. */
        out->changes_first = out->changes_first || (now != NULL && first != now);
        out->changes[out->change_count++] = (struct ask_change){
            value_text(session->request, fact, &values[i].datum), first};
    }
    return POISE_OK;
}

/* What changes the first option comes before what does not; then what settles more. */
static bool matters_more(const struct ask *a, const struct ask *b)
{
    if (a->changes_first != b->changes_first)
        return a->changes_first;
    if (a->settles != b->settles)
        return a->settles > b->settles;
    return a->fact->number < b->fact->number;
}

static void insert(struct answer *answer, const struct ask *ask, uint32_t limit)
{
    uint32_t at = answer->ask_count;
    while (at > 0 && matters_more(ask, &answer->asks[at - 1]))
        at--;
    if (at == limit)
        return;
    if (answer->ask_count < limit)
        answer->ask_count++;
    for (uint32_t i = answer->ask_count - 1; i > at; i--)
        answer->asks[i] = answer->asks[i - 1];
    answer->asks[at] = *ask;
}

int32_t ask_next(struct session *session, struct answer *answer)
{
    uint32_t limit = (uint32_t)session->engine->generation->site.ask_limit;
    uint32_t waiting[FACT_LIMIT] = {0};
    bool settles[FACT_LIMIT] = {false};
    limit = limit > ASK_LIMIT ? ASK_LIMIT : limit;
    find_waiting(answer, waiting, settles);
    for (uint32_t i = 1; limit > 0 && i < answer->record->count; i++) {
        const struct fact *fact = fact_at(answer->record->vocabulary, i);
        struct ask ask = {.fact = fact, .settles = waiting[i]};
        if (waiting[i] == 0 || fact == NULL)
            continue;
        int32_t status = try_fact(session, answer, fact, &ask);
        if (status != POISE_OK)
            return status;
        if (ask.changes_first || settles[i])
            insert(answer, &ask, limit);
    }
    return POISE_OK;
}
