/* Emergencies, the list, what to find out, what was ruled out. */
#include "rank_text.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "intake/goals.h"
#include "label.h"
#include "page.h"
#include "reason.h"
#include "settings/catalogue.h"
#include "weigh/limits.h"

struct list {
    struct page page;
    const struct answer *answer;
    struct arena *arena;
    bool all;
};

/* How many of each role are told in full, and how many by a line. */
static const struct depth {
    const char *heading;
    uint32_t full;
    uint32_t lines;
} depths[ROLE_COUNT] = {
    [ROLE_SYSTEMIC] = {"SYSTEMIC TREATMENT", 3, 5},
    [ROLE_LOCAL] = {"LOCAL TREATMENT", 2, 3},
    [ROLE_BONE] = {"BONE HEALTH", 1, 3},
    [ROLE_SUPPORT] = {"SUPPORT", 1, 2},
    [ROLE_TRIAL] = {"TRIALS", 1, 2},
};

static const struct fact *fact_of(const struct list *list, uint32_t fact)
{
    return fact_at(list->answer->record->vocabulary, fact);
}

/* " [HER2 zero 2026-03-02; ECOG 0]": the facts that a sentence rests on, the stated ones.
 */
static void put_facts(const struct list *list, const struct cites *cites, uint32_t most,
                      struct text *out)
{
    uint32_t told = 0;
    for (uint32_t i = 0; i < cites->count && told < most; i++) {
        const struct reading *reading = record_at(list->answer->record, cites->facts[i]);
        if (reading->origin != ORIGIN_GIVEN && reading->origin != ORIGIN_DERIVED)
            continue;
        text_put(out, told++ == 0 ? " (" : "; ");
        fact_write(fact_of(list, cites->facts[i]), reading, out);
    }
    text_put(out, told == 0 ? "" : ")");
}

/* -------------------- flags */

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static void put_flag(struct list *list, const struct raised_flag *flag, enum paint paint)
{
    struct text line = {0};
    text_put(&line, flag->text);
    put_facts(list, &flag->facts, 3, &line);
    if (!line.failed)
        page_item(&list->page, 2, page_glyph(&list->page, GLYPH_ALERT), paint,
                  PAINT_PLAIN, line.bytes);
    text_free(&line);
}

/* Flags of one severity whose code starts with `prefix`, or does not start with `except`.
 */
static void put_flags(struct list *list, const char *heading, enum severity severity,
                      const char *except, enum paint paint)
{
    bool any = false;
    for (uint32_t i = 0; i < list->answer->flag_count; i++) {
        const struct raised_flag *flag = &list->answer->flags[i];
        if (flag->severity != severity ||
            (except != NULL && starts_with(flag->code, except)))
            continue;
        if (!any)
            page_heading(&list->page, heading, NULL);
        any = true;
        put_flag(list, flag, paint);
    }
}

static void put_emergencies(struct list *list)
{
    put_flags(list, "EMERGENCY", SEVERITY_EMERGENCY, NULL, PAINT_RED);
    put_flags(list, "MIND", SEVERITY_WARNING, "missing:", PAINT_YELLOW);
}

/* -------------------- one option */

struct mark {
    enum reason_kind kind;
    enum glyph glyph;
    enum paint paint;
    uint32_t most; /* without --all */
};

static const struct mark marks[] = {
    {REASON_FOR, GLYPH_PLUS, PAINT_GREEN, 3},
    {REASON_BURDEN, GLYPH_MINUS, PAINT_YELLOW, 1},
    {REASON_CAUTION, GLYPH_ALERT, PAINT_RED, 2},
    {REASON_DOSE, GLYPH_DOSE, PAINT_CYAN, 2},
    {REASON_INFO, GLYPH_DOT, PAINT_DIM, 0},
};

