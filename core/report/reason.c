/* Sentences: reasons by the state of an outcome, clauses and notes. */
#include "reason.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "label.h"
#include "settings/catalogue.h"
#include "telling.h"
#include "weigh/limits.h"

const char *telling_keep(struct telling *telling, struct text *text)
{
    const char *copy =
        text->failed ? NULL : arena_copy(telling->arena, text->bytes, text->length);
    text_free(text);
    return copy == NULL ? "" : copy;
}

struct reason *telling_add(struct telling *telling, enum reason_kind kind,
                           const char *text, const char *source)
{
    struct reasons *out = telling->out;
    if (out->count < REASON_ROOM)
        out->count++;
    struct reason *reason = &out->items[out->count - 1];
    *reason = (struct reason){.kind = kind, .text = text, .source = source};
    return reason;
}

void telling_cite(struct telling *telling, uint16_t criterion, struct reason *reason)
{
    criterion_cite(telling->catalogue->criteria, criterion, telling->answer->truth,
                   &reason->facts);
}

/* -------------------- clauses and notes */

static void tell_clauses(struct telling *telling, enum reason_kind kind,
                         const struct clauses *clauses, uint32_t mask)
{
    for (uint32_t i = 0; i < clauses->count; i++) {
        if ((mask >> i & 1) == 0)
            continue;
        const struct clause *clause = &clauses->items[i];
        telling_cite(telling, clause->when,
                     telling_add(telling, kind, clause->because, clause->source));
    }
}

static void put_cited_labels(const struct telling *telling, const struct cites *cites,
                             struct text *out)
{
    for (uint32_t i = 0; i < cites->count; i++) {
        text_put(out, i == 0 ? "" : i + 1 == cites->count ? " and " : ", ");
        label_write(fact_at(telling->answer->record->vocabulary, cites->facts[i]), out);
    }
}

/* What must be found out before the first dose: of each clause that cannot be told, or
 * that is only assumed not to hold, the facts and why they matter. */
static void tell_checks(struct telling *telling, const struct clauses *clauses,
                        uint32_t mask, const char *start)
{
    for (uint32_t i = 0; i < clauses->count; i++) {
        if ((mask >> i & 1) == 0)
            continue;
        struct text text = {0};
        struct reason *reason =
            telling_add(telling, REASON_CHECK, "", clauses->items[i].source);
        telling_cite(telling, clauses->items[i].when, reason);
        text_put(&text, start);
        put_cited_labels(telling, &reason->facts, &text);
        text_format(&text, ": %s", clauses->items[i].because);
        reason->text = telling_keep(telling, &text);
    }
}

static void tell_assumed_situation(struct telling *telling)
{
    struct reason *reason = telling_add(
        telling, REASON_CHECK, "The situation is partly assumed: confirm it", NULL);
    telling_cite(telling, telling->outcome->option->applies, reason);
}

void note_write(const poise_sentence *sentence, const poise_note *note, struct text *out)
{
    const char *at = sentence->text;
    while (*at != '\0') {
        bool slot = at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}';
        if (slot)
            text_put_fixed(out, note->numbers[at[1] - '1'], 3);
        else
            text_put_char(out, *at);
        at += slot ? 3 : 1;
    }
}

static const char *note_text(struct telling *telling, const poise_note *note)
{
    struct text text = {0};
    note_write(&telling->outcome->sentences[note->sentence], note, &text);
    return telling_keep(telling, &text);
}

static void tell_notes(struct telling *telling, uint32_t kind, enum reason_kind as)
{
    const struct outcome *outcome = telling->outcome;
    for (uint32_t i = 0; i < outcome->note_count; i++) {
        const poise_note *note = &outcome->notes[i];
        if (note->kind != kind)
            continue;
        struct reason *reason = telling_add(telling, as, note_text(telling, note),
                                            outcome->sentences[note->sentence].source);
        for (int j = 0; j < 4; j++)
            cites_add(&reason->facts, note->facts[j]);
    }
}

/* -------------------- by state */

static void tell_addons(struct telling *telling)
{
    const struct option *option = telling->outcome->option;
    for (uint32_t i = 0; i < option->addon_count; i++) {
        const struct addon *addon = &option->addons[i];
        if (truth_holds(telling->answer->truth[addon->when]))
            telling_cite(telling, addon->when,
                         telling_add(telling, REASON_INFO, addon->because, NULL));
    }
}

