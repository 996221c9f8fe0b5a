/* Screen 8: about this page: who made it, from what, when, and what it does not meet. */
#include "base/date.h"
#include "html_page.h"
#include "ipdas.h"
#include "reading.h"
#include "settings/catalogue.h"
#include "version.h"

enum { REVIEW_DAYS = 365 };

static void put_part(struct html_page *page, enum word title, const char *text)
{
    put_word(page, "h3", NULL, title);
    put_text(page, "p", NULL, text);
}

/* The oldest review among the catalogues. */
static int32_t reviewed(const struct html_page *page)
{
    int32_t day = DATE_UNKNOWN;
    for (uint32_t i = 0; i < page->catalogue->file_count; i++) {
        int32_t file = page->catalogue->files[i].reviewed;
        if (file != DATE_UNKNOWN && (day == DATE_UNKNOWN || file < day))
            day = file;
    }
    return day;
}

static void put_dates(struct html_page *page)
{
    int32_t day = reviewed(page);
    int32_t due = day == DATE_UNKNOWN ? DATE_UNKNOWN : day + REVIEW_DAYS;
    put_part(page, WORD_ABOUT_DATE,
             say_with(page, WORD_ABOUT_DATE_SAYS, page_date(page, page->answer->as_of),
                      page_date(page, day), page_date(page, due), NULL));
    if (due != DATE_UNKNOWN && page->answer->as_of > due)
        put_word(page, "p", "state old", WORD_ABOUT_OVERDUE);
}

static void put_quality(struct html_page *page)
{
    uint32_t checked = 0;
    for (uint32_t i = 0; i < page->count; i++)
        checked += page->shown[i].outcome->option->evidence.checked != NULL;
    put_part(page, WORD_ABOUT_QUALITY,
             say_with(page, WORD_ABOUT_QUALITY_SAYS, page_number(page, page->count),
                      page_number(page, checked), NULL, NULL));
}

static void put_reading(struct html_page *page)
{
    struct reading_count count = reading_of(page->words);
    put_part(page, WORD_ABOUT_READING,
             say_with(page, WORD_ABOUT_READING_SAYS,
                      page_figure(page, (int64_t)reading_grade(&count) * 100, 1), NULL,
                      NULL, NULL));
}

static void put_version(struct html_page *page)
{
    struct digest catalogue = {{0}};
    char digest[DIGEST_TEXT];
    const struct fit *fit = page->answer->fits[page->main];
    for (uint32_t i = 0; i < page->catalogue->file_count; i++)
        digest_add(&catalogue, &page->catalogue->files[i].digest);
    digest_format(&catalogue, digest);
    put_part(page, WORD_ABOUT_VERSION,
             say_with(page, WORD_ABOUT_VERSION_SAYS, POISE_VERSION, POISE_ABI_TEXT,
                      digest,
                      fit == NULL ? say(page, WORD_ABOUT_NO_SEED)
                                  : page_number(page, (int64_t)fit->seed)));
}

static void put_ipdas(struct html_page *page)
{
    static const enum word titles[] = {WORD_IPDAS_ID, WORD_IPDAS_WHAT, WORD_IPDAS_STATUS,
                                       WORD_IPDAS_PROOF};
    struct html *html = &page->html;
    put_part(page, WORD_ABOUT_IPDAS,
             say_with(page, WORD_ABOUT_IPDAS_SAYS,
                      page_number(page, ipdas_count(IPDAS_MET)),
                      page_number(page, ipdas_count(IPDAS_PART)),
                      page_number(page, ipdas_count(IPDAS_NOT)),
                      page_number(page, ipdas_count(IPDAS_NONE))));
    open_details(page, "more", say(page, WORD_MORE));
    open_table(page, "ipdas", WORD_ABOUT_IPDAS);
    put_head(page, titles, 4);
    for (int i = 0; i < IPDAS_ROWS; i++) {
        const struct ipdas_row *row = &ipdas_rows[i];
        html_open(html, "tr");
        html_open(html, "th");
        html_attr(html, "scope", "row");
        html_text(html, row->id);
        html_close(html);
        html_leaf(html, "td", NULL, row->asks);
        html_leaf(html, "td", NULL, say_part(page, WORD_IPDAS_STATES, row->state));
        html_leaf(html, "td", NULL, row->proof);
        html_close(html);
    }
    close_table(page);
    html_close(html);
}

void about_html(struct html_page *page)
{
    open_screen(page, "about", 7, WORD_STEP_ABOUT);
    put_part(page, WORD_ABOUT_MADE, say(page, WORD_ABOUT_MADE_SAYS));
    put_part(page, WORD_ABOUT_PAID, say(page, WORD_ABOUT_PAID_SAYS));
    put_dates(page);
    put_part(page, WORD_ABOUT_EVIDENCE, say(page, WORD_ABOUT_EVIDENCE_SAYS));
    put_quality(page);
    put_part(page, WORD_ABOUT_LIMITS, say(page, WORD_ABOUT_LIMITS_SAYS));
    put_reading(page);
    put_version(page);
    put_ipdas(page);
    close_screen(page);
}