static void put_reason(struct list *list, const struct reason *reason,
                       const struct mark *mark)
{
    struct text line = {0};
    text_put(&line, reason->text);
    put_facts(list, &reason->facts, list->all ? 16 : 2, &line);
    if (reason->source != NULL && (list->all || mark->kind == REASON_FOR))
        text_format(&line, " %s%s%s", list->page.style.unicode ? "\xe2\x80\x94 " : "-- ",
                    reason->source, "");
    if (!line.failed)
        page_item(&list->page, 5, page_glyph(&list->page, mark->glyph), mark->paint,
                  PAINT_PLAIN, line.bytes);
    text_free(&line);
}

static void put_marked(struct list *list, const struct reasons *reasons,
                       const struct mark *mark)
{
    uint32_t told = 0;
    for (uint32_t i = 0; i < reasons->count; i++) {
        if (reasons->items[i].kind != mark->kind || (told == mark->most && !list->all))
            continue;
        put_reason(list, &reasons->items[i], mark);
        told++;
    }
}

/* The facts to be checked before the first dose, as one line. */
static void put_checks(struct list *list, const struct reasons *reasons)
{
    struct cites cites = {0};
    struct text line = {0};
    for (uint32_t i = 0; i < reasons->count; i++)
        for (uint32_t j = 0;
             reasons->items[i].kind == REASON_CHECK && j < reasons->items[i].facts.count;
             j++)
            if (record_at(list->answer->record, reasons->items[i].facts.facts[j])
                    ->state != FACT_KNOWN)
                cites_add(&cites, reasons->items[i].facts.facts[j]);
    for (uint32_t i = 0; i < cites.count; i++) {
        text_put(&line, i == 0 ? "first check " : ", ");
        label_write(fact_of(list, cites.facts[i]), &line);
    }
    if (cites.count > 0 && !line.failed)
        page_item(&list->page, 5, page_glyph(&list->page, GLYPH_ASK), PAINT_CYAN,
                  PAINT_PLAIN, line.bytes);
    text_free(&line);
}

static void put_companions(struct list *list, const struct outcome *outcome)
{
    const struct catalogue *catalogue = list->answer->engine->generation->catalogue;
    for (uint32_t i = 0; i < outcome->with_count; i++) {
        struct text line = {0};
        text_format(&line, "with %s", catalogue->options[outcome->with[i]].label);
        if (!line.failed)
            page_item(&list->page, 5, page_glyph(&list->page, GLYPH_LINK), PAINT_CYAN,
                      PAINT_PLAIN, line.bytes);
        text_free(&line);
    }
}

static void put_referral(struct list *list, const struct outcome *outcome)
{
    const struct referral *referral =
        site_referral(&list->answer->engine->generation->site, outcome->option);
    struct text line = {0};
    if (referral == NULL)
        return;
    text_format(&line, "given at %s", referral->to);
    if (!line.failed)
        page_item(&list->page, 5, page_glyph(&list->page, GLYPH_ARROW), PAINT_CYAN,
                  PAINT_PLAIN, line.bytes);
    text_free(&line);
}

static void put_title(struct list *list, const struct outcome *outcome)
{
    char number[12];
    struct text label = {0};
    snprintf(number, sizeof number, "%2u", outcome->rank);
    text_put(&label, outcome->option->label);
    if (outcome->target != NULL)
        text_format(&label, ", %s", outcome->target);
    if (!label.failed)
        page_bar_line(&list->page, 1, number, label.bytes, outcome->balance);
    text_free(&label);
}

static void put_full(struct list *list, const struct outcome *outcome)
{
    struct reasons reasons = reasons_of(list->arena, list->answer, outcome);
    put_title(list, outcome);
    page_item(&list->page, 5, "", PAINT_PLAIN, PAINT_DIM, outcome->option->plain);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        put_marked(list, &reasons, &marks[i]);
    put_companions(list, outcome);
    put_referral(list, outcome);
    if (list->all)
        put_marked(list, &reasons,
                   &(struct mark){REASON_CHECK, GLYPH_ASK, PAINT_CYAN, 0});
    else
        put_checks(list, &reasons);
}

/* -------------------- groups */

static bool same_group(const struct outcome *a, const struct outcome *b)
{
    return (a->urgency != POISE_URGENCY_ROUTINE) ==
               (b->urgency != POISE_URGENCY_ROUTINE) &&
           (a->urgency != POISE_URGENCY_ROUTINE || a->option->role == b->option->role);
}

