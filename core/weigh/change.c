/* Putting the crossings of a role together. */
#include "change.h"

#include <math.h>

#include "base/arena.h"
#include "change_evidence.h"
#include "dimension.h"

/* -------------------- the field */

static bool competes(const struct outcome *outcome, enum role role)
{
    return outcome->option->role == role && !outcome->option->addon &&
           outcome->urgency == POISE_URGENCY_ROUTINE;
}

const struct outcome *changes_option(const struct changes *changes, uint32_t index)
{
    return index == 0 ? changes->leader : changes->others[index - 1].other;
}

const struct change *changes_for(const struct changes *changes,
                                 const struct outcome *outcome)
{
    for (uint32_t i = 0; i < changes->count; i++)
        if (changes->others[i].other == outcome || changes->leader == outcome)
            return &changes->others[i];
    return NULL;
}

static bool is_persons(uint32_t dimension)
{
    return dimensions[dimension].owner == OWNER_PERSON;
}

/* -------------------- sliders */

/* The slider on which a dimension stands: 100 for the most important goal. */
static double points_of(const struct weights *weights, uint32_t dimension)
{
    int32_t most = 1;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (is_persons(d) && weights->weight[d] > most)
            most = weights->weight[d];
    return 100.0 * weights->weight[dimension] / most;
}

static double points_of_others(const struct weights *weights, uint32_t dimension)
{
    double sum = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (is_persons(d) && d != dimension)
            sum += points_of(weights, d);
    return sum;
}

static bool add_slider(struct arena *arena, const struct weights *weights,
                       const struct outcome *const *field, uint32_t dimension,
                       struct changes *out)
{
    uint32_t count = out->count + 1;
    struct flip_segment *segments = arena_array(arena, count, sizeof *segments);
    if (segments == NULL)
        return false;
    out->sliders[out->slider_count++] =
        (struct change_slider){dimension,
                               flip_share(weights, dimension),
                               points_of(weights, dimension),
                               points_of_others(weights, dimension),
                               flip_line(weights, field, count, dimension, segments),
                               segments};
    return true;
}

static struct change_turn turn_at(const struct changes *changes,
                                  const struct change_slider *slider, double share,
                                  uint32_t first)
{
    double now = slider->points;
    double then = flip_points(share, slider->others);
    return (struct change_turn){slider->dimension,
                                share,
                                now,
                                then,
                                fabs(then - now) / fmax(now, 1),
                                changes_option(changes, first)};
}

/* The nearest point within reach, to either side, at which another option is first. */
static bool nearest_turn(const struct changes *changes,
                         const struct change_slider *slider, struct change_turn *out)
{
    bool any = false;
    for (uint32_t i = 0; i < slider->count; i++) {
        const struct flip_segment *segment = &slider->segments[i];
        if (segment->from <= slider->share && slider->share <= segment->to)
            continue;
        struct change_turn turn = turn_at(
            changes, slider, segment->to < slider->share ? segment->to : segment->from,
            segment->first);
        if (turn.then > 100 || (any && turn.move >= out->move))
            continue;
        *out = turn;
        any = true;
    }
    return any;
}

static void add_turn(struct changes *changes, const struct change_slider *slider)
{
    struct change_turn turn;
    if (!nearest_turn(changes, slider, &turn))
        return;
    uint32_t at = changes->turn_count++;
    for (; at > 0 && changes->turns[at - 1].move > turn.move; at--)
        changes->turns[at] = changes->turns[at - 1];
    changes->turns[at] = turn;
}

/* -------------------- one pair */

static void add_flips(const struct weights *weights, const struct outcome *leader,
                      struct change *change)
{
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        double share;
        if (!flip_weight(weights, leader, change->other, d, &share))
            continue;
        double points = flip_points(share, points_of_others(weights, d));
        if (!isfinite(points)) /* alike in it, and nothing else counts there */
            continue;
        change->flips[change->flip_count++] =
            (struct change_flip){d, share, points, points <= 100};
    }
}

/* What is not known is no reason to call an option worse. `weights` NULL: of no
 * dimension. */
static bool comparable(const struct outcome *a, const struct outcome *b,
                       const struct weights *weights)
{
    uint32_t known = a->known & b->known;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if ((known >> d & 1) == 0 && (weights == NULL || weights->weight[d] > 0))
            return false;
    return true;
}

static enum flip_dominance dominance(const struct weights *weights,
                                     const struct outcome *a, const struct outcome *b)
{
    enum flip_dominance found = flip_dominance(weights, a, b);
    if (found == DOMINANCE_EVERYWHERE && !comparable(a, b, NULL))
        found = a->balance > b->balance ? DOMINANCE_ORDER : DOMINANCE_NONE;
    return found == DOMINANCE_ORDER && !comparable(a, b, weights) ? DOMINANCE_NONE
                                                                  : found;
}

static void find_dominator(const struct weights *weights,
                           const struct outcome *const *field, uint32_t count,
                           struct change *change)
{
    for (uint32_t i = 0; i < count; i++) {
        enum flip_dominance found = dominance(weights, field[i], change->other);
        if (found <= change->dominance)
            continue;
        change->dominance = found;
        change->dominator = field[i];
    }
}

static void fill_change(const struct change_source *source,
                        const struct outcome *const *field, uint32_t count,
                        struct change *change)
{
    const struct weights *weights = source->weights;
    const struct outcome *leader = field[0];
    change->behind = (leader->balance - change->other->balance) / 1e6;
    add_flips(weights, leader, change);
    change->tie = flip_tie(weights, leader, change->other);
    change_evidence_add(source, leader, change);
    change->swing_count = flip_tornado(weights, leader, change->other, change->swings);
    find_dominator(weights, field, count, change);
}

/* -------------------- whole */

/* The field in the order of the list; answers how many. */
static uint32_t field_of(const struct change_source *source, enum role role,
                         const struct outcome **out)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < source->ranked_count; i++)
        if (competes(source->ranked[i], role))
            out[count++] = source->ranked[i];
    return count;
}

static bool fill(struct arena *arena, const struct change_source *source,
                 const struct outcome *const *field, uint32_t count, struct changes *out)
{
    struct change *others = arena_array(arena, count, sizeof *others);
    if (others == NULL)
        return false;
    out->leader = field[0];
    out->count = count - 1;
    out->others = others;
    for (uint32_t i = 0; i < out->count; i++) {
        others[i].other = field[i + 1];
        fill_change(source, field, count, &others[i]);
    }
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (is_persons(d) && !add_slider(arena, source->weights, field, d, out))
            return false;
    for (uint32_t i = 0; i < out->slider_count; i++)
        add_turn(out, &out->sliders[i]);
    return true;
}

const struct changes *changes_make(struct arena *arena,
                                   const struct change_source *source, enum role role)
{
    struct changes *out = arena_alloc(arena, sizeof *out);
    const struct outcome **field =
        arena_array(arena, source->ranked_count + 1, sizeof *field);
    if (out == NULL || field == NULL)
        return NULL;
    out->role = role;
    uint32_t count = field_of(source, role, field);
    if (count > 0 && !fill(arena, source, field, count, out))
        return NULL;
    return out;
}
