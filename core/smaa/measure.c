/* Distributions: what fits in vector code is drawn by quantiles, gammas by rejection. */
#include "measure.h"

#include <math.h>

#include "elementary.h"
#include "gamma.h"
#include "normal.h"

static bool takes_source(const struct smaa_measure *measure)
{
    return measure->distribution == SMAA_BETA || measure->distribution == SMAA_GAMMA;
}

const char *smaa_measure_fault(const struct smaa_measure *measure)
{
    double a = measure->a;
    double b = measure->b;
    if (!isfinite(a) || !isfinite(b) || !isfinite(measure->c))
        return "a parameter is no finite number";
    switch (measure->distribution) {
    case SMAA_NORMAL:
    case SMAA_LOGNORMAL:
    case SMAA_LOGIT_NORMAL:
        return b >= 0 ? NULL : "the standard deviation is below zero";
    case SMAA_SPLIT:
        return b >= 0 && measure->c >= 0 ? NULL : "a standard deviation is below zero";
    case SMAA_BETA:
        return a > 0 && b > 0 ? NULL : "both shapes of a beta are above zero";
    case SMAA_GAMMA:
        return a > 0 && b > 0 ? NULL : "shape and scale of a gamma are above zero";
    case SMAA_UNIFORM:
        return a <= b ? NULL : "the lower end is above the upper end";
    case SMAA_TRIANGULAR:
        return a <= measure->c && measure->c <= b
                   ? NULL
                   : "the peak of a triangle lies between its ends";
    default:
        return NULL;
    }
}

struct smaa_drawing smaa_drawing_open(const struct smaa_measure *measure, uint64_t seed,
                                      uint64_t name)
{
    struct smaa_drawing drawing;
    if (takes_source(measure))
        drawing.at.source = smaa_source_open(seed, name);
    else
        drawing.at.stream = smaa_stream_open(seed, name);
    return drawing;
}

SMAA_KERNEL
static void stretch(double *restrict values, double from, double by, size_t count)
{
    for (size_t i = 0; i < count; i++)
        values[i] = from + by * values[i];
}

SMAA_KERNEL
static void split(double *restrict values, double median, double below, double above,
                  size_t count)
{
    for (size_t i = 0; i < count; i++)
        values[i] = median + (values[i] < 0 ? below : above) * values[i];
}

static void triangles(const struct smaa_measure *m, double *values, size_t count)
{
    double width = m->b - m->a;
    double left = m->c - m->a;
    double right = m->b - m->c;
    for (size_t i = 0; i < count; i++) {
        double u = values[i];
        values[i] = u * width < left ? m->a + sqrt(u * width * left)
                                     : m->b - sqrt((1 - u) * width * right);
    }
}

static void by_rejection(const struct smaa_measure *m, struct smaa_source *source,
                         double *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        out[i] = m->distribution == SMAA_BETA ? smaa_beta(source, m->a, m->b)
                                              : m->b * smaa_gamma(source, m->a);
}

void smaa_measure_draw(const struct smaa_measure *measure, struct smaa_drawing *drawing,
                       double *out, size_t count)
{
    if (takes_source(measure)) {
        by_rejection(measure, &drawing->at.source, out, count);
        return;
    }
    smaa_uniforms(&drawing->at.stream, out, count);
    switch (measure->distribution) {
    case SMAA_NORMAL:
    case SMAA_LOGNORMAL:
    case SMAA_LOGIT_NORMAL:
        smaa_normals(out, count);
        stretch(out, measure->a, measure->b, count);
        if (measure->distribution == SMAA_LOGNORMAL)
            smaa_exp_all(out, count);
        if (measure->distribution == SMAA_LOGIT_NORMAL)
            smaa_logistic_all(out, count);
        break;
    case SMAA_SPLIT:
        smaa_normals(out, count);
        split(out, measure->a, measure->b, measure->c, count);
        break;
    case SMAA_UNIFORM:
        stretch(out, measure->a, measure->b - measure->a, count);
        break;
    case SMAA_TRIANGULAR:
        triangles(measure, out, count);
        break;
    case SMAA_MISSING:
        break;
    default:
        stretch(out, measure->a, 0, count);
        break;
    }
}

double smaa_measure_center(const struct smaa_measure *m)
{
    switch (m->distribution) {
    case SMAA_LOGNORMAL:
        return smaa_exp(m->a + 0.5 * m->b * m->b);
    case SMAA_LOGIT_NORMAL:
        return 1 / (1 + smaa_exp(-m->a));
    case SMAA_SPLIT: /* half of the mean of a half normal each way */
        return m->a + (m->c - m->b) * 0.39894228040143267794;
    case SMAA_BETA:
        return m->a / (m->a + m->b);
    case SMAA_GAMMA:
        return m->a * m->b;
    case SMAA_UNIFORM:
        return 0.5 * (m->a + m->b);
    case SMAA_TRIANGULAR:
        return (m->a + m->b + m->c) / 3;
    case SMAA_MISSING:
        return 0.5;
    default:
        return m->a;
    }
}
