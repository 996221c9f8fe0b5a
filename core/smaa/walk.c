/* The chains. */
#include "walk.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "block.h"
#include "elementary.h"
#include "normal.h"

/* Thinned steps that are thrown away first. */
enum { FORGETTING = 20 };

/* -------------------- the flat of the region */

/* Takes out of `v` what lies along the rows of `basis`; answers its length. Twice, since
 * once leaves what rounding adds. */
static double left_over(const double *basis, uint32_t rows, double *v, uint32_t n)
{
    for (int again = 0; again < 2; again++) {
        for (uint32_t r = 0; r < rows; r++) {
            double dot = 0;
            for (uint32_t p = 0; p < n; p++)
                dot += basis[r * n + p] * v[p];
            for (uint32_t p = 0; p < n; p++)
                v[p] -= dot * basis[r * n + p];
        }
    }
    double square = 0;
    for (uint32_t p = 0; p < n; p++)
        square += v[p] * v[p];
    return sqrt(square);
}

static bool add_direction(double *basis, uint32_t *rows, const double *v, uint32_t n)
{
    double *row = basis + (size_t)*rows * n;
    memcpy(row, v, n * sizeof *row);
    double length = left_over(basis, *rows, row, n);
    if (length < 1e-7)
        return false;
    for (uint32_t p = 0; p < n; p++)
        row[p] /= length;
    ++*rows;
    return true;
}

/* First what must stay fixed (the sum, the ties), then unit vectors until all directions
 * are there: these span the flat. */
static bool find_flat(struct arena *arena, const struct smaa_region *region,
                      struct smaa_walk *walk)
{
    uint32_t n = region->parts;
    uint32_t rows = 0;
    double unit[SMAA_CRITERIA_LIMIT];
    double *basis = arena_array(arena, (size_t)(n + 1) * n, sizeof *basis);
    if (basis == NULL)
        return false;
    for (uint32_t p = 0; p < n; p++)
        unit[p] = 1;
    add_direction(basis, &rows, unit, n);
    for (uint32_t t = 0; t < region->tie_count && rows < n; t++)
        add_direction(basis, &rows, region->ties + (size_t)t * n, n);
    uint32_t fixed = rows;
    for (uint32_t p = 0; p < n && rows < n; p++) {
        memset(unit, 0, sizeof unit);
        unit[p] = 1;
        add_direction(basis, &rows, unit, n);
    }
    walk->basis = basis + (size_t)fixed * n;
    walk->dimensions = rows - fixed;
    return true;
}

/* -------------------- its walls */

static void add_wall(struct smaa_walk *walk, const struct smaa_wall *wall)
{
    walk->walls[walk->wall_count++] = *wall;
}

/* A wall that is one of the ties is not hit: nothing moves across it but rounding. */
static bool is_tie(const struct smaa_walk *walk, const struct smaa_wall *wall)
{
    double square = 0;
    for (uint32_t d = 0; d < walk->dimensions; d++) {
        const double *row = walk->basis + (size_t)d * walk->parts;
        double along = wall->at_i * row[wall->i] + wall->at_j * row[wall->j];
        square += along * along;
    }
    double size = wall->at_i * wall->at_i + wall->at_j * wall->at_j;
    return square <= 1e-14 * size;
}

static bool find_walls(struct arena *arena, const struct smaa_region *region,
                       struct smaa_walk *walk)
{
    size_t most = (size_t)region->row_count + 2 * (size_t)region->parts;
    walk->walls = arena_array(arena, most, sizeof *walk->walls);
    if (walk->walls == NULL)
        return false;
    for (uint32_t r = 0; r < region->row_count; r++) {
        const struct smaa_row *row = &region->rows[r];
        struct smaa_wall wall = {row->i, row->j, 1, -row->factor, 0};
        if (!is_tie(walk, &wall))
            add_wall(walk, &wall);
    }
    for (uint32_t p = 0; p < region->parts; p++) {
        struct smaa_wall low = {p, p, 1, 0, region->low[p]};
        struct smaa_wall high = {p, p, -1, 0, -region->high[p]};
        if (!is_tie(walk, &low))
            add_wall(walk, &low);
        if (region->high[p] < 1 && !is_tie(walk, &high))
            add_wall(walk, &high);
    }
    return true;
}

bool smaa_walk_make(struct arena *arena, const struct smaa_region *region,
                    struct smaa_walk *walk)
{
    memset(walk, 0, sizeof *walk);
    walk->parts = region->parts;
    walk->start = region->start;
    if (!find_flat(arena, region, walk) || !find_walls(arena, region, walk))
        return false;
    double d = walk->dimensions;
    walk->thinning = d < 1 ? 1 : (uint32_t)fmax(1, ceil(d * d * d * smaa_log(d + 1) / 4));
    size_t chains = SMAA_CHAINS;
    walk->at = arena_array(arena, walk->dimensions * chains + 1, sizeof(double));
    walk->x = arena_array(arena, walk->parts * chains, sizeof(double));
    walk->direction = arena_array(arena, walk->parts * chains, sizeof(double));
    walk->numbers = arena_array(arena, 2 * (size_t)SMAA_BLOCK, sizeof(double));
    return walk->at != NULL && walk->x != NULL && walk->direction != NULL &&
           walk->numbers != NULL;
}

/* -------------------- a step */

/* The next SMAA_CHAINS uniforms and the normals beside them: a step takes one row of
 * normals a dimension and one of uniforms. */
