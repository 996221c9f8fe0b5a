/* SMAA of 12 options x 12 criteria: core/smaa against the loop that the definition asks
 * for, one draw after another with the C library's functions. DRAWS PASSES.
 *
 * Three problems: every cell normal on a line (the figure of the project: 60 ms at 100
 * 000 draws), normal and clipped, and all distributions mixed. They take turns in one
 * run; the best of the passes counts. Exit 1 when the two disagree, 3 when the figure is
 * missed. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/problem.h"
#include "smaa/gamma.h"
#include "smaa/smaa.h"
#include "smaa/stream.h"

enum { SIDE = 12, CELLS = SIDE * SIDE, KINDS = 3 };
static const double wanted_ms = 60;

static const char *const ids[SIDE] = {"a", "b", "c", "d", "e", "f",
                                      "g", "h", "i", "j", "k", "l"};
static const char *const names[KINDS] = {"normal on a line", "normal, clipped",
                                         "all distributions"};

/* -------------------- the problems */

struct bench {
    struct smaa_value values[SIDE];
    struct smaa_measure measures[CELLS];
    struct smaa_problem problem;
};

static struct smaa_measure mixed(uint32_t i, double at)
{
    switch (i % 4) {
    case 0:
        return (struct smaa_measure){SMAA_BETA, 20 * at, 20 * (1 - at), 0};
    case 1:
        return (struct smaa_measure){SMAA_LOGNORMAL, log(at), 0.2, 0};
    case 2:
        return (struct smaa_measure){SMAA_EXACT, at, 0, 0};
    default:
        return (struct smaa_measure){SMAA_NORMAL, at, 0.1, 0};
    }
}

static void make(struct bench *bench, int kind, uint64_t draws)
{
    for (uint32_t k = 0; k < SIDE; k++)
        bench->values[k] =
            (struct smaa_value){SMAA_LINEAR, kind == 1, 0, 1, 0, NULL, NULL};
    for (uint32_t i = 0; i < CELLS; i++) {
        double at = 0.2 + 0.6 * ((i * 7919 + 13) % 101) / 101.0;
        bench->measures[i] =
            kind == 2 ? mixed(i, at) : (struct smaa_measure){SMAA_NORMAL, at, 0.15, 0};
    }
    bench->problem = (struct smaa_problem){.alternatives = SIDE,
                                           .criteria = SIDE,
                                           .alternative_ids = ids,
                                           .criterion_ids = ids,
                                           .values = bench->values,
                                           .measures = bench->measures,
                                           .draws = draws,
                                           .seed = SMAA_SEED};
}

/* -------------------- the straight loop */

struct straight {
    double ranks[CELLS];
    double central[CELLS];
    double confidence[SIDE];
};

/* Box and Muller, as most programs do. */
static double normal(struct smaa_source *source)
{
    double r = sqrt(-2 * log(smaa_uniform(source)));
    return r * cos(2 * 3.14159265358979323846 * smaa_uniform(source));
}

static double worth(const struct bench *bench, uint32_t a, uint32_t k,
                    struct smaa_source *source)
{
    const struct smaa_measure *m = &bench->measures[a * SIDE + k];
    double x = m->a;
    if (m->distribution == SMAA_BETA)
        x = smaa_beta(source, m->a, m->b);
    else if (m->distribution != SMAA_EXACT)
        x = m->a + m->b * normal(source);
    if (m->distribution == SMAA_LOGNORMAL)
        x = exp(x);
    return bench->values[k].clips ? fmin(1, fmax(0, x)) : x;
}

static void draw_weights(struct smaa_source *source, double *w)
{
    double sum = 0;
    for (int k = 0; k < SIDE; k++)
        sum += w[k] = -log(smaa_uniform(source));
    for (int k = 0; k < SIDE; k++)
        w[k] /= sum;
}

static void draw_worths(const struct bench *bench, struct smaa_source *source, double *v)
{
    for (uint32_t a = 0; a < SIDE; a++)
        for (uint32_t k = 0; k < SIDE; k++)
            v[a * SIDE + k] = worth(bench, a, k, source);
}

static void totals(const double *w, const double *v, double *u)
{
    for (int a = 0; a < SIDE; a++) {
        u[a] = 0;
        for (int k = 0; k < SIDE; k++)
            u[a] += w[k] * v[a * SIDE + k];
    }
}

