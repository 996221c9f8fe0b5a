/* From a worth back to months, visits and hours. */
#include "change_evidence.h"

#include <math.h>

#include "dimension.h"
#include "effects.h"
#include "weights.h"

/* The worth of 24 months, at which the scale of months ends (benefit.h). */
#define MOST_WORTH 0.982

const char *change_unit_name(enum change_unit unit)
{
    static const char *const names[] = {
        [CHANGE_GROWTH] = "months gained without growth, in its trial",
        [CHANGE_LIFE] = "months of life gained, in its trial",
        [CHANGE_MONTHS] = "months as counted",
        [CHANGE_VISITS] = "visits in 4 weeks",
        [CHANGE_HOURS] = "hours on the road in 4 weeks",
        [CHANGE_SCALE] = "of 100 of the range",
    };
    return names[unit];
}

/* -------------------- units */

static bool is_trials(const struct base_effects *base, const struct outcome *outcome)
{
    const struct benefit *benefit = &base->benefit;
    bool months = benefit->kind == BENEFIT_SURVIVAL || benefit->kind == BENEFIT_GROWTH;
    return months && benefit->months > 0 &&
           base->now[POISE_DIMENSION_BENEFIT].value ==
               outcome->effects[POISE_DIMENSION_BENEFIT].value;
}

struct change_months change_months(const struct base_effects *base,
                                   const struct outcome *outcome)
{
    if (base == NULL || !is_trials(base, outcome))
        return (struct change_months){
            CHANGE_MONTHS, flip_months(outcome->worth[POISE_DIMENSION_BENEFIT] / 1000.0),
            1};
    const struct benefit *benefit = &base->benefit;
    return (struct change_months){benefit->kind == BENEFIT_SURVIVAL ? CHANGE_LIFE
                                                                    : CHANGE_GROWTH,
                                  benefit->gain, benefit->gain / benefit->months};
}

static void tell_months(const struct change_source *source, const struct outcome *moved,
                        double worth_now, struct change_evidence *out)
{
    const struct base_effects *base =
        source->effects == NULL ? NULL
                                : &source->effects[moved->option - source->options];
    struct change_months months = change_months(base, moved);
    out->unit = months.unit;
    out->now = months.now;
    out->then =
        months.now + months.ratio * (flip_months(out->worth) - flip_months(worth_now));
}

static void tell_effect(double worth_now, struct change_evidence *out)
{
    bool burden = dimensions[out->dimension].side == SIDE_BURDEN;
    double whole = out->dimension == POISE_DIMENSION_TIME     ? 4
                   : out->dimension == POISE_DIMENSION_TRAVEL ? 16
                                                              : 100;
    out->unit = out->dimension == POISE_DIMENSION_TIME     ? CHANGE_VISITS
                : out->dimension == POISE_DIMENSION_TRAVEL ? CHANGE_HOURS
                                                           : CHANGE_SCALE;
    out->now = whole * (burden ? 1 - worth_now : worth_now);
    out->then = whole * (burden ? 1 - out->worth : out->worth);
}

/* -------------------- chance */

/* How probable it is that an effect is worth so much or beyond, seen from what it is
 * worth now: two half normals between the ends of its 95 % interval. */
static double chance_of(const struct outcome *moved, uint32_t dimension, double needed)
{
    const poise_effect *effect = &moved->effects[dimension];
    double low = dimension_worth(dimension, effect->low) / 1000.0;
    double high = dimension_worth(dimension, effect->high) / 1000.0;
    double now = moved->worth[dimension] / 1000.0;
    double end = needed > now ? fmax(low, high) : fmin(low, high);
    if (effect->low >= effect->high)
        return -1;
    if (end == now)
        return 0;
    return 0.5 * erfc((needed - now) / (end - now) * 1.959963984540054 / sqrt(2));
}

/* -------------------- each effect */

/* By how much the worth must move: the leader's down, the other's up. */
static void add(const struct change_source *source, const struct outcome *leader,
                struct change *change, uint32_t dimension, bool of_leader)
{
    const struct outcome *moved = of_leader ? leader : change->other;
    const struct outcome *still = of_leader ? change->other : leader;
    double now = moved->worth[dimension] / 1000.0;
    bool months =
        dimension == POISE_DIMENSION_BENEFIT && moved->option->role == ROLE_SYSTEMIC;
    struct change_evidence found = {.dimension = dimension, .of_leader = of_leader};
    if (!flip_evidence(source->weights, still, moved, dimension, &found.worth) ||
        found.worth < 0 || (months && found.worth > MOST_WORTH))
        return;
    found.chance = chance_of(moved, dimension, found.worth);
    if (months)
        tell_months(source, moved, now, &found);
    else
        tell_effect(now, &found);
    change->evidence[change->evidence_count++] = found;
}

void change_evidence_add(const struct change_source *source, const struct outcome *leader,
                         struct change *change)
{
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (dimensions[d].owner != OWNER_PERSON || source->weights->weight[d] == 0)
            continue;
        if ((leader->known >> d & 1) != 0)
            add(source, leader, change, d, true);
        if ((change->other->known >> d & 1) != 0)
            add(source, leader, change, d, false);
    }
}
