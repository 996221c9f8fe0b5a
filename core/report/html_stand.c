/* Screen 1: where things stand; and above it what a reader must know first: what is
 * urgent, what failed, what is old, what does not agree. */
#include "base/date.h"
#include "html_page.h"
#include "label.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

enum { OLD_DAYS = 90 };

/* -------------------- states */

static void open_state(struct html_page *page, const char *class_name, enum word title)
{
    html_open_class(&page->html, "div", class_name);
    put_word(page, "h3", NULL, title);
}

static void put_urgent(struct html_page *page)
{
    const struct answer *answer = page->answer;
    bool any = false;
    for (uint32_t i = 0; i < answer->flag_count; i++) {
        if (answer->flags[i].severity != SEVERITY_EMERGENCY)
            continue;
        if (!any)
            open_state(page, "state urgent", WORD_URGENT);
        any = true;
        put_text(page, "p", NULL, answer->flags[i].text);
    }
    if (!any)
        return;
    put_word(page, "p", NULL, WORD_URGENT_DO);
    html_close(&page->html);
}

static void put_silent(struct html_page *page)
{
    const struct answer *answer = page->answer;
    if (answer->silent_count == 0)
        return;
    open_state(page, "state failed", WORD_SILENT);
    for (uint32_t i = 0; i < answer->silent_count; i++)
        put_text(
            page, "p", NULL,
            say_with(page, WORD_SILENT_DO, answer->silent[i].plugin, NULL, NULL, NULL));
    html_close(&page->html);
}

/* The newest day on which something of the record was found out. */
static int32_t newest(const struct record *record)
{
    int32_t day = DATE_UNKNOWN;
    for (uint32_t i = 1; i < record->count; i++)
        if (record->readings[i].state != FACT_UNKNOWN && record->readings[i].date > day)
            day = record->readings[i].date;
    return day;
}

static void put_old(struct html_page *page)
{
    int32_t day = newest(page->answer->record);
    if (day == DATE_UNKNOWN || page->answer->as_of - day <= OLD_DAYS)
        return;
    open_state(page, "state old", WORD_OLD);
    put_text(page, "p", NULL,
             say_with(page, WORD_OLD_DO, page_number(page, page->answer->as_of - day),
                      NULL, NULL, NULL));
    html_close(&page->html);
}

static void put_conflicts(struct html_page *page)
{
    const struct record *record = page->answer->record;
    bool any = false;
    for (const struct remark *r = record->remarks; r != NULL; r = r->next) {
        struct text label = {0};
        if (r->trouble != TROUBLE_CONFLICT && r->trouble != TROUBLE_CONTRADICTED)
            continue;
        if (!any)
            open_state(page, "state conflict", WORD_CONFLICT);
        any = true;
        label_write(fact_at(record->vocabulary, r->fact), &label);
        put_text(
            page, "p", NULL,
            say_with(page, WORD_CONFLICT_DO, page_keep(page, &label), NULL, NULL, NULL));
    }
    if (any)
        html_close(&page->html);
}

static void put_none(struct html_page *page)
{
    uint32_t waiting = 0;
    uint32_t possible = 0;
    for (uint32_t i = 0; i < page->answer->outcome_count; i++) {
        const struct outcome *outcome = &page->answer->outcomes[i];
        if (outcome->option->role != ROLE_SYSTEMIC)
            continue;
        waiting += outcome->state == OUTCOME_UNDETERMINED;
        possible += outcome_recommended(outcome);
    }
    if (possible > 1)
        return;
    open_state(page, "state none",
               possible == 1 ? WORD_STEP_OPTIONS : WORD_NONE_POSSIBLE);
    if (possible == 1)
        put_word(page, "p", NULL, WORD_ONE_OPTION);
    else if (waiting > 0)
        put_text(page, "p", NULL,
                 say_with(page, WORD_NONE_WAITS, page_number(page, waiting), NULL, NULL,
                          NULL));
    else
        put_word(page, "p", NULL, WORD_NONE_LEFT);
    html_close(&page->html);
}

void states_html(struct html_page *page)
{
    put_urgent(page);
    put_silent(page);
    put_old(page);
    put_conflicts(page);
}

/* -------------------- facts */

static const struct reading *reading_of(const struct html_page *page, uint32_t fact)
{
    return record_at(page->answer->record, fact);
}

