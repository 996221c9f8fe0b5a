/* A plot of the balances over time, then each step with its reasons. */
#include <stdio.h>
#include <string.h>

#include "balance_text.h"
#include "base/arena.h"
#include "base/date.h"
#include "label.h"
#include "moves.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "sheet.h"
#include "timeline.h"
#include "weigh/dimension.h"
#include "weigh/shift.h"

enum { ROWS = 12, NAME_COLUMNS = 27, CELL_COLUMNS = 13, BAR_CELLS = 5 };

/* -------------------- plot */

/* The last days that fit into the width. */
static uint32_t first_shown(const struct timeline *timeline, const struct style *style)
{
    uint32_t fit = (uint32_t)(style->width - NAME_COLUMNS) / CELL_COLUMNS;
    return timeline->count > fit ? timeline->count - fit : 0;
}

static void put_days(struct sheet *sheet, const struct timeline *timeline, uint32_t from)
{
    char day[11];
    page_put_left(&sheet->page, PAINT_DIM, "", NAME_COLUMNS);
    for (uint32_t p = from; p < timeline->count; p++) {
        date_format(timeline->points[p].answer->as_of, day);
        page_put_left(&sheet->page, PAINT_DIM, day, CELL_COLUMNS);
    }
    page_newline(&sheet->page);
}

/* "1 ████▎ 77", or why there is no balance. */
static void put_cell(struct sheet *sheet, const struct outcome *outcome)
{
    char number[16];
    struct page *page = &sheet->page;
    if (outcome == NULL || outcome->rank == 0) {
        bool open = outcome != NULL && outcome->state == OUTCOME_UNDETERMINED;
        bool out = outcome != NULL && outcome->state == OUTCOME_RULED_OUT;
        const char *sign = open  ? "?"
                           : out ? page_either(page, "×", "x")
                                 : page_either(page, "·", ".");
        page_put_left(page, PAINT_DIM, sign, CELL_COLUMNS);
        return;
    }
    snprintf(number, sizeof number, "%u ", outcome->rank_in_role);
    page_put(page, PAINT_PLAIN, number);
    page_bar(page, outcome->balance, BAR_CELLS);
    snprintf(number, sizeof number, " %d", (int)((outcome->balance + 5000) / 10000));
    page_put_left(page, PAINT_PLAIN, number,
                  CELL_COLUMNS - BAR_CELLS - (outcome->rank_in_role > 9 ? 3 : 2));
}

static void put_plot(struct sheet *sheet, const struct timeline *timeline)
{
    const struct option *rows[ROWS];
    uint32_t count = timeline_rows(timeline, rows, ROWS);
    uint32_t from = first_shown(timeline, &sheet->page.style);
    page_heading(&sheet->page, "SYSTEMIC TREATMENT OVER TIME", "place, balance of 100");
    put_days(sheet, timeline, from);
    for (uint32_t r = 0; r < count; r++) {
        page_put_left(&sheet->page, PAINT_PLAIN, rows[r]->label, NAME_COLUMNS - 1);
        page_put(&sheet->page, PAINT_PLAIN, " ");
        for (uint32_t p = from; p < timeline->count; p++)
            put_cell(sheet, answer_find(timeline->points[p].answer, rows[r]->id));
        text_trim(sheet->page.out);
        page_newline(&sheet->page);
    }
    page_item(&sheet->page, 0, MARK_DIM,
              page_either(&sheet->page,
                          "? cannot be told  × ruled out  · for another line",
                          "? cannot be told  x ruled out  . for another line"));
}

/* -------------------- a step */

static void put_facts(struct sheet *sheet, const struct record *before,
                      const struct record *after)
{
    uint32_t numbers[FACT_LIMIT];
    uint32_t count = timeline_facts(before, after, numbers);
    for (uint32_t i = 0; i < count; i++) {
        struct text line = {0};
        const struct fact *fact = fact_at(after->vocabulary, numbers[i]);
        const struct reading *was = record_at(before, numbers[i]);
        fact_write_value(fact, record_at(after, numbers[i]), &line);
        if (was->state != FACT_UNKNOWN) {
            text_put(&line, ", was ");
            datum_write(fact, &was->datum, &line);
        }
        fact_write_origin(record_at(after, numbers[i]), &line);
        sheet_say(sheet, 2, MARK_NOTE, &line);
    }
}

