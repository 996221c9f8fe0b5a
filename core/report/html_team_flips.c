/* For the team: what would flip the first place, in closed form (weigh/flip.h). */
#include <math.h>

#include "base/arena.h"
#include "html_page.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"
#include "weigh/flip.h"

enum { MOST_ROWS = 10, MOST_SWINGS = 12 };

/* The options of the main role, by balance. */
struct field {
    uint32_t count;
    const struct outcome **options;
};

static struct field field_of(struct html_page *page)
{
    struct field field = {
        0, arena_array(page->arena, page->count + 1, sizeof *field.options)};
    if (field.options == NULL) {
        page->html.out->failed = true;
        return field;
    }
    for (uint32_t i = 0; i < page->answer->ranked_count; i++) {
        const struct outcome *outcome = page->answer->ranked[i];
        if (outcome->option->role != page->main || outcome->option->addon ||
            outcome->urgency != POISE_URGENCY_ROUTINE)
            continue;
        field.options[field.count++] = outcome;
    }
    return field;
}

static void put_cell(struct html_page *page, const char *class_name, const char *text)
{
    html_leaf(&page->html, "td", class_name, text);
}

static void put_name(struct html_page *page, const char *name)
{
    html_open(&page->html, "th");
    html_attr(&page->html, "scope", "row");
    html_text(&page->html, name);
    html_close(&page->html);
}

/* A fraction of 1, of 100, with a tenth. */
static const char *of_100(struct html_page *page, double value)
{
    return page_figure(page, llround(value * 100000), 1);
}

/* -------------------- weights */

static uint32_t put_crossings(struct html_page *page, const struct field *field,
                              uint32_t dimension)
{
    const struct weights *weights = &page->answer->weights;
    struct flip_segment *line = arena_array(page->arena, field->count, sizeof *line);
    double now = flip_share(weights, dimension);
    uint32_t told = 0;
    uint32_t count =
        line == NULL ? 0
                     : flip_line(weights, field->options, field->count, dimension, line);
    for (uint32_t i = 0; i < count; i++) {
        bool here = line[i].from <= now && now <= line[i].to;
        if (here)
            continue;
        html_open(&page->html, "tr");
        put_name(page, dimensions[dimension].label);
        put_cell(page, "figure", of_100(page, now));
        put_cell(page, "figure",
                 of_100(page, line[i].to < now ? line[i].to : line[i].from));
        put_cell(page, NULL, field->options[line[i].first]->option->label);
        html_close(&page->html);
        told++;
    }
    return told;
}

static void put_weights(struct html_page *page, const struct field *field)
{
    static const enum word titles[] = {WORD_T_FLIP_GOAL, WORD_T_FLIP_NOW, WORD_T_FLIP_AT,
                                       WORD_T_FLIP_THEN};
    uint32_t told = 0;
    put_word(page, "h4", NULL, WORD_T_FLIP_WEIGHT);
    open_table(page, "flip-table", WORD_T_FLIP_WEIGHT);
    put_head(page, titles, 4);
    html_open(&page->html, "tbody");
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (dimensions[d].owner == OWNER_PERSON)
            told += put_crossings(page, field, d);
    html_close(&page->html);
    close_table(page);
    if (told == 0)
        put_word(page, "p", NULL, WORD_T_FLIP_NONE);
}

/* -------------------- ties */

/* The smallest change of one effect that would tie it: the dimension with the most
 * weight for which there is one. */
static const char *evidence(struct html_page *page, const struct outcome *first,
                            const struct outcome *other)
{
    uint32_t best = POISE_DIMENSION_END;
    double needed = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        double worth;
        double now = other->worth[d] / 1000.0;
        if (dimensions[d].owner != OWNER_PERSON ||
            !flip_evidence(&page->answer->weights, first, other, d, &worth))
            continue;
        if (best == POISE_DIMENSION_END ||
            worth - now < needed - other->worth[best] / 1000.0) {
            best = d;
            needed = worth;
        }
    }
    if (best == POISE_DIMENSION_END)
        return "\xe2\x80\x93";
    return say_with(page, WORD_T_TIE_EVIDENCE, dimensions[best].label,
                    of_100(page, needed), of_100(page, other->worth[best] / 1000.0),
                    NULL);
}

