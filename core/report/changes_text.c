/* What would change the order, as text. The numbers are those of weigh/change.h: exact,
 * for the goals that were used. */
#include <math.h>

#include "balance_text.h"
#include "settings/catalogue.h"
#include "sheet.h"
#include "weigh/change.h"
#include "weigh/dimension.h"

enum { MOST_TURNS = 5, MOST_EVIDENCE = 4, MOST_SWINGS = 5, EVERYTHING = 1000 };

static void put_rounded(struct text *line, double value, int decimals)
{
    text_put_rounded(line, llround(value * 1000), 3, decimals);
}

/* -------------------- goals */

static void put_turn(struct sheet *sheet, const struct change_turn *turn)
{
    struct text line = {0};
    text_format(&line, "If \"%s\" counted ", dimensions[turn->dimension].label);
    put_rounded(&line, turn->then, 0);
    text_put(&line, " of 100 instead of ");
    put_rounded(&line, turn->now, 0);
    text_format(&line, ", %s would come first.", turn->first->option->id);
    sheet_say(sheet, 2, MARK_TO, &line);
}

static void put_turns(struct sheet *sheet, const struct changes *changes)
{
    for (uint32_t i = 0; i < changes->turn_count && i < MOST_TURNS; i++)
        put_turn(sheet, &changes->turns[i]);
    if (changes->turn_count == 0)
        page_item(&sheet->page, 2, MARK_NOTE,
                  "No change of a single goal within reach brings another first.");
}

static void put_flips(struct sheet *sheet, const struct change *change)
{
    bool any = false;
    for (uint32_t i = 0; i < change->flip_count; i++) {
        const struct change_flip *flip = &change->flips[i];
        struct text line = {0};
        if (!flip->reachable)
            continue;
        any = true;
        text_format(&line, "The two tie where \"%s\" counts ",
                    dimensions[flip->dimension].label);
        put_rounded(&line, flip->points, 0);
        text_put(&line, " of 100.");
        sheet_say(sheet, 2, MARK_TO, &line);
    }
    if (!any)
        page_item(&sheet->page, 2, MARK_NOTE,
                  "No change of a single goal within reach makes the two tie.");
}

/* The goals that would have to move, with their weights now and then. */
static void put_tie(struct sheet *sheet, const struct change *change)
{
    const int32_t *now = sheet->answer->weights.weight;
    struct text line = {0};
    if (!change->tie.exists)
        return;
    text_put(&line, "Nearest tie, if several goals moved, at a distance of ");
    put_rounded(&line, change->tie.distance, 3);
    for (uint32_t d = 0, told = 0; d < POISE_DIMENSION_END; d++) {
        if (fabs(change->tie.weight[d] * 1000 - now[d]) < 0.5)
            continue;
        text_format(&line, "%s%s ", told++ == 0 ? ": " : ", ", dimensions[d].label);
        text_put_rounded(&line, now[d], 1, 1);
        text_put(&line, " to ");
        put_rounded(&line, change->tie.weight[d] * 100, 1);
        text_put(&line, " %");
    }
    sheet_say(sheet, 2, MARK_NOTE, &line);
}

/* -------------------- evidence */

/* "time gained of imlunestrant". */
static void put_input(const struct outcome *outcome, uint32_t dimension,
                      struct text *line)
{
    text_format(line, "%s of %s", dimensions[dimension].label, outcome->option->id);
}

static void put_chance(const struct change_evidence *evidence, struct text *line)
{
    if (evidence->chance < 0)
        return;
    text_put(line, "; by its interval ");
    if (evidence->chance < 0.005)
        text_put(line, "fewer than 1");
    else
        put_rounded(line, evidence->chance * 100, 0);
    text_put(line, " in 100");
}

static void put_figure(struct sheet *sheet, const struct changes *changes,
                       const struct change *change,
                       const struct change_evidence *evidence)
{
    struct text line = {0};
    const struct outcome *moved = evidence->of_leader ? changes->leader : change->other;
    const struct outcome *still = evidence->of_leader ? change->other : changes->leader;
    text_put(&line, "If the ");
    put_input(moved, evidence->dimension, &line);
    text_put(&line, " were ");
    put_rounded(&line, evidence->then, 1);
    text_put(&line, " instead of ");
    put_rounded(&line, evidence->now, 1);
    text_format(&line, " (%s), it would tie with %s", change_unit_name(evidence->unit),
                still->option->id);
    put_chance(evidence, &line);
    text_put_char(&line, '.');
    sheet_say(sheet, 2, MARK_NOTE, &line);
}

/* An effect and the pair that it would tie. */
struct figure {
    const struct change *change;
    const struct change_evidence *evidence;
};

/* The most probable ones of all pairs, first; answers how many. */
static uint32_t likely_figures(const struct changes *changes, struct figure *out)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->others[i];
        for (uint32_t e = 0; e < change->evidence_count; e++) {
            struct figure figure = {change, &change->evidence[e]};
            uint32_t at = count;
            while (at > 0 && out[at - 1].evidence->chance < figure.evidence->chance)
                at--;
            bool said = figure.evidence->of_leader && i > 0; /* the next is nearer */
            if (said || figure.evidence->chance < 0.005 || at == MOST_EVIDENCE)
                continue;
            count += count < MOST_EVIDENCE;
            for (uint32_t k = count - 1; k > at; k--)
                out[k] = out[k - 1];
            out[at] = figure;
        }
    }
    return count;
}

