/* The lines about what an answer was made from. */
#include "receipt.h"

#include <stdarg.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/problem.h"
#include "base/secret.h"
#include "base/text.h"
#include "engine/answer.h"
#include "intake/goals.h"
#include "receipt_lines.h"
#include "settings/catalogue.h"
#include "version.h"

void receipt_add(struct receipt_maker *maker, const char *name, const char *format, ...)
{
    struct text value = {0};
    va_list args;
    va_start(args, format);
    text_format_args(&value, format, args);
    va_end(args);
    const char *copy = value.failed ? NULL : arena_string(maker->arena, value.bytes);
    text_free(&value);
    if (copy == NULL || maker->receipt->count == maker->room)
        maker->failed = true;
    else
        maker->receipt->lines[maker->receipt->count++] =
            (struct receipt_line){name, copy};
}

const struct receipt_line *receipt_line_at(const struct receipt *receipt,
                                           const char *name, uint32_t index)
{
    for (uint32_t i = 0; i < receipt->count; i++)
        if (strcmp(receipt->lines[i].name, name) == 0 && index-- == 0)
            return &receipt->lines[i];
    return NULL;
}

const char *receipt_value(const struct receipt *receipt, const char *name)
{
    const struct receipt_line *line = receipt_line_at(receipt, name, 0);
    return line == NULL ? NULL : line->value;
}

/* -------------------- digests of what has no file of its own */

/* Without memory the text says so, and no digest is made of half of it. */
static void add_digest_of(struct receipt_maker *maker, const char *name,
                          struct text *text)
{
    char digest[DIGEST_LONG];
    struct digest made;
    maker->failed = maker->failed || text->failed;
    digest_of(text->bytes, text->length, &made);
    digest_format_long(&made, digest);
    receipt_add(maker, name, "%s", digest);
    text_free(text);
}

static void put_fact(struct text *text, const struct fact *fact)
{
    text_format(text, "%u %s %d %d \"%s\" %d ", fact->number, fact->name, fact->type,
                fact->section, fact->unit, fact->fresh_days);
    text_put_number(text, fact->low);
    text_put(text, " to ");
    text_put_number(text, fact->high);
    text_format(text, " \"%s\" \"%s\"\n", fact->formula, fact->meaning);
    for (uint32_t i = 0; i < fact->value_count; i++) {
        uint64_t implied[2] = {0, 0};
        if (fact->type == FACT_THERAPY)
            therapy_closure(fact->values[i].number, implied);
        text_format(text, "  %u %s %llx %llx\n", fact->values[i].number,
                    fact->values[i].name, (unsigned long long)implied[0],
                    (unsigned long long)implied[1]);
    }
}

static void add_vocabulary(struct receipt_maker *maker)
{
    const struct vocabulary *vocabulary =
        maker->source->answer->engine->generation->vocabulary;
    struct text text = {0};
    for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++)
        if (fact_at(vocabulary, i) != NULL)
            put_fact(&text, fact_at(vocabulary, i));
    add_digest_of(maker, "vocabulary", &text);
}

/* All that goals say; not where they were read. */
static void put_goals(struct text *text, const struct goals *goals)
{
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++)
        text_format(text, "%d ", goals->importance[i]);
    for (uint32_t i = 0; i < goals->order_count; i++)
        text_format(text, "> %u ", goals->order[i]);
    text_format(text, "| %d %d %d %d %d %d\n", goals->max_visits, goals->max_severe,
                goals->max_travel, goals->max_hair, goals->no_infusions,
                (int)goals->certainty);
}

static void add_presets(struct receipt_maker *maker)
{
    const struct presets *presets = &maker->source->answer->engine->presets;
    struct text text = {0};
    for (uint32_t i = 0; i < presets->count; i++) {
        text_format(&text, "%s %llx ", presets->items[i].name,
                    (unsigned long long)presets->items[i].wishes);
        put_goals(&text, presets->items[i].goals);
    }
    add_digest_of(maker, "presets", &text);
}

/* -------------------- the lines */

