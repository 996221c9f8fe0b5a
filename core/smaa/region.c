/* From statements to parts, rows and bounds. */
#include "region.h"

#include <math.h>

#include "base/arena.h"
#include "elementary.h"
#include "inside.h"

/* Ratios are known to rounding: closer than this they are one. */
static const double same = 1e-9;

static bool holds(const struct smaa_sayings *sayings, uint32_t s)
{
    return sayings->skip == NULL || !sayings->skip[s];
}

/* -------------------- weights that are zero */

/* A weight of at most 0, and what is at most some times such a weight. False when nothing
 * is left. */
static bool drop_zeros(const struct smaa_sayings *sayings, bool *zero)
{
    uint32_t left = sayings->criteria;
    bool changed = true;
    while (changed) {
        changed = false;
        for (uint32_t s = 0; s < sayings->list->count; s++) {
            const struct smaa_statement *it = &sayings->list->items[s];
            uint32_t which = it->saying == SMAA_TIMES ? it->j : it->i;
            bool drops = it->saying == SMAA_TIMES
                             ? zero[it->i]
                             : it->saying == SMAA_AT_MOST && it->number <= 0;
            if (!holds(sayings, s) || !drops || zero[which])
                continue;
            zero[which] = true;
            changed = true;
            left--;
        }
    }
    return left > 0;
}

/* -------------------- parts */

/* low: as smaa_ratios_close has it. Members of a part are tied to its first. */
static void make_parts(struct smaa_region *region, const bool *zero, const double *low,
                       double *weight)
{
    uint32_t n = region->criteria;
    region->parts = 0;
    for (uint32_t i = 0; i < n; i++)
        region->part[i] = SMAA_NO_PART;
    for (uint32_t i = 0; i < n; i++) {
        if (zero[i] || region->part[i] != SMAA_NO_PART)
            continue;
        double sum = 0;
        for (uint32_t j = i; j < n; j++) {
            bool tied = j == i || (low[i * n + j] + low[j * n + i] > -same && !zero[j]);
            if (!tied)
                continue;
            region->part[j] = region->parts;
            region->share[j] = smaa_exp(low[j * n + i]);
            sum += region->share[j];
        }
        for (uint32_t j = i; j < n; j++)
            if (region->part[j] == region->parts)
                region->share[j] /= sum;
        weight[region->parts++] = sum;
    }
}

/* The first criterion of each part stands for it. */
static void find_firsts(const struct smaa_region *region, uint32_t *first)
{
    for (uint32_t i = region->criteria; i-- > 0;)
        if (region->part[i] != SMAA_NO_PART)
            first[region->part[i]] = i;
}

/* Does a bound follow from two others by way of a third part? */
static bool is_implied(const double *low, uint32_t n, const uint32_t *first,
                       uint32_t parts, uint32_t a, uint32_t b)
{
    for (uint32_t c = 0; c < parts; c++)
        if (c != a && c != b &&
            low[first[a] * n + first[c]] + low[first[c] * n + first[b]] >=
                low[first[a] * n + first[b]] - 1e-12)
            return true;
    return false;
}

static void make_rows(struct smaa_region *region, const double *low, const double *weight)
{
    uint32_t first[SMAA_CRITERIA_LIMIT] = {0};
    uint32_t n = region->criteria;
    find_firsts(region, first);
    region->row_count = 0;
    for (uint32_t a = 0; a < region->parts; a++) {
        for (uint32_t b = 0; b < region->parts; b++) {
            double bound = low[first[a] * n + first[b]];
            if (a == b || isinf(bound) || is_implied(low, n, first, region->parts, a, b))
                continue;
            double factor = smaa_exp(bound) * weight[a] / weight[b];
            region->rows[region->row_count++] = (struct smaa_row){a, b, factor};
        }
    }
}

/* -------------------- bounds */

