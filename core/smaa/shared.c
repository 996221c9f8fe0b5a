/* Shared baselines: a Cholesky root times independent normals. */
#include "shared.h"

#include <math.h>

#include "base/arena.h"
#include "block.h"
#include "kernel.h"
#include "normal.h"

static const char *not_symmetric(const struct smaa_shared *shared)
{
    uint32_t n = shared->count;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < i; j++) {
            double a = shared->covariance[i * n + j];
            double b = shared->covariance[j * n + i];
            if (!(fabs(a - b) <= 1e-9 * (fabs(a) + fabs(b))))
                return "the covariance is not symmetric";
        }
    }
    return NULL;
}

/* A pivot of nearly nothing is a direction without spread: its column is zero. */
static const char *factor(const struct smaa_shared *shared)
{
    uint32_t n = shared->count;
    double *root = shared->root;
    for (uint32_t j = 0; j < n; j++) {
        double pivot = shared->covariance[j * n + j];
        double tiny = 1e-10 * (fabs(pivot) + 1e-300);
        for (uint32_t k = 0; k < j; k++)
            pivot -= root[j * n + k] * root[j * n + k];
        if (!(pivot >= -tiny))
            return "the covariance is no covariance: it is not positive semidefinite";
        root[j * n + j] = pivot > tiny ? sqrt(pivot) : 0;
        for (uint32_t i = j + 1; i < n; i++) {
            double sum = shared->covariance[i * n + j];
            for (uint32_t k = 0; k < j; k++)
                sum -= root[i * n + k] * root[j * n + k];
            double scale = sqrt(fabs(shared->covariance[i * n + i]));
            if (root[j * n + j] <= 0 && fabs(sum) > 1e-6 * scale * sqrt(tiny * 1e10))
                return "the covariance is no covariance: it is not positive semidefinite";
            root[i * n + j] = root[j * n + j] > 0 ? sum / root[j * n + j] : 0;
        }
    }
    return NULL;
}

bool smaa_shared_prepare(struct arena *arena, struct smaa_shared *shared,
                         const char **fault)
{
    *fault = NULL;
    shared->root = arena_array(arena, (size_t)shared->count * shared->count + 1,
                               sizeof *shared->root);
    if (shared->root == NULL)
        return false;
    *fault = not_symmetric(shared);
    if (*fault == NULL)
        *fault = factor(shared);
    return true;
}

void smaa_shared_open(const struct smaa_shared *shared, uint64_t seed, uint32_t criterion,
                      bool fresh, struct smaa_stream *streams)
{
    for (uint32_t i = 0; i <= shared->count; i++) {
        uint64_t name = smaa_stream_name(SMAA_USE_BASELINE, i, criterion);
        uint64_t other = fresh ? smaa_stream_name(SMAA_USE_FRESH, 0, 0) : 0;
        streams[i] = smaa_stream_open(seed, name ^ other);
    }
}

SMAA_KERNEL
static void add(double *restrict to, const double *restrict from, double by, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] += by * from[i];
}

SMAA_KERNEL
static void place(double *restrict row, double mean, double sd, size_t count)
{
    for (size_t i = 0; i < count; i++)
        row[i] = mean + sd * row[i];
}

/* Row i becomes effect i plus the baseline; from the last up, since row i still needs the
 * normals of the rows before it. */
static void mix(const struct smaa_shared *shared, double *rows, size_t count)
{
    uint32_t n = shared->count;
    for (uint32_t i = n; i-- > 0;) {
        double *row = rows + (size_t)(i + 1) * SMAA_BLOCK;
        place(row, shared->effect[i], shared->root[i * n + i], count);
        for (uint32_t k = 0; k < i; k++)
            add(row, rows + (size_t)(k + 1) * SMAA_BLOCK, shared->root[i * n + k], count);
        add(row, rows, 1, count);
    }
}

void smaa_shared_draw(const struct smaa_shared *shared, struct smaa_stream *streams,
                      double *rows, size_t count)
{
    for (uint32_t i = 0; i <= shared->count; i++) {
        smaa_uniforms(&streams[i], rows + (size_t)i * SMAA_BLOCK, count);
        smaa_normals(rows + (size_t)i * SMAA_BLOCK, count);
    }
    place(rows, shared->mean, shared->sd, count);
    mix(shared, rows, count);
    for (uint32_t i = 0; i <= shared->count; i++) {
        if (shared->link == SMAA_LINK_LOGIT)
            smaa_logistic_all(rows + (size_t)i * SMAA_BLOCK, count);
        if (shared->link == SMAA_LINK_LOG)
            smaa_exp_all(rows + (size_t)i * SMAA_BLOCK, count);
    }
}
