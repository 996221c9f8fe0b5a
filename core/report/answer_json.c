/* The output contract, key by key. Fields are only added within a major version. */
#include "answer_json.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/problem.h"
#include "base/text.h"
#include "fit_json.h"
#include "intake/goals.h"
#include "lists.h"
#include "receipt.h"
#include "settings/catalogue.h"
#include "version.h"
#include "weigh/dimension.h"
#include "writer.h"

/* -------------------- head */

static void put_plugins(struct writer *writer)
{
    const struct generation *generation = writer->answer->engine->generation;
    struct json *json = &writer->json;
    char digest[DIGEST_TEXT];
    json_open(json, "plugins", '[');
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        const struct plugin *plugin = &generation->plugins[i];
        digest_format(&plugin->digest, digest);
        json_open(json, NULL, '{');
        json_string(json, "id", plugin->id);
        json_string(json, "version", plugin->manifest.version);
        json_string(json, "digest", digest);
        plugin_trust_json(json, plugin);
        json_string(json, "state",
                    plugin->status == POISE_OK ? "in use" : plugin->reason);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_generated(struct writer *writer)
{
    const struct answer *answer = writer->answer;
    const struct generation *generation = answer->engine->generation;
    struct json *json = &writer->json;
    char text[DIGEST_TEXT];
    char date[11];
    struct digest catalogue = {{0}};
    for (uint32_t i = 0; i < generation->catalogue->file_count; i++)
        digest_add(&catalogue, &generation->catalogue->files[i].digest);
    json_open(json, "generated", '{');
    json_string(json, "poise", POISE_VERSION);
    json_string(json, "abi", POISE_ABI_TEXT);
    digest_format(&catalogue, text);
    json_string(json, "catalogue", text);
    digest_format(&generation->site.digest, text);
    json_string(json, "site", generation->site.file == NULL ? NULL : text);
    date_format(answer->as_of, date);
    json_string(json, "as_of", date);
    put_plugins(writer);
    seed_json(writer);
    json_close(json, '}');
}

static void put_case(struct writer *writer)
{
    const struct record *record = writer->answer->record;
    struct json *json = &writer->json;
    json_open(json, "case", '{');
    json_string(json, "id", record->id);
    json_open(json, "facts_used", '[');
    for (uint32_t i = 1; i < record->count; i++)
        if (record_knows(record, i) && writer->answer->used[i])
            writer_fact(writer, i);
    json_close(json, ']');
    json_open(json, "facts_unused", '[');
    for (uint32_t i = 1; i < record->count; i++)
        if (record->readings[i].origin == ORIGIN_GIVEN && !writer->answer->used[i])
            writer_fact(writer, i);
    json_close(json, ']');
    json_open(json, "facts_missing", '[');
    for (uint32_t i = 1; i < record->count; i++)
        if (!record_knows(record, i) && writer->answer->used[i])
            json_string(json, NULL, fact_at(record->vocabulary, i)->name);
    json_close(json, ']');
    json_open(json, "conflicts", '[');
    for (const struct remark *r = record->remarks; r != NULL; r = r->next) {
        json_open(json, NULL, '{');
        json_string(json, "fact", fact_at(record->vocabulary, r->fact)->name);
        json_string(json, "kind", trouble_name(r->trouble));
        json_string(json, "text", r->text);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_goals(struct writer *writer)
{
    static const char *const origins[] = {"goals", "wishes", "site"};
    const struct weights *weights = &writer->answer->weights;
    struct json *json = &writer->json;
    json_open(json, "goals", '{');
    json_string(json, "from", origins[weights->origin]);
    json_string(json, "file", writer->answer->goals->origin);
    json_open(json, "presets", '[');
    for (uint32_t i = 0; i < weights->preset_count; i++)
        json_string(json, NULL, weights->presets[i]->name);
    json_close(json, ']');
    json_open(json, "weights", '{');
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++)
        json_fixed(json, dimensions[i].name, weights->weight[i], 3);
    json_close(json, '}');
    json_close(json, '}');
}

static void put_flag(struct writer *writer, const struct raised_flag *flag,
                     const char *code)
{
    struct json *json = &writer->json;
    json_open(json, NULL, '{');
    json_string(json, "code", code);
    json_string(json, "severity", severity_name(flag->severity));
    json_string(json, "text", flag->text);
    if (flag->source != NULL)
        json_string(json, "source", flag->source);
    writer_facts(writer, "facts", &flag->facts);
    json_close(json, '}');
}

static void put_flags(struct writer *writer)
{
    const struct answer *answer = writer->answer;
    json_open(&writer->json, "flags", '[');
    for (uint32_t i = 0; i < answer->flag_count; i++) {
        put_flag(writer, &answer->flags[i], answer->flags[i].code);
        if (answer->flags[i].alias != NULL)
            put_flag(writer, &answer->flags[i], answer->flags[i].alias);
    }
    json_close(&writer->json, ']');
}

/* -------------------- lists */

static void put_list(struct writer *writer, const char *key, enum outcome_state state)
{
    const struct answer *answer = writer->answer;
    json_open(&writer->json, key, '[');
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        if (answer->outcomes[i].state != state)
            continue;
        json_open(&writer->json, NULL, '{');
        writer_outcome(writer, &answer->outcomes[i]);
        json_close(&writer->json, '}');
    }
    json_close(&writer->json, ']');
}

static void put_recommendations(struct writer *writer)
{
    const struct answer *answer = writer->answer;
    json_open(&writer->json, "recommendations", '[');
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        json_open(&writer->json, NULL, '{');
        writer_outcome(writer, answer->ranked[i]);
        json_close(&writer->json, '}');
    }
    json_close(&writer->json, ']');
    json_open(&writer->json, "outside_limits", '[');
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        if (!outcome_outside_limits(&answer->outcomes[i]))
            continue;
        json_open(&writer->json, NULL, '{');
        writer_outcome(writer, &answer->outcomes[i]);
        json_close(&writer->json, '}');
    }
    json_close(&writer->json, ']');
}