static bool set_bounds(struct smaa_region *region, const struct smaa_sayings *sayings)
{
    for (uint32_t p = 0; p < region->parts; p++)
        region->high[p] = 1;
    for (uint32_t s = 0; s < sayings->list->count; s++) {
        const struct smaa_statement *it = &sayings->list->items[s];
        if (!holds(sayings, s) || it->saying == SMAA_TIMES)
            continue;
        uint32_t p = region->part[it->i];
        if (p == SMAA_NO_PART) {
            if (it->saying == SMAA_AT_LEAST && it->number > same)
                return false;
            continue;
        }
        double bound = it->number / region->share[it->i];
        if (it->saying == SMAA_AT_LEAST)
            region->low[p] = fmax(region->low[p], bound);
        else
            region->high[p] = fmin(region->high[p], bound);
    }
    return true;
}

/* Upper bounds that only repeat the lower ones of the others are none. */
static void simplify_bounds(struct smaa_region *region)
{
    double sum = 0;
    for (uint32_t p = 0; p < region->parts; p++)
        sum += region->low[p];
    region->bounded = sum > 0;
    for (uint32_t p = 0; p < region->parts; p++) {
        if (region->high[p] >= 1 - (sum - region->low[p]))
            region->high[p] = 1;
        region->bounded = region->bounded || region->high[p] < 1;
    }
}

/* -------------------- all together */

static bool make_room(struct arena *arena, struct smaa_region *region, uint32_t n)
{
    size_t square = (size_t)n * n;
    region->criteria = n;
    region->part = arena_array(arena, n, sizeof *region->part);
    region->share = arena_array(arena, n, sizeof *region->share);
    region->rows = arena_array(arena, square, sizeof *region->rows);
    region->low = arena_array(arena, n, sizeof *region->low);
    region->high = arena_array(arena, n, sizeof *region->high);
    region->low_ratio = arena_array(arena, square, sizeof *region->low_ratio);
    region->start = arena_array(arena, n, sizeof *region->start);
    return region->part != NULL && region->share != NULL && region->rows != NULL &&
           region->low != NULL && region->high != NULL && region->low_ratio != NULL &&
           region->start != NULL;
}

enum smaa_finding smaa_region_make(struct arena *arena,
                                   const struct smaa_sayings *sayings,
                                   struct smaa_region *out, struct smaa_cycle *cycle)
{
    bool zero[SMAA_CRITERIA_LIMIT] = {false};
    double weight[SMAA_CRITERIA_LIMIT] = {0};
    uint32_t n = sayings->criteria;
    *out = (struct smaa_region){.criteria = n};
    cycle->count = 0;
    if (!make_room(arena, out, n))
        return SMAA_FAILED;
    if (smaa_ratios_conflict(sayings, cycle) || !drop_zeros(sayings, zero))
        return SMAA_EMPTY;
    smaa_ratios_close(sayings, out->low_ratio);
    make_parts(out, zero, out->low_ratio, weight);
    make_rows(out, out->low_ratio, weight);
    for (uint32_t i = 0; i < n * n; i++)
        out->low_ratio[i] = isinf(out->low_ratio[i]) ? 0 : smaa_exp(out->low_ratio[i]);
    if (!set_bounds(out, sayings))
        return SMAA_EMPTY;
    simplify_bounds(out);
    return smaa_inside(arena, out);
}

/* -------------------- who is to blame */

bool smaa_region_blame(const struct smaa_statements *list, uint32_t criteria, bool *skip)
{
    struct smaa_sayings sayings = {list, skip, criteria};
    struct smaa_region region;
    struct smaa_cycle cycle;
    for (uint32_t s = 0; s < list->count; s++)
        skip[s] = false;
    for (uint32_t s = 0; s < list->count; s++) {
        struct arena *scratch = arena_new((size_t)64 << 10);
        if (scratch == NULL)
            return false;
        skip[s] = true;
        enum smaa_finding found = smaa_region_make(scratch, &sayings, &region, &cycle);
        skip[s] = found == SMAA_EMPTY;
        arena_free(scratch);
        if (found == SMAA_FAILED)
            return false;
    }
    return true;
}
