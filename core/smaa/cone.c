/* Exponentials over their sum, then slacks into weights. */
#include "cone.h"

#include <math.h>

#include "block.h"
#include "kernel.h"
#include "normal.h"

/* Parts in an order in which each comes after the one it leans on. */
static void sort(struct smaa_cone *cone)
{
    bool placed[SMAA_CRITERIA_LIMIT] = {false};
    uint32_t count = 0;
    while (count < cone->parts) {
        for (uint32_t p = 0; p < cone->parts; p++) {
            if (placed[p] || (cone->leans[p] != SMAA_NO_PART && !placed[cone->leans[p]]))
                continue;
            placed[p] = true;
            cone->order[count++] = p;
        }
    }
}

/* A slack of 1 in p brings 1 there and more in all that lean on p. */
static void weigh(struct smaa_cone *cone)
{
    for (uint32_t p = 0; p < cone->parts; p++) {
        double brings[SMAA_CRITERIA_LIMIT] = {0};
        double all = 0;
        for (uint32_t k = 0; k < cone->parts; k++) {
            uint32_t q = cone->order[k];
            bool leans = cone->leans[q] != SMAA_NO_PART;
            brings[q] =
                (q == p ? 1 : 0) + (leans ? cone->factor[q] * brings[cone->leans[q]] : 0);
            all += brings[q];
        }
        cone->scale[p] = 1 / all;
    }
}

static void prepare(struct smaa_cone *cone)
{
    double left = 1;
    sort(cone);
    weigh(cone);
    for (uint32_t p = 0; p < cone->parts; p++)
        left -= cone->floor[p];
    for (uint32_t p = 0; p < cone->parts; p++)
        cone->scale[p] *= left < 0 ? 0 : left;
}

/* Would a part lean on itself, by way of others? Two-sided bounds make such rows. */
static bool comes_round(const struct smaa_cone *cone, uint32_t from, uint32_t to)
{
    uint32_t at = from;
    while (at != SMAA_NO_PART && at != to)
        at = cone->leans[at];
    return at == to;
}

bool smaa_cone_of_rows(const struct smaa_region *region, struct smaa_cone *cone)
{
    bool every = true;
    cone->parts = region->parts;
    for (uint32_t p = 0; p < region->parts; p++) {
        cone->leans[p] = SMAA_NO_PART;
        cone->factor[p] = cone->floor[p] = 0;
    }
    for (uint32_t r = 0; r < region->row_count; r++) {
        const struct smaa_row *row = &region->rows[r];
        bool first = cone->leans[row->i] == SMAA_NO_PART;
        bool usable = !comes_round(cone, row->j, row->i);
        every = every && first && usable;
        if (!usable || (!first && row->factor <= cone->factor[row->i]))
            continue;
        cone->leans[row->i] = row->j;
        cone->factor[row->i] = row->factor;
    }
    return every;
}

void smaa_cone_of_floors(const struct smaa_region *region, struct smaa_cone *cone)
{
    cone->parts = region->parts;
    for (uint32_t p = 0; p < region->parts; p++) {
        cone->leans[p] = SMAA_NO_PART;
        cone->factor[p] = 0;
        cone->floor[p] = region->low[p];
    }
}

static bool has_ceilings(const struct smaa_region *region)
{
    for (uint32_t p = 0; p < region->parts; p++)
        if (region->high[p] < 1)
            return true;
    return false;
}

bool smaa_cone_exact(const struct smaa_region *region, struct smaa_cone *cone)
{
    if (region->tie_count > 0)
        return false;
    bool every = smaa_cone_of_rows(region, cone);
    if (every && !region->bounded) {
        prepare(cone);
        return true;
    }
    if (region->row_count > 0 || has_ceilings(region))
        return false;
    smaa_cone_of_floors(region, cone);
    prepare(cone);
    return true;
}

void smaa_cone_corner(const struct smaa_cone *cone, uint32_t corner, double *parts)
{
    for (uint32_t k = 0; k < cone->parts; k++) {
        uint32_t p = cone->order[k];
        uint32_t on = cone->leans[p];
        parts[p] = cone->floor[p] + (p == corner ? cone->scale[p] : 0) +
                   (on == SMAA_NO_PART ? 0 : cone->factor[p] * parts[on]);
    }
}

void smaa_cone_open(struct smaa_cone *cone, uint64_t seed, enum smaa_use use)
{
    prepare(cone);
    for (uint32_t p = 0; p < cone->parts; p++)
        cone->streams[p] = smaa_stream_open(seed, smaa_stream_name(use, 0, p));
}

SMAA_KERNEL
static void add_up(double *restrict sum, const double *restrict one, size_t count)
{
    for (size_t t = 0; t < count; t++)
        sum[t] += one[t];
}

SMAA_KERNEL
static void settle(double *restrict part, const double *restrict sum, double scale,
                   double least, size_t count)
{
    for (size_t t = 0; t < count; t++)
        part[t] = least + scale * (part[t] / sum[t]);
}

SMAA_KERNEL
static void lean(double *restrict part, const double *restrict on, double factor,
                 size_t count)
{
    for (size_t t = 0; t < count; t++)
        part[t] += factor * on[t];
}

void smaa_cone_draw(struct smaa_cone *cone, double *out, size_t count)
{
    double sum[SMAA_BLOCK] = {0};
    for (uint32_t p = 0; p < cone->parts; p++) {
        double *part = out + (size_t)p * SMAA_BLOCK;
        smaa_uniforms(&cone->streams[p], part, count);
        smaa_exponentials(part, count);
        add_up(sum, part, count);
    }
    for (uint32_t k = 0; k < cone->parts; k++) {
        uint32_t p = cone->order[k];
        double *part = out + (size_t)p * SMAA_BLOCK;
        settle(part, sum, cone->scale[p], cone->floor[p], count);
        if (cone->leans[p] != SMAA_NO_PART)
            lean(part, out + (size_t)cone->leans[p] * SMAA_BLOCK, cone->factor[p], count);
    }
}
