/* Importance to shares, shares to thousandths by largest remainder. */
#include "weights.h"

#include <string.h>

#include "base/decimal.h"
#include "dimension.h"
#include "intake/goals.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/site.h"

/* With more than 100 km to go, travel is a tenth of what a person weighs (burden.md
 * section 4, after Spaich 2018). */
#define FAR_TRAVEL_SHARE 0.10

const struct preset *preset_find(const struct presets *presets, const char *name)
{
    for (uint32_t i = 0; i < presets->count; i++)
        if (strcmp(presets->items[i].name, name) == 0)
            return &presets->items[i];
    return NULL;
}

double centroid(uint32_t k, uint32_t n)
{
    double sum = 0;
    for (uint32_t j = k + 1; j <= n; j++)
        sum += 1.0 / j;
    return sum / n;
}

static void add_goals(const struct goals *goals, double *share)
{
    double total = 0;
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        if (goals->importance[i] != FIXED_UNKNOWN)
            total += goals->importance[i];
    for (int i = 0; total > 0 && i < POISE_DIMENSION_END; i++)
        if (goals->importance[i] != FIXED_UNKNOWN)
            share[i] += goals->importance[i] / total;
}

static bool from_goals(const struct goals *goals, double *share)
{
    double own[POISE_DIMENSION_END] = {0};
    bool any = false;
    for (uint32_t i = 0; i < goals->order_count; i++)
        own[goals->order[i]] = centroid(i, goals->order_count);
    if (goals->order_count == 0)
        add_goals(goals, own);
    for (int i = 0; i < POISE_DIMENSION_END; i++) {
        share[i] += own[i];
        any = any || own[i] > 0;
    }
    return any;
}

static void use_preset(struct weights *out, const struct preset *preset, double *share)
{
    if (preset == NULL || out->preset_count == sizeof out->presets / sizeof *out->presets)
        return;
    out->presets[out->preset_count++] = preset;
    from_goals(preset->goals, share);
}

static bool from_wishes(const struct presets *presets, const struct record *record,
                        struct weights *out, double *share)
{
    const struct reading *wishes = record_at(record, POISE_FACT_WISHES);
    if (wishes->state == FACT_UNKNOWN)
        return false;
    for (uint32_t i = 0; i < presets->count; i++)
        if ((presets->items[i].wishes & wishes->datum.members[0]) != 0)
            use_preset(out, &presets->items[i], share);
    return out->preset_count > 0;
}

static double total_of(const double *share)
{
    double total = 0;
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        total += share[i];
    return total;
}

/* Raises travel to its share for far homes by taking from all the others in proportion.
 */
static void weigh_distance(const struct site *site, const struct record *record,
                           struct weights *out, double *share)
{
    const struct reading *distance = record_at(record, POISE_FACT_DISTANCE_KM);
    double total = total_of(share);
    bool far = distance->state != FACT_UNKNOWN &&
               distance->datum.number > fixed_to_double(site->far_km);
    if (!far || total <= 0 || share[POISE_DIMENSION_TRAVEL] / total >= FAR_TRAVEL_SHARE)
        return;
    double others = total - share[POISE_DIMENSION_TRAVEL];
    share[POISE_DIMENSION_TRAVEL] = others * FAR_TRAVEL_SHARE / (1 - FAR_TRAVEL_SHARE);
    out->far = true;
}

/* Whole thousandths: each gets its floor, the largest remainders get what is left; of
 * equal remainders the earlier dimension. */
static void apportion(const double *share, int32_t whole, int32_t *weight)
{
    double total = total_of(share);
    double rest[POISE_DIMENSION_END];
    int32_t left = whole;
    for (int i = 0; i < POISE_DIMENSION_END; i++) {
        double exact = total > 0 ? share[i] / total * whole : 0;
        int32_t floor = (int32_t)(exact + 1e-9);
        weight[i] += floor;
        rest[i] = exact - floor;
        left -= floor;
    }
    while (total > 0 && left-- > 0) {
        int best = 0;
        for (int i = 1; i < POISE_DIMENSION_END; i++)
            if (rest[i] > rest[best] + 1e-9)
                best = i;
        weight[best]++;
        rest[best] = -1;
    }
}

void weights_make(const struct goals *goals, const struct presets *presets,
                  const struct site *site, const struct record *record,
                  struct weights *out)
{
    double share[POISE_DIMENSION_END] = {0};
    *out = (struct weights){.origin = WEIGHTS_FROM_GOALS};
    if (!from_goals(goals, share)) {
        out->origin = WEIGHTS_FROM_WISHES;
        if (!from_wishes(presets, record, out, share)) {
            out->origin = WEIGHTS_FROM_SITE;
            use_preset(out, preset_find(presets, site->preset), share);
        }
        weigh_distance(site, record, out, share);
    }
    out->weight[POISE_DIMENSION_GUIDELINE] = site->weight_guideline;
    out->weight[POISE_DIMENSION_CAUTION] = site->weight_caution;
    apportion(share, 1000 - site->weight_guideline - site->weight_caution, out->weight);
}
