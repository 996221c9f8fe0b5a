/* For the team: how firm the ranking is. */
#include "html_page.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"

/* -------------------- shares */

/* Ranks that are shown apart: first, second, third, and the rest together. */
enum { SHARES = 4 };

/* The share of a rank; the last of the parts holds all further ranks. */
static double share_of(const struct fit *fit, const struct fit_option *option,
                       uint32_t part)
{
    double share = 0;
    for (uint32_t r = part; r < fit->count && (r == part || part == SHARES - 1); r++)
        share += option->ranks[r];
    return share;
}

static void put_share_bar(struct html_page *page, const struct fit *fit, uint32_t index)
{
    static const char *const classes[SHARES] = {"share-0", "share-1", "share-2",
                                                "share-3"};
    const struct fit_option *option = &fit->options[index];
    struct html *html = &page->html;
    int64_t at = 0;
    html_open_class(html, "svg", "shares");
    html_attr(html, "viewBox", "0 0 100 6");
    html_attr(html, "role", "img");
    html_attr(html, "preserveAspectRatio", "none");
    html_attr(html, "aria-label",
              say_with(page, WORD_READINGS, page_percent(page, option->first), NULL, NULL,
                       NULL));
    for (uint32_t part = 0; part < SHARES; part++) {
        int64_t width = (int64_t)(share_of(fit, option, part) * 1000 + 0.5);
        html_open_class(html, "rect", classes[part]);
        html_attr_tenths(html, "x", at);
        html_attr_tenths(html, "width", width);
        html_attr(html, "height", "6");
        html_close(html);
        at += width;
    }
    html_close(html);
}

static void put_shares(struct html_page *page, const struct fit *fit)
{
    put_word(page, "p", "hint", WORD_T_SHARES_NOTE);
    open_table(page, "share-table", WORD_T_SHARES);
    for (uint32_t i = 0; i < fit->count; i++) {
        html_open(&page->html, "tr");
        put_row_name(page, fit->options[i].outcome->option->label);
        put_cell(page, "figure", page_percent(page, fit->options[i].first));
        html_open_class(&page->html, "td", "wide");
        put_share_bar(page, fit, i);
        html_close(&page->html);
        html_close(&page->html);
    }
    close_table(page);
}

/* -------------------- doubt */

static void put_doubt_row(struct html_page *page, const char *name, double share)
{
    struct html *html = &page->html;
    html_open(html, "tr");
    put_row_name(page, name);
    put_cell(page, "figure", page_percent(page, share));
    html_open_class(html, "td", "wide");
    html_open_class(html, "svg", "shares");
    html_attr(html, "viewBox", "0 0 100 6");
    html_attr(html, "preserveAspectRatio", "none");
    html_attr(html, "aria-hidden", "true");
    html_open_class(html, "rect", "share-0");
    html_attr_tenths(html, "width", (int64_t)(share * 1000 + 0.5));
    html_attr(html, "height", "6");
    html_close(html);
    html_close(html);
    html_close(html);
    html_close(html);
}

static void put_doubt(struct html_page *page, const struct fit *fit)
{
    const struct fit_doubt *doubt = &fit->doubt;
    if (!doubt->any)
        return;
    put_word(page, "h4", NULL, WORD_T_DOUBT);
    put_word(page, "p", "hint", WORD_T_DOUBT_NOTE);
    open_table(page, "doubt-table", WORD_T_DOUBT);
    put_doubt_row(page, say(page, WORD_T_DOUBT_GOALS), doubt->goals);
    put_doubt_row(page, say(page, WORD_T_DOUBT_EVIDENCE), doubt->evidence);
    for (uint32_t i = 0; i < doubt->count; i++)
        put_doubt_row(page,
                      say_with(page, WORD_T_DOUBT_EFFECT,
                               dimensions[doubt->effects[i].dimension].label,
                               doubt->effects[i].outcome->option->id, NULL, NULL),
                      doubt->effects[i].share);
    put_doubt_row(page, say(page, WORD_T_DOUBT_BOTH), doubt->both);
    close_table(page);
}

/* -------------------- pairs and central weights */

static void put_pairs(struct html_page *page, const struct fit *fit)
{
    enum { MOST = 12 };
    uint32_t count = fit->count < MOST ? fit->count : MOST;
    struct html *html = &page->html;
    put_word(page, "h4", NULL, WORD_T_PAIRS);
    put_word(page, "p", "hint", WORD_T_PAIRS_NOTE);
    open_table(page, "pairs numbers", WORD_T_PAIRS);
    html_open(html, "tr");
    put_cell(page, NULL, "");
    for (uint32_t j = 0; j < count; j++) {
        html_open(html, "th");
        html_attr(html, "scope", "col");
        html_text(html, page_number(page, j + 1));
        html_close(html);
    }
    html_close(html);
    for (uint32_t i = 0; i < count; i++) {
        struct text name = {0};
        html_open(html, "tr");
        text_format(&name, "%u %s", i + 1, fit->options[i].outcome->option->id);
        put_row_name(page, page_keep(page, &name));
        for (uint32_t j = 0; j < count; j++)
            put_cell(page, NULL,
                     i == j ? "" : page_percent(page, fit->options[i].wins[j]));
        html_close(html);
    }
    close_table(page);
}

static void put_central_row(struct html_page *page, const struct fit_option *option)
{
    html_open(&page->html, "tr");
    put_row_name(page, option->outcome->option->id);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        put_cell(page, NULL, page_percent(page, option->central[d]));
    put_cell(page, NULL, page_percent(page, option->confidence));
    html_close(&page->html);
}

static void put_central(struct html_page *page, const struct fit *fit)
{
    struct html *html = &page->html;
    put_word(page, "h4", NULL, WORD_T_CENTRAL);
    put_word(page, "p", "hint", WORD_T_CENTRAL_NOTE);
    open_table(page, "central numbers", WORD_T_CENTRAL);
    html_open(html, "thead");
    html_open(html, "tr");
    put_cell(page, NULL, "");
    for (uint32_t d = 0; d <= POISE_DIMENSION_END; d++) {
        html_open(html, "th");
        html_attr(html, "scope", "col");
        html_text(html, d == POISE_DIMENSION_END ? say(page, WORD_T_CONFIDENCE)
                                                 : dimensions[d].label);
        html_close(html);
    }
    html_close(html);
    html_close(html);
    for (uint32_t i = 0; i < fit->count; i++)
        if (fit->options[i].has_central)
            put_central_row(page, &fit->options[i]);
    close_table(page);
}

void team_fit_html(struct html_page *page)
{
    const struct fit *fit = page->answer->fits[page->main];
    put_shares(page, fit);
    put_doubt(page, fit);
    put_pairs(page, fit);
    put_central(page, fit);
}
