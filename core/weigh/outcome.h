/* What is known about one option for one person: the small record that everything printed
 * is made from. Filled by the engine, weighed here, written by the reports. */
#ifndef WEIGH_OUTCOME_H
#define WEIGH_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include <poise/plugin.h>

#include "settings/catalogue.h"

struct plugin;
struct weights;

/* How the catalogue's part of the answer came about. */
enum outcome_state {
    OUTCOME_NOT_APPLICABLE, /* meant for another situation */
    OUTCOME_RULED_OUT,
    OUTCOME_UNDETERMINED,
    OUTCOME_CAUTION,  /* recommended, with a caution or something to check first */
    OUTCOME_ELIGIBLE, /* recommended; nothing speaks against it and nothing is left to
                         check */
};

/* Which clauses of an option matter, as bits in catalogue order. */
struct clause_marks {
    uint32_t needs_fail;
    uint32_t needs_unknown;
    uint32_t needs_assumed; /* true only by an assumption of the vocabulary */
    uint32_t never_hold;
    uint32_t never_unknown;
    uint32_t never_assumed; /* false only by an assumption */
    uint32_t caution_hold;
    uint32_t weak_hold;
};

enum outcome_limit {
    LIMIT_NONE,
    LIMIT_VISITS,
    LIMIT_SEVERE,
    LIMIT_TRAVEL,
    LIMIT_HAIR,
    LIMIT_INFUSION
};

struct outcome {
    const struct option *option;
    const char *plugin;              /* id */
    const poise_sentence *sentences; /* of the plugin; notes index it */
    const char *target;              /* NULL: the person */
    enum outcome_state state;
    int32_t answer; /* POISE_ANSWER_...; 0 when not applicable */
    int32_t urgency;
    struct clause_marks marks;
    bool situation_unknown; /* the scope or `for` cannot be told */
    bool situation_assumed; /* `for` holds only by an assumption */
    bool excluded_by_level; /* not recommended or investigational */
    bool excluded_by_site;  /* not on the formulary, or not licensed here */
    bool against_wish;      /* the person would rather not have this kind of treatment */
    bool clipped;           /* the plugin gave an effect outside 0 to 1000 */
    bool limit_unknown;     /* a limit is set that cannot be checked */
    enum outcome_limit limit; /* the person's hard limit that it breaks */
    uint32_t level;           /* guideline standing here: index of a level */
    const struct situation
        *situation;             /* why the level is not the option's own; or NULL */
    uint32_t standing_sentence; /* of the plugin, plus one; 0: not from code */
    uint32_t note_count;
    const poise_note *notes;
    uint32_t with_count;
    uint16_t with[8]; /* options that go with it: indices into the catalogue */
    uint32_t known;   /* bit a dimension: its effect is known */
    uint32_t changed; /* bit a dimension: set by the plugin for this person */
    uint32_t rank;    /* from 1; 0: not in the list */
    uint32_t rank_in_role;
    int32_t balance; /* millionths: the sum of weight times worth */
    /* Only set from OUTCOME_CAUTION on: */
    poise_effect effects[POISE_DIMENSION_END];
    int32_t worth[POISE_DIMENSION_END]; /* thousandths, 1000 is best */
};

/* Would be recommended but for the person's hard limits. */
static inline bool outcome_outside_limits(const struct outcome *outcome)
{
    return outcome->state >= OUTCOME_CAUTION && outcome->limit != LIMIT_NONE;
}

static inline bool outcome_recommended(const struct outcome *outcome)
{
    return outcome->state >= OUTCOME_CAUTION && outcome->limit == LIMIT_NONE;
}

/* The burden of cautions: each further one adds less; a specialist's decision counts as
 * one more. 0 none, towards 1000 many. A house scale. */
int32_t caution_burden(uint32_t cautions);

/* Cautions that count: of the catalogue and of the plugin; a wish against counts as two.
 */
uint32_t outcome_cautions(const struct outcome *outcome);

/* "recommended", "outside limits", "undetermined", "ruled out", "not applicable". */
const char *outcome_state_name(const struct outcome *outcome);

/* Fills in worth from effects, and balance from worth and weights. The contributions
 * weight[i] x worth[i] add up to balance exactly: they are integers. */
void outcome_weigh(struct outcome *outcome, const struct weights *weights);

#endif
