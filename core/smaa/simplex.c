/* Two phases on one condensed tableau: each row says what a variable is worth that is not
 * zero, each column belongs to one that is. Phase one drives out a variable that was
 * added to make x = 0 allowed. */
#include "simplex.h"

#include <math.h>
#include <stddef.h>

#include "base/arena.h"

static const double tiny = 1e-10;

/* cell[row][column], the right-hand side in the last column; two rows of costs below: the
 * program's and phase one's. Numbers: columns 0.., slacks after them, -1 the added one.
 */
struct tableau {
    uint32_t rows, columns; /* columns with the added one, without the right-hand side */
    double *cells;
    int *basic;
    int *nonbasic;
};

static double *cell(const struct tableau *t, uint32_t row, uint32_t column)
{
    return &t->cells[(size_t)row * (t->columns + 1) + column];
}

static bool make(struct arena *arena, const struct smaa_program *p, struct tableau *t)
{
    *t = (struct tableau){.rows = p->rows, .columns = p->columns + 1};
    t->cells =
        arena_array(arena, (size_t)(t->rows + 2) * (t->columns + 1), sizeof(double));
    t->basic = arena_array(arena, t->rows + 1, sizeof(int));
    t->nonbasic = arena_array(arena, t->columns, sizeof(int));
    if (t->cells == NULL || t->basic == NULL || t->nonbasic == NULL)
        return false;
    for (uint32_t r = 0; r < t->rows; r++) {
        for (uint32_t c = 0; c < p->columns; c++)
            *cell(t, r, c) = p->a[(size_t)r * p->columns + c];
        *cell(t, r, p->columns) = -1;
        *cell(t, r, t->columns) = p->b[r];
        t->basic[r] = (int)(p->columns + r);
    }
    for (uint32_t c = 0; c < p->columns; c++) {
        *cell(t, t->rows, c) = -p->gain[c];
        t->nonbasic[c] = (int)c;
    }
    t->nonbasic[p->columns] = -1;
    *cell(t, t->rows + 1, p->columns) = 1;
    return true;
}

static void pivot(struct tableau *t, uint32_t row, uint32_t column)
{
    double by = 1 / *cell(t, row, column);
    for (uint32_t r = 0; r < t->rows + 2; r++) {
        double factor = *cell(t, r, column) * by;
        if (r == row || (factor >= 0 && factor <= 0))
            continue;
        for (uint32_t c = 0; c <= t->columns; c++)
            if (c != column)
                *cell(t, r, c) -= *cell(t, row, c) * factor;
        *cell(t, r, column) = -factor;
    }
    for (uint32_t c = 0; c <= t->columns; c++)
        if (c != column)
            *cell(t, row, c) *= by;
    *cell(t, row, column) = by;
    int out = t->basic[row];
    t->basic[row] = t->nonbasic[column];
    t->nonbasic[column] = out;
}

/* Bland: of the columns that help, the one of the lowest number. */
static int entering(const struct tableau *t, uint32_t costs, bool with_added)
{
    int best = -1;
    for (uint32_t c = 0; c < t->columns; c++)
        if ((with_added || t->nonbasic[c] >= 0) && *cell(t, costs, c) < -tiny &&
            (best < 0 || t->nonbasic[c] < t->nonbasic[best]))
            best = (int)c;
    return best;
}

/* The row that is first at zero; of several, the one of the lowest number. */
static int leaving(const struct tableau *t, uint32_t column)
{
    int best = -1;
    double least = 0;
    for (uint32_t r = 0; r < t->rows; r++) {
        double by = *cell(t, r, column);
        if (by <= tiny)
            continue;
        double ratio = *cell(t, r, t->columns) / by;
        if (best < 0 || ratio < least ||
            (ratio <= least && t->basic[r] < t->basic[best])) {
            best = (int)r;
            least = ratio;
        }
    }
    return best;
}

/* False when it is unbounded. Rounding could defeat even Bland's rule: the number of
 * steps is bounded, and what was reached by then is taken. */
static bool climb(struct tableau *t, uint32_t costs, bool with_added)
{
    for (uint32_t step = 0; step < 50u * (t->rows + t->columns); step++) {
        int column = entering(t, costs, with_added);
        if (column < 0)
            return true;
        int row = leaving(t, (uint32_t)column);
        if (row < 0)
            return false;
        pivot(t, (uint32_t)row, (uint32_t)column);
    }
    return true;
}

/* After phase one the added variable may still be basic, at zero: out with it. */
static void drop_added(struct tableau *t)
{
    for (uint32_t r = 0; r < t->rows; r++) {
        if (t->basic[r] != -1)
            continue;
        uint32_t widest = 0;
        for (uint32_t c = 1; c < t->columns; c++)
            if (fabs(*cell(t, r, c)) > fabs(*cell(t, r, widest)))
                widest = c;
        if (fabs(*cell(t, r, widest)) > tiny)
            pivot(t, r, widest);
        return;
    }
}

static bool make_feasible(struct tableau *t)
{
    uint32_t worst = 0;
    for (uint32_t r = 1; r < t->rows; r++)
        if (*cell(t, r, t->columns) < *cell(t, worst, t->columns))
            worst = r;
    if (t->rows == 0 || *cell(t, worst, t->columns) >= -1e-13)
        return true;
    pivot(t, worst, t->columns - 1);
    climb(t, t->rows + 1, true);
    if (*cell(t, t->rows + 1, t->columns) < -1e-9)
        return false;
    drop_added(t);
    return true;
}

enum smaa_optimum smaa_maximise(struct arena *arena, const struct smaa_program *program,
                                double *x, double *best)
{
    struct tableau t;
    if (!make(arena, program, &t))
        return SMAA_NO_MEMORY;
    if (!make_feasible(&t))
        return SMAA_INFEASIBLE;
    if (!climb(&t, t.rows, false))
        return SMAA_UNBOUNDED;
    for (uint32_t c = 0; c < program->columns; c++)
        x[c] = 0;
    for (uint32_t r = 0; r < t.rows; r++)
        if (t.basic[r] >= 0 && t.basic[r] < (int)program->columns)
            x[t.basic[r]] = fmax(0, *cell(&t, r, t.columns));
    *best = 0;
    for (uint32_t c = 0; c < program->columns; c++)
        *best += program->gain[c] * x[c];
    return SMAA_SOLVED;
}
