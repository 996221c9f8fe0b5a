/* Screen 4: the same questions for every option, side by side. What nobody has measured
 * is said in its cell, so that every option has every row. */
#include <string.h>

#include "base/decimal.h"
#include "html_page.h"
#include "html_picture.h"
#include "html_says.h"
#include "reason.h"
#include "settings/catalogue.h"
#include "weigh/benefit.h"

/* Doing without cancer medicines is one of the options (IPDAS K1). */
static bool is_without(const struct shown *shown)
{
    return strcmp(shown->outcome->option->id, "best-supportive-care") == 0;
}

/* What has its place later only is a card, not a column. */
static bool in_grid(const struct html_page *page, const struct shown *shown)
{
    bool column = is_main(page, shown) && !shown->outcome->option->addon &&
                  shown->group != GROUP_LATER;
    return column || is_without(shown);
}

/* -------------------- cells */

static void put_plain(struct html_page *page, const char *text)
{
    html_leaf(&page->html, "p", NULL, text);
}

static void put_picture(struct html_page *page, int32_t figure, const char *source)
{
    struct html *html = &page->html;
    int64_t whole = (figure + 500) / 1000;
    open_details(page, "picture", say(page, WORD_PICTURE));
    dots_html(page, "dots", whole);
    html_open_class(html, "table", "tiny");
    html_leaf(html, "caption", NULL, say(page, WORD_PICTURE_GROUP));
    const char *names[] = {say(page, WORD_PICTURE_YES), say(page, WORD_PICTURE_NO)};
    for (int i = 0; i < 2; i++) {
        html_open(html, "tr");
        html_open(html, "th");
        html_attr(html, "scope", "row");
        html_text(html, names[i]);
        html_close(html);
        html_leaf(html, "td", NULL, page_number(page, i == 0 ? whole : 100 - whole));
        html_close(html);
    }
    html_close(html);
    if (source != NULL)
        put_text(page, "p", "source",
                 say_with(page, WORD_SOURCE, source, NULL, NULL, NULL));
    html_close(html);
}

/* "n of 100 people. m do not.", with a picture on request. */
static void put_share(struct html_page *page, const struct option *option, int32_t figure,
                      enum word word)
{
    if (figure == FIXED_UNKNOWN) {
        put_plain(page, say(page, WORD_NO_STUDY));
        return;
    }
    int64_t whole = (figure + 500) / 1000;
    put_plain(page, say_with(page, word, page_number(page, whole),
                             page_number(page, 100 - whole), NULL, NULL));
    put_picture(page, figure, option->evidence.trial);
}

typedef void cell_writer(struct html_page *page, const struct shown *shown);

/* Months without growth with the soft range that the hazard ratio leaves open: a bar of
 * 36 months, for all options the same. */
static void cell_growth(struct html_page *page, const struct shown *shown)
{
    enum { MOST = 36 };
    const struct endpoint *pfs = &shown->outcome->option->evidence.pfs;
    if (pfs->months == FIXED_UNKNOWN) {
        put_plain(page, says_of(page, shown->outcome, POISE_DIMENSION_BENEFIT));
        return;
    }
    put_plain(page, say_with(page, WORD_GROWTH_RANGE, page_figure(page, pfs->months, 1),
                             NULL, NULL, NULL));
    int32_t low = -1;
    int32_t high = -1;
    if (pfs->control != FIXED_UNKNOWN && pfs->low > 0 && pfs->high > 0) {
        low = (int32_t)((int64_t)pfs->control * 1000 / pfs->high / MOST);
        high = (int32_t)((int64_t)pfs->control * 1000 / pfs->low / MOST);
    }
    int32_t value = pfs->months / MOST;
    bar_html(page, say(page, WORD_ASK_GROWTH), value > 1000 ? 1000 : value,
             low > 1000 ? 1000 : low, high > 1000 ? 1000 : high);
    if (pfs->control != FIXED_UNKNOWN)
        put_plain(page, say_with(page, WORD_GROWTH_OTHER,
                                 page_figure(page, pfs->control, 1), NULL, NULL, NULL));
}

