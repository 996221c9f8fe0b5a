/* The recursion cuts the simplex on one edge after another between a corner where the sum
 * is positive and one where it is negative. */
#include "exact.h"

#include <math.h>

#include "base/arena.h"
#include "block.h"
#include "cone.h"

double smaa_share_above(const double *d, uint32_t n)
{
    double share[SMAA_CRITERIA_LIMIT + 2] = {0};
    double up[SMAA_CRITERIA_LIMIT + 2];
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (d[i] > 0) {
            up[++count] = d[i];
            share[count] = 1;
        }
    }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 1; k <= count && d[i] < 0; k++)
            share[k] = (up[k] * share[k] - d[i] * share[k - 1]) / (up[k] - d[i]);
    return share[count];
}

bool smaa_center_above(const double *d, uint32_t n, double *center)
{
    double twice[SMAA_CRITERIA_LIMIT + 1];
    double share = smaa_share_above(d, n);
    if (share <= 0)
        return false;
    for (uint32_t i = 0; i < n; i++)
        twice[i] = d[i];
    for (uint32_t i = 0; i < n; i++) {
        twice[n] = d[i];
        center[i] = smaa_share_above(twice, n + 1) / (n * share);
    }
    return true;
}

void smaa_running_means(double *d, uint32_t n)
{
    double sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        sum += d[i];
        d[i] = sum / (i + 1);
    }
}

void smaa_above_floors(double *d, const double *low, uint32_t n)
{
    double sum = 0;
    double fixed = 0;
    for (uint32_t i = 0; i < n; i++) {
        sum += low[i];
        fixed += d[i] * low[i];
    }
    for (uint32_t i = 0; i < n; i++)
        d[i] += fixed / (1 - sum);
}

/* -------------------- corners */

static void spread(const struct smaa_region *region, const double *parts, double *weights)
{
    for (uint32_t i = 0; i < region->criteria; i++)
        weights[i] = region->part[i] == SMAA_NO_PART
                         ? 0
                         : region->share[i] * parts[region->part[i]];
}

bool smaa_corners(const struct smaa_region *region, double *corners)
{
    struct smaa_cone cone = {.parts = 0};
    double parts[SMAA_CRITERIA_LIMIT];
    if (!smaa_cone_exact(region, &cone))
        return false;
    for (uint32_t p = 0; p < region->parts; p++) {
        smaa_cone_corner(&cone, p, parts);
        spread(region, parts, corners + (size_t)p * region->criteria);
    }
    return true;
}

/* -------------------- averaged over draws */

/* Who is above whom in one draw; worth[a * corners + p]: of option a at corner p. */
static void add_draw(const double *worth, uint32_t m, uint32_t corners, double *wins)
{
    double d[SMAA_CRITERIA_LIMIT];
    for (uint32_t a = 0; a < m; a++) {
        for (uint32_t b = a + 1; b < m; b++) {
            for (uint32_t p = 0; p < corners; p++)
                d[p] = worth[a * corners + p] - worth[b * corners + p];
            wins[a * m + b] += smaa_share_above(d, corners);
            for (uint32_t p = 0; p < corners; p++)
                d[p] = -d[p];
            wins[b * m + a] += smaa_share_above(d, corners);
        }
    }
}

bool smaa_pairwise(struct arena *arena, const struct smaa_draws *draws,
                   const double *corners, uint32_t corner_count, double *wins)
{
    uint32_t m = draws->alternatives;
    double *worth = arena_array(arena, (size_t)m * corner_count, sizeof *worth);
    if (worth == NULL)
        return false;
    for (size_t i = 0; i < (size_t)m * m; i++)
        wins[i] = 0;
    for (uint32_t t = 0; t < draws->count; t++) {
        for (uint32_t a = 0; a < m; a++)
            for (uint32_t p = 0; p < corner_count; p++)
                worth[a * corner_count + p] =
                    smaa_draws_total(draws, t, a, corners + p * draws->criteria);
        add_draw(worth, m, corner_count, wins);
    }
    for (size_t i = 0; i < (size_t)m * m; i++)
        wins[i] /= draws->count;
    return true;
}