static void tell_recommended(struct telling *telling)
{
    const struct outcome *outcome = telling->outcome;
    const struct option *option = outcome->option;
    tell_standing(telling, REASON_FOR);
    tell_benefit(telling);
    tell_notes(telling, POISE_NOTE_REASON, REASON_FOR);
    tell_burdens(telling);
    tell_clauses(telling, REASON_CAUTION, &option->caution, outcome->marks.caution_hold);
    tell_notes(telling, POISE_NOTE_CAUTION, REASON_CAUTION);
    if (outcome->against_wish)
        telling_add(telling, REASON_CAUTION, "You would rather not have chemotherapy",
                    "the wishes");
    if (outcome->limit != LIMIT_NONE)
        telling_add(telling, REASON_AGAINST, limit_text(outcome->limit), "the goals");
    if (outcome->limit_unknown)
        telling_add(telling, REASON_CHECK,
                    "One of your limits cannot be checked: no figure", NULL);
    tell_notes(telling, POISE_NOTE_CHECK, REASON_CHECK);
    tell_checks(telling, &option->never, outcome->marks.never_unknown, "Check ");
    tell_checks(telling, &option->never, outcome->marks.never_assumed,
                "Assumed absent, confirm ");
    tell_checks(telling, &option->needs, outcome->marks.needs_assumed,
                "Assumed, confirm ");
    if (outcome->situation_assumed)
        tell_assumed_situation(telling);
    tell_notes(telling, POISE_NOTE_DOSE, REASON_DOSE);
    tell_clauses(telling, REASON_INFO, &option->weak, outcome->marks.weak_hold);
    tell_notes(telling, POISE_NOTE_INFO, REASON_INFO);
    tell_addons(telling);
    if (outcome->clipped)
        telling_add(telling, REASON_INFO,
                    "The plugin gave an effect outside its range; it was clipped", NULL);
}

static void tell_ruled_out(struct telling *telling)
{
    const struct outcome *outcome = telling->outcome;
    const struct option *option = outcome->option;
    tell_clauses(telling, REASON_AGAINST, &option->never, outcome->marks.never_hold);
    tell_clauses(telling, REASON_AGAINST, &option->needs, outcome->marks.needs_fail);
    if (outcome->excluded_by_level)
        tell_standing(telling, REASON_AGAINST);
    if (outcome->excluded_by_site)
        telling_add(telling, REASON_AGAINST,
                    "Not offered at this site: formulary or licence", "site settings");
    tell_notes(telling, POISE_NOTE_AGAINST, REASON_AGAINST);
}

/* The situation that the option is meant for, in words. */
static void tell_situation(struct telling *telling, enum reason_kind kind)
{
    const struct option *option = telling->outcome->option;
    const char *text = option->setting == NULL ? option->label : option->setting;
    telling_cite(telling, option->applies, telling_add(telling, kind, text, NULL));
}

static void tell_undetermined(struct telling *telling)
{
    const struct outcome *outcome = telling->outcome;
    const struct option *option = outcome->option;
    const struct clause *scope = &telling->catalogue->scope;
    if (telling->answer->truth[scope->when] == UNKNOWN)
        telling_cite(telling, scope->when,
                     telling_add(telling, REASON_NEEDS, scope->because, NULL));
    if (telling->answer->truth[option->applies] == UNKNOWN)
        tell_situation(telling, REASON_NEEDS);
    tell_clauses(telling, REASON_NEEDS, &option->needs, outcome->marks.needs_unknown);
    tell_notes(telling, POISE_NOTE_AGAINST, REASON_NEEDS);
}

static void tell_not_applicable(struct telling *telling)
{
    const struct clause *scope = &telling->catalogue->scope;
    if (truth_fails(telling->answer->truth[scope->when]))
        telling_cite(telling, scope->when,
                     telling_add(telling, REASON_AGAINST, scope->because, scope->source));
    else
        tell_situation(telling, REASON_AGAINST);
}

const char *reason_kind_name(enum reason_kind kind)
{
    static const char *const names[] = {
        [REASON_FOR] = "for",       [REASON_DOUBT] = "doubt",
        [REASON_BURDEN] = "burden", [REASON_CAUTION] = "caution",
        [REASON_CHECK] = "check",   [REASON_DOSE] = "dose",
        [REASON_INFO] = "info",     [REASON_AGAINST] = "against",
        [REASON_NEEDS] = "needs",
    };
    return names[kind];
}

struct reasons reasons_of(struct arena *arena, const struct answer *answer,
                          const struct outcome *outcome)
{
    struct reasons reasons = {0, arena_room(arena, REASON_ROOM, sizeof *reasons.items)};
    if (reasons.items == NULL)
        return reasons;
    struct telling telling = {arena, answer, outcome,
                              answer->engine->generation->catalogue, &reasons};
    switch (outcome->state) {
    case OUTCOME_NOT_APPLICABLE:
        tell_not_applicable(&telling);
        break;
    case OUTCOME_RULED_OUT:
        tell_ruled_out(&telling);
        break;
    case OUTCOME_UNDETERMINED:
        tell_undetermined(&telling);
        break;
    case OUTCOME_CAUTION:
    case OUTCOME_ELIGIBLE:
        tell_recommended(&telling);
        break;
    }
    return reasons;
}
