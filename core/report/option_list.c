/* The catalogue as a list. */
#include <string.h>
#include <strings.h>

#include "base/decimal.h"
#include "base/text.h"
#include "lists.h"
#include "option_json.h"
#include "page.h"
#include "record/criteria.h"
#include "settings/catalogue.h"

/* -------------------- searching */

static bool contains(const char *text, const char *words)
{
    size_t length = strlen(words);
    for (; text != NULL && *text != '\0'; text++)
        if (strncasecmp(text, words, length) == 0)
            return true;
    return false;
}

static bool any_contains(const struct names *names, const char *words)
{
    for (uint32_t i = 0; i < names->count; i++)
        if (contains(names->items[i], words))
            return true;
    return false;
}

static bool fits(const struct catalogue *catalogue, const struct option *option,
                 const char *words)
{
    return words == NULL || contains(option->id, words) ||
           contains(option->label, words) || contains(role_name(option->role), words) ||
           contains(catalogue->files[option->plugin].plugin, words) ||
           any_contains(&option->tags, words) || any_contains(&option->drugs, words);
}

/* -------------------- text */

static void put_option(struct page *page, const struct option *option)
{
    text_put(page->out, "  ");
    page_put_left(page, PAINT_BOLD, option->id, 32);
    text_put(page->out, " ");
    page_put_left(page, PAINT_PLAIN, option->label, page->style.width - 35);
    page_newline(page);
}

int options_text(const struct catalogue *catalogue, const char *words,
                 const struct style *style, struct text *out)
{
    struct page page = {out, *style};
    int told = 0;
    for (uint32_t f = 0; f < catalogue->file_count; f++) {
        const struct catalogue_file *file = &catalogue->files[f];
        bool any = false;
        for (uint32_t i = file->first; i < file->first + file->count; i++) {
            if (!fits(catalogue, &catalogue->options[i], words))
                continue;
            if (!any && told > 0)
                page_newline(&page);
            if (!any)
                page_title(&page, file->plugin);
            any = true;
            put_option(&page, &catalogue->options[i]);
            told++;
        }
    }
    return told;
}

/* -------------------- json */

static void put_criterion(struct json *json, const struct catalogue *catalogue,
                          const char *key, uint16_t criterion)
{
    struct text text = {0};
    criterion_write(catalogue->criteria, criterion, &text);
    json_string(json, key, text.bytes);
    text_free(&text);
}

static void put_clauses(struct json *json, const struct catalogue *catalogue,
                        const char *key, const struct clauses *clauses)
{
    json_open(json, key, '[');
    for (uint32_t i = 0; i < clauses->count; i++) {
        json_open(json, NULL, '{');
        put_criterion(json, catalogue, "when", clauses->items[i].when);
        json_string(json, "because", clauses->items[i].because);
        json_string(json, "source", clauses->items[i].source);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_standing(struct json *json, const struct option *option)
{
    json_open(json, "standing", '{');
    json_string(json, "level", level_name(option->level));
    json_string(json, "esmo", option->esmo);
    json_string(json, "nccn", option->nccn);
    if (option->mcbs == FIXED_UNKNOWN)
        json_null(json, "mcbs_v1_1");
    else
        json_int(json, "mcbs_v1_1", option->mcbs);
    json_close(json, '}');
}

static void put_members(struct json *json, const struct catalogue *catalogue,
                        const struct option *option)
{
    json_string(json, "option", option->id);
    json_string(json, "label", option->label);
    json_string(json, "plain", option->plain);
    json_string(json, "plugin", catalogue->files[option->plugin].plugin);
    json_string(json, "role", role_name(option->role));
    json_string(json, "setting", option->setting);
    json_string(json, "line", option->line);
    json_names(json, "drugs", &option->drugs);
    json_names(json, "tags", &option->tags);
    put_criterion(json, catalogue, "for", option->applies);
    put_clauses(json, catalogue, "needs", &option->needs);
    put_clauses(json, catalogue, "never", &option->never);
    put_clauses(json, catalogue, "caution", &option->caution);
    json_evidence(json, &option->evidence);
    put_standing(json, option);
    json_toxicity(json, option);
    json_logistics(json, &option->logistics);
    json_licence(json, option);
}

int options_json(const struct catalogue *catalogue, const char *words, struct text *out)
{
    struct json json = {.out = out, .pretty = true};
    int told = 0;
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    json_open(&json, "options", '[');
    for (uint32_t i = 0; i < catalogue->option_count; i++) {
        if (!fits(catalogue, &catalogue->options[i], words))
            continue;
        json_open(&json, NULL, '{');
        put_members(&json, catalogue, &catalogue->options[i]);
        json_close(&json, '}');
        told++;
    }
    json_close(&json, ']');
    json_close(&json, '}');
    text_put_char(out, '\n');
    return told;
}