static void put_not_assessed(struct writer *writer)
{
    const struct answer *answer = writer->answer;
    struct json *json = &writer->json;
    json_open(json, "not_assessed", '[');
    for (uint32_t i = 0; i < answer->silent_count; i++) {
        json_open(json, NULL, '{');
        json_string(json, "plugin", answer->silent[i].plugin);
        json_string(json, "status", status_name(answer->silent[i].status));
        json_string(json, "reason", answer->silent[i].reason);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_plan(struct writer *writer)
{
    const struct plan *plan = &writer->answer->plan;
    struct json *json = &writer->json;
    json_open(json, "plan", '[');
    for (uint32_t i = 0; i < plan->step_count; i++) {
        const struct plan_step *step = &plan->steps[i];
        json_open(json, NULL, '{');
        json_string(json, "option", step->option->id);
        json_string(json, "role", role_name(step->option->role));
        if (step->goes_with != NULL)
            json_string(json, "goes_with", step->goes_with->id);
        json_open(json, "interactions", '[');
        for (uint32_t j = 0; j < plan->note_count; j++) {
            const struct plan_note *note = &plan->notes[j];
            if (note->a != step->option && note->b != step->option)
                continue;
            json_open(json, NULL, '{');
            json_string(json, "with", (note->a == step->option ? note->b : note->a)->id);
            json_string(json, "text", note->interaction->text);
            json_string(json, "source", note->interaction->source);
            json_close(json, '}');
        }
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_asks(struct writer *writer)
{
    const struct answer *answer = writer->answer;
    struct json *json = &writer->json;
    json_open(json, "ask_next", '[');
    for (uint32_t i = 0; i < answer->ask_count; i++) {
        const struct ask *ask = &answer->asks[i];
        json_open(json, NULL, '{');
        json_string(json, "fact", ask->fact->name);
        json_bool(json, "changes_first", ask->changes_first);
        json_int(json, "settles", ask->settles);
        json_open(json, "changes", '[');
        for (uint32_t j = 0; j < ask->change_count; j++) {
            json_open(json, NULL, '{');
            json_string(json, "value", ask->changes[j].value);
            json_string(json, "first",
                        ask->changes[j].first == NULL ? NULL : ask->changes[j].first->id);
            json_close(json, '}');
        }
        json_close(json, ']');
        json_null(json, "p_change");
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* -------------------- whole */

/* Line 0 is left out. */
static bool open_line(struct writer *writer, const struct answer *answer, bool pretty,
                      uint64_t line, struct text *out)
{
    *writer = (struct writer){
        {.out = out, .pretty = pretty}, answer, arena_new((size_t)64 << 10)};
    if (writer->arena == NULL) {
        out->failed = true;
        return false;
    }
    json_open(&writer->json, NULL, '{');
    if (line > 0)
        json_int(&writer->json, "line", (int64_t)line);
    json_string(&writer->json, "schema", "poise/1");
    json_string(&writer->json, "advice",
                "For the conversation between a person and their oncologist. It decides "
                "nothing.");
    put_generated(writer);
    put_case(writer);
    put_goals(writer);
    return true;
}

bool writer_open(struct writer *writer, const struct answer *answer, struct text *out)
{
    return open_line(writer, answer, true, 0, out);
}

void writer_close(struct writer *writer)
{
    json_close(&writer->json, '}');
    text_put_char(writer->json.out, '\n');
    arena_free(writer->arena);
}

static void put_answer(struct writer *writer, bool all)
{
    put_flags(writer);
    put_recommendations(writer);
    fits_json(writer);
    put_list(writer, "undetermined", OUTCOME_UNDETERMINED);
    put_list(writer, "ruled_out", OUTCOME_RULED_OUT);
    if (all)
        put_list(writer, "not_applicable", OUTCOME_NOT_APPLICABLE);
    put_not_assessed(writer);
    put_plan(writer);
    put_asks(writer);
    writer_changes(writer);
}

void answer_json(const struct answer *answer, bool all, struct text *out)
{
    answer_json_receipt(answer, all, NULL, out);
}

void answer_json_line(const struct answer *answer, uint64_t line, struct text *out)
{
    struct writer writer;
    if (!open_line(&writer, answer, false, line, out))
        return;
    put_answer(&writer, false);
    writer_close(&writer);
}

void answer_json_receipt(const struct answer *answer, bool all,
                         const struct receipt *receipt, struct text *out)
{
    struct writer writer;
    if (!writer_open(&writer, answer, out))
        return;
    put_answer(&writer, all);
    if (receipt != NULL)
        receipt_json(receipt, &writer.json);
    writer_close(&writer);
}
