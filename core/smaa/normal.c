/* AS 241: one rational function for the middle 85 in 100, two for the tails. The middle
 * is computed for all; tails are few, so they are gathered, computed together and put
 * back.
 */
#include "normal.h"

#include <math.h>

#include "block.h"
#include "elementary.h"

SMAA_INLINE double middle(double q)
{
    double r = 0.180625 - q * q;
    double top = ((((((2509.0809287301226727 * r + 33430.575583588128105) * r +
                      67265.770927008700853) *
                         r +
                     45921.953931549871457) *
                        r +
                    13731.693765509461125) *
                       r +
                   1971.5909503065514427) *
                      r +
                  133.14166789178437745) *
                     r +
                 3.387132872796366608;
    double bottom = ((((((5226.495278852854561 * r + 28729.085735721942674) * r +
                         39307.89580009271061) *
                            r +
                        21213.794301586595867) *
                           r +
                       5394.1960214247511077) *
                          r +
                      687.1870074920579083) *
                         r +
                     42.313330701600911252) *
                        r +
                    1.0;
    return q * top / bottom;
}

/* r = sqrt(-log p) up to 5, less 1.6. */
SMAA_INLINE double near_tail(double r)
{
    double top = ((((((7.7454501427834140764e-4 * r + .0227238449892691845833) * r +
                      .24178072517745061177) *
                         r +
                     1.27045825245236838258) *
                        r +
                    3.64784832476320460504) *
                       r +
                   5.7694972214606914055) *
                      r +
                  4.6303378461565452959) *
                     r +
                 1.42343711074968357734;
    double bottom = ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r +
                         .0151986665636164571966) *
                            r +
                        .14810397642748007459) *
                           r +
                       .68976733498510000455) *
                          r +
                      1.6763848301838038494) *
                         r +
                     2.05319162663775882187) *
                        r +
                    1.0;
    return top / bottom;
}

/* r beyond 5, less 5. */
SMAA_INLINE double far_tail(double r)
{
    double top = ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r +
                      .0012426609473880784386) *
                         r +
                     .026532189526576123093) *
                        r +
                    .29656057182850489123) *
                       r +
                   1.7848265399172913358) *
                      r +
                  5.4637849111641143699) *
                     r +
                 6.6579046435011037772;
    double bottom = ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r +
                         1.8463183175100546818e-5) *
                            r +
                        7.868691311456132591e-4) *
                           r +
                       .0148753612908506148525) *
                          r +
                      .13692988092273580531) *
                         r +
                     .59983220655588793769) *
                        r +
                    1.0;
    return top / bottom;
}

/* What lies beyond p, on its side. */
SMAA_INLINE double outer(double p)
{
    double above = 1 - p;
    return p < above ? p : above;
}

SMAA_INLINE double tail(double p)
{
    double q = p - 0.5;
    double r = sqrt(-smaa_log(outer(p)));
    return copysign(r <= 5 ? near_tail(r - 1.6) : far_tail(r - 5), q);
}

double smaa_normal_quantile(double p)
{
    double q = p - 0.5;
    return fabs(q) <= 0.425 ? middle(q) : tail(p);
}

SMAA_KERNEL
static void tails_all(double *restrict z, const double *restrict p, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double q = p[i] - 0.5;
        double r = sqrt(-smaa_log(outer(p[i])));
        z[i] = copysign(near_tail(r - 1.6), q);
    }
}

SMAA_KERNEL
static void middle_all(double *restrict values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        values[i] = middle(values[i] - 0.5);
}

/* r > 5 is p < e^-25: once in 36 thousand million draws, told apart by its p. */
static const double far_from = 0.5 - 1.388794386496402e-11;

void smaa_normals(double *restrict values, size_t count)
{
    double p[SMAA_BLOCK] = {0};
    uint32_t where[SMAA_BLOCK] = {0};
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        p[found] = values[i];
        where[found] = (uint32_t)i;
        found += fabs(values[i] - 0.5) > 0.425;
    }
    middle_all(values, count);
    double z[SMAA_BLOCK];
    tails_all(z, p, found);
    for (size_t i = 0; i < found; i++)
        values[where[i]] = fabs(p[i] - 0.5) < far_from ? z[i] : tail(p[i]);
}

SMAA_KERNEL
void smaa_exponentials(double *restrict values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        values[i] = -smaa_log(values[i]);
}

SMAA_KERNEL
void smaa_exp_all(double *restrict values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        values[i] = smaa_exp(values[i]);
}

SMAA_KERNEL
void smaa_logistic_all(double *restrict values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        values[i] = 1 / (1 + smaa_exp(-values[i]));
}
