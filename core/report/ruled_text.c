/* What is not in the list and why: ruled out, not assessed, not usable. */
#include <string.h>

#include "base/arena.h"
#include "label.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "sheet.h"

/* -------------------- ruled out */

/* One option that is ruled out, by its first reason. */
struct refusal {
    const struct outcome *outcome;
    struct reason reason;
    bool told;
};

/* Meant for another line of treatment, not dangerous: these come last. */
static bool is_situation(const struct refusal *refusal)
{
    const struct outcome *outcome = refusal->outcome;
    return outcome->marks.never_hold == 0 && outcome->marks.needs_fail != 0;
}

/* The options with the reason of refusals[from], in one line. */
static void put_refusals(struct sheet *sheet, struct refusal *refusals, uint32_t from,
                         uint32_t count)
{
    const struct reason *reason = &refusals[from].reason;
    struct text line = {0};
    text_put(&line, reason->text);
    sheet_facts(sheet, &reason->facts, 2, &line);
    for (uint32_t i = from; i < count; i++) {
        if (refusals[i].told || strcmp(refusals[i].reason.text, reason->text) != 0 ||
            is_situation(&refusals[i]) != is_situation(&refusals[from]))
            continue;
        text_format(&line, "%s%s", i == from ? ": " : ", ",
                    refusals[i].outcome->option->id);
        refusals[i].told = true;
    }
    sheet_say(sheet, 2, MARK_OUT, &line);
}

static uint32_t collect(struct sheet *sheet, struct refusal *out)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < sheet->answer->outcome_count; i++) {
        const struct outcome *outcome = &sheet->answer->outcomes[i];
        if (outcome->state != OUTCOME_RULED_OUT)
            continue;
        struct reasons reasons = reasons_of(sheet->arena, sheet->answer, outcome);
        if (reasons.count > 0)
            out[count++] = (struct refusal){outcome, reasons.items[0], false};
    }
    return count;
}

void ruled_out_text(struct sheet *sheet)
{
    static const char *const headings[] = {"RULED OUT", "STUDIED IN ANOTHER SITUATION"};
    struct refusal *refusals =
        arena_array(sheet->arena, sheet->answer->outcome_count, sizeof *refusals);
    if (refusals == NULL) {
        sheet->page.out->failed = true;
        return;
    }
    uint32_t count = collect(sheet, refusals);
    for (int situation = 0; situation < 2; situation++) {
        bool any = false;
        for (uint32_t i = 0; i < count; i++) {
            if (refusals[i].told || is_situation(&refusals[i]) != (situation == 1))
                continue;
            sheet_heading(sheet, &any, headings[situation]);
            put_refusals(sheet, refusals, i, count);
        }
    }
}

/* -------------------- not assessed, not usable */

void not_assessed_text(struct sheet *sheet)
{
    bool any = false;
    for (uint32_t i = 0; i < sheet->answer->silent_count; i++) {
        struct text line = {0};
        sheet_heading(sheet, &any, "NOT ASSESSED");
        text_format(&line, "%s: %s", sheet->answer->silent[i].plugin,
                    sheet->answer->silent[i].reason);
        sheet_say(sheet, 2, MARK_DANGER, &line);
    }
}

/* Conflicts and the like are raised as flags; here stands what else was not used. */
void remarks_text(struct sheet *sheet)
{
    const struct record *record = sheet->answer->record;
    bool any = false;
    for (const struct remark *r = record->remarks; r != NULL; r = r->next) {
        if (r->trouble != TROUBLE_SUPERSEDED)
            continue;
        sheet_heading(sheet, &any, "ABOUT THE RECORD");
        page_item(&sheet->page, 2, MARK_NOTE, r->text);
    }
    for (uint32_t i = 1; i < record->count; i++) {
        struct text line = {0};
        if (record->readings[i].origin != ORIGIN_GIVEN || sheet->answer->used[i])
            continue;
        sheet_heading(sheet, &any, "ABOUT THE RECORD");
        label_write(fact_at(record->vocabulary, i), &line);
        text_put(&line, " was given and no rule reads it");
        sheet_say(sheet, 2, MARK_NOTE, &line);
    }
}
