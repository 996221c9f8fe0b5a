/* One option as JSON. */
#include "base/decimal.h"
#include "fit_json.h"
#include "json.h"
#include "option_json.h"
#include "reason.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"
#include "weigh/limits.h"
#include "writer.h"

/* The kinds of reasons under the key "reasons", as bits. */
static const uint32_t for_and_cost =
    1u << REASON_FOR | 1u << REASON_DOUBT | 1u << REASON_BURDEN;

static const struct vocabulary *vocabulary_of(const struct writer *writer)
{
    return writer->answer->record->vocabulary;
}

static void put_names(struct writer *writer, const char *key, const struct cites *cites)
{
    json_open(&writer->json, key, '[');
    for (uint32_t i = 0; i < cites->count; i++)
        json_string(&writer->json, NULL,
                    fact_at(vocabulary_of(writer), cites->facts[i])->name);
    json_close(&writer->json, ']');
}

static void put_reasons(struct writer *writer, const char *key,
                        const struct reasons *reasons, unsigned kinds)
{
    struct json *json = &writer->json;
    json_open(json, key, '[');
    for (uint32_t i = 0; i < reasons->count; i++) {
        const struct reason *reason = &reasons->items[i];
        if ((kinds >> reason->kind & 1) == 0)
            continue;
        json_open(json, NULL, '{');
        json_string(json, "kind", reason_kind_name(reason->kind));
        json_string(json, "text", reason->text);
        json_string(json, "criterion", reason->criterion);
        writer_facts(writer, "facts", &reason->facts);
        json_string(json, "source", reason->source);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_effects(struct writer *writer, const struct outcome *outcome,
                        const char *key, enum dimension_side side)
{
    struct json *json = &writer->json;
    json_open(json, key, '{');
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        if (dimensions[i].side != side)
            continue;
        bool known = (outcome->known >> i & 1) != 0;
        json_open(json, dimensions[i].name, '{');
        json_fixed(json, "value", known ? outcome->effects[i].value : FIXED_UNKNOWN, 3);
        json_fixed(json, "low", known ? outcome->effects[i].low : FIXED_UNKNOWN, 3);
        json_fixed(json, "high", known ? outcome->effects[i].high : FIXED_UNKNOWN, 3);
        json_close(json, '}');
    }
    json_close(json, '}');
}

static void put_contributions(struct writer *writer, const struct outcome *outcome)
{
    struct json *json = &writer->json;
    json_open(json, "contributions", '[');
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        int32_t weight = writer->answer->weights.weight[i];
        if (weight == 0)
            continue;
        json_open(json, NULL, '{');
        json_string(json, "criterion", dimensions[i].name);
        json_fixed(json, "weight", weight, 3);
        json_fixed(json, "value", outcome->worth[i], 3);
        json_fixed(json, "contribution", (int64_t)weight * outcome->worth[i], 6);
        json_bool(json, "known", (outcome->known >> i & 1) != 0);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_standing(struct writer *writer, const struct outcome *outcome)
{
    const struct option *option = outcome->option;
    struct json *json = &writer->json;
    json_open(json, "standing", '{');
    json_string(json, "level", level_name(outcome->level));
    json_fixed(json, "value", outcome->effects[POISE_DIMENSION_GUIDELINE].value, 3);
    json_string(json, "because",
                outcome->standing_sentence != 0
                    ? outcome->sentences[outcome->standing_sentence - 1].text
                : outcome->situation != NULL ? outcome->situation->because
                                             : NULL);
    json_string(json, "esmo", option->esmo);
    json_string(json, "nccn", option->nccn);
    if (option->mcbs == FIXED_UNKNOWN)
        json_null(json, "mcbs_v1_1");
    else
        json_int(json, "mcbs_v1_1", option->mcbs);
    json_close(json, '}');
}

static void put_identity(struct writer *writer, const struct outcome *outcome)
{
    const struct option *option = outcome->option;
    struct json *json = &writer->json;
    json_string(json, "option", option->id);
    json_string(json, "label", option->label);
    json_string(json, "plugin", outcome->plugin);
    json_string(json, "role", role_name(option->role));
    if (outcome->target != NULL)
        json_string(json, "target", outcome->target);
}

static void put_with(struct writer *writer, const struct outcome *outcome)
{
    const struct catalogue *catalogue = writer->answer->engine->generation->catalogue;
    json_open(&writer->json, "with", '[');
    for (uint32_t i = 0; i < outcome->with_count; i++)
        json_string(&writer->json, NULL, catalogue->options[outcome->with[i]].id);
    json_close(&writer->json, ']');
}

static void put_recommendation(struct writer *writer, const struct outcome *outcome)
{
    static const char *const urgencies[] = {"routine", "soon", "emergency"};
    const struct option *option = outcome->option;
    struct json *json = &writer->json;
    struct reasons reasons = reasons_of(writer->arena, writer->answer, outcome);
    json_int(json, "rank", outcome->rank);
    json_int(json, "rank_in_role", outcome->rank_in_role);
    put_identity(writer, outcome);
    json_string(json, "plain", option->plain);
    json_string(json, "verdict",
                outcome->state == OUTCOME_ELIGIBLE ? "eligible" : "caution");
    json_bool(json, "needs_person", outcome->answer == POISE_ANSWER_NEEDS_PERSON);
    json_string(json, "urgency", urgencies[outcome->urgency]);
    json_names(json, "tags", &option->tags);
    json_fixed(json, "balance", outcome->balance, 6);
    put_effects(writer, outcome, "benefit", SIDE_BENEFIT);
    put_effects(writer, outcome, "burden", SIDE_BURDEN);
    put_contributions(writer, outcome);
    first_share_json(writer, outcome);
    put_reasons(writer, "reasons", &reasons, for_and_cost);
    put_reasons(writer, "cautions", &reasons, 1u << REASON_CAUTION | 1u << REASON_CHECK);
    put_reasons(writer, "notes", &reasons, 1u << REASON_DOSE | 1u << REASON_INFO);
    put_with(writer, outcome);
    json_evidence(json, &option->evidence);
    put_standing(writer, outcome);
    json_licence(json, option);
}

static void put_outside(struct writer *writer, const struct outcome *outcome)
{
    struct json *json = &writer->json;
    put_identity(writer, outcome);
    json_string(json, "limit", limit_text(outcome->limit));
    json_fixed(json, "balance", outcome->balance, 6);
}

static void put_undetermined(struct writer *writer, const struct outcome *outcome)
{
    struct reasons reasons = reasons_of(writer->arena, writer->answer, outcome);
    struct cites needs = answer_needs(writer->answer, outcome);
    put_identity(writer, outcome);
    put_names(writer, "needs", &needs);
    put_reasons(writer, "reasons", &reasons, 1u << REASON_NEEDS);
}

static void put_against(struct writer *writer, const struct outcome *outcome)
{
    struct reasons reasons = reasons_of(writer->arena, writer->answer, outcome);
    put_identity(writer, outcome);
    put_reasons(writer, "because", &reasons, 1u << REASON_AGAINST);
}

void writer_outcome(struct writer *writer, const struct outcome *outcome)
{
    if (outcome->state == OUTCOME_UNDETERMINED)
        put_undetermined(writer, outcome);
    else if (outcome->state < OUTCOME_UNDETERMINED)
        put_against(writer, outcome);
    else if (outcome->limit != LIMIT_NONE)
        put_outside(writer, outcome);
    else
        put_recommendation(writer, outcome);
}