static void cell_shrink(struct html_page *page, const struct shown *shown)
{
    const struct option *option = shown->outcome->option;
    put_share(page, option, option->evidence.response, WORD_SHRANK);
}

static void cell_certain(struct html_page *page, const struct shown *shown)
{
    enum { SMALL = 200 };
    const struct evidence *evidence = &shown->outcome->option->evidence;
    bool fair = evidence->design != NULL && strstr(evidence->design, "RCT") != NULL;
    bool small = evidence->n != FIXED_UNKNOWN && evidence->n < SMALL;
    uint32_t part = evidence->trial == NULL                     ? 3
                    : !fair || design_is_weak(evidence->design) ? 2
                    : small                                     ? 1
                                                                : 0;
    put_plain(page, say_part(page, WORD_CERTAIN, part));
    put_plain(page, say_part(page, WORD_CERTAIN_CHECKED, evidence->checked == NULL));
}

static void cell_severe(struct html_page *page, const struct shown *shown)
{
    const struct option *option = shown->outcome->option;
    put_share(page, option, option->evidence.severe, WORD_OF_100);
}

static void cell_often(struct html_page *page, const struct shown *shown)
{
    const char *often = says_often(page, shown->outcome->option);
    put_plain(page,
              often[0] == '\0' ? say(page, WORD_NO_STUDY) : page_capital(page, often));
}

static void cell_danger(struct html_page *page, const struct shown *shown)
{
    put_plain(page, says_danger(page, shown->outcome->option));
}

static void cell_stopped(struct html_page *page, const struct shown *shown)
{
    int32_t figure = shown->outcome->option->evidence.stopped;
    int64_t whole = (figure + 500) / 1000;
    put_plain(page, figure == FIXED_UNKNOWN
                        ? say(page, WORD_NO_STUDY)
                        : say_with(page, WORD_STOPPED, page_number(page, whole),
                                   page_number(page, 100 - whole), NULL, NULL));
}

static void cell_route(struct html_page *page, const struct shown *shown)
{
    put_plain(page, says_route(page, shown->outcome));
    put_plain(page, shown->outcome->option->plain);
}

static const struct row {
    enum word question;
    uint32_t dimension; /* what is said of it; POISE_DIMENSION_END: `write` says it */
    cell_writer *write;
} rows[] = {
    {WORD_ASK_GROWTH, POISE_DIMENSION_BENEFIT, cell_growth},
    {WORD_ASK_SHRINK, POISE_DIMENSION_END, cell_shrink},
    {WORD_ASK_EXPERTS, POISE_DIMENSION_GUIDELINE, NULL},
    {WORD_ASK_CERTAIN, POISE_DIMENSION_END, cell_certain},
    {WORD_ASK_TAKEN, POISE_DIMENSION_ROUTE, cell_route},
    {WORD_ASK_VISITS, POISE_DIMENSION_TIME, NULL},
    {WORD_ASK_TRAVEL, POISE_DIMENSION_TRAVEL, NULL},
    {WORD_ASK_SEVERE, POISE_DIMENSION_SYMPTOMS, cell_severe},
    {WORD_ASK_OFTEN, POISE_DIMENSION_END, cell_often},
    {WORD_ASK_DANGER, POISE_DIMENSION_SERIOUS_RISK, cell_danger},
    {WORD_ASK_HAIR, POISE_DIMENSION_HAIR, NULL},
    {WORD_ASK_NERVES, POISE_DIMENSION_NERVES, NULL},
    {WORD_ASK_BOWEL, POISE_DIMENSION_BOWEL, NULL},
    {WORD_ASK_STOPPED, POISE_DIMENSION_END, cell_stopped},
    {WORD_ASK_CHECKS, POISE_DIMENSION_MONITORING, NULL},
    {WORD_ASK_CAREFUL, POISE_DIMENSION_CAUTION, NULL},
};

