/* Linear extensions by counting over down-sets. */
#include "orders.h"

#include <string.h>

#include "base/arena.h"
#include "block.h"
#include "normal.h"

static bool can_follow(const struct smaa_orders *orders, uint32_t placed, uint32_t p)
{
    return (placed >> p & 1) == 0 && (orders->above[p] & ~placed) == 0;
}

bool smaa_orders_make(struct arena *arena, const struct smaa_region *region,
                      struct smaa_orders *orders)
{
    uint32_t n = region->parts;
    memset(orders, 0, sizeof *orders);
    orders->parts = n;
    for (uint32_t r = 0; r < region->row_count; r++)
        if (region->rows[r].factor >= 1)
            orders->above[region->rows[r].j] |= 1u << region->rows[r].i;
    orders->ways = arena_array(arena, (size_t)1 << n, sizeof *orders->ways);
    if (orders->ways == NULL)
        return false;
    uint32_t all = (1u << n) - 1;
    orders->ways[all] = 1;
    for (uint32_t placed = all; placed-- > 0;)
        for (uint32_t p = 0; p < n; p++)
            if (can_follow(orders, placed, p))
                orders->ways[placed] += orders->ways[placed | 1u << p];
    return true;
}

void smaa_orders_open(struct smaa_orders *orders, uint64_t seed, enum smaa_use use)
{
    for (uint32_t p = 0; p < orders->parts; p++)
        orders->streams[p] = smaa_stream_open(seed, smaa_stream_name(use, 1, p));
    orders->source = smaa_source_open(seed, smaa_stream_name(use, 2, 0));
}

static uint32_t next_in_order(struct smaa_orders *orders, uint32_t placed)
{
    double at = smaa_uniform(&orders->source) * orders->ways[placed];
    uint32_t last = 0;
    for (uint32_t p = 0; p < orders->parts; p++) {
        if (!can_follow(orders, placed, p))
            continue;
        last = p;
        at -= orders->ways[placed | 1u << p];
        if (at < 0)
            break;
    }
    return last;
}

/* Sorted weights without sorting (Renyi): the k-th largest is the sum of E_j / j from
 * j = k on, over the sum of all E. */
static void give_out(struct smaa_orders *orders, const double *e, double *out, size_t t)
{
    double sorted[SMAA_ORDERS_LIMIT];
    double sum = 0;
    double sofar = 0;
    uint32_t n = orders->parts;
    for (uint32_t j = 0; j < n; j++)
        sum += e[j * SMAA_BLOCK + t];
    for (uint32_t k = n; k-- > 0;) {
        sofar += e[k * SMAA_BLOCK + t] / (k + 1);
        sorted[k] = sofar / sum;
    }
    uint32_t placed = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t p = next_in_order(orders, placed);
        placed |= 1u << p;
        out[p * SMAA_BLOCK + t] = sorted[k];
    }
}

void smaa_orders_draw(struct smaa_orders *orders, double *out, size_t count)
{
    double e[SMAA_ORDERS_LIMIT * SMAA_BLOCK];
    for (uint32_t p = 0; p < orders->parts; p++) {
        smaa_uniforms(&orders->streams[p], e + (size_t)p * SMAA_BLOCK, count);
        smaa_exponentials(e + (size_t)p * SMAA_BLOCK, count);
    }
    for (size_t t = 0; t < count; t++)
        give_out(orders, e, out, t);
}

double smaa_orders_count(const struct smaa_orders *orders)
{
    return orders->ways[0];
}

void smaa_centroid(double *weights, uint32_t n)
{
    double sum = 0;
    for (uint32_t k = n; k-- > 0;) {
        sum += 1.0 / (k + 1);
        weights[k] = sum / n;
    }
}

/* reach[s]: in how many ways the set s is placed first; then p follows in its place. */
void smaa_orders_centroid(const struct smaa_orders *orders, double *weights)
{
    double centroid[SMAA_ORDERS_LIMIT];
    double reach[1u << SMAA_ORDERS_LIMIT] = {1};
    uint32_t n = orders->parts;
    smaa_centroid(centroid, n);
    for (uint32_t p = 0; p < n; p++)
        weights[p] = 0;
    for (uint32_t placed = 0; placed + 1 < 1u << n; placed++) {
        uint32_t rank = (uint32_t)__builtin_popcount(placed);
        for (uint32_t p = 0; p < n; p++) {
            uint32_t after = placed | 1u << p;
            if (!can_follow(orders, placed, p))
                continue;
            reach[after] += reach[placed];
            weights[p] +=
                centroid[rank] * reach[placed] * orders->ways[after] / orders->ways[0];
        }
    }
}
