/* The vocabulary as a list. */
#include <string.h>

#include "base/text.h"
#include "json.h"
#include "lists.h"
#include "page.h"
#include "record/vocabulary.h"

/* -------------------- text */

/* "0 to 4", "20 to 300 ms", "yes, no", "days, 30 at most". */
static void put_kind(const struct fact *fact, struct text *out)
{
    if (fact_is_numeric(fact)) {
        if (fact->low < fact->high) {
            text_put_number(out, fact->low);
            text_put(out, " to ");
            text_put_number(out, fact->high);
        } else {
            text_put(out, "number");
        }
        text_format(out, "%s%s", fact->unit[0] == '\0' ? "" : " ", fact->unit);
        return;
    }
    text_put(out, fact_is_set(fact) ? "any of: " : "");
    for (uint32_t i = 0; i < fact->value_count; i++)
        text_format(out, "%s%s", i == 0 ? "" : ", ", fact->values[i].name);
}

static void put_line(struct page *page, const char *label, struct text *value)
{
    if (!value->failed && value->length > 0) {
        struct text line = {0};
        text_format(&line, "%s: %s", label, value->bytes);
        if (!line.failed)
            page_item(page, 2, MARK_NONE, line.bytes);
        text_free(&line);
    }
    text_free(value);
}

static void put_string(struct page *page, const char *label, const char *value)
{
    struct text text = {0};
    text_put(&text, value);
    put_line(page, label, &text);
}

void fact_text(const struct fact *fact, const struct style *style, struct text *out)
{
    struct page page = {out, *style};
    struct text kind = {0};
    struct text fresh = {0};
    page_title(&page, fact->name);
    page_item(&page, 2, MARK_NONE, fact->meaning);
    put_kind(fact, &kind);
    put_line(&page, fact_is_numeric(fact) ? "range" : "values", &kind);
    put_string(&page, "section", section_name(fact->section));
    put_string(&page, "follows from", fact->formula);
    put_string(&page, "LOINC", fact->loinc);
    if (fact->fresh_days > 0)
        text_format(&fresh, "%d days, then it is reported as stale",
                    (int)fact->fresh_days);
    put_line(&page, "fresh for", &fresh);
}

static void put_row(struct page *page, const struct fact *fact)
{
    struct text row = {0};
    put_kind(fact, &row);
    text_put(page->out, "  ");
    page_put_left(page, PAINT_PLAIN, fact->name, 30);
    text_put(page->out, " ");
    if (!row.failed)
        page_put_left(page, PAINT_DIM, row.bytes, page->style.width - 33);
    page_newline(page);
    text_free(&row);
}

void facts_text(const struct vocabulary *vocabulary, const struct style *style,
                struct text *out)
{
    struct page page = {out, *style};
    for (int section = 0; section < SECTION_COUNT; section++) {
        if (section > 0)
            page_newline(&page);
        page_title(&page, section_name((enum fact_section)section));
        for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++) {
            const struct fact *fact = fact_at(vocabulary, i);
            if (fact != NULL && (int)fact->section == section)
                put_row(&page, fact);
        }
    }
}

/* -------------------- json */

static void put_values(struct json *json, const struct fact *fact)
{
    json_open(json, "values", '[');
    for (uint32_t i = 0; i < fact->value_count; i++)
        json_string(json, NULL, fact->values[i].name);
    json_close(json, ']');
}

static void put_range(struct json *json, const struct fact *fact)
{
    json_string(json, "unit", fact->unit);
    if (fact->low < fact->high) {
        json_number(json, "low", fact->low);
        json_number(json, "high", fact->high);
    } else {
        json_null(json, "low");
        json_null(json, "high");
    }
}

static void put_fact(struct json *json, const struct fact *fact)
{
    json_open(json, NULL, '{');
    json_string(json, "name", fact->name);
    json_string(json, "section", section_name(fact->section));
    json_string(json, "type", fact_type_name(fact->type));
    if (fact_is_numeric(fact))
        put_range(json, fact);
    else
        put_values(json, fact);
    json_int(json, "fresh_days", fact->fresh_days);
    json_string(json, "loinc", fact->loinc[0] == '\0' ? NULL : fact->loinc);
    json_string(json, "formula", fact->formula[0] == '\0' ? NULL : fact->formula);
    json_string(json, "meaning", fact->meaning);
    json_close(json, '}');
}

void facts_json(const struct vocabulary *vocabulary, const struct fact *only,
                struct text *out)
{
    struct json json = {.out = out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    json_open(&json, "facts", '[');
    for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++) {
        const struct fact *fact = fact_at(vocabulary, i);
        if (fact != NULL && (only == NULL || only == fact))
            put_fact(&json, fact);
    }
    json_close(&json, ']');
    json_close(&json, '}');
    text_put_char(out, '\n');
}
