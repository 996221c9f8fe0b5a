/* What the script of the page works with, as JSON in the page: weights, worths, limits,
 * sentences, and the engine's own draws where there are any. */
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/encode.h"
#include "html_page.h"
#include "html_says.h"
#include "intake/goals.h"
#include "json.h"
#include "settings/catalogue.h"
#include "weigh/burden.h"
#include "weigh/change.h"
#include "weigh/dimension.h"
#include "weigh/effects.h"

/* -------------------- goals */

static void put_figure(struct json *json, const char *key, int32_t figure)
{
    json_fixed(json, key, figure, 3);
}

static void put_goals(struct html_page *page, struct json *json)
{
    const struct goals *goals = page->answer->goals;
    json_bool(json, "given", page->given);
    json_string(json, "main", role_name(page->main));
    json_open(json, "weights", '[');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        json_int(json, NULL, page->answer->weights.weight[d]);
    json_close(json, ']');
    json_open(json, "marks", '[');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        bool own = page->given && dimensions[d].owner == OWNER_PERSON;
        json_int(json, NULL, own ? person_weight(page, d) : 0);
    }
    json_close(json, ']');
    json_open(json, "persons", '[');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        json_bool(json, NULL, dimensions[d].owner == OWNER_PERSON);
    json_close(json, ']');
    json_open(json, "limits", '{');
    put_figure(json, "visits", goals->max_visits);
    put_figure(json, "severe", goals->max_severe);
    put_figure(json, "travel", goals->max_travel);
    put_figure(json, "hair", goals->max_hair);
    json_bool(json, "infusion", goals->no_infusions);
    json_close(json, '}');
}

/* -------------------- options */

/* What limits are held against: the figures of weigh/limits.c. */
static void put_figures(struct html_page *page, struct json *json,
                        const struct option *option)
{
    struct person_effects person = person_effects(page->answer->record);
    struct burden hair = burden_hair(option);
    double hours = travel_hours(option, person.km);
    json_open(json, "figures", '{');
    put_figure(json, "visits", option->logistics.visits);
    put_figure(json, "severe", option->evidence.severe);
    put_figure(json, "travel", hours < 0 ? FIXED_UNKNOWN : fixed_from(hours));
    put_figure(json, "hair", hair.known ? fixed_from(hair.value) : FIXED_UNKNOWN);
    json_bool(json, "infusion", route_is_infusion(option));
    json_close(json, '}');
}

/* How the time gained is told: the unit, its figure now, how much of it a month that
 * counts is, and the worths at the ends of its interval. */
static void put_time(struct html_page *page, struct json *json,
                     const struct outcome *outcome)
{
    const struct base_effects *effects = page->answer->engine->effects;
    const poise_effect *effect = &outcome->effects[POISE_DIMENSION_BENEFIT];
    bool known = (outcome->known >> POISE_DIMENSION_BENEFIT & 1) != 0;
    if (!known || outcome->option->role != ROLE_SYSTEMIC) {
        json_null(json, "time");
        return;
    }
    struct change_months months = change_months(
        effects == NULL ? NULL : &effects[outcome->option - page->catalogue->options],
        outcome);
    json_open(json, "time", '{');
    json_int(json, "unit", months.unit);
    json_fixed(json, "now", llround(months.now * 1e6), 6);
    json_fixed(json, "ratio", llround(months.ratio * 1e6), 6);
    json_int(json, "low", effect->low);
    json_int(json, "high", effect->high);
    json_close(json, '}');
}

/* Sentences that many options share stand once. */
struct pool {
    uint32_t count;
    const char **sentences;
};

static uint32_t pool_add(struct pool *pool, const char *sentence)
{
    for (uint32_t i = 0; i < pool->count; i++)
        if (strcmp(pool->sentences[i], sentence) == 0)
            return i;
    pool->sentences[pool->count] = sentence;
    return pool->count++;
}

static void put_option(struct html_page *page, struct json *json, struct pool *pool,
                       uint32_t index)
{
    const struct shown *shown = &page->shown[index];
    const struct outcome *outcome = shown->outcome;
    json_open(json, NULL, '{');
    json_string(json, "id", outcome->option->id);
    json_string(json, "name", shown->name);
    json_string(json, "role", role_name(outcome->option->role));
    json_bool(json, "urgent", outcome->urgency != POISE_URGENCY_ROUTINE);
    json_bool(json, "addon", outcome->option->addon);
    json_bool(json, "later", outcome->level == LEVEL_LATER);
    json_int(json, "known", outcome->known);
    json_open(json, "worth", '[');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        json_int(json, NULL, outcome->worth[d]);
    json_close(json, ']');
    json_open(json, "says", '[');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        json_int(json, NULL, pool_add(pool, says_of(page, outcome, d)));
    json_close(json, ']');
    put_figures(page, json, outcome->option);
    put_time(page, json, outcome);
    json_close(json, '}');
}

static void put_options(struct html_page *page, struct json *json)
{
    size_t most = (size_t)page->count * POISE_DIMENSION_END;
    struct pool pool = {0, arena_array(page->arena, most + 1, sizeof *pool.sentences)};
    if (pool.sentences == NULL) {
        page->html.out->failed = true;
        return;
    }
    json_open(json, "options", '[');
    for (uint32_t i = 0; i < page->count; i++)
        put_option(page, json, &pool, i);
    json_close(json, ']');
    json_open(json, "sentences", '[');
    for (uint32_t i = 0; i < pool.count; i++)
        json_string(json, NULL, pool.sentences[i]);
    json_close(json, ']');
}

