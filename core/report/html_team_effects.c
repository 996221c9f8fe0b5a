/* For the team: the effects that were weighed, the trials behind them, the citations. */
#include "base/decimal.h"
#include "html_page.h"
#include "reason.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"

/* "288 (200-410)", or "?" for what nobody measured. */
static const char *effect_text(struct html_page *page, const struct outcome *outcome,
                               uint32_t d)
{
    const poise_effect *effect = &outcome->effects[d];
    struct text text = {0};
    if (dimensions[d].owner == OWNER_PERSON && (outcome->known >> d & 1) == 0)
        return "?";
    text_put_int(&text, effect->value);
    if (effect->low < effect->high)
        text_format(&text, " (%d\xe2\x80\x93%d)", effect->low, effect->high);
    return page_keep(page, &text);
}

static void put_effects(struct html_page *page)
{
    struct html *html = &page->html;
    put_word(page, "p", "hint", WORD_T_EFFECTS_NOTE);
    open_table(page, "effects numbers", WORD_T_EFFECTS);
    html_open(html, "thead");
    html_open(html, "tr");
    put_cell(page, NULL, "");
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        html_open(html, "th");
        html_attr(html, "scope", "col");
        html_text(html, dimensions[d].label);
        html_close(html);
    }
    html_close(html);
    html_close(html);
    html_open(html, "tbody");
    for (uint32_t i = 0; i < page->count; i++) {
        if (!is_main(page, &page->shown[i]))
            continue;
        html_open(html, "tr");
        put_row_name(page, page->shown[i].outcome->option->id);
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
            put_cell(page, NULL, effect_text(page, page->shown[i].outcome, d));
        html_close(html);
    }
    html_close(html);
    close_table(page);
}

/* -------------------- trials */

static const char *figure_or_unknown(struct html_page *page, int32_t figure)
{
    return figure == FIXED_UNKNOWN ? "?" : page_figure(page, figure, 0);
}

static void put_trial(struct html_page *page, const struct option *option)
{
    const struct evidence *evidence = &option->evidence;
    html_open(&page->html, "tr");
    put_row_name(page, option->id);
    put_cell(page, NULL, evidence->trial);
    put_cell(page, NULL, evidence->comparator);
    put_cell(page, "figure",
             evidence->n == FIXED_UNKNOWN ? "?" : page_number(page, evidence->n));
    put_cell(page, NULL, endpoint_text(page->arena, &evidence->pfs));
    put_cell(page, NULL, endpoint_text(page->arena, &evidence->os));
    put_cell(page, "figure", figure_or_unknown(page, evidence->severe));
    put_cell(page, "figure",
             option->mcbs == FIXED_UNKNOWN ? "?" : page_number(page, option->mcbs));
    html_close(&page->html);
}

static void put_trials(struct html_page *page)
{
    static const enum word titles[] = {WORD_T_OPTION, WORD_T_TRIAL, WORD_T_AGAINST,
                                       WORD_T_N,      WORD_T_PFS,   WORD_T_OS,
                                       WORD_T_SEVERE, WORD_T_MCBS};
    put_word(page, "h4", NULL, WORD_T_TRIALS);
    open_table(page, "trials", WORD_T_TRIALS);
    put_head(page, titles, 8);
    html_open(&page->html, "tbody");
    for (uint32_t i = 0; i < page->count; i++)
        if (is_main(page, &page->shown[i]))
            put_trial(page, page->shown[i].outcome->option);
    html_close(&page->html);
    close_table(page);
}

static void put_source(struct html_page *page, const struct option *option)
{
    const struct evidence *evidence = &option->evidence;
    struct html *html = &page->html;
    html_open(html, "li");
    html_leaf(html, "b", NULL, option->id);
    html_text(html, ": ");
    html_text(html, evidence->trial == NULL ? "?" : evidence->trial);
    if (evidence->design != NULL) {
        html_text(html, ", ");
        html_text(html, evidence->design);
    }
    if (evidence->population != NULL) {
        html_text(html, "; ");
        html_text(html, evidence->population);
    }
    if (evidence->citation != NULL) {
        html_text(html, ". ");
        html_text(html, evidence->citation);
    }
    if (evidence->note != NULL) {
        html_text(html, ". ");
        html_text(html, evidence->note);
    }
    html_close(html);
}

void team_effects_html(struct html_page *page)
{
    put_effects(page);
    put_trials(page);
    open_details(page, "more", say(page, WORD_T_SOURCES));
    html_open_class(&page->html, "ul", "sources");
    for (uint32_t i = 0; i < page->count; i++)
        put_source(page, page->shown[i].outcome->option);
    html_close(&page->html);
    html_close(&page->html);
}