static void put_tie(struct html_page *page, const struct outcome *first,
                    const struct outcome *other)
{
    static const enum word words[] = {[DOMINANCE_NONE] = WORD_T_TIE_NO,
                                      [DOMINANCE_ORDER] = WORD_T_TIE_ORDER,
                                      [DOMINANCE_EVERYWHERE] = WORD_T_TIE_YES};
    struct flip_tie tie = flip_tie(&page->answer->weights, first, other);
    html_open(&page->html, "tr");
    put_name(page, other->option->label);
    put_cell(page, "figure", of_100(page, (first->balance - other->balance) / 1e6));
    put_cell(page, "figure",
             tie.exists ? page_figure(page, llround(tie.distance * 1000), 3)
                        : "\xe2\x80\x93");
    put_cell(page, NULL, evidence(page, first, other));
    put_cell(page, NULL,
             say(page, words[flip_dominance(&page->answer->weights, first, other)]));
    html_close(&page->html);
}

static void put_ties(struct html_page *page, const struct field *field)
{
    static const enum word titles[] = {WORD_T_OPTION, WORD_T_TIE_BEHIND,
                                       WORD_T_TIE_DISTANCE, WORD_T_TIE_EFFECT,
                                       WORD_T_TIE_DOMINATED};
    put_word(page, "h4", NULL, WORD_T_TIE);
    open_table(page, "tie-table", WORD_T_TIE);
    put_head(page, titles, 5);
    html_open(&page->html, "tbody");
    for (uint32_t i = 1; i < field->count && i <= MOST_ROWS; i++)
        put_tie(page, field->options[0], field->options[i]);
    html_close(&page->html);
    close_table(page);
}

/* -------------------- tornado */

/* From -50 to 50 hundredths of the balance, zero in the middle. */
static void put_swing_bar(struct html_page *page, const struct flip_swing *swing)
{
    struct html *html = &page->html;
    int64_t low = llround(swing->low * 1000);
    int64_t high = llround(swing->high * 1000);
    low = low < -250 ? -250 : low;
    high = high > 250 ? 250 : high;
    html_open_class(html, "svg", "swing");
    html_attr(html, "viewBox", "-25 0 50 6");
    html_attr(html, "preserveAspectRatio", "none");
    html_attr(html, "aria-hidden", "true");
    html_open_class(html, "rect", swing->turns ? "lean-against" : "lean-for");
    html_attr_tenths(html, "x", low);
    html_attr(html, "y", "1");
    html_attr_tenths(html, "width", high > low ? high - low : 1);
    html_attr(html, "height", "4");
    html_close(html);
    html_open_class(html, "rect", "lean-middle");
    html_attr(html, "x", "-0.1");
    html_attr(html, "y", "0");
    html_attr(html, "width", "0.2");
    html_attr(html, "height", "6");
    html_close(html);
    html_close(html);
}

static void put_swing(struct html_page *page, const struct field *field,
                      const struct flip_swing *swing)
{
    struct text name = {0};
    struct text range = {0};
    text_format(&name, "%s: %s", field->options[swing->of_b]->option->id,
                dimensions[swing->dimension].label);
    text_put(&range, of_100(page, swing->low));
    text_put(&range, " to ");
    text_put(&range, of_100(page, swing->high));
    html_open(&page->html, "tr");
    put_name(page, page_keep(page, &name));
    put_cell(page, "figure", page_keep(page, &range));
    html_open_class(&page->html, "td", "wide");
    put_swing_bar(page, swing);
    html_close(&page->html);
    html_close(&page->html);
}

static void put_tornado(struct html_page *page, const struct field *field)
{
    static const enum word titles[] = {WORD_T_TORNADO_INPUT, WORD_T_TORNADO_RANGE,
                                       WORD_T_BALANCE};
    struct flip_swing swings[2 * POISE_DIMENSION_END];
    uint32_t count = flip_tornado(&page->answer->weights, field->options[0],
                                  field->options[1], swings);
    put_word(page, "h4", NULL, WORD_T_TORNADO);
    put_text(page, "p", "hint",
             say_with(page, WORD_T_TORNADO_NOTE, field->options[0]->option->label,
                      field->options[1]->option->label, NULL, NULL));
    open_table(page, "tornado", WORD_T_TORNADO);
    put_head(page, titles, 3);
    html_open(&page->html, "tbody");
    for (uint32_t i = 0; i < count && i < MOST_SWINGS; i++)
        put_swing(page, field, &swings[i]);
    html_close(&page->html);
    close_table(page);
}

void team_flips_html(struct html_page *page)
{
    struct field field = field_of(page);
    if (field.count < 2) {
        put_word(page, "p", NULL, WORD_T_FLIP_NONE);
        return;
    }
    put_text(page, "p", "hint",
             say_with(page, WORD_T_FLIPS_NOTE, field.options[0]->option->label, NULL,
                      NULL, NULL));
    put_weights(page, &field);
    put_ties(page, &field);
    put_tornado(page, &field);
}
