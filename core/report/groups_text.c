/* The list by role: the best in full, the next as bars, the rest by name. */
#include "settings/catalogue.h"
#include "sheet.h"
#include "weigh/limits.h"

static const struct depth {
    const char *heading;
    uint32_t full;  /* told with their reasons */
    uint32_t lines; /* told at all, each on a line */
} depths[ROLE_COUNT] = {
    [ROLE_SYSTEMIC] = {"SYSTEMIC TREATMENT", 3, 6},
    [ROLE_LOCAL] = {"LOCAL TREATMENT", 2, 3},
    [ROLE_BONE] = {"BONE HEALTH", 1, 3},
    [ROLE_SUPPORT] = {"SUPPORT", 1, 2},
    [ROLE_TRIAL] = {"TRIALS", 1, 2},
};

static bool urgent(const struct outcome *outcome)
{
    return outcome->urgency != POISE_URGENCY_ROUTINE;
}

static bool same_group(const struct outcome *a, const struct outcome *b)
{
    return urgent(a) == urgent(b) && (urgent(a) || a->option->role == b->option->role);
}

/* The ids that did not get a line: "also possible: a, b". */
static void put_rest(struct sheet *sheet, const char *words, uint32_t from, uint32_t to,
                     bool later)
{
    struct text line = {0};
    for (uint32_t i = from; i < to; i++) {
        const struct outcome *outcome = sheet->answer->ranked[i];
        if ((outcome->level == LEVEL_LATER) == later)
            text_format(&line, "%s%s", line.length == 0 ? words : ", ",
                        outcome->option->id);
    }
    sheet_say(sheet, 4, MARK_DIM, &line);
}

static void put_group(struct sheet *sheet, uint32_t from, uint32_t to)
{
    struct outcome **ranked = sheet->answer->ranked;
    struct depth depth = depths[ranked[from]->option->role];
    if (urgent(ranked[from]))
        depth = (struct depth){"NOW", UINT32_MAX, UINT32_MAX};
    page_heading(&sheet->page, depth.heading, from == 0 ? "balance of 100" : NULL);
    uint32_t at = from;
    for (; at < to && (sheet->all || at - from < depth.lines); at++) {
        if (ranked[at]->level == LEVEL_LATER && !sheet->all && at > from)
            break;
        option_text(sheet, ranked[at], sheet->all || at - from < depth.full);
    }
    put_rest(sheet, "also possible: ", at, to, false);
    put_rest(sheet, "has its place, but not now: ", at, to, true);
}

/* "Too little is known" is an answer, and so is "nothing is left to recommend". */
static void put_no_systemic(struct sheet *sheet)
{
    uint32_t waiting = 0;
    struct text line = {0};
    for (uint32_t i = 0; i < sheet->answer->outcome_count; i++)
        waiting += sheet->answer->outcomes[i].state == OUTCOME_UNDETERMINED &&
                   sheet->answer->outcomes[i].option->role == ROLE_SYSTEMIC;
    page_heading(&sheet->page, depths[ROLE_SYSTEMIC].heading, NULL);
    const struct clause *scope = &sheet->answer->engine->generation->catalogue->scope;
    if (truth_fails(sheet->answer->truth[scope->when]))
        text_put(&line, scope->because);
    else if (waiting > 0)
        text_format(&line,
                    "Too little is known to recommend one: %u option%s wait%s for the "
                    "facts below.",
                    waiting, waiting == 1 ? "" : "s", waiting == 1 ? "s" : "");
    else
        text_put(&line, "None is recommended: see what was ruled out, and why.");
    sheet_say(sheet, 2, MARK_ASK, &line);
}

static void put_outside_limits(struct sheet *sheet)
{
    bool any = false;
    for (uint32_t i = 0; i < sheet->answer->outcome_count; i++) {
        const struct outcome *outcome = &sheet->answer->outcomes[i];
        struct text line = {0};
        if (!outcome_outside_limits(outcome))
            continue;
        sheet_heading(sheet, &any, "OUTSIDE THE LIMITS SET");
        text_format(&line, "%s: %s (its balance would be %d)", outcome->option->label,
                    limit_text(outcome->limit), (int)((outcome->balance + 5000) / 10000));
        sheet_say(sheet, 2, MARK_OUT, &line);
    }
}

void groups_text(struct sheet *sheet)
{
    const struct answer *answer = sheet->answer;
    if (answer_first(answer, ROLE_SYSTEMIC) == NULL)
        put_no_systemic(sheet);
    for (uint32_t from = 0, to = 0; from < answer->ranked_count; from = to) {
        for (to = from + 1; to < answer->ranked_count &&
                            same_group(answer->ranked[from], answer->ranked[to]);)
            to++;
        put_group(sheet, from, to);
    }
    put_outside_limits(sheet);
}
