/* What would change the order, as JSON: balances and worths as in the rest of the answer,
 * from 0 to 1; points are of a slider from 0 to 100. */
#include <math.h>

#include "base/arena.h"
#include "settings/catalogue.h"
#include "weigh/change.h"
#include "weigh/dimension.h"
#include "writer.h"

/* Numbers are rounded to what can be meant: `decimals` of them. */
static void put_rounded(struct json *json, const char *key, double value, int decimals)
{
    double scale = pow(10, decimals);
    if (isfinite(value))
        json_fixed(json, key, llround(value * scale), decimals);
    else
        json_null(json, key);
}

static void put_dimension(struct json *json, uint32_t dimension)
{
    json_string(json, "criterion", dimensions[dimension].name);
}

/* -------------------- sliders */

static void put_slider(struct json *json, const struct changes *changes,
                       const struct change_slider *slider)
{
    json_open(json, NULL, '{');
    put_dimension(json, slider->dimension);
    put_rounded(json, "share", slider->share, 6);
    put_rounded(json, "points", slider->points, 3);
    json_open(json, "segments", '[');
    for (uint32_t i = 0; i < slider->count; i++) {
        const struct flip_segment *segment = &slider->segments[i];
        json_open(json, NULL, '{');
        put_rounded(json, "from", segment->from, 6);
        put_rounded(json, "to", segment->to, 6);
        json_string(json, "first", changes_option(changes, segment->first)->option->id);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_turn(struct json *json, const struct change_turn *turn)
{
    json_open(json, NULL, '{');
    put_dimension(json, turn->dimension);
    put_rounded(json, "points_now", turn->now, 3);
    put_rounded(json, "points", turn->then, 3);
    put_rounded(json, "share", turn->share, 6);
    put_rounded(json, "move", turn->move, 6);
    json_string(json, "first", turn->first->option->id);
    json_close(json, '}');
}

/* -------------------- one pair */

static void put_flips(struct json *json, const struct change *change)
{
    json_open(json, "weights", '[');
    for (uint32_t i = 0; i < change->flip_count; i++) {
        const struct change_flip *flip = &change->flips[i];
        json_open(json, NULL, '{');
        put_dimension(json, flip->dimension);
        put_rounded(json, "share", flip->share, 6);
        put_rounded(json, "points", flip->points, 3);
        json_bool(json, "reachable", flip->reachable);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_tie(struct json *json, const struct flip_tie *tie)
{
    if (!tie->exists) {
        json_null(json, "nearest_tie");
        return;
    }
    json_open(json, "nearest_tie", '{');
    put_rounded(json, "distance", tie->distance, 6);
    json_open(json, "weights", '{');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (tie->weight[d] > 0)
            put_rounded(json, dimensions[d].name, tie->weight[d], 6);
    json_close(json, '}');
    json_close(json, '}');
}

static const struct outcome *moved_of(const struct changes *changes,
                                      const struct change *change, bool of_leader)
{
    return of_leader ? changes->leader : change->other;
}

static void put_evidence(struct json *json, const struct changes *changes,
                         const struct change *change)
{
    json_open(json, "evidence", '[');
    for (uint32_t i = 0; i < change->evidence_count; i++) {
        const struct change_evidence *evidence = &change->evidence[i];
        json_open(json, NULL, '{');
        put_dimension(json, evidence->dimension);
        json_string(json, "option",
                    moved_of(changes, change, evidence->of_leader)->option->id);
        json_string(json, "unit", change_unit_name(evidence->unit));
        put_rounded(json, "now", evidence->now, 3);
        put_rounded(json, "then", evidence->then, 3);
        put_rounded(json, "worth", evidence->worth, 6);
        put_rounded(json, "probability", evidence->chance < 0 ? NAN : evidence->chance,
                    4);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_tornado(struct json *json, const struct changes *changes,
                        const struct change *change)
{
    json_open(json, "tornado", '[');
    for (uint32_t i = 0; i < change->swing_count; i++) {
        const struct flip_swing *swing = &change->swings[i];
        const struct outcome *moved = moved_of(changes, change, !swing->of_b);
        json_open(json, NULL, '{');
        put_dimension(json, swing->dimension);
        json_string(json, "option", moved->option->id);
        put_rounded(json, "low", swing->low, 6);
        put_rounded(json, "high", swing->high, 6);
        json_bool(json, "crosses_zero", swing->turns);
        json_bool(json, "known", (moved->known >> swing->dimension & 1) != 0);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_dominance(struct json *json, const struct change *change)
{
    static const char *const names[] = {
        [DOMINANCE_NONE] = NULL,
        [DOMINANCE_ORDER] = "under the order of the goals",
        [DOMINANCE_EVERYWHERE] = "in everything",
    };
    json_string(json, "dominated", names[change->dominance]);
    json_string(json, "dominated_by",
                change->dominator == NULL ? NULL : change->dominator->option->id);
}

static void put_change(struct json *json, const char *key, const struct changes *changes,
                       const struct change *change)
{
    json_open(json, key, '{');
    json_string(json, "first", changes->leader->option->id);
    json_string(json, "option", change->other->option->id);
    if (change->other->target != NULL)
        json_string(json, "target", change->other->target);
    put_rounded(json, "behind", change->behind, 6);
    put_flips(json, change);
    put_tie(json, &change->tie);
    put_evidence(json, changes, change);
    put_tornado(json, changes, change);
    put_dominance(json, change);
    json_close(json, '}');
}

/* -------------------- whole */

static void put_role(struct json *json, const struct changes *changes)
{
    json_open(json, role_name(changes->role), '{');
    json_string(json, "first", changes->leader->option->id);
    json_open(json, "moves", '[');
    for (uint32_t i = 0; i < changes->turn_count; i++)
        put_turn(json, &changes->turns[i]);
    json_close(json, ']');
    json_open(json, "sliders", '[');
    for (uint32_t i = 0; i < changes->slider_count; i++)
        put_slider(json, changes, &changes->sliders[i]);
    json_close(json, ']');
    json_open(json, "against", '[');
    for (uint32_t i = 0; i < changes->count; i++)
        put_change(json, NULL, changes, &changes->others[i]);
    json_close(json, ']');
    json_close(json, '}');
}

void writer_changes(struct writer *writer)
{
    const struct answer *answer = writer->answer;
    json_open(&writer->json, "changes", '{');
    for (int role = 0; role < ROLE_COUNT; role++)
        if (answer->changes[role] != NULL && answer->changes[role]->count > 0)
            put_role(&writer->json, answer->changes[role]);
    json_close(&writer->json, '}');
}

void writer_change(struct writer *writer, const struct outcome *outcome)
{
    const struct changes *changes = writer->answer->changes[outcome->option->role];
    const struct change *change = changes == NULL ? NULL : changes_for(changes, outcome);
    if (change == NULL)
        json_null(&writer->json, "change");
    else
        put_change(&writer->json, "change", changes, change);
}
