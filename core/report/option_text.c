/* One option as text: what it is, why it stands here, what it costs, what to do first. */
#include <stdio.h>

#include "label.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "sheet.h"

enum { INDENT = 4 };

/* How a kind of reason is written, and how many are told at most without --all. */
static const struct {
    enum mark mark;
    uint32_t most;
} kinds[] = {
    [REASON_FOR] = {MARK_FOR, 3},     [REASON_DOUBT] = {MARK_COST, 2},
    [REASON_BURDEN] = {MARK_COST, 1}, [REASON_CAUTION] = {MARK_MIND, 2},
    [REASON_CHECK] = {MARK_ASK, 0},   [REASON_DOSE] = {MARK_DOSE, 2},
    [REASON_INFO] = {MARK_NOTE, 0},   [REASON_AGAINST] = {MARK_OUT, 3},
    [REASON_NEEDS] = {MARK_ASK, 3},
};

static void put_reason(struct sheet *sheet, const struct reason *reason)
{
    struct text line = {0};
    text_put(&line, reason->text);
    sheet_facts(sheet, &reason->facts, sheet->all ? UINT32_MAX : 2, &line);
    if (reason->source != NULL && (sheet->all || reason->kind <= REASON_DOUBT))
        text_format(&line, " %s %s", page_either(&sheet->page, "\xe2\x80\x94", "--"),
                    reason->source);
    sheet_say(sheet, INDENT, kinds[reason->kind].mark, &line);
}

void reasons_text(struct sheet *sheet, const struct reasons *reasons,
                  enum reason_kind kind, uint32_t most)
{
    uint32_t told = 0;
    for (uint32_t i = 0; i < reasons->count && told < most; i++) {
        if (reasons->items[i].kind != kind)
            continue;
        put_reason(sheet, &reasons->items[i]);
        told++;
    }
}

/* What must be known before the first dose, as one line: "first check QTcF, teeth". What
 * is only assumed stands in one place for the whole page. */
static void put_checks(struct sheet *sheet, const struct reasons *reasons)
{
    struct cites cites = {0};
    struct text line = {0};
    for (uint32_t i = 0; i < reasons->count; i++) {
        const struct reason *reason = &reasons->items[i];
        for (uint32_t j = 0; reason->kind == REASON_CHECK && j < reason->facts.count; j++)
            if (!record_knows(sheet->answer->record, reason->facts.facts[j]))
                cites_add(&cites, reason->facts.facts[j]);
    }
    text_put(&line, cites.count > 0 ? "first check " : "");
    sheet_labels(sheet, &cites, &line);
    sheet_say(sheet, INDENT, MARK_ASK, &line);
}

static void put_companions(struct sheet *sheet, const struct outcome *outcome)
{
    const struct catalogue *catalogue = sheet->answer->engine->generation->catalogue;
    for (uint32_t i = 0; i < outcome->with_count; i++) {
        struct text line = {0};
        text_format(&line, "with %s", catalogue->options[outcome->with[i]].label);
        sheet_say(sheet, INDENT, MARK_WITH, &line);
    }
}

static void put_referral(struct sheet *sheet, const struct outcome *outcome)
{
    const struct referral *referral =
        site_referral(&sheet->answer->engine->generation->site, outcome->option);
    struct text line = {0};
    if (referral == NULL)
        return;
    text_format(&line, "given at %s", referral->to);
    sheet_say(sheet, INDENT, MARK_TO, &line);
}

static void put_title(struct sheet *sheet, const struct outcome *outcome)
{
    char number[12];
    struct text label = {0};
    snprintf(number, sizeof number, "%u", outcome->rank);
    text_put(&label, outcome->option->label);
    if (outcome->target != NULL)
        text_format(&label, ", %s", outcome->target);
    if (!label.failed)
        page_bar_line(&sheet->page, number, label.bytes, outcome->balance);
    text_free(&label);
}

void option_text(struct sheet *sheet, const struct outcome *outcome, bool full)
{
    put_title(sheet, outcome);
    if (!full)
        return;
    struct reasons reasons = reasons_of(sheet->arena, sheet->answer, outcome);
    page_item(&sheet->page, INDENT, MARK_DIM, outcome->option->plain);
    for (int kind = REASON_FOR; kind <= REASON_INFO; kind++)
        reasons_text(sheet, &reasons, (enum reason_kind)kind,
                     sheet->all ? UINT32_MAX : kinds[kind].most);
    put_companions(sheet, outcome);
    put_referral(sheet, outcome);
    if (!sheet->all)
        put_checks(sheet, &reasons);
}