enum { ROWS = sizeof rows / sizeof *rows, BENEFIT_ROWS = 4 };

/* -------------------- the table */

static void put_option_cell(struct html_page *page, const struct row *row, uint32_t index)
{
    const struct shown *shown = &page->shown[index];
    struct html *html = &page->html;
    html_open(html, "td");
    html_attr_int(html, "data-option", index);
    if (row->write != NULL)
        row->write(page, shown);
    else
        put_plain(page, says_of(page, shown->outcome, row->dimension));
    html_close(html);
}

static void put_row(struct html_page *page, const struct row *row)
{
    struct html *html = &page->html;
    html_open(html, "tr");
    if (row->dimension != POISE_DIMENSION_END)
        html_attr_int(html, "data-dimension", row->dimension);
    html_open(html, "th");
    html_attr(html, "scope", "row");
    html_text(html, say(page, row->question));
    html_close(html);
    for (uint32_t i = 0; i < page->count; i++)
        if (in_grid(page, &page->shown[i]))
            put_option_cell(page, row, i);
    html_close(html);
}

static void put_section(struct html_page *page, enum word title, uint32_t columns)
{
    struct html *html = &page->html;
    html_open_class(html, "tr", "part");
    html_open(html, "th");
    html_attr(html, "scope", "colgroup");
    html_attr_int(html, "colspan", columns + 1);
    html_text(html, say(page, title));
    html_close(html);
    html_close(html);
}

static uint32_t put_titles(struct html_page *page)
{
    struct html *html = &page->html;
    uint32_t columns = 0;
    html_open(html, "thead");
    html_open(html, "tr");
    html_open(html, "th");
    html_attr(html, "scope", "col");
    html_text(html, say(page, WORD_GRID_QUESTION));
    html_close(html);
    for (uint32_t i = 0; i < page->count; i++) {
        if (!in_grid(page, &page->shown[i]))
            continue;
        html_open(html, "th");
        html_attr(html, "scope", "col");
        html_attr_int(html, "data-option", i);
        html_text(html, page->shown[i].name);
        html_close(html);
        columns++;
    }
    html_close(html);
    html_close(html);
    return columns;
}

static void put_table(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "div", "scroll");
    html_attr(html, "tabindex", "0");
    html_attr(html, "role", "region");
    html_attr(html, "aria-label", say(page, WORD_GRID_TABLE));
    html_open_class(html, "table", "grid");
    html_leaf(html, "caption", "sr", say(page, WORD_GRID_TABLE));
    uint32_t columns = put_titles(page);
    html_open(html, "tbody");
    for (uint32_t i = 0; i < ROWS; i++) {
        if (i == 0 || i == BENEFIT_ROWS)
            put_section(page, i == 0 ? WORD_GRID_BRINGS : WORD_GRID_COSTS, columns);
        put_row(page, &rows[i]);
    }
    html_close(html);
    html_close(html);
    html_close(html);
}

/* -------------------- choosing */

static void put_chooser(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "fieldset", "chooser scripted");
    put_word(page, "legend", NULL, WORD_GRID_CHOOSE);
    for (uint32_t i = 0; i < page->count; i++) {
        if (!in_grid(page, &page->shown[i]))
            continue;
        html_open_class(html, "label", "choice");
        html_open(html, "input");
        html_attr(html, "type", "checkbox");
        html_attr_int(html, "data-choose", i);
        html_close(html);
        html_text(html, " ");
        html_text(html, page->shown[i].name);
        html_close(html);
    }
    html_close(html);
}

void grid_html(struct html_page *page)
{
    open_screen(page, "grid", 4, WORD_STEP_GRID);
    put_word(page, "p", "lead", WORD_GRID_LEAD);
    put_word(page, "p", "hint", WORD_GRID_GROUP);
    put_word(page, "p", "hint", WORD_GRID_CHANCE);
    put_chooser(page);
    put_table(page);
    life_html(page);
    close_screen(page);
}
