/* How the balances of a role add up: options by goals, every point in its cell. */
#include "html_page.h"
#include "weigh/dimension.h"

/* Points of 100, with a tenth. */
static const char *points(struct html_page *page, int64_t millionths)
{
    return page_figure(page, millionths / 10, 1);
}

static void open_head(struct html_page *page, const char *tag, const char *scope)
{
    html_open(&page->html, tag);
    html_attr(&page->html, "scope", scope);
}

static void put_titles(struct html_page *page)
{
    struct html *html = &page->html;
    html_open(html, "thead");
    html_open(html, "tr");
    open_head(page, "th", "col");
    html_text(html, say(page, WORD_T_OPTION));
    html_close(html);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (page->answer->weights.weight[d] == 0)
            continue;
        open_head(page, "th", "col");
        html_text(html, say_part(page, WORD_GOAL_NAMES, d));
        html_close(html);
    }
    open_head(page, "th", "col");
    html_text(html, say(page, WORD_ADDS_TOTAL));
    html_close(html);
    html_close(html);
}

/* The most that each goal can add. */
static void put_weights(struct html_page *page)
{
    struct html *html = &page->html;
    html_open(html, "tr");
    open_head(page, "th", "row");
    html_text(html, say(page, WORD_ADDS_WEIGHT));
    html_close(html);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int64_t weight = page->answer->weights.weight[d];
        if (weight > 0)
            put_cell(page, NULL, points(page, weight * 1000));
    }
    put_cell(page, NULL, page_number(page, 100));
    html_close(html);
    html_close(html);
}

static void put_row(struct html_page *page, uint32_t index)
{
    const struct shown *shown = &page->shown[index];
    struct html *html = &page->html;
    html_open(html, "tr");
    html_attr_int(html, "data-option", index);
    open_head(page, "th", "row");
    html_text(html, shown->name);
    html_close(html);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int64_t weight = page->answer->weights.weight[d];
        bool known = (shown->outcome->known >> d & 1) != 0;
        if (weight > 0)
            put_cell(page, known ? NULL : "guess",
                     points(page, weight * shown->outcome->worth[d]));
    }
    html_open_class(html, "td", "balance");
    html_attr_int(html, "data-millionths", shown->outcome->balance);
    html_text(html, points(page, shown->outcome->balance));
    html_close(html);
    html_close(html);
}

void sum_html(struct html_page *page, enum role role)
{
    struct html *html = &page->html;
    open_details(page, "sum n", say(page, WORD_ADDS_UP));
    put_word(page, "p", "hint", WORD_ADDS_SAYS);
    open_table(page, "numbers", WORD_ADDS_UP);
    put_titles(page);
    put_weights(page);
    html_open(html, "tbody");
    for (uint32_t i = 0; i < page->count; i++)
        if (page->shown[i].outcome->option->role == role)
            put_row(page, i);
    html_close(html);
    close_table(page);
    html_close(html);
}
