/* By rejection: about 1.05 normals a variate. */
#include "gamma.h"

#include <math.h>

#include "elementary.h"
#include "normal.h"
#include "stream.h"

/* For shapes from 1 on. */
static double gamma_from_one(struct smaa_source *source, double shape)
{
    double d = shape - 1.0 / 3;
    double c = 1 / sqrt(9 * d);
    for (;;) {
        double x = smaa_normal_quantile(smaa_uniform(source));
        double t = 1 + c * x;
        double v = t * t * t;
        if (v <= 0)
            continue;
        double u = smaa_uniform(source);
        double x2 = x * x;
        if (u < 1 - 0.0331 * x2 * x2 ||
            smaa_log(u) < 0.5 * x2 + d * (1 - v + smaa_log(v)))
            return d * v;
    }
}

/* The logarithm, since u to the power 1/shape may be smaller than any number. */
static double log_gamma_variate(struct smaa_source *source, double shape)
{
    if (shape >= 1)
        return smaa_log(gamma_from_one(source, shape));
    double more = smaa_log(gamma_from_one(source, shape + 1));
    return more + smaa_log(smaa_uniform(source)) / shape;
}

double smaa_gamma(struct smaa_source *source, double shape)
{
    if (shape >= 1)
        return gamma_from_one(source, shape);
    return smaa_exp(log_gamma_variate(source, shape));
}

double smaa_beta(struct smaa_source *source, double alpha, double beta)
{
    if (alpha >= 1 && beta >= 1) {
        double a = gamma_from_one(source, alpha);
        double b = gamma_from_one(source, beta);
        return a / (a + b);
    }
    double a = log_gamma_variate(source, alpha);
    double b = log_gamma_variate(source, beta);
    return 1 / (1 + smaa_exp(b - a));
}