static const char *fact_value(struct html_page *page, uint32_t fact)
{
    const struct reading *reading = reading_of(page, fact);
    struct text text = {0};
    if (reading->state == FACT_UNKNOWN)
        return say(page, WORD_FACT_UNKNOWN);
    if (fact == POISE_FACT_ECOG)
        return say_part(page, WORD_ECOG, (uint32_t)reading->datum.number);
    if (fact == POISE_FACT_HORMONE_RECEPTOR)
        return say_part(page, WORD_RECEPTOR, reading->datum.choice);
    text_put(&text, "");
    datum_write(fact_at(page->answer->record->vocabulary, fact), &reading->datum, &text);
    return page_capital(page, page_keep(page, &text));
}

static const char *fact_origin(struct html_page *page, uint32_t fact)
{
    const struct reading *reading = reading_of(page, fact);
    if (reading->state == FACT_UNKNOWN)
        return NULL;
    if (reading->origin == ORIGIN_ASSUMED)
        return say(page, WORD_FACT_ASSUMED);
    if (reading->origin == ORIGIN_DERIVED)
        return say(page, WORD_FACT_DERIVED);
    if (reading->date == DATE_UNKNOWN && reading->source == NULL)
        return say(page, WORD_FACT_GIVEN);
    if (reading->source == NULL)
        return page_date(page, reading->date);
    return reading->date == DATE_UNKNOWN
               ? page_capital(page, reading->source)
               : say_with(page, WORD_FACT_FROM, page_capital(page, reading->source),
                          page_date(page, reading->date), NULL, NULL);
}

static void put_fact(struct html_page *page, uint32_t fact, enum word label)
{
    struct html *html = &page->html;
    html_open_class(html, "li", "fact");
    put_word(page, "h4", NULL, label);
    html_open_class(html, "p", "value");
    html_text(html, fact_value(page, fact));
    html_close(html);
    const char *origin = fact_origin(page, fact);
    if (origin != NULL)
        put_text(page, "p", "origin", origin);
    html_open_class(html, "button", "wrong scripted");
    html_attr(html, "type", "button");
    html_attr(html, "data-fact", say(page, label));
    html_text(html, say(page, WORD_FACT_WRONG));
    html_close(html);
    html_close(html);
}

/* The estrogen and progesterone results stand behind the receptor status, which is the
 * word that people know. */
static void put_facts(struct html_page *page)
{
    static const struct {
        uint32_t fact;
        enum word label;
    } facts[] = {
        {POISE_FACT_SITES, WORD_FACT_SITES},
        {POISE_FACT_HORMONE_RECEPTOR, WORD_FACT_RECEPTOR},
        {POISE_FACT_HER2, WORD_FACT_HER2},
        {POISE_FACT_LINE, WORD_FACT_LINE},
        {POISE_FACT_PRIOR_THERAPY, WORD_FACT_PRIOR},
        {POISE_FACT_ECOG, WORD_FACT_ACTIVE},
    };
    put_word(page, "h3", NULL, WORD_FACTS);
    html_open_class(&page->html, "ul", "facts");
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        put_fact(page, facts[i].fact, facts[i].label);
    html_close(&page->html);
    put_text(page, "p", "said", "");
}

/* -------------------- the decision */

static enum word decision(const struct html_page *page, enum word *why)
{
    const struct reading *line = reading_of(page, POISE_FACT_LINE);
    const struct reading *progressed = reading_of(page, POISE_FACT_PROGRESSED);
    bool first = line->state != FACT_UNKNOWN && line->datum.number <= 1;
    bool known = progressed->state != FACT_UNKNOWN;
    bool grown = known && progressed->datum.choice == 1;
    *why = first   ? WORD_WHY_FIRST
           : grown ? WORD_WHY_GROWN
           : known ? WORD_WHY_STABLE
                   : WORD_WHY_OTHER;
    if (first)
        return WORD_DECIDE_FIRST;
    return known && !grown ? WORD_DECIDE_STAY : WORD_DECIDE_NEXT;
}

void stand_html(struct html_page *page)
{
    enum word why;
    open_screen(page, "stand", 1, WORD_STEP_STAND);
    put_word(page, "p", "lead", decision(page, &why));
    put_none(page);
    html_open_class(&page->html, "div", "pair");
    html_open(&page->html, "div");
    put_word(page, "h3", NULL, WORD_WHY_NOW);
    put_word(page, "p", NULL, why);
    html_close(&page->html);
    html_open(&page->html, "div");
    put_word(page, "h3", NULL, WORD_NOTHING_DONE);
    put_word(page, "p", NULL, WORD_NOTHING_SAYS);
    html_close(&page->html);
    html_close(&page->html);
    put_facts(page);
    close_screen(page);
}
