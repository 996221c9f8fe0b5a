/* The page of `poise explain`: the sum, the reasons, the evidence, the criteria. */
#include "explain_text.h"

#include <stdio.h>

#include "balance_text.h"
#include "base/decimal.h"
#include "burden_text.h"
#include "settings/catalogue.h"
#include "sheet.h"
#include "weigh/limits.h"

/* -------------------- verdict */

static void put_place(const struct outcome *outcome, struct text *line)
{
    text_format(line, "Number %u of the list, %u in its role (%s).", outcome->rank,
                outcome->rank_in_role, role_name(outcome->option->role));
    if (outcome->state == OUTCOME_CAUTION)
        text_put(line, " With cautions, or things to check first.");
    if (outcome->answer == POISE_ANSWER_NEEDS_PERSON)
        text_put(line, " A specialist must decide.");
}

static void put_verdict(struct sheet *sheet, const struct outcome *outcome)
{
    struct text line = {0};
    enum mark mark = MARK_ASK;
    page_newline(&sheet->page);
    if (outcome_recommended(outcome)) {
        mark = MARK_YES;
        put_place(outcome, &line);
    } else if (outcome_outside_limits(outcome)) {
        mark = MARK_NO;
        text_format(&line, "Outside the limits set: %s.", limit_text(outcome->limit));
    } else if (outcome->state == OUTCOME_UNDETERMINED) {
        text_put(&line, "Cannot tell yet: facts are missing.");
    } else {
        mark = MARK_NO;
        text_put(&line, outcome->state == OUTCOME_RULED_OUT
                            ? "Ruled out."
                            : "Meant for another situation.");
    }
    sheet_say(sheet, 0, mark, &line);
}

static void put_reasons(struct sheet *sheet, const struct outcome *outcome)
{
    struct reasons reasons = reasons_of(sheet->arena, sheet->answer, outcome);
    page_heading(&sheet->page, "REASONS", NULL);
    for (int kind = REASON_FOR; kind <= REASON_NEEDS; kind++)
        reasons_text(sheet, &reasons, (enum reason_kind)kind, UINT32_MAX);
}

/* -------------------- evidence */

static void put_line(struct sheet *sheet, const char *label, const char *value)
{
    struct text line = {0};
    if (value == NULL)
        return;
    text_format(&line, "%s: %s", label, value);
    sheet_say(sheet, 4, MARK_NONE, &line);
}

static void put_share(struct sheet *sheet, const char *label, int32_t share)
{
    struct text line = {0};
    text_format(&line, "%s: ", label);
    if (share == FIXED_UNKNOWN)
        text_put(&line, "not known");
    else {
        figure_write(&line, share, 0);
        text_put(&line, " of 100");
    }
    sheet_say(sheet, 4, MARK_NONE, &line);
}

static void put_endpoint(struct sheet *sheet, const char *label,
                         const struct endpoint *endpoint)
{
    const char *text = endpoint_text(sheet->arena, endpoint);
    put_line(sheet, label, text == NULL ? "not known" : text);
}

static void put_evidence(struct sheet *sheet, const struct option *option)
{
    const struct evidence *evidence = &option->evidence;
    struct text line = {0};
    page_heading(&sheet->page, "EVIDENCE", NULL);
    text_put(&line,
             evidence->trial == NULL ? "No trial is known for it." : evidence->trial);
    if (evidence->design != NULL)
        text_format(&line, ", %s", evidence->design);
    if (evidence->n != FIXED_UNKNOWN)
        text_format(&line, ", n = %d", (int)evidence->n);
    sheet_say(sheet, 2, MARK_NOTE, &line);
    put_line(sheet, "in", evidence->population);
    put_line(sheet, "against", evidence->comparator);
    put_endpoint(sheet, "time without growth", &evidence->pfs);
    put_endpoint(sheet, "length of life", &evidence->os);
    put_share(sheet, "tumour shrinks, or pain eases, in", evidence->response);
    put_share(sheet, "severe side effects in", evidence->severe);
    put_share(sheet, "stopped for side effects in", evidence->stopped);
    put_line(sheet, "note", evidence->note);
    put_line(sheet, "source", evidence->citation);
    put_line(sheet, "checked",
             evidence->checked == NULL ? "no figure was compared with a source"
                                       : evidence->checked);
}

/* -------------------- side effects */

static void put_figure(struct sheet *sheet, int32_t figure, int columns)
{
    struct text text = {0};
    figure_write(&text, figure, figure < 10 * FIXED_ONE && figure > 0 ? 1 : 0);
    if (!text.failed)
        page_put_right(&sheet->page, PAINT_PLAIN, text.bytes, columns);
    text_free(&text);
}

static void put_toxicity(struct sheet *sheet, const struct option *option)
{
    int label = sheet->page.style.width < 60 ? 20 : 28;
    bool any = false;
    for (int d = 0; d < TOXICITY_COUNT; d++) {
        const struct toxicity *row = &option->toxicity[d];
        if (!row->reported)
            continue;
        if (!any)
            page_heading(&sheet->page, "SIDE EFFECTS, OF 100 PERSONS", "any  severe");
        any = true;
        text_put(sheet->page.out, "  ");
        page_put_left(&sheet->page, PAINT_PLAIN, toxicity_plain((enum toxicity_domain)d),
                      label);
        page_put_left(&sheet->page, PAINT_DIM, row->source == NULL ? "" : row->source,
                      sheet->page.style.width - 2 - label - 16);
        put_figure(sheet, row->any, 6);
        put_figure(sheet, row->severe, 8);
        page_newline(&sheet->page);
    }
}

