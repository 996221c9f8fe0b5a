/* For the team: what would flip the first place, in closed form (weigh/change.h). */
#include <math.h>

#include "html_page.h"
#include "settings/catalogue.h"
#include "weigh/change.h"
#include "weigh/dimension.h"

enum { MOST_ROWS = 10, MOST_SWINGS = 12 };

static const char *tenths(struct html_page *page, double value)
{
    return page_figure(page, llround(value * 1000), 1);
}

/* A fraction of 1, of 100, with a tenth. */
static const char *of_100(struct html_page *page, double value)
{
    return tenths(page, value * 100);
}

/* -------------------- weights */

static const char *points(struct html_page *page, const struct change_slider *slider,
                          double share)
{
    double then = flip_points(share, slider->others);
    if (then > 100)
        return say(page, WORD_T_FLIP_FAR);
    return say_with(page, WORD_T_FLIP_POINTS_SAYS, page_number(page, llround(then)),
                    page_number(page, llround(slider->points)), NULL, NULL);
}

static uint32_t put_crossings(struct html_page *page, const struct changes *changes,
                              const struct change_slider *slider)
{
    uint32_t told = 0;
    for (uint32_t i = 0; i < slider->count; i++) {
        const struct flip_segment *segment = &slider->segments[i];
        if (segment->from <= slider->share && slider->share <= segment->to)
            continue;
        double tie = segment->to < slider->share ? segment->to : segment->from;
        html_open(&page->html, "tr");
        put_row_name(page, dimensions[slider->dimension].label);
        put_cell(page, "figure", of_100(page, slider->share));
        put_cell(page, "figure", of_100(page, tie));
        put_cell(page, "figure", points(page, slider, tie));
        put_cell(page, NULL, name_shown(page, changes_option(changes, segment->first)));
        html_close(&page->html);
        told++;
    }
    return told;
}

static void put_weights(struct html_page *page, const struct changes *changes)
{
    static const enum word titles[] = {WORD_T_FLIP_GOAL, WORD_T_FLIP_NOW, WORD_T_FLIP_AT,
                                       WORD_T_FLIP_POINTS, WORD_T_FLIP_THEN};
    uint32_t told = 0;
    put_word(page, "h4", NULL, WORD_T_FLIP_WEIGHT);
    open_table(page, "flip-table", WORD_T_FLIP_WEIGHT);
    put_head(page, titles, 5);
    html_open(&page->html, "tbody");
    for (uint32_t i = 0; i < changes->slider_count; i++)
        told += put_crossings(page, changes, &changes->sliders[i]);
    html_close(&page->html);
    close_table(page);
    if (told == 0)
        put_word(page, "p", NULL, WORD_T_FLIP_NONE);
}

/* -------------------- ties */

/* The effect of the other that most probably ties it; without intervals the one that has
 * to move least. */
static const struct change_evidence *likeliest(const struct change *change)
{
    const struct change_evidence *best = NULL;
    double least = 0;
    for (uint32_t i = 0; i < change->evidence_count; i++) {
        const struct change_evidence *evidence = &change->evidence[i];
        double move =
            evidence->worth - change->other->worth[evidence->dimension] / 1000.0;
        if (evidence->of_leader ||
            (best != NULL && (evidence->chance < best->chance ||
                              (evidence->chance == best->chance && move >= least))))
            continue;
        best = evidence;
        least = move;
    }
    return best;
}

static const char *evidence_says(struct html_page *page, const struct change *change)
{
    const struct change_evidence *evidence = likeliest(change);
    struct text figure = {0};
    if (evidence == NULL)
        return "\xe2\x80\x93";
    text_format(&figure, "%s %s", tenths(page, evidence->now),
                change_unit_name(evidence->unit));
    const char *says =
        say_with(page, WORD_T_TIE_EVIDENCE, dimensions[evidence->dimension].label,
                 tenths(page, evidence->then), page_keep(page, &figure), NULL);
    if (evidence->chance < 0)
        return says;
    return say_with(page, WORD_T_TIE_EVIDENCE_CHANCE, says,
                    evidence->chance < 0.005
                        ? "< 1"
                        : page_number(page, llround(evidence->chance * 100)),
                    NULL, NULL);
}

