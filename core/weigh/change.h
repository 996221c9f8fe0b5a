/* What would change the order of one role: everything that follows from the weighted sum
 * in closed form (flip.h is the arithmetic), worked out once, so that text, JSON and page
 * say the same numbers.
 *
 * The field are the recommended options of a role that compete: no add-ons, nothing that
 * is urgent. The first of them is the leader. Every number holds for the goals that were
 * used; a share of a goal is of the person's part of the weights, and points are those of
 * a slider from 0 to 100 on which the most important goal stands at 100 now. */
#ifndef WEIGH_CHANGE_H
#define WEIGH_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "flip.h"
#include "settings/catalogue.h"

struct arena;
struct base_effects;

/* The point of one slider at which another option comes first. */
struct change_turn {
    uint32_t dimension;
    double share;     /* there */
    double now, then; /* points */
    double move;      /* |then - now| / now, with 1 for a slider below 1 */
    const struct outcome *first;
};

/* Who is first along a whole slider. */
struct change_slider {
    uint32_t dimension;
    double share;  /* now */
    double points; /* now */
    double others; /* points of all the other sliders: see flip_points */
    uint32_t count;
    const struct flip_segment *segments; /* `first` is an index into the field */
};

/* The share of one goal at which an option ties with the leader. */
struct change_flip {
    uint32_t dimension;
    double share;
    double points;
    bool reachable; /* 100 points or less */
};

/* What an effect is told in. */
enum change_unit {
    CHANGE_GROWTH, /* months gained without growth, in the option's own trial */
    CHANGE_LIFE,   /* months of life gained, in the option's own trial */
    CHANGE_MONTHS, /* months as they are counted (benefit.h): for this person it is not
                      what the trial gave */
    CHANGE_VISITS, /* visits in 4 weeks */
    CHANGE_HOURS,  /* hours on the road in 4 weeks */
    CHANGE_SCALE   /* of 100 of the range of the dimension */
};

const char *change_unit_name(enum change_unit unit);

/* How months of gain are told for one option: as they are counted (flip_months of the
 * worth), or as its trial gave them, of which a part may count, on top of what the
 * comparator has shown: told = now + ratio x (counted - counted now). */
struct change_months {
    enum change_unit unit;
    double now;
    double ratio;
};

/* `base`: what the catalogue says of the option; NULL: not known. */
struct change_months change_months(const struct base_effects *base,
                                   const struct outcome *outcome);

/* What one effect would have to be for the two to tie. */
struct change_evidence {
    uint32_t dimension;
    bool of_leader; /* an effect of the leader; else of the other */
    double worth;   /* that it would need, 0 to 1 */
    enum change_unit unit;
    double now, then;
    double chance; /* that it is so much or beyond, by its interval; negative without */
};

/* The leader against one other option. */
struct change {
    const struct outcome *other;
    double behind; /* balance, 0 to 1 */
    uint32_t flip_count;
    struct change_flip flips[POISE_DIMENSION_END];
    struct flip_tie tie;
    uint32_t evidence_count;
    struct change_evidence evidence[2 * POISE_DIMENSION_END];
    uint32_t swing_count;
    struct flip_swing swings[2 * POISE_DIMENSION_END]; /* leader - other */
    enum flip_dominance dominance;
    const struct outcome *dominator; /* NULL: none. Of everything: the first of the list
                                        that is at least as good in every dimension, all
                                        of them known */
};

struct changes {
    enum role role;
    const struct outcome *leader; /* NULL: nothing competes */
    uint32_t count;
    const struct change *others; /* in the order of the list */
    uint32_t slider_count;
    struct change_slider sliders[POISE_DIMENSION_END];
    uint32_t turn_count;
    struct change_turn turns[POISE_DIMENSION_END]; /* the nearest of each slider within
                                                      reach; the smallest move first */
};

/* What they are made from. */
struct change_source {
    const struct weights *weights;
    struct outcome *const *ranked; /* the list */
    uint32_t ranked_count;
    const struct option *options;       /* of the catalogue, */
    const struct base_effects *effects; /* and what their trials gave; NULL: not known */
};

/* The changes of a role; NULL without memory. */
const struct changes *changes_make(struct arena *arena,
                                   const struct change_source *source, enum role role);

/* An option of the field by its index: 0 is the leader. */
const struct outcome *changes_option(const struct changes *changes, uint32_t index);

/* The pair that tells most of an option: the leader against it, or, of the leader,
 * against the second; NULL if it does not compete or is alone. */
const struct change *changes_for(const struct changes *changes,
                                 const struct outcome *outcome);

#endif
