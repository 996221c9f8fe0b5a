/* One histogram an alternative. */
#include "spread.h"

#include <stddef.h>

#include "base/arena.h"
#include "block.h"
#include "kernel.h"

bool smaa_spread_make(struct arena *arena, uint32_t alternatives, struct smaa_spread *out)
{
    *out = (struct smaa_spread){.alternatives = alternatives};
    out->counts =
        arena_array(arena, (size_t)alternatives * SMAA_BINS, sizeof *out->counts);
    return out->counts != NULL;
}

SMAA_KERNEL
static void find_bins(int32_t *restrict bins, const double *restrict totals)
{
    for (int t = 0; t < SMAA_BLOCK; t++) {
        double low = totals[t] < 0 ? 0 : totals[t];
        double both = low > 1 ? 1 : low;
        bins[t] = (int32_t)(both * (SMAA_BINS - 0x1p-20));
    }
}

void smaa_spread_add(struct smaa_spread *spread, const double *totals, uint32_t count)
{
    int32_t bins[SMAA_BLOCK];
    for (uint32_t a = 0; a < spread->alternatives; a++) {
        uint32_t *counts = spread->counts + (size_t)a * SMAA_BINS;
        find_bins(bins, totals + (size_t)a * SMAA_BLOCK);
        for (uint32_t t = 0; t < count; t++)
            counts[bins[t]]++;
    }
    spread->draws += count;
}

double smaa_spread_quantile(const struct smaa_spread *spread, uint32_t a, double p)
{
    const uint32_t *counts = spread->counts + (size_t)a * SMAA_BINS;
    double wanted = p * (double)spread->draws;
    double below = 0;
    for (uint32_t bin = 0; bin < SMAA_BINS; bin++) {
        if (counts[bin] > 0 && below + counts[bin] >= wanted)
            return (bin + (wanted - below) / counts[bin]) / SMAA_BINS;
        below += counts[bin];
    }
    return 1;
}
