/* Sentences. */
#include "reason.h"

#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "burden_text.h"
#include "label.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"
#include "weigh/effects.h"
#include "weigh/limits.h"

enum { REASON_ROOM = 128 };

struct telling {
    struct arena *arena;
    const struct answer *answer;
    const struct outcome *outcome;
    const struct catalogue *catalogue;
    struct reasons *out;
};

/* Takes a text over into the arena and frees it. */
static const char *keep(struct arena *arena, struct text *text)
{
    const char *copy = text->failed ? NULL : arena_copy(arena, text->bytes, text->length);
    text_free(text);
    return copy == NULL ? "" : copy;
}

/* The next reason; past the room the last one is written over. */
static struct reason *tell(struct telling *telling, enum reason_kind kind,
                           const char *text, const char *source)
{
    struct reasons *out = telling->out;
    if (out->count < REASON_ROOM)
        out->count++;
    struct reason *reason = &out->items[out->count - 1];
    *reason = (struct reason){.kind = kind, .text = text, .source = source};
    return reason;
}

static void cite(struct telling *telling, uint16_t criterion, struct reason *reason)
{
    criterion_cite(telling->catalogue->criteria, criterion, telling->answer->truth,
                   &reason->facts);
}

/* -------------------- guidelines */

static void put_positions(const struct option *option, struct text *out)
{
    if (option->esmo != NULL)
        text_format(out, "ESMO: %s", option->esmo);
    if (option->nccn != NULL)
        text_format(out, "%sNCCN: %s", option->esmo == NULL ? "" : "; ", option->nccn);
}

static void put_capital(struct text *out, const char *sentence)
{
    char first = sentence[0];
    text_put_char(out, first >= 'a' && first <= 'z' ? (char)(first - 'a' + 'A') : first);
    text_put(out, sentence + 1);
}

/* Mutations first: a reader looks for what makes this option this person's. */
static void put_biomarkers_first(const struct vocabulary *vocabulary, struct cites *cites)
{
    struct cites sorted = {0};
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < cites->count; i++) {
            bool marker =
                fact_at(vocabulary, cites->facts[i])->section == SECTION_BIOMARKERS;
            if (marker == (pass == 0))
                cites_add(&sorted, cites->facts[i]);
        }
    *cites = sorted;
}

static void tell_standing(struct telling *telling, enum reason_kind kind)
{
    const struct outcome *outcome = telling->outcome;
    const struct option *option = outcome->option;
    struct text text = {0};
    struct text source = {0};
    bool alone = kind == REASON_AGAINST && outcome->situation != NULL;
    if (!alone)
        put_capital(&text, level_meaning(outcome->level));
    if (outcome->standing_sentence != 0) {
        const poise_sentence *sentence =
            &outcome->sentences[outcome->standing_sentence - 1];
        text_format(&text, ": %s", sentence->text);
        text_put(&source, sentence->source == NULL ? "" : sentence->source);
    } else if (outcome->situation != NULL) {
        text_format(&text, "%s%s", alone ? "" : ": ", outcome->situation->because);
        text_put(&source,
                 outcome->situation->source == NULL ? "" : outcome->situation->source);
    } else {
        put_positions(option, &source);
    }
    const char *from = keep(telling->arena, &source);
    struct reason *reason =
        tell(telling, kind, keep(telling->arena, &text), from[0] == '\0' ? NULL : from);
    reason->criterion = dimensions[POISE_DIMENSION_GUIDELINE].name;
    if (outcome->situation != NULL)
        cite(telling, outcome->situation->when, reason);
    for (uint32_t i = 0; i < option->needs.count; i++)
        cite(telling, option->needs.items[i].when, reason);
    cite(telling, option->applies, reason);
    put_biomarkers_first(telling->answer->record->vocabulary, &reason->facts);
}

/* -------------------- benefit */

static void put_endpoint(struct text *out, const struct endpoint *endpoint)
{
    if (endpoint->months != FIXED_UNKNOWN) {
        figure_write(out, endpoint->months, 1);
        if (endpoint->control != FIXED_UNKNOWN) {
            text_put(out, " against ");
            figure_write(out, endpoint->control, 1);
        }
        text_put(out, " months");
    }
    if (endpoint->hr == FIXED_UNKNOWN)
        return;
    text_put(out, endpoint->months == FIXED_UNKNOWN ? "HR " : ", HR ");
    figure_write(out, endpoint->hr, 2);
    if (endpoint->low == FIXED_UNKNOWN)
        return;
    text_put(out, " (");
    figure_write(out, endpoint->low, 2);
    text_put(out, "-");
    figure_write(out, endpoint->high, 2);
    text_put(out, ")");
}

