/* What is not known, as text: what to find out next, and which options wait for it. */
#include <string.h>

#include "base/arena.h"
#include "label.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "sheet.h"

/* -------------------- find out next */

static bool same_first(const struct ask_change *a, const struct ask_change *b)
{
    return a->first == b->first;
}

/* "positive gives olaparib first; negative, unknown: as now". Values with the same first
 * option stand together. */
static void put_changes(const struct sheet *sheet, const struct ask *ask,
                        struct text *out)
{
    const struct outcome *now = answer_first(sheet->answer, ROLE_SYSTEMIC);
    bool told[8] = {false};
    for (uint32_t i = 0; i < ask->change_count; i++) {
        const struct option *first = ask->changes[i].first;
        if (told[i] || first == (now == NULL ? NULL : now->option))
            continue;
        text_put(out, "; ");
        for (uint32_t j = i; j < ask->change_count; j++) {
            if (!same_first(&ask->changes[i], &ask->changes[j]))
                continue;
            text_format(out, "%s%s", j == i ? "" : " or ", ask->changes[j].value);
            told[j] = true;
        }
        text_format(out, " %s %s", page_either(&sheet->page, "\xe2\x86\x92", "->"),
                    first == NULL ? "none first" : first->id);
    }
}

static void put_ask(struct sheet *sheet, const struct ask *ask)
{
    struct text line = {0};
    label_write(ask->fact, &line);
    if (ask->changes_first) {
        text_put(&line, " could change what comes first");
        put_changes(sheet, ask, &line);
    } else {
        text_format(&line, " would settle %u option%s", ask->settles,
                    ask->settles == 1 ? "" : "s");
    }
    sheet_say(sheet, 2, MARK_ASK, &line);
}

void asks_text(struct sheet *sheet)
{
    const struct answer *answer = sheet->answer;
    bool any = false;
    for (uint32_t i = 0; i < answer->ask_count; i++) {
        sheet_heading(sheet, &any, "FIND OUT NEXT");
        put_ask(sheet, &answer->asks[i]);
    }
    for (uint32_t i = 0; i < answer->flag_count; i++) {
        if (strncmp(answer->flags[i].code, "missing:", strlen("missing:")) != 0)
            continue;
        sheet_heading(sheet, &any, "FIND OUT NEXT");
        page_item(&sheet->page, 2, MARK_NOTE, answer->flags[i].text);
    }
}

/* -------------------- assumed */

void assumed_text(struct sheet *sheet)
{
    const struct record *record = sheet->answer->record;
    bool any = false;
    struct text line = {0};
    for (uint32_t i = 1; i < record->count; i++) {
        if (record->readings[i].origin != ORIGIN_ASSUMED || !sheet->answer->used[i])
            continue;
        sheet_heading(sheet, &any, "ASSUMED, AS NOTHING WAS SAID");
        text_put(&line, line.length == 0 ? "" : "; ");
        fact_write_value(fact_at(record->vocabulary, i), &record->readings[i], &line);
    }
    sheet_say(sheet, 2, MARK_ASK, &line);
}

/* -------------------- cannot tell yet */

enum { LINES_TOLD = 10 };

/* One option that waits, and for what. */
struct waiting {
    const struct outcome *outcome;
    struct cites needs;
    bool told;
};

static bool same_needs(const struct cites *a, const struct cites *b)
{
    return a->count == b->count &&
           memcmp(a->facts, b->facts, a->count * sizeof *a->facts) == 0;
}

/* Options that wait for the same facts stand in one line. */
static void put_waiting(struct sheet *sheet, struct waiting *waiting, uint32_t from,
                        uint32_t count)
{
    struct text line = {0};
    sheet_labels(sheet, &waiting[from].needs, &line);
    for (uint32_t i = from; i < count; i++) {
        if (waiting[i].told || !same_needs(&waiting[i].needs, &waiting[from].needs))
            continue;
        text_format(&line, "%s%s", i == from ? ": " : ", ",
                    waiting[i].outcome->option->id);
        waiting[i].told = true;
    }
    sheet_say(sheet, 2, MARK_ASK, &line);
}

static void put_untold(struct sheet *sheet, const struct waiting *waiting, uint32_t count)
{
    uint32_t untold = 0;
    struct text line = {0};
    for (uint32_t i = 0; i < count; i++)
        untold += !waiting[i].told;
    if (untold > 0)
        text_format(&line, "and %u more option%s wait%s for more: --all lists them",
                    untold, untold == 1 ? "" : "s", untold == 1 ? "s" : "");
    sheet_say(sheet, 4, MARK_DIM, &line);
}

void undetermined_text(struct sheet *sheet)
{
    const struct answer *answer = sheet->answer;
    struct waiting *waiting =
        arena_array(sheet->arena, answer->outcome_count, sizeof *waiting);
    uint32_t count = 0;
    bool any = false;
    for (uint32_t i = 0; waiting != NULL && i < answer->outcome_count; i++)
        if (answer->outcomes[i].state == OUTCOME_UNDETERMINED)
            waiting[count++] = (struct waiting){
                &answer->outcomes[i], answer_needs(answer, &answer->outcomes[i]), false};
    uint32_t lines = 0;
    for (uint32_t i = 0; i < count && (sheet->all || lines < LINES_TOLD); i++) {
        if (waiting[i].told)
            continue;
        sheet_heading(sheet, &any, "CANNOT TELL YET, FOR WANT OF");
        put_waiting(sheet, waiting, i, count);
        lines++;
    }
    put_untold(sheet, waiting, count);
    sheet->page.out->failed = sheet->page.out->failed || waiting == NULL;
}
