/* Partial value functions. */
#include "value.h"

#include <math.h>

#include "kernel.h"

static const char *pieces_fault(const struct smaa_value *value)
{
    bool up = true;
    bool down = true;
    if (value->count < 2)
        return "at least two points are needed";
    for (uint32_t i = 0; i < value->count; i++)
        if (!isfinite(value->x[i]) || !isfinite(value->v[i]))
            return "a point is no finite number";
    for (uint32_t i = 1; i < value->count; i++) {
        if (value->x[i] <= value->x[i - 1])
            return "the points do not go one way in x";
        up = up && value->v[i] >= value->v[i - 1];
        down = down && value->v[i] <= value->v[i - 1];
    }
    return up || down ? NULL : "the points are not monotone in v";
}

const char *smaa_value_fault(const struct smaa_value *value)
{
    if (value->shape == SMAA_PIECES)
        return pieces_fault(value);
    if (value->shape == SMAA_IDENTITY)
        return NULL;
    if (!isfinite(value->worst) || !isfinite(value->best) ||
        !isfinite(value->best - value->worst))
        return "worst or best is no finite number";
    return value->worst < value->best || value->worst > value->best
               ? NULL
               : "worst and best are the same";
}

static double pieces_of(const struct smaa_value *value, double x, bool *outside)
{
    uint32_t last = value->count - 1;
    if (value->clips && (x < value->x[0] || x > value->x[last])) {
        *outside = true;
        return x < value->x[0] ? value->v[0] : value->v[last];
    }
    uint32_t i = 1;
    while (i < last && x > value->x[i])
        i++;
    double part = (x - value->x[i - 1]) / (value->x[i] - value->x[i - 1]);
    return value->v[i - 1] + part * (value->v[i] - value->v[i - 1]);
}

double smaa_value_of(const struct smaa_value *value, double x, bool *outside)
{
    if (value->shape == SMAA_IDENTITY)
        return x;
    if (value->shape == SMAA_PIECES)
        return pieces_of(value, x, outside);
    double v = (x - value->worst) / (value->best - value->worst);
    if (!value->clips || (v >= 0 && v <= 1))
        return v;
    *outside = true;
    return v < 0 ? 0 : 1;
}

SMAA_KERNEL
static void line(double *restrict x, double worst, double width, size_t count)
{
    for (size_t i = 0; i < count; i++)
        x[i] = (x[i] - worst) / width;
}

SMAA_KERNEL
static int64_t clip(double *restrict v, size_t count)
{
    int64_t outside = 0;
    for (size_t i = 0; i < count; i++) {
        double low = v[i] < 0 ? 0 : v[i];
        double both = low > 1 ? 1 : low;
        outside += v[i] < 0 ? 1 : 0;
        outside += v[i] > 1 ? 1 : 0;
        v[i] = both;
    }
    return outside;
}

uint64_t smaa_value_all(const struct smaa_value *value, double *x, size_t count)
{
    if (value->shape == SMAA_IDENTITY)
        return 0;
    if (value->shape == SMAA_LINEAR) {
        line(x, value->worst, value->best - value->worst, count);
        return value->clips ? (uint64_t)clip(x, count) : 0;
    }
    uint64_t clipped = 0;
    for (size_t i = 0; i < count; i++) {
        bool outside = false;
        x[i] = pieces_of(value, x[i], &outside);
        clipped += outside;
    }
    return clipped;
}