/* One word of a line: names of files that are no plugins may hold anything. */
static const char *word(struct receipt_maker *maker, const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789._+-";
    char *copy = arena_string(maker->arena, text == NULL || *text == '\0' ? "-" : text);
    maker->failed = maker->failed || copy == NULL;
    for (char *p = copy; p != NULL && *p != '\0'; p++)
        if (strchr(plain, *p) == NULL)
            *p = '_';
    return copy == NULL ? "-" : copy;
}

static void add_site(struct receipt_maker *maker, const struct site *site)
{
    char digest[DIGEST_LONG];
    digest_format_long(&site->digest, digest);
    receipt_add(maker, "site", "%s", site->file == NULL ? "defaults" : digest);
}

static void add_catalogues(struct receipt_maker *maker, const struct catalogue *catalogue)
{
    char digest[DIGEST_LONG];
    for (uint32_t i = 0; i < catalogue->file_count; i++) {
        digest_format_long(&catalogue->files[i].digest, digest);
        receipt_add(maker, "catalogue", "%s %s", word(maker, catalogue->files[i].plugin),
                    digest);
    }
}

static void add_plugins(struct receipt_maker *maker, const struct generation *generation)
{
    char digest[DIGEST_LONG];
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        const struct plugin *plugin = &generation->plugins[i];
        digest_format_long(&plugin->digest, digest);
        receipt_add(maker, "plugin", "%s %s %s %s", word(maker, plugin->id),
                    word(maker, plugin->manifest.version), digest,
                    status_name(plugin->status));
    }
}

static void add_goals(struct receipt_maker *maker)
{
    const struct receipt_source *source = maker->source;
    struct digest made;
    char digest[DIGEST_LONG];
    struct text text = {0};
    if (source->secret == NULL || strcmp(source->goals, "file") != 0) {
        receipt_add(maker, "goals", "%s", source->goals);
        return;
    }
    put_goals(&text, source->answer->goals);
    maker->failed = maker->failed || text.failed;
    secret_digest(source->secret, "poise goals", text.bytes, text.length, &made);
    digest_format_long(&made, digest);
    receipt_add(maker, "goals", "file %s", digest);
    text_free(&text);
}

static void add_input(struct receipt_maker *maker)
{
    const struct receipt_source *source = maker->source;
    struct digest made;
    char digest[DIGEST_LONG];
    if (source->secret == NULL) {
        receipt_add(maker, "input", "no site key: input not bound");
        return;
    }
    secret_digest(source->secret, "poise input", source->input.bytes,
                  source->input.length, &made);
    digest_format_long(&made, digest);
    receipt_add(maker, "input", "%s", digest);
}

int32_t receipt_make(struct arena *arena, const struct receipt_source *source,
                     struct receipt *out)
{
    enum { OTHER_LINES = 32 };
    const struct answer *answer = source->answer;
    const struct generation *generation = answer->engine->generation;
    struct receipt_maker maker = {.source = source, .arena = arena, .receipt = out};
    char date[11];
    maker.room = OTHER_LINES + generation->plugin_count +
                 generation->catalogue->file_count + answer->ranked_count;
    *out = (struct receipt){.lines = arena_array(arena, maker.room, sizeof *out->lines)};
    if (out->lines == NULL)
        return POISE_E_MEMORY;
    date_format(answer->as_of, date);
    receipt_add(&maker, "receipt", "1");
    receipt_add(&maker, "poise", "%s", POISE_VERSION);
    receipt_add(&maker, "abi", "%s", POISE_ABI_TEXT);
    receipt_add(&maker, "generation", "%u", answer->engine->number);
    receipt_add(&maker, "as_of", "%s", date);
    add_site(&maker, &generation->site);
    add_catalogues(&maker, generation->catalogue);
    add_vocabulary(&maker);
    add_presets(&maker);
    add_plugins(&maker, generation);
    add_goals(&maker);
    add_input(&maker);
    receipt_add_answer(&maker);
    receipt_add_seal(&maker);
    return maker.failed ? POISE_E_MEMORY : POISE_OK;
}
