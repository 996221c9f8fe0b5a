/* For the team: the ranking with its weights. */
#include "html_page.h"
#include "intake/goals.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"

static const char *tenths(struct html_page *page, double value)
{
    return page_figure(page, (int64_t)(value * 1000 + 0.5), 1);
}

/* -------------------- ranking */

static void put_fit_cells(struct html_page *page, const struct fit_option *fit)
{
    struct text interval = {0};
    if (fit == NULL) {
        for (int i = 0; i < 3; i++)
            put_cell(page, NULL, "\xe2\x80\x93");
        return;
    }
    text_put(&interval, tenths(page, fit->low));
    text_put(&interval, " to ");
    text_put(&interval, tenths(page, fit->high));
    put_cell(page, "figure", page_keep(page, &interval));
    put_cell(page, "figure", page_percent(page, fit->first));
    put_cell(page, "figure", tenths(page, fit->expected_rank));
}

static void put_ranked(struct html_page *page, const struct shown *shown)
{
    const struct outcome *outcome = shown->outcome;
    html_open(&page->html, "tr");
    html_attr(&page->html, "data-id", outcome->option->id);
    put_cell(page, "figure",
             outcome->rank == 0 ? "\xe2\x80\x93" : page_number(page, outcome->rank));
    put_row_name(page, shown->name);
    put_cell(page, NULL, say_part(page, WORD_ROLE_NAMES, outcome->option->role));
    put_cell(page, "figure balance", page_figure(page, outcome->balance / 10, 1));
    if (page->answer->fits[page->main] != NULL)
        put_fit_cells(page, shown->fit);
    put_cell(page, NULL, level_meaning(outcome->level));
    put_cell(page, NULL, outcome_state_name(outcome));
    html_close(&page->html);
}

/* The option with a rank; for 0 all that are outside the limits. */
static void put_rank(struct html_page *page, uint32_t rank)
{
    for (uint32_t i = 0; i < page->count; i++)
        if (page->shown[i].outcome->rank == rank)
            put_ranked(page, &page->shown[i]);
}

static void put_ranking(struct html_page *page)
{
    static const enum word with_fit[] = {
        WORD_T_RANK,  WORD_T_OPTION,   WORD_T_ROLE,     WORD_T_BALANCE, WORD_T_INTERVAL,
        WORD_T_FIRST, WORD_T_EXPECTED, WORD_T_STANDING, WORD_T_VERDICT};
    static const enum word plain[] = {WORD_T_RANK,    WORD_T_OPTION,   WORD_T_ROLE,
                                      WORD_T_BALANCE, WORD_T_STANDING, WORD_T_VERDICT};
    bool fit = page->answer->fits[page->main] != NULL;
    open_table(page, "ranking", WORD_T_RANKING);
    put_head(page, fit ? with_fit : plain, fit ? 9 : 6);
    html_open(&page->html, "tbody");
    for (uint32_t rank = 1; rank <= page->answer->ranked_count; rank++)
        put_rank(page, rank);
    put_rank(page, 0);
    html_close(&page->html);
    close_table(page);
}

/* -------------------- weights */

static const char *preset_names(struct html_page *page)
{
    const struct weights *weights = &page->answer->weights;
    struct text text = {0};
    text_put(&text, "");
    for (uint32_t i = 0; i < weights->preset_count; i++)
        text_format(&text, "%s%s", i == 0 ? "" : ", ", weights->presets[i]->name);
    return page_keep(page, &text);
}

static const char *origin(struct html_page *page)
{
    const struct weights *weights = &page->answer->weights;
    const struct goals *goals = page->answer->goals;
    const char *whose = goals->label != NULL    ? goals->label
                        : goals->origin != NULL ? goals->origin
                                                : "the request";
    if (weights->origin == WEIGHTS_FROM_GOALS)
        return say_with(page, WORD_T_WEIGHTS_GOALS, whose, NULL, NULL, NULL);
    return say_with(page,
                    weights->origin == WEIGHTS_FROM_WISHES ? WORD_T_WEIGHTS_WISHES
                                                           : WORD_T_WEIGHTS_SITE,
                    preset_names(page), NULL, NULL, NULL);
}

static void put_weights(struct html_page *page)
{
    struct html *html = &page->html;
    put_word(page, "h4", NULL, WORD_T_WEIGHTS);
    html_open(html, "p");
    html_text(html, origin(page));
    if (page->answer->weights.far) {
        html_text(html, " ");
        html_text(html, say(page, WORD_T_WEIGHTS_FAR));
    }
    html_close(html);
    html_open_class(html, "ul", "weights");
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int32_t weight = page->answer->weights.weight[d];
        if (weight == 0)
            continue;
        html_open(html, "li");
        html_text(html, dimensions[d].label);
        html_text(html, " ");
        html_leaf(html, "b", NULL, page_figure(page, (int64_t)weight * 100, 1));
        html_close(html);
    }
    html_close(html);
}

void team_ranking_html(struct html_page *page)
{
    const struct fit *fit = page->answer->fits[page->main];
    const char *note =
        fit == NULL
            ? say(page, WORD_T_NO_FIT)
            : say_with(page, WORD_T_FIT_NOTE, page_number(page, fit->draws),
                       page_number(page, (int64_t)fit->seed),
                       page_number(page, (int64_t)(fit->clipped * 1000 + 0.5)), NULL);
    put_text(page, "p", "hint",
             say_with(page, WORD_T_RANKING_NOTE, note, NULL, NULL, NULL));
    put_ranking(page);
    put_weights(page);
}