/* -------------------- draws */

/* What the draws may take in the page: those of the main role, and of each other. Options
 * far down the list keep their mean. */
enum { DRAWS_MAIN = 23000, DRAWS_OTHER = 2000, ROWS_LEAST = 60, DRAWN_OPTIONS = 8 };

/* Does a worth stay the same in all rows? */
static bool is_constant(const struct fit *fit, uint32_t option, uint32_t dimension)
{
    uint32_t step = fit->count * POISE_DIMENSION_END;
    const uint16_t *first = fit->worth + option * POISE_DIMENSION_END + dimension;
    for (uint32_t row = 1; row < fit->rows; row++)
        if (first[(size_t)row * step] != *first)
            return false;
    return true;
}

/* Every `step`-th of some numbers, as bytes from 0 to 255: a share of draws needs no
 * finer scale, and the balances of the page come from the worths, not from the draws. */
static void put_bytes(struct html_page *page, struct json *json, const char *key,
                      const uint16_t *from, uint32_t step, uint32_t count)
{
    unsigned char *bytes = arena_array(page->arena, count + 1, 1);
    char *text = arena_array(page->arena, BASE64_ROOM((size_t)count), 1);
    if (bytes == NULL || text == NULL) {
        page->html.out->failed = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        bytes[i] = (unsigned char)((from[(size_t)i * step] * 255u + 32767u) / 65535u);
    base64_write(bytes, count, text);
    json_string(json, key, text);
}

static uint32_t moving_columns(const struct fit *fit)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < fit->count && i < DRAWN_OPTIONS; i++)
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
            count += !is_constant(fit, i, d);
    return count;
}

/* As many rows as fit into the page; the shares at the delivered goals are the engine's,
 * from all draws. */
static uint32_t rows_of(const struct html_page *page, const struct fit *fit)
{
    uint32_t columns = moving_columns(fit) + POISE_DIMENSION_END;
    uint32_t rows = (fit->role == page->main ? DRAWS_MAIN : DRAWS_OTHER) / columns;
    rows = rows < ROWS_LEAST ? ROWS_LEAST : rows;
    return rows < fit->rows ? rows : fit->rows;
}

static int64_t mean_worth(const struct fit *fit, uint32_t place)
{
    uint32_t step = fit->count * POISE_DIMENSION_END;
    int64_t sum = 0;
    for (uint32_t row = 0; row < fit->rows; row++)
        sum += fit->worth[(size_t)row * step + place];
    return (sum + fit->rows / 2) / fit->rows;
}

static void put_fit_option(struct html_page *page, struct json *json,
                           const struct fit *fit, uint32_t rows, uint32_t index)
{
    const struct fit_option *option = &fit->options[index];
    json_open(json, NULL, '{');
    json_string(json, "id", option->outcome->option->id);
    json_int(json, "first", (int64_t)(option->first * 10000 + 0.5));
    json_int(json, "word", option->word);
    json_open(json, "worth", '[');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        uint32_t place = index * POISE_DIMENSION_END + d;
        if (index >= DRAWN_OPTIONS || is_constant(fit, index, d))
            json_int(json, NULL, mean_worth(fit, place));
        else
            put_bytes(page, json, NULL, fit->worth + place,
                      fit->count * POISE_DIMENSION_END, rows);
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_fit(struct html_page *page, struct json *json, const struct fit *fit)
{
    uint32_t rows = rows_of(page, fit);
    json_open(json, role_name(fit->role), '{');
    json_int(json, "rows", rows);
    json_fixed(json, "sure", (int64_t)(fit->sure * 1000 + 0.5), 3);
    put_bytes(page, json, "u", fit->u, 1, rows * POISE_DIMENSION_END);
    json_open(json, "options", '[');
    for (uint32_t i = 0; i < fit->count; i++)
        put_fit_option(page, json, fit, rows, i);
    json_close(json, ']');
    json_close(json, '}');
}

/* -------------------- words */

static void put_words(struct html_page *page, struct json *json)
{
    json_open(json, "words", '{');
    for (int i = 0; i < WORD_COUNT; i++)
        if (page->words->entries[i].reader == READER_SCRIPT)
            json_string(json, page->words->entries[i].name, page->words->entries[i].text);
    json_close(json, '}');
}

/* A "<" inside a script element could end it. */
static void put_safe(struct html *html, const char *json)
{
    struct text safe = {0};
    for (const char *at = json; *at != '\0'; at++) {
        if (*at == '<')
            text_put(&safe, "\\u003c");
        else
            text_put_char(&safe, *at);
    }
    if (safe.failed)
        html->out->failed = true;
    else
        html_raw(html, safe.bytes);
    text_free(&safe);
}

void data_html(struct html_page *page)
{
    struct text text = {0};
    struct json json = {.out = &text};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise-page/1");
    put_goals(page, &json);
    put_options(page, &json);
    json_open(&json, "fits", '{');
    for (int role = 0; role < ROLE_COUNT; role++)
        if (page->answer->fits[role] != NULL && page->answer->fits[role]->rows > 0)
            put_fit(page, &json, page->answer->fits[role]);
    json_close(&json, '}');
    put_words(page, &json);
    json_close(&json, '}');
    html_open(&page->html, "script");
    html_attr(&page->html, "type", "application/json");
    html_attr(&page->html, "id", "poise-data");
    if (text.failed)
        page->html.out->failed = true;
    else
        put_safe(&page->html, text.bytes);
    html_close(&page->html);
    text_free(&text);
}
