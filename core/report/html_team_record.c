/* For the team: what was known, what was not, what is dangerous; and a note to paste. */
#include "base/date.h"
#include "html_page.h"
#include "label.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "version.h"

enum { NOTE_OPTIONS = 5 };

/* -------------------- flags and remarks */

static void put_flags(struct html_page *page)
{
    const struct answer *answer = page->answer;
    if (answer->flag_count == 0)
        return;
    put_word(page, "h4", NULL, WORD_T_FLAGS);
    html_open(&page->html, "ul");
    for (uint32_t i = 0; i < answer->flag_count; i++) {
        html_open(&page->html, "li");
        html_leaf(&page->html, "b", NULL, severity_name(answer->flags[i].severity));
        html_text(&page->html, ": ");
        html_text(&page->html, answer->flags[i].text);
        html_close(&page->html);
    }
    html_close(&page->html);
}

static void put_remarks(struct html_page *page)
{
    const struct remark *remark = page->answer->record->remarks;
    if (remark == NULL)
        return;
    put_word(page, "h4", NULL, WORD_T_REMARKS);
    html_open(&page->html, "ul");
    for (; remark != NULL; remark = remark->next)
        html_leaf(&page->html, "li", NULL, remark->text);
    html_close(&page->html);
}

static void put_asks(struct html_page *page)
{
    const struct answer *answer = page->answer;
    if (answer->ask_count == 0)
        return;
    put_word(page, "h4", NULL, WORD_T_ASKS);
    html_open(&page->html, "ul");
    for (uint32_t i = 0; i < answer->ask_count; i++) {
        const struct ask *ask = &answer->asks[i];
        struct text line = {0};
        label_write(ask->fact, &line);
        text_put(&line, ": ");
        text_put(&line, ask->changes_first ? say(page, WORD_T_ASK_CHANGES)
                                           : say_with(page, WORD_T_ASK_SETTLES,
                                                      page_number(page, ask->settles),
                                                      NULL, NULL, NULL));
        html_leaf(&page->html, "li", NULL, page_keep(page, &line));
    }
    html_close(&page->html);
}

/* -------------------- facts */

static void put_fact(struct html_page *page, uint32_t number)
{
    const struct record *record = page->answer->record;
    const struct fact *fact = fact_at(record->vocabulary, number);
    const struct reading *reading = record_at(record, number);
    struct text label = {0};
    struct text value = {0};
    static const char *const origins[] = {"", "", "derived", "assumed"};
    label_write(fact, &label);
    text_put(&value, "");
    datum_write(fact, &reading->datum, &value);
    html_open(&page->html, "tr");
    html_open(&page->html, "th");
    html_attr(&page->html, "scope", "row");
    html_text(&page->html, page_keep(page, &label));
    html_close(&page->html);
    html_leaf(&page->html, "td", NULL, page_keep(page, &value));
    html_leaf(&page->html, "td", NULL, page_date(page, reading->date));
    html_leaf(&page->html, "td", NULL,
              reading->source != NULL ? reading->source : origins[reading->origin]);
    html_close(&page->html);
}

static void put_facts(struct html_page *page)
{
    static const enum word titles[] = {WORD_T_FACT, WORD_T_VALUE, WORD_T_DATE,
                                       WORD_T_FROM};
    const struct record *record = page->answer->record;
    open_table(page, "facts-used", WORD_T_RECORD);
    put_head(page, titles, 4);
    html_open(&page->html, "tbody");
    for (uint32_t i = 1; i < record->count; i++)
        if (record_knows(record, i) && page->answer->used[i])
            put_fact(page, i);
    html_close(&page->html);
    close_table(page);
}

void team_record_html(struct html_page *page)
{
    put_flags(page);
    put_asks(page);
    put_remarks(page);
    put_facts(page);
}

/* -------------------- the note */

static void note_options(struct html_page *page, struct text *note)
{
    uint32_t told = 0;
    for (uint32_t i = 0; i < page->count && told < NOTE_OPTIONS; i++) {
        const struct shown *shown = &page->shown[i];
        if (!is_main(page, shown) || shown->outcome->limit != LIMIT_NONE)
            continue;
        text_format(note, "%u. %s, balance %s of 100", ++told, shown->name,
                    page_figure(page, shown->outcome->balance / 10, 1));
        if (shown->fit != NULL && shown->fit->word == FIT_TOO_CLOSE)
            text_put(note, ", too close to call");
        else if (shown->fit != NULL)
            text_format(note, ", first in %s of 100 readings",
                        page_number(page, (int64_t)(shown->fit->first * 100 + 0.5)));
        text_put_char(note, '\n');
    }
}

static void note_asks(struct html_page *page, struct text *note)
{
    const struct answer *answer = page->answer;
    for (uint32_t i = 0; i < answer->ask_count; i++) {
        text_put(note, i == 0 ? "To find out: " : ", ");
        label_write(answer->asks[i].fact, note);
    }
    if (answer->ask_count > 0)
        text_put(note, ".\n");
}

void team_note_html(struct html_page *page)
{
    const struct answer *answer = page->answer;
    struct html *html = &page->html;
    struct text note = {0};
    char date[11];
    date_format(answer->as_of, date);
    text_format(&note,
                "Options looked at together with Poise %s on %s. It decides nothing.\n",
                POISE_VERSION, date);
    note_options(page, &note);
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (answer->flags[i].severity != SEVERITY_NOTE)
            text_format(&note, "%s: %s\n", severity_name(answer->flags[i].severity),
                        answer->flags[i].text);
    note_asks(page, &note);
    text_put(&note,
             "Figures are of each option's own trial, not comparable between trials.\n");
    html_open_class(html, "pre", "note");
    html_attr(html, "id", "note");
    html_attr(html, "tabindex", "0");
    html_text(html, page_keep(page, &note));
    html_close(html);
    html_open_class(html, "button", "scripted");
    html_attr(html, "type", "button");
    html_attr(html, "id", "copy-note");
    html_text(html, say(page, WORD_T_NOTE_COPY));
    html_close(html);
    put_word(page, "p", "hint", WORD_T_JSON);
}
