/* Choosing how to draw, and drawing. */
#include "draw_weights.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "block.h"
#include "elementary.h"
#include "kernel.h"
#include "normal.h"

/* Proposals on trial, and how many of them must be accepted: rejection of 1 in 400 still
 * costs less than the thinned steps of a chain, and its draws are independent. */
enum { TRIALS = 16 * SMAA_BLOCK, TRIALS_ACCEPTED = 10 };

/* -------------------- proposals */

static void propose(struct smaa_weights *weights, size_t count)
{
    if (weights->way == SMAA_BY_CONE)
        smaa_cone_draw(&weights->cone, weights->proposed, count);
    else if (weights->way == SMAA_BY_ORDERS)
        smaa_orders_draw(&weights->orders, weights->proposed, count);
    else
        smaa_walk_draw(&weights->walk, weights->proposed, count);
}

SMAA_KERNEL
static void check_row(int64_t *restrict fits, const double *restrict a,
                      const double *restrict b, double factor)
{
    for (size_t t = 0; t < SMAA_BLOCK; t++)
        fits[t] &= a[t] >= factor * b[t] ? 1 : 0;
}

SMAA_KERNEL
static void check_bounds(int64_t *restrict fits, const double *restrict a, double low,
                         double high)
{
    for (size_t t = 0; t < SMAA_BLOCK; t++) {
        fits[t] &= a[t] >= low ? 1 : 0;
        fits[t] &= a[t] <= high ? 1 : 0;
    }
}

static void check(const struct smaa_weights *weights, int64_t *fits)
{
    const struct smaa_region *region = weights->region;
    for (size_t t = 0; t < SMAA_BLOCK; t++)
        fits[t] = 1;
    for (uint32_t r = 0; r < region->row_count; r++) {
        const struct smaa_row *row = &region->rows[r];
        check_row(fits, weights->proposed + (size_t)row->i * SMAA_BLOCK,
                  weights->proposed + (size_t)row->j * SMAA_BLOCK, row->factor);
    }
    for (uint32_t p = 0; p < region->parts && region->bounded; p++)
        check_bounds(fits, weights->proposed + (size_t)p * SMAA_BLOCK, region->low[p],
                     region->high[p]);
}

/* Keeps what fits, moved to the front. */
static uint32_t sift(struct smaa_weights *weights)
{
    int64_t fits[SMAA_BLOCK];
    uint32_t kept = 0;
    check(weights, fits);
    for (uint32_t t = 0; t < SMAA_BLOCK; t++) {
        if (fits[t] == 0)
            continue;
        for (uint32_t p = 0; p < weights->region->parts; p++)
            weights->proposed[p * SMAA_BLOCK + kept] =
                weights->proposed[p * SMAA_BLOCK + t];
        kept++;
    }
    return kept;
}

/* -------------------- the way */

static void open_way(struct smaa_weights *weights, uint64_t seed, enum smaa_use use)
{
    weights->next = SMAA_BLOCK;
    if (weights->way == SMAA_BY_CONE)
        smaa_cone_open(&weights->cone, seed, use);
    else if (weights->way == SMAA_BY_ORDERS)
        smaa_orders_open(&weights->orders, seed, use);
    else
        smaa_walk_open(&weights->walk, seed, use);
}

static uint32_t accepted_on_trial(struct smaa_weights *weights, uint64_t seed)
{
    uint32_t accepted = 0;
    open_way(weights, seed, SMAA_USE_TRIAL);
    for (uint32_t done = 0; done < TRIALS; done += SMAA_BLOCK) {
        propose(weights, SMAA_BLOCK);
        accepted += sift(weights);
    }
    return accepted;
}

static bool has_orders(const struct smaa_region *region)
{
    bool some = false;
    for (uint32_t i = 0; i < region->criteria; i++)
        if (region->part[i] != SMAA_NO_PART && region->share[i] < 1)
            return false;
    for (uint32_t r = 0; r < region->row_count; r++)
        some = some || region->rows[r].factor >= 1;
    return some && region->parts <= SMAA_ORDERS_LIMIT;
}

