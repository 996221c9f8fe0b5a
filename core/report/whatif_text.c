/* Before and after, as text. */
#include "base/arena.h"
#include "moves.h"
#include "settings/catalogue.h"
#include "sheet.h"
#include "whatif.h"

/* -------------------- first of each role */

static const char *first_label(const struct answer *answer, enum role role)
{
    const struct outcome *first = answer_first(answer, role);
    return first == NULL ? "none" : first->option->label;
}

static void put_firsts(struct sheet *sheet, const struct whatif *whatif)
{
    int cell = (sheet->page.style.width - 16) / 2;
    page_heading(&sheet->page, "FIRST OF EACH ROLE", NULL);
    text_put(sheet->page.out, "  ");
    page_put_left(&sheet->page, PAINT_DIM, "", 10);
    page_put_left(&sheet->page, PAINT_DIM, "now", cell);
    text_put(sheet->page.out, "  ");
    page_put_left(&sheet->page, PAINT_DIM, "then", cell);
    page_newline(&sheet->page);
    for (int role = 0; role < ROLE_COUNT; role++) {
        const char *now = first_label(whatif->before, (enum role)role);
        const char *then = first_label(whatif->after, (enum role)role);
        text_put(sheet->page.out, "  ");
        page_put_left(&sheet->page, PAINT_DIM, role_name((enum role)role), 10);
        page_put_left(&sheet->page, PAINT_PLAIN, now, cell);
        text_put(sheet->page.out, "  ");
        page_put_left(&sheet->page, now == then ? PAINT_DIM : PAINT_BOLD,
                      now == then ? "the same" : then, cell);
        page_newline(&sheet->page);
    }
}

/* -------------------- moves */

static bool listed(const struct outcome *outcome)
{
    return outcome->rank > 0;
}

/* The reason that tells most about a new state. */
static void put_because(struct sheet *sheet, const struct outcome *outcome,
                        struct text *line)
{
    struct reasons reasons = reasons_of(sheet->arena, sheet->answer, outcome);
    if (reasons.count == 0)
        return;
    text_format(line, ": %s", reasons.items[0].text);
    sheet_facts(sheet, &reasons.items[0].facts, 2, line);
}

static int hundredths(const struct outcome *outcome)
{
    return (int)((outcome->balance + 5000) / 10000);
}

static void put_came(struct sheet *sheet, const struct moves *moves)
{
    bool any = false;
    for (uint32_t i = 0; i < moves->count; i++) {
        const struct move *move = &moves->items[i];
        struct text line = {0};
        if (listed(move->before) || !listed(move->after))
            continue;
        sheet_heading(sheet, &any, "NEW IN THE LIST");
        text_format(&line, "%s, number %u, balance %d", move->after->option->id,
                    move->after->rank, hundredths(move->after));
        put_because(sheet, move->after, &line);
        sheet_say(sheet, 2, MARK_FOR, &line);
    }
}

static void put_went(struct sheet *sheet, const struct moves *moves)
{
    bool any = false;
    for (uint32_t i = 0; i < moves->count; i++) {
        const struct move *move = &moves->items[i];
        struct text line = {0};
        if (!listed(move->before) || listed(move->after))
            continue;
        sheet_heading(sheet, &any, "NO LONGER IN THE LIST");
        text_format(&line, "%s, %s", move->after->option->id,
                    outcome_state_name(move->after));
        put_because(sheet, move->after, &line);
        sheet_say(sheet, 2, MARK_OUT, &line);
    }
}

static void put_moved(struct sheet *sheet, const struct moves *moves)
{
    bool any = false;
    for (uint32_t i = 0; i < moves->count; i++) {
        const struct move *move = &moves->items[i];
        struct text line = {0};
        if (!listed(move->before) || !listed(move->after))
            continue;
        sheet_heading(sheet, &any, "MOVED");
        bool stays = move->before->rank_in_role == move->after->rank_in_role;
        text_format(&line, stays ? "%s: stays number %u" : "%s: number %u",
                    move->after->option->id, move->before->rank_in_role);
        if (!stays)
            text_format(&line, " to %u", move->after->rank_in_role);
        text_format(&line, " in its role, balance %d to %d", hundredths(move->before),
                    hundredths(move->after));
        sheet_say(sheet, 2, MARK_TO, &line);
    }
}

/* From one way of not being in the list to another; without --all only what can, or can
 * no longer, be told. */
static bool worth_telling(const struct sheet *sheet, const struct move *move)
{
    bool told = move->before->state == OUTCOME_UNDETERMINED ||
                move->after->state == OUTCOME_UNDETERMINED;
    return !listed(move->before) && !listed(move->after) && (sheet->all || told);
}

static void put_others(struct sheet *sheet, const struct moves *moves)
{
    bool any = false;
    for (uint32_t i = 0; i < moves->count; i++) {
        const struct move *move = &moves->items[i];
        struct text line = {0};
        if (!worth_telling(sheet, move))
            continue;
        sheet_heading(sheet, &any, "ELSEWHERE");
        text_format(&line, "%s: %s, was %s", move->after->option->id,
                    outcome_state_name(move->after), outcome_state_name(move->before));
        sheet_say(sheet, 2, MARK_NOTE, &line);
    }
}

/* -------------------- flags */

static void put_flags(struct sheet *sheet, const struct answer *in,
                      const struct answer *not_in, const char *heading, enum mark mark)
{
    bool any = false;
    for (uint32_t i = 0; i < in->flag_count; i++) {
        if (flag_is_raised(not_in, in->flags[i].code))
            continue;
        sheet_heading(sheet, &any, heading);
        page_item(&sheet->page, 2, mark, in->flags[i].text);
    }
}

void whatif_text(const struct whatif *whatif, const struct style *style, bool all,
                 struct text *out)
{
    struct sheet sheet;
    struct text title = {0};
    if (!sheet_open(&sheet, whatif->after, style, all, out))
        return;
    text_put(&title, "What if ");
    for (int i = 0; i < whatif->count; i++)
        text_format(&title, "%s%s", i == 0 ? "" : ", ", whatif->supposed[i]);
    if (!title.failed)
        page_title(&sheet.page, title.bytes);
    text_free(&title);
    person_text(&sheet);
    put_firsts(&sheet, whatif);
    struct moves moves = moves_between(sheet.arena, whatif->before, whatif->after);
    put_came(&sheet, &moves);
    put_went(&sheet, &moves);
    put_moved(&sheet, &moves);
    put_others(&sheet, &moves);
    put_flags(&sheet, whatif->after, whatif->before, "NEW FLAGS", MARK_MIND);
    put_flags(&sheet, whatif->before, whatif->after, "FLAGS THAT GO", MARK_NOTE);
    if (moves.count == 0) {
        page_newline(&sheet.page);
        page_item(&sheet.page, 0, MARK_NONE, "Nothing in the list would change.");
    }
    trust_text(&sheet);
    weights_text(&sheet);
    sheet_close(&sheet);
}