const char *endpoint_text(struct arena *arena, const struct endpoint *endpoint)
{
    struct text text = {0};
    if (endpoint->months == FIXED_UNKNOWN && endpoint->hr == FIXED_UNKNOWN)
        return NULL;
    put_endpoint(&text, endpoint);
    return keep(arena, &text);
}

static void put_benefit(struct text *out, const struct option *option,
                        const struct benefit *benefit)
{
    const struct evidence *evidence = &option->evidence;
    switch (benefit->kind) {
    case BENEFIT_SURVIVAL:
        text_put(out, "Longer life in the trial: ");
        put_endpoint(out, &evidence->os);
        break;
    case BENEFIT_GROWTH:
        text_put(out, benefit->gain > 0 ? "More time without growth in the trial: "
                                        : "No more time without growth in the trial: ");
        put_endpoint(out, &evidence->pfs);
        text_put(out, evidence->os_mature && evidence->os.hr != FIXED_UNKNOWN
                          ? "; longer life not shown"
                          : "; survival not mature");
        break;
    case BENEFIT_RESPONSE:
        text_put(out, "Helped in the trial: ");
        figure_write(out, evidence->response, 0);
        text_put(out, " of 100");
        break;
    case BENEFIT_UNKNOWN:
        text_put(out, "Its gain was not measured against another treatment");
        break;
    }
    if (benefit->shrunk && benefit->kind == BENEFIT_SURVIVAL)
        text_put(out, "; weak design, counted half");
}

/* What the figure is measured against when that is an option itself, and why it counts
 * differently for this person. */
static void put_benefit_terms(const struct telling *telling, struct text *out)
{
    const struct outcome *outcome = telling->outcome;
    const char *against = outcome->option->evidence.against;
    bool changed = (outcome->changed >> POISE_DIMENSION_BENEFIT & 1) != 0;
    if (against != NULL)
        text_format(out, "; head to head with %s", against);
    if (changed)
        text_format(
            out, "; %s",
            outcome->sentences[outcome->effects[POISE_DIMENSION_BENEFIT].sentence].text);
}

static const struct benefit *benefit_for(const struct telling *telling)
{
    const struct option *option = telling->outcome->option;
    return &telling->answer->engine->effects[option - telling->catalogue->options]
                .benefit;
}

static void tell_benefit(struct telling *telling)
{
    const struct option *option = telling->outcome->option;
    struct text text = {0};
    struct text source = {0};
    if (option->role != ROLE_SYSTEMIC && benefit_for(telling)->kind == BENEFIT_UNKNOWN)
        return;
    if (option->evidence.trial == NULL && benefit_for(telling)->kind == BENEFIT_UNKNOWN)
        return;
    put_benefit(&text, option, benefit_for(telling));
    put_benefit_terms(telling, &text);
    if (option->evidence.trial != NULL)
        text_put(&source, option->evidence.trial);
    if (option->evidence.n != FIXED_UNKNOWN)
        text_format(&source, ", n = %d", (int)option->evidence.n);
    const char *from = keep(telling->arena, &source);
    tell(telling, REASON_FOR, keep(telling->arena, &text), from[0] == '\0' ? NULL : from)
        ->criterion = dimensions[POISE_DIMENSION_BENEFIT].name;
}

/* -------------------- burden */

static void tell_burden(struct telling *telling, uint32_t dimension)
{
    struct text text = {0};
    const struct outcome *outcome = telling->outcome;
    const struct toxicity *row = &outcome->option->toxicity[TOXICITY_FATIGUE];
    bool toxic = dimension == POISE_DIMENSION_SYMPTOMS ||
                 dimension == POISE_DIMENSION_SERIOUS_RISK;
    burden_write(outcome, dimension, &text);
    tell(telling, REASON_BURDEN, keep(telling->arena, &text),
         toxic && row->reported ? row->source : NULL)
        ->criterion = dimensions[dimension].name;
}

/* The two burdens that cost this person's balance most. */
static void tell_burdens(struct telling *telling)
{
    const struct outcome *outcome = telling->outcome;
    int32_t told = INT32_MAX;
    uint32_t last = POISE_DIMENSION_END;
    for (int n = 0; n < 2; n++) {
        int32_t most = 0;
        uint32_t which = POISE_DIMENSION_END;
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
            int32_t loss =
                telling->answer->weights.weight[d] * (1000 - outcome->worth[d]);
            bool counts = dimensions[d].side == SIDE_BURDEN &&
                          dimensions[d].owner == OWNER_PERSON &&
                          (outcome->known >> d & 1) != 0;
            if (counts && d != last && loss > most && loss <= told) {
                most = loss;
                which = d;
            }
        }
        if (which == POISE_DIMENSION_END)
            return;
        tell_burden(telling, which);
        told = most;
        last = which;
    }
}