/* Labels that did not get a line: "also possible: a, b". */
static void put_rest(struct list *list, const char *words, uint32_t from, uint32_t to,
                     bool later)
{
    struct text line = {0};
    for (uint32_t i = from; i < to; i++) {
        const struct outcome *outcome = list->answer->ranked[i];
        if ((outcome->level == LEVEL_LATER) != later)
            continue;
        text_format(&line, "%s%s", line.length == 0 ? words : ", ", outcome->option->id);
    }
    if (line.length > 0 && !line.failed)
        page_item(&list->page, 5, "", PAINT_PLAIN, PAINT_DIM, line.bytes);
    text_free(&line);
}

static void put_group(struct list *list, uint32_t from, uint32_t to)
{
    struct outcome **ranked = list->answer->ranked;
    bool urgent = ranked[from]->urgency != POISE_URGENCY_ROUTINE;
    struct depth depth = depths[ranked[from]->option->role];
    if (urgent)
        depth = (struct depth){"NOW", 16, 16};
    page_heading(&list->page, depth.heading, "balance of 100");
    uint32_t told = 0;
    uint32_t at = from;
    for (; at < to && (list->all || told < depth.lines); at++) {
        if (ranked[at]->level == LEVEL_LATER && !list->all && told > 0)
            break;
        if (list->all || told < depth.full)
            put_full(list, ranked[at]);
        else
            put_title(list, ranked[at]);
        told++;
    }
    put_rest(list, "also possible: ", at, to, false);
    put_rest(list, "has its place, but not now: ", at, to, true);
}

static void put_ranked(struct list *list)
{
    const struct answer *answer = list->answer;
    uint32_t from = 0;
    while (from < answer->ranked_count) {
        uint32_t to = from + 1;
        while (to < answer->ranked_count &&
               same_group(answer->ranked[from], answer->ranked[to]))
            to++;
        put_group(list, from, to);
        from = to;
    }
    if (answer_first(answer, ROLE_SYSTEMIC) != NULL)
        return;
    page_heading(&list->page, "SYSTEMIC TREATMENT", NULL);
    page_item(&list->page, 2, "", PAINT_PLAIN, PAINT_PLAIN,
              "None is recommended: see what is missing and what was ruled out.");
}

static void put_outside(struct list *list)
{
    bool any = false;
    for (uint32_t i = 0; i < list->answer->outcome_count; i++) {
        const struct outcome *outcome = &list->answer->outcomes[i];
        struct text line = {0};
        if (outcome->limit == LIMIT_NONE)
            continue;
        if (!any)
            page_heading(&list->page, "OUTSIDE YOUR LIMITS", NULL);
        any = true;
        text_format(&line, "%s: %s (balance would be %d)", outcome->option->label,
                    limit_text(outcome->limit), (int)((outcome->balance + 5000) / 10000));
        if (!line.failed)
            page_item(&list->page, 2, page_glyph(&list->page, GLYPH_DOT), PAINT_DIM,
                      PAINT_PLAIN, line.bytes);
        text_free(&line);
    }
}

/* -------------------- plan */

static void put_plan(struct list *list)
{
    const struct plan *plan = &list->answer->plan;
    if (plan->step_count == 0)
        return;
    page_heading(&list->page, "A PLAN THAT GOES TOGETHER", NULL);
    for (uint32_t i = 0; i < plan->step_count; i++) {
        struct text line = {0};
        text_put(&line, plan->steps[i].option->label);
        if (plan->steps[i].goes_with != NULL)
            text_format(&line, " (goes with %s)", plan->steps[i].goes_with->id);
        if (!line.failed)
            page_item(&list->page, 2, page_glyph(&list->page, GLYPH_PLUS), PAINT_GREEN,
                      PAINT_PLAIN, line.bytes);
        text_free(&line);
    }
    for (uint32_t i = 0; i < plan->note_count; i++) {
        struct text line = {0};
        const struct plan_note *note = &plan->notes[i];
        text_format(&line, "%s (%s with %s)", note->interaction->text, note->a->id,
                    note->b->id);
        if (!line.failed)
            page_item(&list->page, 4, page_glyph(&list->page, GLYPH_ALERT), PAINT_YELLOW,
                      PAINT_PLAIN, line.bytes);
        text_free(&line);
    }
}