/* -------------------- logistics, guidelines, licence */

static void put_practice(struct sheet *sheet, const struct option *option)
{
    const struct logistics *logistics = &option->logistics;
    struct text visits = {0};
    page_heading(&sheet->page, "IN PRACTICE", NULL);
    put_line(sheet, "how", logistics->route);
    put_line(sheet, "schedule", logistics->schedule);
    text_put(&visits, "visits in 4 weeks: ");
    figure_write(&visits, logistics->visits, 1);
    sheet_say(sheet, 4, MARK_NONE, &visits);
    put_line(sheet, "checks", logistics->monitoring);
    put_line(sheet, "contraindications in words", option->text);
}

static void put_licence(struct sheet *sheet, const struct option *option)
{
    for (int i = 0; i < REGION_COUNT; i++) {
        const struct licence *licence = &option->licence[i];
        struct text line = {0};
        text_format(&line, "licence %s: %s", i == REGION_US ? "US" : "EU",
                    licence->status == NULL ? "not known" : licence->status);
        if (licence->year != FIXED_UNKNOWN)
            text_format(&line, " %d", (int)licence->year);
        sheet_say(sheet, 4, MARK_NONE, &line);
    }
}

static void put_guidelines(struct sheet *sheet, const struct option *option)
{
    page_heading(&sheet->page, "GUIDELINES AND LICENCE", NULL);
    put_line(sheet, "ESMO", option->esmo);
    put_line(sheet, "NCCN", option->nccn);
    if (option->mcbs != FIXED_UNKNOWN) {
        struct text line = {0};
        text_format(&line, "ESMO-MCBS v1.1: %d", (int)option->mcbs);
        sheet_say(sheet, 4, MARK_NONE, &line);
    }
    put_licence(sheet, option);
}

/* -------------------- criteria */

static void put_criterion(struct sheet *sheet, const char *part, uint16_t criterion,
                          const char *because)
{
    const struct criteria *criteria =
        sheet->answer->engine->generation->catalogue->criteria;
    uint8_t truth = sheet->answer->truth[criterion];
    struct cites cites = {0};
    struct text line = {0};
    enum mark mark = truth == UNKNOWN     ? MARK_ASK
                     : truth_holds(truth) ? MARK_YES
                                          : MARK_NO;
    text_format(&line, "%s: ", part);
    criterion_write(criteria, criterion, &line);
    if (because != NULL)
        text_format(&line, " %s %s", page_either(&sheet->page, "\xe2\x80\x94", "--"),
                    because);
    criterion_cite(criteria, criterion, sheet->answer->truth, &cites);
    sheet_facts(sheet, &cites, 6, &line);
    sheet_say(sheet, 2, mark, &line);
}

static void put_clauses(struct sheet *sheet, const char *part,
                        const struct clauses *clauses)
{
    for (uint32_t i = 0; i < clauses->count; i++)
        put_criterion(sheet, part, clauses->items[i].when, clauses->items[i].because);
}

static void put_criteria(struct sheet *sheet, const struct option *option)
{
    page_heading(&sheet->page, "CRITERIA",
                 page_either(&sheet->page,
                             "\xe2\x9c\x93 holds  \xc3\x97 does not  "
                             "? cannot tell",
                             "v holds  x does not  ? cannot tell"));
    put_criterion(sheet, "for", option->applies, NULL);
    put_clauses(sheet, "needs", &option->needs);
    put_clauses(sheet, "never", &option->never);
    put_clauses(sheet, "caution", &option->caution);
    put_clauses(sheet, "weak", &option->weak);
}

void explain_text(const struct answer *answer, const struct outcome *outcome,
                  const struct style *style, struct text *out)
{
    struct sheet sheet;
    struct text title = {0};
    const struct option *option = outcome->option;
    if (!sheet_open(&sheet, answer, style, true, out))
        return;
    text_format(&title, "%s (%s)", option->label, option->id);
    if (!title.failed)
        page_title(&sheet.page, title.bytes);
    text_free(&title);
    page_item(&sheet.page, 0, MARK_NONE, option->plain);
    page_newline(&sheet.page);
    person_text(&sheet);
    put_verdict(&sheet, outcome);
    put_reasons(&sheet, outcome);
    if (outcome->state >= OUTCOME_CAUTION)
        balance_text(&sheet, outcome);
    fit_text(&sheet, outcome);
    change_text(&sheet, outcome);
    put_evidence(&sheet, option);
    put_toxicity(&sheet, option);
    put_practice(&sheet, option);
    put_guidelines(&sheet, option);
    put_criteria(&sheet, option);
    trust_text(&sheet);
    weights_text(&sheet);
    sheet_close(&sheet);
}