static bool is_pure_order(const struct smaa_region *region)
{
    for (uint32_t r = 0; r < region->row_count; r++)
        if (region->rows[r].factor < 1 || region->rows[r].factor > 1)
            return false;
    return !region->bounded;
}

/* True when the region is drawn exactly by the way it was given. */
static bool choose_exact(struct smaa_weights *weights)
{
    const struct smaa_region *region = weights->region;
    weights->way = SMAA_BY_CONE;
    if (smaa_cone_exact(region, &weights->cone))
        return true;
    weights->way = SMAA_BY_ORDERS;
    return region->tie_count == 0 && weights->orders.ways != NULL &&
           is_pure_order(region);
}

struct trial {
    enum smaa_way way;
    bool floors;
    uint32_t accepted;
};

static void set_up(struct smaa_weights *weights, const struct trial *trial)
{
    weights->way = trial->way;
    if (trial->floors)
        smaa_cone_of_floors(weights->region, &weights->cone);
    else if (trial->way == SMAA_BY_CONE)
        smaa_cone_of_rows(weights->region, &weights->cone);
}

static void choose_by_trial(struct smaa_weights *weights, uint64_t seed)
{
    const struct smaa_region *region = weights->region;
    struct trial best = {SMAA_BY_WALK, false, TRIALS_ACCEPTED};
    struct trial trials[] = {
        {SMAA_BY_ORDERS, false, 0}, {SMAA_BY_CONE, false, 0}, {SMAA_BY_CONE, true, 0}};
    for (size_t i = 0; i < 3 && region->tie_count == 0; i++) {
        if (trials[i].way == SMAA_BY_ORDERS && weights->orders.ways == NULL)
            continue;
        set_up(weights, &trials[i]);
        trials[i].accepted = accepted_on_trial(weights, seed);
        if (trials[i].accepted > best.accepted)
            best = trials[i];
    }
    set_up(weights, &best);
    weights->rejects = best.way != SMAA_BY_WALK;
}

bool smaa_weights_make(struct arena *arena, const struct smaa_region *region,
                       uint64_t seed, struct smaa_weights *out)
{
    memset(out, 0, sizeof *out);
    out->criteria = region->criteria;
    out->region = region;
    out->proposed = arena_room(arena, (size_t)region->parts * SMAA_BLOCK, sizeof(double));
    if (out->proposed == NULL || !smaa_walk_make(arena, region, &out->walk))
        return false;
    if (has_orders(region) && !smaa_orders_make(arena, region, &out->orders))
        return false;
    if (!choose_exact(out))
        choose_by_trial(out, seed);
    open_way(out, seed, SMAA_USE_WEIGHTS);
    return true;
}

const char *smaa_way_name(const struct smaa_weights *weights)
{
    if (weights->way == SMAA_BY_SLIDERS)
        return "sliders";
    if (weights->way == SMAA_BY_WALK)
        return weights->walk.dimensions == 0 ? "exact" : "hit-and-run";
    return weights->rejects ? "rejection" : "exact";
}

/* -------------------- sliders */

void smaa_weights_of_sliders(const struct smaa_sliders *sliders, uint32_t criteria,
                             uint64_t seed, struct smaa_weights *out)
{
    memset(out, 0, sizeof *out);
    out->criteria = criteria;
    out->way = SMAA_BY_SLIDERS;
    out->sliders = *sliders;
    for (uint32_t k = 0; k < criteria; k++)
        out->cone.streams[k] =
            smaa_stream_open(seed, smaa_stream_name(SMAA_USE_WEIGHTS, 4, k));
}

