/* Start points. */
#include "inside.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "elementary.h"
#include "simplex.h"

/* Less room than this is none. */
static const double no_room = 1e-9;

/* -------------------- ratios only */

/* The bound of a ratio that has none, for this purpose. */
static const double widest = 1000;

static void normalise(double *point, uint32_t count)
{
    double sum = 0;
    for (uint32_t p = 0; p < count; p++)
        sum += point[p];
    for (uint32_t p = 0; p < count; p++)
        point[p] /= sum;
}

static void close(double *low, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = 0; j < n; j++)
                low[i * n + j] = fmax(low[i * n + j], low[i * n + k] + low[k * n + j]);
}

/* Closed, missing bounds capped below all others, and closed again. */
static void close_over_parts(const struct smaa_region *region, double *low)
{
    uint32_t n = region->parts;
    double cap = smaa_log(widest);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < n; j++)
            low[i * n + j] = i == j ? 0 : -HUGE_VAL;
    for (uint32_t r = 0; r < region->row_count; r++) {
        const struct smaa_row *row = &region->rows[r];
        low[row->i * n + row->j] = smaa_log(row->factor);
    }
    close(low, n);
    for (uint32_t i = 0; i < n * n; i++)
        cap = isinf(low[i]) ? cap : fmax(cap, fabs(low[i]) + 1);
    for (uint32_t i = 0; i < n * n; i++)
        low[i] = fmax(low[i], -cap);
    close(low, n);
}

/* Every source gives potentials that satisfy all; their mean satisfies all strictly. */
static enum smaa_finding by_potentials(struct arena *arena, struct smaa_region *region)
{
    uint32_t n = region->parts;
    double *low = arena_array(arena, (size_t)n * n, sizeof *low);
    if (low == NULL)
        return SMAA_FAILED;
    close_over_parts(region, low);
    for (uint32_t i = 0; i < n; i++) {
        double sum = 0;
        for (uint32_t j = 0; j < n; j++)
            sum += low[i * n + j] - low[j * n + i];
        region->start[i] = smaa_exp(sum / (2 * n));
    }
    normalise(region->start, n);
    return SMAA_FOUND;
}

/* -------------------- with bounds */

/* The inequalities as rows of a program over the parts and one more column, the slack
 * that all have. Slacks are measured along the normal of each. */
struct walls {
    struct arena *scratch; /* emptied before each program */
    uint32_t count;        /* inequalities, without the two of the sum */
    uint32_t columns;      /* parts + 1 */
    double *a;
    double *b;
};

static void wall(struct walls *walls, uint32_t i, double at_i, uint32_t j, double at_j,
                 double b)
{
    double size = sqrt(at_i * at_i + (i == j ? 0 : at_j * at_j));
    double *row = walls->a + (size_t)walls->count * walls->columns;
    row[i] = at_i / size;
    if (i != j)
        row[j] = at_j / size;
    walls->b[walls->count++] = b / size;
}

static bool build(struct arena *arena, const struct smaa_region *region,
                  struct walls *walls)
{
    uint32_t n = region->parts;
    size_t most = (size_t)region->row_count + 2 * (size_t)n + 2;
    *walls = (struct walls){.columns = n + 1};
    walls->a = arena_array(arena, most * walls->columns, sizeof(double));
    walls->b = arena_array(arena, most, sizeof(double));
    if (walls->a == NULL || walls->b == NULL)
        return false;
    for (uint32_t r = 0; r < region->row_count; r++) {
        const struct smaa_row *row = &region->rows[r];
        wall(walls, row->i, -1, row->j, row->factor, 0);
    }
    for (uint32_t p = 0; p < n; p++) {
        wall(walls, p, -1, p, -1, -region->low[p]);
        if (region->high[p] < 1)
            wall(walls, p, 1, p, 1, region->high[p]);
    }
    for (uint32_t p = 0; p < n; p++) {
        walls->a[(size_t)walls->count * walls->columns + p] = 1;
        walls->a[(size_t)(walls->count + 1) * walls->columns + p] = -1;
    }
    walls->b[walls->count] = 1;
    walls->b[walls->count + 1] = -1;
    return true;
}

