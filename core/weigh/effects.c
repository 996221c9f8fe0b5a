/* Filling the table of effects. */
#include "effects.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "burden.h"
#include "record/record.h"
#include "record/vocabulary.h"

static int32_t thousandths(double value)
{
    return fixed_clamp((int32_t)lround(value * FIXED_ONE), 0, FIXED_ONE);
}

static void set(struct base_effects *effects, uint32_t dimension,
                const struct burden *burden)
{
    uint32_t bit = (uint32_t)1 << dimension;
    poise_effect *now = &effects->now[dimension];
    now->value = burden->known ? thousandths(burden->value) : FIXED_ONE / 2;
    now->low = burden->known ? thousandths(burden->low) : 0;
    now->high = burden->known ? thousandths(burden->high) : FIXED_ONE;
    effects->known |= burden->known ? bit : 0;
    effects->imputed |= burden->imputed != 0 ? bit : 0;
    effects->uncertain |= burden->uncertain || !burden->known ? bit : 0;
}

static void set_burdens(struct base_effects *effects, const struct catalogue *catalogue,
                        const struct option *option)
{
    struct class_profile profile;
    class_profile(catalogue, option, &profile);
    const struct {
        uint32_t dimension;
        struct burden burden;
    } parts[] = {
        {POISE_DIMENSION_SYMPTOMS, burden_symptoms(option, &profile)},
        {POISE_DIMENSION_SERIOUS_RISK, burden_serious(option, &profile)},
        {POISE_DIMENSION_HAIR, burden_hair(option)},
        {POISE_DIMENSION_TIME, burden_time(option)},
        {POISE_DIMENSION_TRAVEL, burden_travel(option, -1)},
        {POISE_DIMENSION_ROUTE, burden_route(option, false)},
        {POISE_DIMENSION_MONITORING, burden_monitoring(option)},
        {POISE_DIMENSION_COMPLEXITY, burden_complexity(option)},
        {POISE_DIMENSION_NERVES, burden_of(option, TOXICITY_NEUROPATHY, &profile)},
        {POISE_DIMENSION_BOWEL, burden_of(option, TOXICITY_DIARRHOEA, &profile)},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        set(effects, parts[i].dimension, &parts[i].burden);
}

/* Months that an option has shown on top of all that it was compared with head to head. A
 * chain is followed a few steps; one that is longer, or runs in a circle, ends there. */
static double ladder(const struct catalogue *catalogue, const struct option *option,
                     int steps)
{
    const char *against = option->evidence.against;
    const struct option *below = against == NULL ? NULL : option_find(catalogue, against);
    if (below == NULL || steps == 0)
        return 0;
    struct benefit benefit = benefit_of(below);
    double own = benefit.kind == BENEFIT_UNKNOWN ? 0 : fmax(0, benefit.months);
    return own + ladder(catalogue, below, steps - 1);
}

static void set_benefit(struct base_effects *effects, const struct catalogue *catalogue,
                        const struct option *option)
{
    enum { STEPS = 4 };
    struct benefit benefit = benefit_of(option);
    if (benefit.kind == BENEFIT_SURVIVAL || benefit.kind == BENEFIT_GROWTH)
        benefit = benefit_on_top(benefit, ladder(catalogue, option, STEPS));
    effects->benefit = benefit;
    effects->now[POISE_DIMENSION_BENEFIT] =
        (poise_effect){thousandths(benefit.value), thousandths(benefit.low),
                       thousandths(benefit.high), 0};
    uint32_t bit = (uint32_t)1 << POISE_DIMENSION_BENEFIT;
    if (benefit.kind == BENEFIT_UNKNOWN)
        effects->uncertain |= bit;
    else
        effects->known |= bit;
}

static int ascending(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static bool is_kin(const struct option *a, const struct option *b, bool by_class)
{
    if (a->role != b->role || a->tags.count == 0 || b->tags.count == 0)
        return false;
    return by_class ? strcmp(a->tags.items[0], b->tags.items[0]) == 0
                    : a->plugin == b->plugin;
}

/* The lower median of the gains that kin have shown; false if none has. */
static bool median_gain(const struct base_effects *all, const struct catalogue *catalogue,
                        const struct option *option, bool by_class, int32_t *out)
{
    enum { LIMIT = 256 };
    int32_t values[LIMIT];
    uint32_t count = 0;
    for (uint32_t i = 0; i < catalogue->option_count && count < LIMIT; i++)
        if (all[i].benefit.kind != BENEFIT_UNKNOWN &&
            is_kin(option, &catalogue->options[i], by_class))
            values[count++] = all[i].now[POISE_DIMENSION_BENEFIT].value;
    if (count == 0)
        return false;
    qsort(values, count, sizeof *values, ascending);
    *out = values[(count - 1) / 2];
    return true;
}

/* A systemic option whose gain was never measured against anything takes the median of
 * its main class, or else of its modality, marked as such. */
static void impute_benefit(struct base_effects *all, const struct catalogue *catalogue,
                           uint32_t index)
{
    const struct option *option = &catalogue->options[index];
    int32_t *value = &all[index].now[POISE_DIMENSION_BENEFIT].value;
    if (all[index].benefit.kind == BENEFIT_UNKNOWN && option->role == ROLE_SYSTEMIC &&
        (median_gain(all, catalogue, option, true, value) ||
         median_gain(all, catalogue, option, false, value)))
        all[index].imputed |= (uint32_t)1 << POISE_DIMENSION_BENEFIT;
}

const struct base_effects *effects_build(struct arena *arena,
                                         const struct catalogue *catalogue)
{
    struct base_effects *all =
        arena_array(arena, catalogue->option_count + 1, sizeof *all);
    if (all == NULL)
        return NULL;
    for (uint32_t i = 0; i < catalogue->option_count; i++) {
        set_burdens(&all[i], catalogue, &catalogue->options[i]);
        set_benefit(&all[i], catalogue, &catalogue->options[i]);
    }
    for (uint32_t i = 0; i < catalogue->option_count; i++)
        impute_benefit(all, catalogue, i);
    return all;
}

struct person_effects person_effects(const struct record *record)
{
    const struct reading *distance = record_at(record, POISE_FACT_DISTANCE_KM);
    const struct reading *wishes = record_at(record, POISE_FACT_WISHES);
    return (struct person_effects){
        .km = distance->state == FACT_UNKNOWN ? -1 : distance->datum.number,
        .oral_only = wishes->state != FACT_UNKNOWN &&
                     member_has(wishes->datum.members, POISE_WISHES_ORAL_ONLY),
    };
}

static void set_one(uint32_t dimension, const struct burden *burden, poise_effect *now,
                    uint32_t *known)
{
    uint32_t bit = (uint32_t)1 << dimension;
    int32_t value = burden->known ? thousandths(burden->value) : FIXED_ONE / 2;
    now[dimension] = (poise_effect){value, value, value, 0};
    *known = burden->known ? *known | bit : *known & ~bit;
}

void effects_personal(const struct option *option, const struct person_effects *person,
                      double referral_km, poise_effect *now, uint32_t *known)
{
    double km = referral_km >= 0 ? referral_km : person->km;
    if (km >= 0) {
        struct burden travel = burden_travel(option, km);
        set_one(POISE_DIMENSION_TRAVEL, &travel, now, known);
    }
    if (person->oral_only) {
        struct burden route = burden_route(option, true);
        set_one(POISE_DIMENSION_ROUTE, &route, now, known);
    }
}