static int rank_of(const double *u, int a)
{
    int above = 0;
    for (int b = 0; b < SIDE; b++)
        above += u[b] > u[a];
    return above;
}

static void straight_confidence(const struct bench *bench, struct smaa_source *source,
                                struct straight *out)
{
    double v[CELLS];
    double u[SIDE];
    for (uint64_t t = 0; t < bench->problem.draws; t++) {
        draw_worths(bench, source, v);
        for (int a = 0; a < SIDE; a++) {
            totals(out->central + a * SIDE, v, u);
            out->confidence[a] += rank_of(u, a) == 0;
        }
    }
}

static void straight_run(const struct bench *bench, struct straight *out)
{
    struct smaa_source source = smaa_source_open(1, 1);
    double w[SIDE];
    double v[CELLS];
    double u[SIDE];
    memset(out, 0, sizeof *out);
    for (uint64_t t = 0; t < bench->problem.draws; t++) {
        draw_weights(&source, w);
        draw_worths(bench, &source, v);
        totals(w, v, u);
        for (int a = 0; a < SIDE; a++) {
            int rank = rank_of(u, a);
            out->ranks[a * SIDE + rank] += 1;
            for (int k = 0; k < SIDE && rank == 0; k++)
                out->central[a * SIDE + k] += w[k];
        }
    }
    for (int i = 0; i < CELLS; i++)
        out->central[i] /= fmax(1, out->ranks[i / SIDE * SIDE]);
    straight_confidence(bench, &source, out);
    for (int i = 0; i < CELLS; i++)
        out->ranks[i] /= (double)bench->problem.draws;
}

/* -------------------- measuring */

static double now_ms(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

/* Shares differ by what the number of draws allows: six standard errors. */
static bool agree(const struct smaa_result *result, const struct straight *straight,
                  uint64_t draws)
{
    bool same = true;
    for (int i = 0; i < CELLS; i++) {
        double p = straight->ranks[i];
        double error = sqrt(2 * (p * (1 - p) + 1.0 / (double)draws) / (double)draws);
        same = same && fabs(p - result->ranks[i]) <= 6 * error;
    }
    return same;
}

struct measured {
    double ours, straight; /* ms */
    bool agrees;
};

static bool measure(const struct bench *bench, struct measured *best)
{
    struct arena *arena = arena_new((size_t)1 << 20);
    struct problems problems = {.arena = arena};
    struct smaa_result result;
    struct straight straight;
    double start = now_ms();
    int32_t status = smaa_run(arena, &bench->problem, "bench", &result, &problems);
    double middle = now_ms();
    straight_run(bench, &straight);
    double end = now_ms();
    best->ours = fmin(best->ours, middle - start);
    best->straight = fmin(best->straight, end - middle);
    best->agrees =
        best->agrees && status == 0 && agree(&result, &straight, bench->problem.draws);
    arena_free(arena);
    return best->agrees;
}

int main(int argc, char **argv)
{
    static struct bench benches[KINDS];
    struct measured best[KINDS];
    uint64_t draws = argc > 1 ? strtoull(argv[1], NULL, 10) : 100000;
    int passes = argc > 2 ? atoi(argv[2]) : 3;
    for (int kind = 0; kind < KINDS; kind++) {
        make(&benches[kind], kind, draws);
        best[kind] = (struct measured){1e300, 1e300, true};
    }
    for (int pass = 0; pass < passes; pass++)
        for (int kind = 0; kind < KINDS; kind++)
            measure(&benches[kind], &best[kind]);
    bool agrees = true;
    printf("SMAA of %d options x %d criteria x %llu draws, one core\n", SIDE, SIDE,
           (unsigned long long)draws);
    for (int kind = 0; kind < KINDS; kind++) {
        printf("  %-18s %8.1f ms, a straight loop %8.1f ms: 1/%.1f of it%s\n",
               names[kind], best[kind].ours, best[kind].straight,
               best[kind].straight / best[kind].ours,
               best[kind].agrees ? "" : "  THE TWO DISAGREE");
        agrees = agrees && best[kind].agrees;
    }
    if (!agrees)
        return 1;
    return best[0].ours <= wanted_ms * (double)draws / 100000 ? 0 : 3;
}