static void put_firsts(struct sheet *sheet, const struct answer *before,
                       const struct answer *after)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct outcome *was = answer_first(before, (enum role)role);
        const struct outcome *is = answer_first(after, (enum role)role);
        struct text line = {0};
        if ((was == NULL ? NULL : was->option) == (is == NULL ? NULL : is->option))
            continue;
        text_format(&line, "First %s: %s, was %s", role_name((enum role)role),
                    is == NULL ? "none" : is->option->label,
                    was == NULL ? "none" : was->option->label);
        sheet_say(sheet, 2, MARK_TO, &line);
    }
}

static void put_because(struct sheet *sheet, const struct outcome *outcome,
                        struct text *line)
{
    struct reasons reasons = reasons_of(sheet->arena, sheet->answer, outcome);
    if (reasons.count == 0)
        return;
    text_format(line, ": %s", reasons.items[0].text);
    sheet_facts(sheet, &reasons.items[0].facts, 2, line);
}

/* Came into the list, or went out of it. */
static bool crossed(const struct move *move, bool came)
{
    bool was = move->before->rank > 0;
    bool is = move->after->rank > 0;
    return was != is && is == came && move->after->option->role == ROLE_SYSTEMIC;
}

/* Eligibility first, and in words: the first few, then how many more. */
static void put_crossed(struct sheet *sheet, const struct moves *moves, bool came)
{
    enum { SHOWN = 3 };
    uint32_t told = 0;
    struct text rest = {0};
    for (uint32_t i = 0; i < moves->count; i++) {
        const struct move *move = &moves->items[i];
        struct text line = {0};
        if (!crossed(move, came))
            continue;
        if (told++ >= SHOWN && !sheet->all) {
            text_format(&rest, "%s%s", told == SHOWN + 1 ? "" : ", ",
                        move->after->option->id);
            continue;
        }
        text_format(&line, came ? "%s now fits, number %u" : "%s no longer fits",
                    move->after->option->id, move->after->rank_in_role);
        put_because(sheet, move->after, &line);
        sheet_say(sheet, 2, came ? MARK_FOR : MARK_OUT, &line);
    }
    struct text line = {0};
    if (rest.length > 0)
        text_format(&line, "and further down: %s", rest.bytes);
    if (line.length > 0)
        sheet_say(sheet, 4, MARK_DIM, &line);
    text_free(&rest);
}

/* The largest parts of one side of a shift: "side effects -3.1, visits +0.4". */
static void put_parts(const int64_t *parts, struct text *line)
{
    enum { SHOWN = 3 };
    bool told[POISE_DIMENSION_END] = {false};
    for (int n = 0; n < SHOWN; n++) {
        int most = -1;
        for (int i = 0; i < POISE_DIMENSION_END; i++) {
            int64_t size = parts[i] < 0 ? -parts[i] : parts[i];
            int64_t best = most < 0 ? 0 : parts[most] < 0 ? -parts[most] : parts[most];
            if (!told[i] && size > best)
                most = i;
        }
        if (most < 0)
            break;
        told[most] = true;
        text_format(line, "%s%s ", n == 0 ? " (" : ", ", dimensions[most].label);
        difference_write(parts[most] / 2, line);
    }
}

static void put_side(struct text *line, const char *what, int64_t sum,
                     const int64_t *parts)
{
    text_put(line, what);
    difference_write(sum / 2, line);
    size_t before = line->length;
    put_parts(parts, line);
    if (line->length > before)
        text_put_char(line, ')');
}

/* Of the options that are in both lists the first of the new one: how its balance came to
 * move. */
