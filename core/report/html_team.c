/* The view for the team: the same answer, denser. Its parts, and the tables they
 * share. */
#include "html_page.h"

static const struct part {
    const char *id;
    const char *link;
    enum word title;
    void (*write)(struct html_page *page);
} parts[] = {
    {"t-ranking", "#t-ranking", WORD_T_RANKING, team_ranking_html},
    {"t-fit", "#t-fit", WORD_T_SHARES, team_fit_html},
    {"t-flips", "#t-flips", WORD_T_FLIPS, team_flips_html},
    {"t-effects", "#t-effects", WORD_T_EFFECTS, team_effects_html},
    {"t-trace", "#t-trace", WORD_T_TRACE, team_trace_html},
    {"t-record", "#t-record", WORD_T_RECORD, team_record_html},
    {"t-note", "#t-note", WORD_T_NOTE, team_note_html},
};

static const char *title_of(struct html_page *page)
{
    const struct record *record = page->answer->record;
    struct text text = {0};
    text_format(&text, "%s%s%s", record->id,
                record->id[0] != '\0' && record->title[0] != '\0' ? ": " : "",
                record->title);
    return say_with(page, WORD_T_TITLE, page_keep(page, &text), NULL, NULL, NULL);
}

/* Shares of ranks exist only where draws do. */
static bool is_there(const struct html_page *page, const struct part *part)
{
    return part->write != team_fit_html || page->answer->fits[page->main] != NULL;
}

static void put_parts(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "nav", "parts");
    html_attr(html, "aria-label", say(page, WORD_T_NAV));
    html_open(html, "ul");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!is_there(page, &parts[i]))
            continue;
        html_open(html, "li");
        html_open(html, "a");
        html_attr(html, "href", parts[i].link);
        html_text(html, say(page, parts[i].title));
        html_close(html);
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

void team_html(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "div", "dense");
    html_open(html, "h2");
    html_attr(html, "tabindex", "-1");
    html_text(html, title_of(page));
    html_close(html);
    put_word(page, "p", "hint", WORD_T_LEAD);
    put_parts(page);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!is_there(page, &parts[i]))
            continue;
        html_open_class(html, "section", "part");
        html_attr(html, "id", parts[i].id);
        put_word(page, "h3", NULL, parts[i].title);
        parts[i].write(page);
        html_close(html);
    }
    html_close(html);
}