/* -------------------- clauses and notes */

static void tell_clauses(struct telling *telling, enum reason_kind kind,
                         const struct clauses *clauses, uint32_t mask)
{
    for (uint32_t i = 0; i < clauses->count; i++) {
        if ((mask >> i & 1) == 0)
            continue;
        const struct clause *clause = &clauses->items[i];
        cite(telling, clause->when, tell(telling, kind, clause->because, clause->source));
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
        struct reason *reason = tell(telling, REASON_CHECK, "", clauses->items[i].source);
        cite(telling, clauses->items[i].when, reason);
        text_put(&text, start);
        put_cited_labels(telling, &reason->facts, &text);
        text_format(&text, ": %s", clauses->items[i].because);
        reason->text = keep(telling->arena, &text);
    }
}

static void tell_assumed_situation(struct telling *telling)
{
    struct reason *reason =
        tell(telling, REASON_CHECK, "The situation is partly assumed: confirm it", NULL);
    cite(telling, telling->outcome->option->applies, reason);
}

/* {1} and {2} in a plugin's sentence stand for the numbers of the note. */
static const char *note_text(struct telling *telling, const poise_note *note)
{
    struct text text = {0};
    const char *at = telling->outcome->sentences[note->sentence].text;
    while (*at != '\0') {
        bool slot = at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}';
        if (slot)
            text_put_fixed(&text, note->numbers[at[1] - '1'], 3);
        else
            text_put_char(&text, *at);
        at += slot ? 3 : 1;
    }
    return keep(telling->arena, &text);
}

static void tell_notes(struct telling *telling, uint32_t kind, enum reason_kind as)
{
    const struct outcome *outcome = telling->outcome;
    for (uint32_t i = 0; i < outcome->note_count; i++) {
        const poise_note *note = &outcome->notes[i];
        if (note->kind != kind)
            continue;
        struct reason *reason = tell(telling, as, note_text(telling, note),
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
            cite(telling, addon->when, tell(telling, REASON_INFO, addon->because, NULL));
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
        tell(telling, REASON_CAUTION, "You would rather not have chemotherapy",
             "the wishes");
    if (outcome->limit != LIMIT_NONE)
        tell(telling, REASON_AGAINST, limit_text(outcome->limit), "the goals");
    if (outcome->limit_unknown)
        tell(telling, REASON_CHECK, "One of your limits cannot be checked: no figure",
             NULL);
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
        tell(telling, REASON_INFO,
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
        tell(telling, REASON_AGAINST, "Not offered at this site: formulary or licence",
             "site settings");
    tell_notes(telling, POISE_NOTE_AGAINST, REASON_AGAINST);
}

/* The situation that the option is meant for, in words. */
static void tell_situation(struct telling *telling, enum reason_kind kind)
{
    const struct option *option = telling->outcome->option;
    const char *text = option->setting == NULL ? option->label : option->setting;
    cite(telling, option->applies, tell(telling, kind, text, NULL));
}

static void tell_undetermined(struct telling *telling)
{
    const struct outcome *outcome = telling->outcome;
    const struct option *option = outcome->option;
    const struct clause *scope = &telling->catalogue->scope;
    if (telling->answer->truth[scope->when] == UNKNOWN)
        cite(telling, scope->when, tell(telling, REASON_NEEDS, scope->because, NULL));
    if (telling->answer->truth[option->applies] == UNKNOWN)
        tell_situation(telling, REASON_NEEDS);
    tell_clauses(telling, REASON_NEEDS, &option->needs, outcome->marks.needs_unknown);
    tell_notes(telling, POISE_NOTE_AGAINST, REASON_NEEDS);
}

static void tell_not_applicable(struct telling *telling)
{
    const struct clause *scope = &telling->catalogue->scope;
    if (truth_fails(telling->answer->truth[scope->when]))
        cite(telling, scope->when,
             tell(telling, REASON_AGAINST, scope->because, scope->source));
    else
        tell_situation(telling, REASON_AGAINST);
}

struct reasons reasons_of(struct arena *arena, const struct answer *answer,
                          const struct outcome *outcome)
{
    struct reasons reasons = {0, arena_array(arena, REASON_ROOM, sizeof *reasons.items)};
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
