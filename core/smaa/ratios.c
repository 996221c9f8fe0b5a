/* Longest paths over the logarithms of ratios. */
#include "ratios.h"

#include <math.h>

#include "elementary.h"

/* What a relaxation must gain: rounding alone never closes a cycle. */
static const double worthwhile = 1e-11;

static bool counts(const struct smaa_sayings *sayings, uint32_t s)
{
    return sayings->list->items[s].saying == SMAA_TIMES &&
           (sayings->skip == NULL || !sayings->skip[s]);
}

/* height[i]: how far above 0 y_i is pushed; by[i]: the last statement that pushed it. One
 * round answers a criterion that was pushed, or -1. */
static int push(const struct smaa_sayings *sayings, double *height, uint32_t *by)
{
    int pushed = -1;
    for (uint32_t s = 0; s < sayings->list->count; s++) {
        const struct smaa_statement *it = &sayings->list->items[s];
        if (!counts(sayings, s))
            continue;
        double least = height[it->j] + smaa_log(it->number);
        if (least > height[it->i] + worthwhile) {
            height[it->i] = least;
            by[it->i] = s;
            pushed = (int)it->i;
        }
    }
    return pushed;
}

/* From a criterion that is pushed for ever: back into the cycle, then once around. */
static void trace(const struct smaa_sayings *sayings, const uint32_t *by, uint32_t at,
                  struct smaa_cycle *cycle)
{
    const struct smaa_statement *items = sayings->list->items;
    for (uint32_t i = 0; i < sayings->criteria; i++)
        at = items[by[at]].j;
    uint32_t start = at;
    cycle->count = 0;
    do {
        cycle->statements[cycle->count++] = by[at];
        at = items[by[at]].j;
    } while (at != start && cycle->count < SMAA_CRITERIA_LIMIT);
}

bool smaa_ratios_conflict(const struct smaa_sayings *sayings, struct smaa_cycle *cycle)
{
    double height[SMAA_CRITERIA_LIMIT] = {0};
    uint32_t by[SMAA_CRITERIA_LIMIT] = {0};
    int pushed = 0;
    for (uint32_t round = 0; round <= sayings->criteria && pushed >= 0; round++)
        pushed = push(sayings, height, by);
    if (pushed < 0)
        return false;
    trace(sayings, by, (uint32_t)pushed, cycle);
    return true;
}

void smaa_ratios_close(const struct smaa_sayings *sayings, double *low)
{
    uint32_t n = sayings->criteria;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < n; j++)
            low[i * n + j] = i == j ? 0 : -HUGE_VAL;
    for (uint32_t s = 0; s < sayings->list->count; s++) {
        const struct smaa_statement *it = &sayings->list->items[s];
        if (counts(sayings, s) && it->i != it->j)
            low[it->i * n + it->j] = fmax(low[it->i * n + it->j], smaa_log(it->number));
    }
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = 0; j < n; j++)
                if (i != j && low[i * n + k] + low[k * n + j] > low[i * n + j])
                    low[i * n + j] = low[i * n + k] + low[k * n + j];
}
