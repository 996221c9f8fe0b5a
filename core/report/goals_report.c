/* Weights as a table, equivalents as sentences. */
#include "goals_report.h"

#include <math.h>

#include "base/decimal.h"
#include "base/text.h"
#include "intake/goals.h"
#include "json.h"
#include "page.h"
#include "weigh/dimension.h"
#include "weigh/swing.h"
#include "weigh/weights.h"

enum { TENTHS = 10 };

/* An amount that a person would say: whole numbers from 3 on, else tenths. Negative when
 * there is none worth saying. */
static int32_t tenths(const struct weights *weights, uint32_t dimension)
{
    double amount =
        dimension == POISE_DIMENSION_BENEFIT || weights->weight[dimension] == 0
            ? -1
            : swing_equivalent(weights->weight, POISE_DIMENSION_BENEFIT, dimension);
    if (amount <= 0 || amount >= 1000)
        return -1;
    return amount >= 3 ? (int32_t)lround(amount) * TENTHS
                       : (int32_t)lround(amount * TENTHS);
}

bool goals_equivalent(const struct weights *weights, uint32_t dimension, struct text *out)
{
    int32_t amount = tenths(weights, dimension);
    if (amount <= 0)
        return false;
    text_put_fixed(out, amount, 1);
    text_format(out, " %s", swings[dimension].unit);
    return true;
}

/* -------------------- text */

/* "  from all hair is lost to hair stays", as much of it as fits. */
static void put_range(struct page *page, const struct dimension *dimension, int width)
{
    struct text range = {0};
    text_format(&range, "%s to %s", dimension->worst, dimension->best);
    page_put(page, PAINT_PLAIN, "  ");
    page_put_left(page, PAINT_DIM, range.failed ? "?" : range.bytes, width);
    text_free(&range);
    text_trim(page->out);
    page_newline(page);
}

static void put_weights(struct page *page, const struct weights *weights)
{
    enum { NAME = 18, FIGURE = 4, BAR = 12 };
    page_heading(page, "WHAT COUNTS HOW MUCH", "of 100");
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        struct text figure = {0};
        if (weights->weight[i] == 0)
            continue;
        text_put_rounded(&figure, weights->weight[i], 1, 0);
        page_put_left(page, PAINT_PLAIN, dimensions[i].label, NAME);
        page_put_right(page, PAINT_BOLD, figure.failed ? "?" : figure.bytes, FIGURE);
        page_put(page, PAINT_PLAIN, "  ");
        page_bar(page, weights->weight[i] * 1000, BAR);
        put_range(page, &dimensions[i], page->style.width - NAME - FIGURE - BAR - 4);
        text_free(&figure);
    }
}

static void put_equivalents(struct page *page, const struct weights *weights)
{
    bool any = false;
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        struct text line = {0};
        if (goals_equivalent(weights, i, &line) && !any)
            page_heading(page, "ONE MORE MONTH WITHOUT GROWTH COUNTS AS MUCH AS", NULL);
        any = any || line.length > 0;
        if (line.length > 0 && !line.failed)
            page_item(page, 2, MARK_NOTE, line.bytes);
        text_free(&line);
    }
    if (any)
        page_item(page, 0, MARK_DIM,
                  "The month from the third to the fourth. Is that right? If not, change "
                  "the numbers.");
}

static void put_limit(struct page *page, bool *any, const char *what, int32_t most,
                      const char *unit)
{
    struct text line = {0};
    if (most == FIXED_UNKNOWN)
        return;
    if (!*any)
        page_heading(page, "NEVER TRADED AWAY", NULL);
    *any = true;
    text_format(&line, "%s ", what);
    text_put_fixed(&line, most, 3);
    text_format(&line, " %s", unit);
    if (!line.failed)
        page_item(page, 2, MARK_NOTE, line.bytes);
    text_free(&line);
}

static void put_limits(struct page *page, const struct goals *goals)
{
    bool any = false;
    put_limit(page, &any, "at most", goals->max_visits, "visits in 4 weeks");
    put_limit(page, &any, "severe side effects in at most", goals->max_severe,
              "of 100 people");
    put_limit(page, &any, "at most", goals->max_travel, "hours on the road in 4 weeks");
    put_limit(page, &any, "hair loss of at most", goals->max_hair, "of all hair");
    if (goals->no_infusions && !any)
        page_heading(page, "NEVER TRADED AWAY", NULL);
    if (goals->no_infusions)
        page_item(page, 2, MARK_NOTE, "no infusions");
}

void goals_text(const struct goals *goals, const struct weights *weights,
                const struct style *style, struct text *out)
{
    struct page page = {out, *style};
    page_title(&page, goals->label != NULL ? goals->label : "These goals");
    put_weights(&page, weights);
    put_equivalents(&page, weights);
    put_limits(&page, goals);
}

/* -------------------- JSON */

static void put_limits_json(struct json *json, const struct goals *goals)
{
    const struct {
        const char *name;
        int32_t most;
    } limits[] = {{"max_visits", goals->max_visits},
                  {"max_severe", goals->max_severe},
                  {"max_travel", goals->max_travel},
                  {"max_hair", goals->max_hair}};
    json_open(json, "limits", '{');
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (limits[i].most != FIXED_UNKNOWN)
            json_fixed(json, limits[i].name, limits[i].most, 3);
    if (goals->no_infusions)
        json_bool(json, "no_infusions", true);
    json_close(json, '}');
}

void goals_json(const struct goals *goals, const struct weights *weights,
                struct text *out)
{
    struct json json = {.out = out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise-goals/1");
    json_string(&json, "label", goals->label);
    json_open(&json, "weights", '{');
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++)
        json_fixed(&json, dimensions[i].name, weights->weight[i], 3);
    json_close(&json, '}');
    json_open(&json, "one_more_month", '[');
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        int32_t amount = tenths(weights, i);
        if (amount <= 0)
            continue;
        json_open(&json, NULL, '{');
        json_string(&json, "dimension", dimensions[i].name);
        json_fixed(&json, "amount", amount, 1);
        json_string(&json, "unit", swings[i].unit);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    put_limits_json(&json, goals);
    json_close(&json, '}');
    text_put_char(out, '\n');
}
