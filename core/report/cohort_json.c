/* One person of a cohort as one line of JSON. */
#include <string.h>

#include <poise/status.h>

#include "base/problem.h"
#include "base/text.h"
#include "cohort_record.h"
#include "engine/answer.h"
#include "json.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

static void open_record(struct json *json, uint64_t line)
{
    json_open(json, NULL, '{');
    if (line > 0)
        json_int(json, "line", (int64_t)line);
}

static void close_record(struct json *json)
{
    json_close(json, '}');
    text_put_char(json->out, '\n');
}

void cohort_waiting(const struct answer *answer, bool waits[FACT_LIMIT])
{
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        if (answer->outcomes[i].state != OUTCOME_UNDETERMINED)
            continue;
        struct cites needs = answer_needs(answer, &answer->outcomes[i]);
        for (uint32_t j = 0; j < needs.count; j++)
            waits[needs.facts[j]] = true;
    }
}

bool cohort_repeats(const struct answer *answer, uint32_t flag)
{
    for (uint32_t i = 0; i < flag; i++)
        if (strcmp(answer->flags[i].code, answer->flags[flag].code) == 0)
            return true;
    return false;
}

static void put_first(struct json *json, const struct answer *answer)
{
    json_open(json, "first", '{');
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct outcome *first = answer_first(answer, (enum role)role);
        if (first != NULL)
            json_string(json, role_name((enum role)role), first->option->id);
    }
    json_close(json, '}');
}

static void put_recommendations(struct json *json, const struct answer *answer)
{
    json_open(json, "recommendations", '[');
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        const struct outcome *outcome = answer->ranked[i];
        json_open(json, NULL, '{');
        json_string(json, "option", outcome->option->id);
        if (outcome->target != NULL)
            json_string(json, "target", outcome->target);
        json_string(json, "role", role_name(outcome->option->role));
        json_int(json, "rank", outcome->rank);
        json_string(json, "verdict",
                    outcome->state == OUTCOME_ELIGIBLE ? "eligible" : "caution");
        json_fixed(json, "balance", outcome->balance, 6);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_options(struct json *json, const struct answer *answer)
{
    json_open(json, "outside_limits", '[');
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        if (outcome_outside_limits(&answer->outcomes[i]))
            json_string(json, NULL, answer->outcomes[i].option->id);
    json_close(json, ']');
    json_open(json, "undetermined", '[');
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        if (answer->outcomes[i].state == OUTCOME_UNDETERMINED)
            json_string(json, NULL, answer->outcomes[i].option->id);
    json_close(json, ']');
}

static void put_asks(struct json *json, const struct answer *answer)
{
    json_open(json, "ask_next", '[');
    for (uint32_t i = 0; i < answer->ask_count; i++) {
        json_open(json, NULL, '{');
        json_string(json, "fact", answer->asks[i].fact->name);
        json_bool(json, "changes_first", answer->asks[i].changes_first);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* What the record does not settle. */
static void put_record(struct json *json, const struct answer *answer)
{
    const struct record *record = answer->record;
    bool waits[FACT_LIMIT] = {false};
    cohort_waiting(answer, waits);
    json_open(json, "waiting_for", '[');
    for (uint32_t i = 1; i < record->count; i++)
        if (waits[i])
            json_string(json, NULL, fact_at(record->vocabulary, i)->name);
    json_close(json, ']');
    json_open(json, "conflicts", '[');
    for (const struct remark *r = record->remarks; r != NULL; r = r->next) {
        json_open(json, NULL, '{');
        json_string(json, "fact", fact_at(record->vocabulary, r->fact)->name);
        json_string(json, "kind", trouble_name(r->trouble));
        json_close(json, '}');
    }
    json_close(json, ']');
}

void cohort_json(const struct answer *answer, uint64_t line, bool asked, struct text *out)
{
    struct json json = {.out = out};
    open_record(&json, line);
    json_string(&json, "id", answer->record->id);
    put_first(&json, answer);
    put_recommendations(&json, answer);
    put_options(&json, answer);
    json_open(&json, "flags", '[');
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (!cohort_repeats(answer, i))
            json_string(&json, NULL, answer->flags[i].code);
    json_close(&json, ']');
    if (asked)
        put_asks(&json, answer);
    put_record(&json, answer);
    json_open(&json, "not_assessed", '[');
    for (uint32_t i = 0; i < answer->silent_count; i++)
        json_string(&json, NULL, answer->silent[i].plugin);
    json_close(&json, ']');
    close_record(&json);
}

void cohort_json_refusal(const struct cohort_refusal *refusal, struct text *out)
{
    struct json json = {.out = out};
    const struct problem *first = refusal->problems->first;
    int32_t status = first == NULL ? POISE_E_MEMORY : first->status;
    open_record(&json, refusal->line);
    json_string(&json, "id", refusal->id);
    json_open(&json, "error", '{');
    json_string(&json, "status", status_name(status));
    json_string(&json, "reason", first == NULL ? status_cause(status) : first->reason);
    json_string(&json, "remedy", status_remedy(status));
    json_open(&json, "more", '[');
    for (const struct problem *p = first == NULL ? NULL : first->next; p != NULL;
         p = p->next)
        json_string(&json, NULL, p->reason);
    json_close(&json, ']');
    json_close(&json, '}');
    close_record(&json);
}