void smaa_slider_weights(const struct smaa_sliders *sliders, const double *u,
                         uint32_t count, double *weights)
{
    double spread = smaa_log(sliders->phi);
    double sum = 0;
    for (uint32_t k = 0; k < count; k++) {
        weights[k] = sliders->points[k] * smaa_exp(spread * (u[k] - 0.5));
        sum += weights[k];
    }
    for (uint32_t k = 0; k < count; k++)
        weights[k] /= sum;
}

/* In place, from uniforms; adds what comes out to the sums. */
SMAA_KERNEL
static void push(double *restrict u, double *restrict sums, double points, double spread,
                 size_t count)
{
    for (size_t t = 0; t < count; t++) {
        u[t] = points * smaa_exp(spread * (u[t] - 0.5));
        sums[t] += u[t];
    }
}

SMAA_KERNEL
static void divide(double *restrict values, const double *restrict sums, size_t count)
{
    for (size_t t = 0; t < count; t++)
        values[t] /= sums[t];
}

/* As smaa_slider_weights, many at a time; of a slider at 0 nothing is drawn. */
static void draw_sliders(struct smaa_weights *weights, double *out, size_t count)
{
    const struct smaa_sliders *sliders = &weights->sliders;
    double sums[SMAA_BLOCK] = {0};
    double spread = smaa_log(sliders->phi);
    for (uint32_t k = 0; k < weights->criteria; k++) {
        double *to = out + (size_t)k * SMAA_BLOCK;
        if (sliders->points[k] > 0) {
            smaa_uniforms(&weights->cone.streams[k], to, count);
            push(to, sums, sliders->points[k], spread, count);
        } else {
            memset(to, 0, count * sizeof *to);
        }
    }
    for (uint32_t k = 0; k < weights->criteria; k++)
        if (sliders->points[k] > 0)
            divide(out + (size_t)k * SMAA_BLOCK, sums, count);
}

/* -------------------- drawing */

SMAA_KERNEL
static void share_out(double *restrict out, const double *restrict part, double share,
                      size_t count)
{
    for (size_t t = 0; t < count; t++)
        out[t] = share * part[t];
}

/* Draws of parts `from` .. `from + count` become weights at out + t. */
static void spread(const struct smaa_weights *weights, uint32_t from, double *out,
                   size_t count)
{
    const struct smaa_region *region = weights->region;
    for (uint32_t k = 0; k < region->criteria; k++) {
        double *to = out + (size_t)k * SMAA_BLOCK;
        uint32_t part = region->part[k];
        if (part == SMAA_NO_PART)
            memset(to, 0, count * sizeof *to);
        else
            share_out(to, weights->proposed + (size_t)part * SMAA_BLOCK + from,
                      region->share[k], count);
    }
}

/* What was proposed and fits waits at the end of `proposed`, from `next` on. */
static void refill(struct smaa_weights *weights)
{
    propose(weights, SMAA_BLOCK);
    uint32_t kept = sift(weights);
    weights->next = SMAA_BLOCK - kept;
    for (uint32_t p = 0; p < weights->region->parts; p++) {
        double *part = weights->proposed + (size_t)p * SMAA_BLOCK;
        memmove(part + weights->next, part, kept * sizeof *part);
    }
}

static void draw_fitting(struct smaa_weights *weights, double *out, size_t count)
{
    for (size_t t = 0; t < count;) {
        if (weights->next == SMAA_BLOCK)
            refill(weights);
        size_t ready = SMAA_BLOCK - weights->next;
        size_t take = ready < count - t ? ready : count - t;
        spread(weights, weights->next, out + t, take);
        weights->next += (uint32_t)take;
        t += take;
    }
}

void smaa_weights_draw(struct smaa_weights *weights, double *out, size_t count)
{
    if (weights->way == SMAA_BY_SLIDERS) {
        draw_sliders(weights, out, count);
    } else if (weights->rejects) {
        draw_fitting(weights, out, count);
    } else {
        propose(weights, count);
        spread(weights, 0, out, count);
    }
}
