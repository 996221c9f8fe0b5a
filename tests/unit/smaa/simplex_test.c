/* Linear programs with known answers, the one on which careless rules go in circles, and
 * random ones against all corners. */
#include "smaa/simplex.h"

#include <math.h>

#include "base/arena.h"
#include "smaa/stream.h"
#include "unit.h"

static enum smaa_optimum solve(uint32_t rows, uint32_t columns, const double *a,
                               const double *b, const double *gain, double *x,
                               double *best)
{
    struct arena *arena = arena_new(1 << 16);
    struct smaa_program program = {rows, columns, a, b, gain};
    enum smaa_optimum optimum = smaa_maximise(arena, &program, x, best);
    arena_free(arena);
    return optimum;
}

static void a_textbook_program_is_solved(void)
{
    static const double a[] = {1, 0, 0, 2, 3, 2};
    static const double b[] = {4, 12, 18};
    static const double gain[] = {3, 5};
    double x[2];
    double best;
    CU_ASSERT_EQUAL(solve(3, 2, a, b, gain, x, &best), SMAA_SOLVED);
    CU_ASSERT_DOUBLE_EQUAL(best, 36, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(x[0], 2, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(x[1], 6, 1e-12);
}

/* Beale's: the largest gain first goes in circles here. */
static void it_does_not_go_in_circles(void)
{
    static const double a[] = {0.25, -60, -0.04, 9, 0.5, -90, -0.02, 3, 0, 0, 1, 0};
    static const double b[] = {0, 0, 1};
    static const double gain[] = {0.75, -150, 0.02, -6};
    double x[4];
    double best;
    CU_ASSERT_EQUAL(solve(3, 4, a, b, gain, x, &best), SMAA_SOLVED);
    CU_ASSERT_DOUBLE_EQUAL(best, 0.05, 1e-12);
}

static void what_cannot_be_and_what_never_ends_are_told_apart(void)
{
    static const double a[] = {1, 1, -1, -1};
    static const double impossible[] = {1, -2};
    static const double narrow[] = {1, -1};
    static const double gain[] = {1, 0};
    static const double loose[] = {-1, 0};
    static const double zero[] = {0};
    double x[2];
    double best;
    CU_ASSERT_EQUAL(solve(2, 2, a, impossible, gain, x, &best), SMAA_INFEASIBLE);
    CU_ASSERT_EQUAL(solve(2, 2, a, narrow, gain, x, &best), SMAA_SOLVED);
    CU_ASSERT_DOUBLE_EQUAL(best, 1, 1e-12);
    CU_ASSERT_EQUAL(solve(1, 2, loose, zero, gain, x, &best), SMAA_UNBOUNDED);
}

/* In two variables the best is at a crossing of two lines: all are tried. */
static double best_crossing(const double *a, const double *b, const double *gain,
                            uint32_t rows)
{
    double lines[12][3];
    double best = -HUGE_VAL;
    for (uint32_t r = 0; r < rows; r++)
        for (int c = 0; c < 3; c++)
            lines[r][c] = c < 2 ? a[r * 2 + (uint32_t)c] : b[r];
    for (int c = 0; c < 3; c++) {
        lines[rows][c] = c == 0 ? -1 : 0;
        lines[rows + 1][c] = c == 1 ? -1 : 0;
    }
    for (uint32_t i = 0; i < rows + 2; i++) {
        for (uint32_t j = 0; j < i; j++) {
            double det = lines[i][0] * lines[j][1] - lines[i][1] * lines[j][0];
            if (fabs(det) < 1e-9)
                continue;
            double x = (lines[i][2] * lines[j][1] - lines[i][1] * lines[j][2]) / det;
            double y = (lines[i][0] * lines[j][2] - lines[i][2] * lines[j][0]) / det;
            int inside = 1;
            for (uint32_t r = 0; r < rows + 2; r++)
                inside &= lines[r][0] * x + lines[r][1] * y <= lines[r][2] + 1e-9;
            if (inside)
                best = fmax(best, gain[0] * x + gain[1] * y);
        }
    }
    return best;
}

static void random_programs_reach_their_best_corner(void)
{
    struct smaa_source source = smaa_source_open(1, 1);
    int solved = 0;
    for (int round = 0; round < 3000; round++) {
        double a[12];
        double b[6];
        double gain[2];
        double x[2];
        double best;
        for (int i = 0; i < 10; i++)
            a[i] = smaa_uniform(&source) - 0.4;
        a[10] = a[11] = 1;
        for (int i = 0; i < 5; i++)
            b[i] = smaa_uniform(&source) - 0.3;
        b[5] = 5;
        gain[0] = smaa_uniform(&source) - 0.2;
        gain[1] = smaa_uniform(&source) - 0.2;
        double expected = best_crossing(a, b, gain, 6);
        enum smaa_optimum optimum = solve(6, 2, a, b, gain, x, &best);
        CU_ASSERT_EQUAL(optimum == SMAA_SOLVED, !isinf(expected));
        if (optimum == SMAA_SOLVED) {
            solved++;
            CU_ASSERT_DOUBLE_EQUAL(best, expected, 1e-8);
        }
    }
    CU_ASSERT(solved > 500 && solved < 2900);
}

UNIT_SUITE(simplex) = {
    UNIT_TEST(a_textbook_program_is_solved),
    UNIT_TEST(it_does_not_go_in_circles),
    UNIT_TEST(what_cannot_be_and_what_never_ends_are_told_apart),
    UNIT_TEST(random_programs_reach_their_best_corner),
    UNIT_END,
};