/* -------------------- what to find out */

/* "yes: Olaparib; no: as now". */
static void put_changes(const struct list *list, const struct ask *ask, struct text *out)
{
    const struct outcome *now = answer_first(list->answer, ROLE_SYSTEMIC);
    for (uint32_t i = 0; i < ask->change_count; i++) {
        const struct option *first = ask->changes[i].first;
        text_format(out, "%s%s: ", i == 0 ? "" : "; ", ask->changes[i].value);
        if (first == (now == NULL ? NULL : now->option))
            text_put(out, "as now");
        else
            text_put(out, first == NULL ? "none" : first->id);
    }
}

static void put_ask(struct list *list, const struct ask *ask)
{
    struct text line = {0};
    label_write(ask->fact, &line);
    if (ask->changes_first) {
        text_put(&line, " would change what comes first. ");
        put_changes(list, ask, &line);
    } else {
        text_format(&line, " would settle %u option%s", ask->settles,
                    ask->settles == 1 ? "" : "s");
    }
    if (!line.failed)
        page_item(&list->page, 2, page_glyph(&list->page, GLYPH_ASK), PAINT_CYAN,
                  PAINT_PLAIN, line.bytes);
    text_free(&line);
}

static void put_asks(struct list *list)
{
    const struct answer *answer = list->answer;
    bool any = answer->ask_count > 0;
    if (any)
        page_heading(&list->page, "FIND OUT NEXT", NULL);
    for (uint32_t i = 0; i < answer->ask_count; i++)
        put_ask(list, &answer->asks[i]);
    for (uint32_t i = 0; i < answer->flag_count; i++) {
        if (!starts_with(answer->flags[i].code, "missing:"))
            continue;
        if (!any)
            page_heading(&list->page, "FIND OUT NEXT", NULL);
        any = true;
        page_item(&list->page, 2, page_glyph(&list->page, GLYPH_DOT), PAINT_DIM,
                  PAINT_PLAIN, answer->flags[i].text);
    }
}

static void put_undetermined(struct list *list)
{
    bool any = false;
    for (uint32_t i = 0; i < list->answer->outcome_count; i++) {
        const struct outcome *outcome = &list->answer->outcomes[i];
        struct cites cites = {0};
        struct text line = {0};
        if (outcome->state != OUTCOME_UNDETERMINED)
            continue;
        if (!any)
            page_heading(&list->page, "CANNOT TELL YET", NULL);
        any = true;
        struct reasons reasons = reasons_of(list->arena, list->answer, outcome);
        for (uint32_t r = 0; r < reasons.count; r++)
            for (uint32_t f = 0; f < reasons.items[r].facts.count; f++)
                cites_add(&cites, reasons.items[r].facts.facts[f]);
        text_format(&line, "%s needs ", outcome->option->id);
        for (uint32_t f = 0; f < cites.count; f++) {
            text_put(&line, f == 0 ? "" : ", ");
            label_write(fact_of(list, cites.facts[f]), &line);
        }
        if (!line.failed)
            page_item(&list->page, 2, page_glyph(&list->page, GLYPH_ASK), PAINT_CYAN,
                      PAINT_PLAIN, line.bytes);
        text_free(&line);
    }
}

/* -------------------- what was ruled out */