/* Maximises the slack of one wall, or of all (`which` is the count). */
static enum smaa_optimum stand_off(struct walls *walls, uint32_t which, double *x,
                                   double *best)
{
    uint32_t last = walls->columns - 1;
    double gain[SMAA_CRITERIA_LIMIT + 1] = {0};
    gain[last] = 1;
    for (uint32_t w = 0; w < walls->count; w++)
        walls->a[(size_t)w * walls->columns + last] =
            which == walls->count || which == w ? 1 : 0;
    struct smaa_program program = {walls->count + 2, walls->columns, walls->a, walls->b,
                                   gain};
    arena_reset(walls->scratch);
    return smaa_maximise(walls->scratch, &program, x, best);
}

static void add_tie(struct smaa_region *region, const struct walls *walls, uint32_t which)
{
    memcpy(region->ties + (size_t)region->tie_count * region->parts,
           walls->a + (size_t)which * walls->columns, region->parts * sizeof(double));
    region->tie_count++;
}

/* No point has room everywhere: the walls that have none anywhere are equalities, and the
 * mean of the points that are farthest from each of the others is inside those. */
static enum smaa_finding by_each_wall(struct arena *arena, struct smaa_region *region,
                                      struct walls *walls)
{
    double x[SMAA_CRITERIA_LIMIT + 1];
    double best;
    region->ties =
        arena_array(arena, (size_t)walls->count * region->parts, sizeof(double));
    if (region->ties == NULL)
        return SMAA_FAILED;
    memset(region->start, 0, region->parts * sizeof *region->start);
    for (uint32_t w = 0; w < walls->count; w++) {
        enum smaa_optimum optimum = stand_off(walls, w, x, &best);
        if (optimum != SMAA_SOLVED)
            return optimum == SMAA_NO_MEMORY ? SMAA_FAILED : SMAA_EMPTY;
        if (best <= no_room)
            add_tie(region, walls, w);
        for (uint32_t p = 0; p < region->parts; p++)
            region->start[p] += x[p];
    }
    normalise(region->start, region->parts);
    return SMAA_FOUND;
}

static enum smaa_finding by_programs(struct arena *arena, struct smaa_region *region,
                                     struct walls *walls)
{
    double x[SMAA_CRITERIA_LIMIT + 1];
    double best = 0;
    switch (stand_off(walls, walls->count, x, &best)) {
    case SMAA_NO_MEMORY:
        return SMAA_FAILED;
    case SMAA_SOLVED:
        break;
    default:
        return SMAA_EMPTY;
    }
    if (best <= no_room)
        return by_each_wall(arena, region, walls);
    memcpy(region->start, x, region->parts * sizeof *region->start);
    normalise(region->start, region->parts);
    return SMAA_FOUND;
}

enum smaa_finding smaa_inside(struct arena *arena, struct smaa_region *region)
{
    struct walls walls;
    if (!region->bounded)
        return by_potentials(arena, region);
    if (!build(arena, region, &walls))
        return SMAA_FAILED;
    walls.scratch = arena_new((size_t)64 << 10);
    if (walls.scratch == NULL)
        return SMAA_FAILED;
    enum smaa_finding finding = by_programs(arena, region, &walls);
    arena_free(walls.scratch);
    return finding;
}

double smaa_inside_by(const struct smaa_region *region, const double *point)
{
    double least = HUGE_VAL;
    for (uint32_t r = 0; r < region->row_count; r++) {
        const struct smaa_row *row = &region->rows[r];
        least = fmin(least, point[row->i] - row->factor * point[row->j]);
    }
    for (uint32_t p = 0; p < region->parts; p++) {
        least = fmin(least, point[p] - region->low[p]);
        least = fmin(least, region->high[p] < 1 ? region->high[p] - point[p] : HUGE_VAL);
    }
    return least;
}