static void put_likely(struct sheet *sheet, const struct changes *changes)
{
    struct figure figures[MOST_EVIDENCE];
    uint32_t count = likely_figures(changes, figures);
    for (uint32_t i = 0; i < count; i++)
        put_figure(sheet, changes, figures[i].change, figures[i].evidence);
    if (count == 0)
        page_item(&sheet->page, 2, MARK_NOTE,
                  "No single figure within its interval makes another tie.");
}

/* -------------------- tornado */

static void put_swing(struct sheet *sheet, const struct changes *changes,
                      const struct change *change, const struct flip_swing *swing)
{
    struct text line = {0};
    const struct outcome *moved = swing->of_b ? change->other : changes->leader;
    put_input(moved, swing->dimension, &line);
    if ((moved->known >> swing->dimension & 1) == 0)
        text_put(&line, ", which nobody has measured");
    text_put(&line, ": ");
    difference_write(llround(swing->low * 1e6), &line);
    text_put(&line, " to ");
    difference_write(llround(swing->high * 1e6), &line);
    text_put(&line, swing->turns ? ", turns it" : "");
    sheet_say(sheet, 4, swing->turns ? MARK_MIND : MARK_NONE, &line);
}

static void put_tornado(struct sheet *sheet, const struct changes *changes,
                        const struct change *change, uint32_t most)
{
    struct text line = {0};
    if (change->swing_count == 0)
        return;
    text_format(&line, "%s is ahead of %s by ", changes->leader->option->id,
                change->other->option->id);
    put_rounded(&line, change->behind * 100, 1);
    text_put(&line, "; over the interval of one effect at a time:");
    sheet_say(sheet, 2, MARK_NOTE, &line);
    for (uint32_t i = 0; i < change->swing_count && i < most; i++)
        put_swing(sheet, changes, change, &change->swings[i]);
}

/* -------------------- dominance */

static void put_dominance(struct sheet *sheet, const struct change *change)
{
    struct text line = {0};
    if (change->dominance == DOMINANCE_NONE)
        return;
    text_put(&line, change->dominance == DOMINANCE_EVERYWHERE
                        ? "At least as good in everything listed: "
                        : "Ahead for any goals in the same order of importance: ");
    text_put(&line, change->dominator->option->id);
    sheet_say(sheet, 2, MARK_NOTE, &line);
}

/* One line an option that is at least as good as others, and a kind. */
static void put_dominated(struct sheet *sheet, const struct changes *changes,
                          const struct outcome *dominator, enum flip_dominance kind)
{
    struct text line = {0};
    for (uint32_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->others[i];
        if (change->dominator != dominator || change->dominance != kind)
            continue;
        if (line.length == 0)
            text_format(&line, "%s is %s ", dominator->option->id,
                        kind == DOMINANCE_EVERYWHERE
                            ? "at least as good in everything listed as"
                            : "ahead, for any goals in the same order of importance, of");
        else
            text_put(&line, ", ");
        text_put(&line, change->other->option->id);
    }
    if (line.length > 0)
        text_put_char(&line, '.');
    sheet_say(sheet, 2, MARK_NOTE, &line);
}

static void put_all_dominated(struct sheet *sheet, const struct changes *changes)
{
    for (int kind = DOMINANCE_EVERYWHERE; kind > DOMINANCE_NONE; kind--)
        for (uint32_t i = 0; i <= changes->count; i++)
            put_dominated(sheet, changes, changes_option(changes, i),
                          (enum flip_dominance)kind);
}

/* -------------------- whole */

void changes_text(struct sheet *sheet)
{
    for (int role = 0; sheet->all && role < ROLE_COUNT; role++) {
        const struct changes *changes = sheet->answer->changes[role];
        if (changes == NULL || changes->count == 0)
            continue;
        page_heading(&sheet->page, "WHAT WOULD CHANGE THIS", role_name((enum role)role));
        put_turns(sheet, changes);
        put_likely(sheet, changes);
        put_tornado(sheet, changes, &changes->others[0], MOST_SWINGS);
        put_all_dominated(sheet, changes);
    }
}

static void put_pair(struct sheet *sheet, const struct changes *changes,
                     const struct change *change)
{
    put_flips(sheet, change);
    put_tie(sheet, change);
    for (uint32_t i = 0; i < change->evidence_count; i++)
        put_figure(sheet, changes, change, &change->evidence[i]);
    put_tornado(sheet, changes, change, EVERYTHING);
    put_dominance(sheet, change);
}

void change_text(struct sheet *sheet, const struct outcome *outcome)
{
    const struct changes *changes = sheet->answer->changes[outcome->option->role];
    const struct change *change = changes == NULL ? NULL : changes_for(changes, outcome);
    if (change == NULL)
        return;
    bool leads = outcome == changes->leader;
    struct text against = {0};
    text_format(&against, "against %s",
                (leads ? change->other : changes->leader)->option->id);
    page_heading(&sheet->page, "WHAT WOULD CHANGE THIS",
                 against.failed ? NULL : against.bytes);
    text_free(&against);
    if (leads)
        put_turns(sheet, changes);
    put_pair(sheet, changes, change);
}
