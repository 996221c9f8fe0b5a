/* What the files that write the page share: the writer, the answer, the words, and the
 * options in the order in which every part of the page names them. One file a screen;
 * rank_html.c puts them in order. */
#ifndef REPORT_HTML_PAGE_H
#define REPORT_HTML_PAGE_H

#include "base/text.h"
#include "engine/answer.h"
#include "html.h"
#include "weigh/fit.h"
#include "words.h"

struct arena;

/* The groups in which the cards of a role stand. */
enum card_group {
    GROUP_NOW,
    GROUP_FITS,
    GROUP_CLOSE,
    GROUP_LESS,
    GROUP_NAME, /* nothing was said: by name */
    GROUP_LATER,
    GROUP_WITH,
    GROUP_LIMITS,
    GROUP_COUNT
};

/* An option that was weighed. Its number on the page is its index: "o7". */
struct shown {
    const struct outcome *outcome;
    const char *name; /* with its target */
    const struct fit_option *fit;
    enum card_group group;
};

struct html_page {
    struct html html;
    const struct answer *answer;
    const struct catalogue *catalogue;
    const struct words *words;
    struct arena *arena;
    bool given;     /* the person's goals or wishes are known */
    enum role main; /* the role that the page is about */
    uint32_t count;
    struct shown
        *shown; /* urgent ones first, then by role, by fit; then outside limits */
};

/* False, with out->failed set, without memory. */
bool html_page_open(struct html_page *page, const struct answer *answer,
                    struct text *out);
void html_page_close(struct html_page *page);

/* -------------------- words */

const char *say(const struct html_page *page, enum word word);

/* A sentence with slots, kept as long as the page; "" without memory. */
const char *say_with(struct html_page *page, enum word word, const char *a, const char *b,
                     const char *c, const char *d);

/* One part of a word "a|b|c". */
const char *say_part(struct html_page *page, enum word word, uint32_t part);

/* Takes a text over and frees it; "" without memory. */
const char *page_keep(struct html_page *page, struct text *text);

const char *page_number(struct html_page *page, int64_t number);
/* A share from 0 to 1, in whole parts of 100. */
const char *page_percent(struct html_page *page, double share);
/* A figure of thousandths with so many decimals. */
const char *page_figure(struct html_page *page, int64_t figure, int decimals);
/* "23 November 2026"; "" for a day that is not known. */
const char *page_date(struct html_page *page, int32_t days);
/* The same with its first letter as a capital. */
const char *page_capital(struct html_page *page, const char *text);

/* An element with a word or a text, and nothing else. */
void put_word(struct html_page *page, const char *tag, const char *class_name,
              enum word word);
void put_text(struct html_page *page, const char *tag, const char *class_name,
              const char *text);

/* A part that opens on request; end it with html_close. */
void open_details(struct html_page *page, const char *class_name, const char *summary);

/* The frame of a screen; end it with close_screen. */
void open_screen(struct html_page *page, const char *id, uint32_t number,
                 enum word title);
void close_screen(struct html_page *page);

/* -------------------- options */

bool is_main(const struct html_page *page, const struct shown *shown);

/* The name under which an option stands on the page. */
const char *name_shown(const struct html_page *page, const struct outcome *outcome);

/* The weight of the person on a dimension, of 100. */
int64_t person_weight(const struct html_page *page, uint32_t dimension);

/* -------------------- screens */

void states_html(struct html_page *page);
void stand_html(struct html_page *page);
void goals_html(struct html_page *page);
void options_html(struct html_page *page);
void card_html(struct html_page *page, uint32_t index);
void sum_html(struct html_page *page, enum role role);
void apart_html(struct html_page *page);
void grid_html(struct html_page *page);
void life_html(struct html_page *page);
void change_html(struct html_page *page);
void plan_html(struct html_page *page);
void about_html(struct html_page *page);

/* -------------------- the view for the team */

void team_html(struct html_page *page);
void team_ranking_html(struct html_page *page);
void team_fit_html(struct html_page *page);
void team_effects_html(struct html_page *page);
void team_flips_html(struct html_page *page);
void team_trace_html(struct html_page *page);
void team_record_html(struct html_page *page);
void team_note_html(struct html_page *page);

/* A table with a name, in a frame that scrolls when it is too wide and can be reached by
 * keyboard; end it with close_table. */
void open_table(struct html_page *page, const char *class_name, enum word name);
void put_head(struct html_page *page, const enum word *titles, uint32_t count);
void close_table(struct html_page *page);

/* Within a row: its name, and a cell with a class or NULL; no text is "?", unknown. */
void put_row_name(struct html_page *page, const char *name);
void put_cell(struct html_page *page, const char *class_name, const char *text);

/* -------------------- for the script */

void data_html(struct html_page *page);

#endif