static const double *take(struct smaa_walk *walk, bool normal)
{
    if (walk->next == SMAA_BLOCK) {
        smaa_uniforms(&walk->stream, walk->numbers, SMAA_BLOCK);
        memcpy(walk->numbers + SMAA_BLOCK, walk->numbers, SMAA_BLOCK * sizeof(double));
        smaa_normals(walk->numbers + SMAA_BLOCK, SMAA_BLOCK);
        walk->next = 0;
    }
    const double *numbers = walk->numbers + walk->next + (normal ? SMAA_BLOCK : 0);
    walk->next += SMAA_CHAINS;
    return numbers;
}

/* Adds up `at` x basis over dimensions, onto `to`. */
SMAA_KERNEL
static void along(const double *restrict basis, const double *restrict at,
                  double *restrict to, uint32_t dimensions, uint32_t parts)
{
    for (uint32_t d = 0; d < dimensions; d++)
        for (uint32_t p = 0; p < parts; p++)
            for (uint32_t c = 0; c < SMAA_CHAINS; c++)
                to[p * SMAA_CHAINS + c] += basis[d * parts + p] * at[d * SMAA_CHAINS + c];
}

/* The stretch inside, by walls: slack + t x rate >= 0. */
SMAA_KERNEL
static void stretch(const struct smaa_wall *restrict walls, uint32_t count,
                    const double *restrict x, const double *restrict direction,
                    double *restrict from, double *restrict to)
{
    for (uint32_t w = 0; w < count; w++) {
        const double *xi = x + walls[w].i * SMAA_CHAINS;
        const double *xj = x + walls[w].j * SMAA_CHAINS;
        const double *di = direction + walls[w].i * SMAA_CHAINS;
        const double *dj = direction + walls[w].j * SMAA_CHAINS;
        for (uint32_t c = 0; c < SMAA_CHAINS; c++) {
            double slack = walls[w].at_i * xi[c] + walls[w].at_j * xj[c] - walls[w].b;
            double rate = walls[w].at_i * di[c] + walls[w].at_j * dj[c];
            double inside = slack > 0 ? slack : 0;
            double t = -inside / rate;
            double low = rate > 1e-14 ? t : -1e9;
            double high = rate < -1e-14 ? t : 1e9;
            from[c] = from[c] > low ? from[c] : low;
            to[c] = to[c] < high ? to[c] : high;
        }
    }
}

static void show(struct smaa_walk *walk)
{
    for (uint32_t p = 0; p < walk->parts; p++)
        for (uint32_t c = 0; c < SMAA_CHAINS; c++)
            walk->x[p * SMAA_CHAINS + c] = walk->start[p];
    along(walk->basis, walk->at, walk->x, walk->dimensions, walk->parts);
}

static void step(struct smaa_walk *walk)
{
    double z[SMAA_CRITERIA_LIMIT * SMAA_CHAINS];
    double from[SMAA_CHAINS];
    double to[SMAA_CHAINS];
    uint32_t parts = walk->parts;
    for (uint32_t d = 0; d < walk->dimensions; d++)
        memcpy(z + d * SMAA_CHAINS, take(walk, true), SMAA_CHAINS * sizeof(double));
    memset(walk->direction, 0, (size_t)parts * SMAA_CHAINS * sizeof(double));
    along(walk->basis, z, walk->direction, walk->dimensions, parts);
    for (uint32_t c = 0; c < SMAA_CHAINS; c++) {
        from[c] = -1e9;
        to[c] = 1e9;
    }
    stretch(walk->walls, walk->wall_count, walk->x, walk->direction, from, to);
    const double *u = take(walk, false);
    for (uint32_t c = 0; c < SMAA_CHAINS; c++) {
        bool moves = from[c] < to[c] && to[c] - from[c] < 1e8;
        from[c] = moves ? from[c] + u[c] * (to[c] - from[c]) : 0;
    }
    for (uint32_t d = 0; d < walk->dimensions; d++)
        for (uint32_t c = 0; c < SMAA_CHAINS; c++)
            walk->at[d * SMAA_CHAINS + c] += from[c] * z[d * SMAA_CHAINS + c];
    for (uint32_t p = 0; p < parts; p++)
        for (uint32_t c = 0; c < SMAA_CHAINS; c++)
            walk->x[p * SMAA_CHAINS + c] +=
                from[c] * walk->direction[p * SMAA_CHAINS + c];
}

static void advance(struct smaa_walk *walk)
{
    for (uint32_t s = 0; s < walk->thinning; s++)
        step(walk);
    show(walk);
}

void smaa_walk_open(struct smaa_walk *walk, uint64_t seed, enum smaa_use use)
{
    walk->stream = smaa_stream_open(seed, smaa_stream_name(use, 3, 0));
    walk->next = SMAA_BLOCK;
    memset(walk->at, 0, (size_t)walk->dimensions * SMAA_CHAINS * sizeof(double));
    show(walk);
    for (int i = 0; i < FORGETTING && walk->dimensions > 0; i++)
        advance(walk);
}

void smaa_walk_draw(struct smaa_walk *walk, double *out, size_t count)
{
    for (size_t t = 0; t < count; t += SMAA_CHAINS) {
        if (walk->dimensions > 0)
            advance(walk);
        for (uint32_t p = 0; p < walk->parts; p++)
            memcpy(out + (size_t)p * SMAA_BLOCK + t, walk->x + (size_t)p * SMAA_CHAINS,
                   SMAA_CHAINS * sizeof(double));
    }
}