/* Options with the same first reason stand in one line. */
static void put_ruled_out(struct list *list)
{
    const struct answer *answer = list->answer;
    uint32_t count = answer->outcome_count;
    bool *told = arena_array(list->arena, count, sizeof *told);
    struct reason *first = arena_array(list->arena, count, sizeof *first);
    bool any = false;
    if (told == NULL || first == NULL)
        return;
    for (uint32_t i = 0; i < count; i++) {
        told[i] = answer->outcomes[i].state != OUTCOME_RULED_OUT;
        if (told[i])
            continue;
        struct reasons reasons = reasons_of(list->arena, answer, &answer->outcomes[i]);
        if (reasons.count > 0)
            first[i] = reasons.items[0];
        else
            told[i] = true;
    }
    for (uint32_t i = 0; i < count; i++) {
        struct text line = {0};
        if (told[i])
            continue;
        if (!any)
            page_heading(&list->page, "RULED OUT", NULL);
        any = true;
        text_put(&line, first[i].text);
        put_facts(list, &first[i].facts, 2, &line);
        for (uint32_t j = i; j < count; j++) {
            if (told[j] || strcmp(first[j].text, first[i].text) != 0)
                continue;
            text_format(&line, "%s%s", j == i ? ": " : ", ",
                        answer->outcomes[j].option->id);
            told[j] = true;
        }
        if (!line.failed)
            page_item(&list->page, 2, page_glyph(&list->page, GLYPH_MINUS), PAINT_DIM,
                      PAINT_PLAIN, line.bytes);
        text_free(&line);
    }
}

static void put_not_assessed(struct list *list)
{
    const struct answer *answer = list->answer;
    if (answer->silent_count > 0)
        page_heading(&list->page, "NOT ASSESSED", NULL);
    for (uint32_t i = 0; i < answer->silent_count; i++) {
        struct text line = {0};
        text_format(&line, "%s: %s", answer->silent[i].plugin, answer->silent[i].reason);
        if (!line.failed)
            page_item(&list->page, 2, page_glyph(&list->page, GLYPH_ALERT), PAINT_RED,
                      PAINT_PLAIN, line.bytes);
        text_free(&line);
    }
}

/* -------------------- goals and hints */

static void put_goals(struct list *list)
{
    const struct weights *weights = &list->answer->weights;
    struct text line = {0};
    text_put(&line, "Weighed ");
    if (weights->origin == WEIGHTS_FROM_GOALS)
        text_format(&line, "by the goals given (%s)",
                    list->answer->goals->origin == NULL ? "command line"
                                                        : list->answer->goals->origin);
    else
        text_put(&line, weights->origin == WEIGHTS_FROM_WISHES
                            ? "by the wishes: "
                            : "without goals, by the preset ");
    for (uint32_t i = 0; i < weights->preset_count; i++)
        text_format(&line, "%s%s", i == 0 ? "" : ", ", weights->presets[i]->name);
    if (weights->far)
        text_put(&line, "; travel counts more because of the distance");
    text_put(&line,
             ". Figures are of each option's own trial: not comparable between trials.");
    page_newline(&list->page);
    if (!line.failed)
        page_item(&list->page, 0, "", PAINT_PLAIN, PAINT_DIM, line.bytes);
    text_free(&line);
}

static void put_hints(struct list *list, const char *name)
{
    const struct outcome *first = answer_first(list->answer, ROLE_SYSTEMIC);
    struct text line = {0};
    if (name == NULL || first == NULL)
        return;
    text_format(&line, "Next: poise explain %s %s", name, first->option->id);
    if (!line.failed)
        page_item(&list->page, 0, "", PAINT_PLAIN, PAINT_DIM, line.bytes);
    text_free(&line);
}

void rank_text(const struct answer *answer, const struct style *style, const char *name,
               bool all, struct text *out)
{
    struct list list = {{out, *style}, answer, arena_new((size_t)256 << 10), all};
    if (list.arena == NULL) {
        out->failed = true;
        return;
    }
    person_text(&list.page, answer);
    put_emergencies(&list);
    put_ranked(&list);
    put_outside(&list);
    put_plan(&list);
    put_asks(&list);
    if (all)
        put_undetermined(&list);
    put_ruled_out(&list);
    put_flags(&list, "ALSO", SEVERITY_NOTE, NULL, PAINT_CYAN);
    put_not_assessed(&list);
    put_goals(&list);
    put_hints(&list, name);
    arena_free(list.arena);
}