static void put_shift(struct sheet *sheet, const struct answer *before,
                      const struct answer *after)
{
    for (uint32_t i = 0; i < after->ranked_count; i++) {
        const struct outcome *is = after->ranked[i];
        const struct outcome *was =
            is->target == NULL ? answer_find(before, is->option->id) : NULL;
        struct text line = {0};
        if (is->option->role != ROLE_SYSTEMIC || was == NULL || was->rank == 0)
            continue;
        struct shift shift = shift_between(was, &before->weights, is, &after->weights);
        if (shift_situation(&shift) == 0 && shift_goals(&shift) == 0)
            return;
        text_format(&line, "%s: balance %d to %d; ", is->option->id,
                    (int)((was->balance + 5000) / 10000),
                    (int)((is->balance + 5000) / 10000));
        put_side(&line, "situation and evidence ", shift_situation(&shift),
                 shift.situation);
        put_side(&line, "; goals ", shift_goals(&shift), shift.goals);
        sheet_say(sheet, 2, MARK_NOTE, &line);
        return;
    }
}

static void put_step(struct sheet *sheet, const struct timeline_point *from,
                     const struct timeline_point *to)
{
    char head[80];
    char day[11];
    date_format(to->answer->as_of, day);
    snprintf(head, sizeof head, "%s %.60s", day, to->name == NULL ? "" : to->name);
    page_heading(&sheet->page, head, NULL);
    sheet->answer = to->answer;
    put_facts(sheet, from->answer->record, to->answer->record);
    put_firsts(sheet, from->answer, to->answer);
    struct moves moves = moves_between(sheet->arena, from->answer, to->answer);
    put_crossed(sheet, &moves, true);
    put_crossed(sheet, &moves, false);
    put_shift(sheet, from->answer, to->answer);
    if (moves.count == 0)
        page_item(&sheet->page, 2, MARK_NONE, "Nothing in the list moved.");
}

/* -------------------- what a choice closes off */

static void put_list(struct text *line, const char *what, uint32_t count,
                     const struct option *const *options)
{
    for (uint32_t i = 0; i < count; i++)
        text_format(line, "%s%s", i == 0 ? what : ", ", options[i]->id);
}

static void put_closings(struct sheet *sheet, const struct timeline *timeline)
{
    bool any = false;
    for (uint32_t i = 0; i < timeline->closing_count; i++) {
        const struct closing *closing = &timeline->closings[i];
        struct text line = {0};
        sheet_heading(sheet, &any, "WHAT A CHOICE NOW WOULD CLOSE OFF");
        text_put(&line, closing->option->label);
        if (!closing->known)
            text_put(&line, ": cannot be told; what was given before is not known");
        else if (closing->closed_count == 0)
            text_put(&line, ": nothing that is open now");
        put_list(&line, ": afterwards ruled out: ", closing->closed_count,
                 closing->closed);
        put_list(&line, "; afterwards possible: ", closing->opened_count,
                 closing->opened);
        sheet_say(sheet, 2, MARK_NOTE, &line);
    }
}

void timeline_text(const struct timeline *timeline, const struct style *style, bool all,
                   struct text *out)
{
    struct sheet sheet;
    const struct answer *last = timeline->points[timeline->count - 1].answer;
    if (!sheet_open(&sheet, last, style, all, out))
        return;
    page_title(&sheet.page, "How the list moved");
    person_text(&sheet);
    put_plot(&sheet, timeline);
    if (timeline->left_out > 0) {
        struct text line = {0};
        text_format(&line, "%u more days changed nothing in the list.",
                    timeline->left_out);
        sheet_say(&sheet, 0, MARK_DIM, &line);
    }
    for (uint32_t p = 1; p < timeline->count; p++)
        put_step(&sheet, &timeline->points[p - 1], &timeline->points[p]);
    sheet.answer = last;
    put_closings(&sheet, timeline);
    trust_text(&sheet);
    weights_text(&sheet);
    sheet_close(&sheet);
}