static void put_tie(struct html_page *page, const struct change *change)
{
    static const enum word words[] = {[DOMINANCE_NONE] = WORD_T_TIE_NO,
                                      [DOMINANCE_ORDER] = WORD_T_TIE_ORDER,
                                      [DOMINANCE_EVERYWHERE] = WORD_T_TIE_YES};
    html_open(&page->html, "tr");
    put_row_name(page, name_shown(page, change->other));
    put_cell(page, "figure", of_100(page, change->behind));
    put_cell(page, "figure",
             change->tie.exists
                 ? page_figure(page, llround(change->tie.distance * 1000), 3)
                 : "\xe2\x80\x93");
    put_cell(page, NULL, evidence_says(page, change));
    put_cell(
        page, NULL,
        say_with(page, words[change->dominance],
                 change->dominator == NULL ? NULL : name_shown(page, change->dominator),
                 NULL, NULL, NULL));
    html_close(&page->html);
}

static void put_ties(struct html_page *page, const struct changes *changes)
{
    static const enum word titles[] = {WORD_T_OPTION, WORD_T_TIE_BEHIND,
                                       WORD_T_TIE_DISTANCE, WORD_T_TIE_EFFECT,
                                       WORD_T_TIE_DOMINATED};
    put_word(page, "h4", NULL, WORD_T_TIE);
    open_table(page, "tie-table", WORD_T_TIE);
    put_head(page, titles, 5);
    html_open(&page->html, "tbody");
    for (uint32_t i = 0; i < changes->count && i < MOST_ROWS; i++)
        put_tie(page, &changes->others[i]);
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

static void put_swing(struct html_page *page, const struct outcome *moved,
                      const struct flip_swing *swing)
{
    struct text name = {0};
    struct text range = {0};
    bool known = (moved->known >> swing->dimension & 1) != 0;
    text_format(&name, "%s: %s%s", moved->option->id, dimensions[swing->dimension].label,
                known ? "" : " ?");
    text_format(&range, "%s to %s", of_100(page, swing->low), of_100(page, swing->high));
    html_open(&page->html, "tr");
    put_row_name(page, page_keep(page, &name));
    put_cell(page, "figure", page_keep(page, &range));
    html_open_class(&page->html, "td", "wide");
    put_swing_bar(page, swing);
    html_close(&page->html);
    html_close(&page->html);
}

static void put_tornado(struct html_page *page, const struct changes *changes)
{
    static const enum word titles[] = {WORD_T_TORNADO_INPUT, WORD_T_TORNADO_RANGE,
                                       WORD_T_BALANCE};
    const struct change *second = &changes->others[0];
    put_word(page, "h4", NULL, WORD_T_TORNADO);
    put_text(page, "p", "hint",
             say_with(page, WORD_T_TORNADO_NOTE, name_shown(page, changes->leader),
                      name_shown(page, second->other), NULL, NULL));
    open_table(page, "tornado", WORD_T_TORNADO);
    put_head(page, titles, 3);
    html_open(&page->html, "tbody");
    for (uint32_t i = 0; i < second->swing_count && i < MOST_SWINGS; i++)
        put_swing(page, second->swings[i].of_b ? second->other : changes->leader,
                  &second->swings[i]);
    html_close(&page->html);
    close_table(page);
}

void team_flips_html(struct html_page *page)
{
    const struct changes *changes = page->answer->changes[page->main];
    if (changes == NULL || changes->count == 0) {
        put_word(page, "p", NULL, WORD_T_FLIP_NONE);
        return;
    }
    put_text(page, "p", "hint",
             say_with(page, WORD_T_FLIPS_NOTE, name_shown(page, changes->leader), NULL,
                      NULL, NULL));
    put_weights(page, changes);
    put_ties(page, changes);
    put_tornado(page, changes);
}
