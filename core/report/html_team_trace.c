/* For the team: why each option is in the list or not, clause by clause. */
#include "html_page.h"
#include "label.h"
#include "reason.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

/* -------------------- facts behind a sentence */

static const char *facts_of(struct html_page *page, const struct cites *cites)
{
    enum { MOST = 4 };
    const struct record *record = page->answer->record;
    struct text text = {0};
    text_put(&text, "");
    for (uint32_t i = 0; i < cites->count && i < MOST; i++) {
        text_put(&text, i == 0 ? " (" : "; ");
        fact_write_value(fact_at(record->vocabulary, cites->facts[i]),
                         record_at(record, cites->facts[i]), &text);
        fact_write_origin(record_at(record, cites->facts[i]), &text);
    }
    text_put(&text, cites->count > 0 ? ")" : "");
    return page_keep(page, &text);
}

/* -------------------- clauses of what is recommended */

static void put_clause(struct html_page *page, const char *part,
                       const struct clause *clause)
{
    const struct criteria *criteria = page->catalogue->criteria;
    uint8_t truth = page->answer->truth[clause->when];
    struct cites cites = {0};
    struct text line = {0};
    criterion_cite(criteria, clause->when, page->answer->truth, &cites);
    text_format(&line, "%s %s: ",
                truth == UNKNOWN     ? "?"
                : truth_holds(truth) ? "+"
                                     : "\xe2\x88\x92",
                part);
    criterion_write(criteria, clause->when, &line);
    text_format(&line, " \xe2\x80\x94 %s%s", clause->because, facts_of(page, &cites));
    if (clause->source != NULL)
        text_format(&line, " [%s]", clause->source);
    html_leaf(&page->html, "li", NULL, page_keep(page, &line));
}

/* What speaks against it and does not hold is counted, not listed. */
static void put_clauses(struct html_page *page, const char *part,
                        const struct clauses *clauses, bool against)
{
    uint32_t quiet = 0;
    for (uint32_t i = 0; i < clauses->count; i++) {
        bool fails = page->answer->truth[clauses->items[i].when] == FALSE_FIRM;
        if (against && fails)
            quiet++;
        else
            put_clause(page, part, &clauses->items[i]);
    }
    if (quiet > 0)
        put_text(
            page, "li", NULL,
            say_with(page, WORD_T_QUIET, page_number(page, quiet), part, NULL, NULL));
}

static void put_reasons(struct html_page *page, const struct outcome *outcome)
{
    struct reasons reasons = reasons_of(page->arena, page->answer, outcome);
    for (uint32_t i = 0; i < reasons.count; i++) {
        const struct reason *reason = &reasons.items[i];
        struct text line = {0};
        if (reason->kind < REASON_CAUTION)
            continue; /* what it brings and costs stands in the tables */
        text_format(&line, "%s: %s", reason_kind_name(reason->kind), reason->text);
        if (reason->source != NULL)
            text_format(&line, " [%s]", reason->source);
        html_leaf(&page->html, "li", NULL, page_keep(page, &line));
    }
}

static void put_option(struct html_page *page, const struct shown *shown)
{
    const struct option *option = shown->outcome->option;
    const struct clause meant = {option->applies, "the situation it is meant for", NULL};
    open_details(page, "trace", shown->name);
    html_open(&page->html, "ul");
    put_reasons(page, shown->outcome);
    html_close(&page->html);
    if (!is_main(page, shown)) {
        html_close(&page->html);
        return;
    }
    html_open_class(&page->html, "ul", "clauses");
    put_clause(page, "for", &meant);
    put_clauses(page, "needs", &option->needs, false);
    put_clauses(page, "never", &option->never, true);
    put_clauses(page, "caution", &option->caution, true);
    html_close(&page->html);
    html_close(&page->html);
}

/* -------------------- the others */

static void put_others(struct html_page *page, enum word title, enum outcome_state state)
{
    bool any = false;
    for (uint32_t i = 0; i < page->answer->outcome_count; i++) {
        const struct outcome *outcome = &page->answer->outcomes[i];
        if (outcome->state != state)
            continue;
        struct reasons reasons = reasons_of(page->arena, page->answer, outcome);
        if (!any) {
            open_details(page, "more", say(page, title));
            html_open(&page->html, "ul");
        }
        any = true;
        html_open(&page->html, "li");
        html_leaf(&page->html, "b", NULL, outcome->option->id);
        html_text(&page->html, ": ");
        if (reasons.count > 0) {
            html_text(&page->html, reasons.items[0].text);
            html_text(&page->html, facts_of(page, &reasons.items[0].facts));
        }
        html_close(&page->html);
    }
    if (any) {
        html_close(&page->html);
        html_close(&page->html);
    }
}

static void put_silent(struct html_page *page)
{
    const struct answer *answer = page->answer;
    if (answer->silent_count == 0)
        return;
    put_word(page, "h4", NULL, WORD_T_SILENT);
    html_open(&page->html, "ul");
    for (uint32_t i = 0; i < answer->silent_count; i++) {
        struct text line = {0};
        text_format(&line, "%s: %s", answer->silent[i].plugin, answer->silent[i].reason);
        html_leaf(&page->html, "li", NULL, page_keep(page, &line));
    }
    html_close(&page->html);
}

void team_trace_html(struct html_page *page)
{
    put_word(page, "p", "hint", WORD_T_TRACE_NOTE);
    put_silent(page);
    for (uint32_t i = 0; i < page->count; i++)
        put_option(page, &page->shown[i]);
    put_others(page, WORD_T_WAITING, OUTCOME_UNDETERMINED);
    put_others(page, WORD_T_RULED, OUTCOME_RULED_OUT);
}
