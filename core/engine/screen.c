/* Clauses to marks, marks to a state. */
#include "screen.h"

#include "record/criteria.h"
#include "settings/catalogue.h"

/* Bits are gathered in registers: `truth` may be anything to the compiler. */
static void mark_needs(const struct clauses *needs, const uint8_t *truth,
                       struct clause_marks *marks)
{
    uint32_t fail = 0;
    uint32_t unknown = 0;
    uint32_t assumed = 0;
    for (uint32_t i = 0; i < needs->count; i++) {
        uint8_t t = truth[needs->items[i].when];
        fail |= (uint32_t)truth_fails(t) << i;
        unknown |= (uint32_t)(t == UNKNOWN) << i;
        assumed |= (uint32_t)(t == TRUE_ASSUMED) << i;
    }
    marks->needs_fail = fail;
    marks->needs_unknown = unknown;
    marks->needs_assumed = assumed;
}

static void mark_never(const struct clauses *never, const uint8_t *truth,
                       struct clause_marks *marks)
{
    uint32_t hold = 0;
    uint32_t unknown = 0;
    uint32_t assumed = 0;
    for (uint32_t i = 0; i < never->count; i++) {
        uint8_t t = truth[never->items[i].when];
        hold |= (uint32_t)truth_holds(t) << i;
        unknown |= (uint32_t)(t == UNKNOWN) << i;
        assumed |= (uint32_t)(t == FALSE_ASSUMED) << i;
    }
    marks->never_hold = hold;
    marks->never_unknown = unknown;
    marks->never_assumed = assumed;
}

static uint32_t that_hold(const struct clauses *clauses, const uint8_t *truth)
{
    uint32_t hold = 0;
    for (uint32_t i = 0; i < clauses->count; i++)
        hold |= (uint32_t)truth_holds(truth[clauses->items[i].when]) << i;
    return hold;
}

static const struct situation *find_situation(const struct option *option,
                                              const uint8_t *truth)
{
    for (uint32_t i = 0; i < option->standing_count; i++)
        if (truth_holds(truth[option->standings[i]->when]))
            return option->standings[i];
    return NULL;
}

/* A level that excludes is never lifted by a situation. */
static uint32_t level_in(const struct option *option, const struct situation *situation)
{
    if (situation == NULL || option->level > LEVEL_LATER)
        return option->level;
    if (situation->down == 0)
        return situation->level;
    uint32_t from = option->level < LEVEL_OTHER ? LEVEL_SPLIT : option->level;
    uint32_t level = from + situation->down;
    return level > LEVEL_LATER ? LEVEL_LATER : level;
}

/* Something that is not stated must be confirmed or found out first. */
static bool rests_on_assumptions(const struct outcome *outcome)
{
    const struct clause_marks *marks = &outcome->marks;
    return outcome->situation_assumed ||
           (marks->never_unknown | marks->never_assumed | marks->needs_assumed) != 0;
}

static enum outcome_state catalogue_state(const struct outcome *outcome)
{
    const struct clause_marks *marks = &outcome->marks;
    if ((marks->never_hold | marks->needs_fail) != 0 || outcome->excluded_by_level ||
        outcome->excluded_by_site)
        return OUTCOME_RULED_OUT;
    if (outcome->situation_unknown || marks->needs_unknown != 0)
        return OUTCOME_UNDETERMINED;
    if (marks->caution_hold != 0 || rests_on_assumptions(outcome))
        return OUTCOME_CAUTION;
    return OUTCOME_ELIGIBLE;
}

/* Local and bone options are shown only to whom they are known to apply: an unknown
 * number of brain metastases must not put a brain row into every list (clinical notes 0).
 */
static bool must_be_known(enum role role)
{
    return role == ROLE_LOCAL || role == ROLE_BONE;
}

static int32_t answer_of(enum outcome_state state)
{
    return state == OUTCOME_RULED_OUT      ? POISE_ANSWER_NOT_ELIGIBLE
           : state == OUTCOME_UNDETERMINED ? POISE_ANSWER_CANNOT_TELL
                                           : POISE_ANSWER_ELIGIBLE;
}

void outcome_screen(struct outcome *outcome, const struct catalogue *catalogue,
                    const uint8_t *truth)
{
    const struct option *option = outcome->option;
    uint8_t applies = truth[option->applies];
    uint8_t scope = truth[catalogue->scope.when];
    if (truth_fails(applies) || truth_fails(scope) ||
        (applies == UNKNOWN && must_be_known(option->role)))
        return;
    mark_needs(&option->needs, truth, &outcome->marks);
    mark_never(&option->never, truth, &outcome->marks);
    outcome->marks.caution_hold = that_hold(&option->caution, truth);
    outcome->marks.weak_hold = that_hold(&option->weak, truth);
    outcome->situation = find_situation(option, truth);
    outcome->level = level_in(option, outcome->situation);
    outcome->situation_unknown = applies == UNKNOWN || scope == UNKNOWN;
    outcome->situation_assumed = applies == TRUE_ASSUMED;
    outcome->excluded_by_level = outcome->level >= LEVEL_NOT_RECOMMENDED;
    outcome->state = catalogue_state(outcome);
    outcome->answer = answer_of(outcome->state);
}
