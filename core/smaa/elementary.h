/* Logarithm and exponential that give the same bits on every machine and compiler.
 *
 * The C library's differ between versions in the last bit, and a rank can hang on that
 * bit. These use only + - * / on doubles and integers on their bits, no branch and no
 * table, so that loops over them become vector code. Minimax coefficients: fdlibm (Sun
 * Microsystems 1993). Error below 1 unit in the last place.
 *
 * They take what SMAA takes and refuse nothing: log for normal numbers above zero, exp
 * between -700 and 700 (beyond, the end is taken). */
#ifndef SMAA_ELEMENTARY_H
#define SMAA_ELEMENTARY_H

#include <stdint.h>
#include <string.h>

#include "kernel.h"

SMAA_INLINE uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

SMAA_INLINE double double_of(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* A whole number below 2^52 as a double, by its bits: converting has no vector form. */
SMAA_INLINE double whole_of(uint64_t number)
{
    return double_of(number | 0x4330000000000000u) - 0x1p52;
}

/* Natural logarithm. x = 2^k (1 + f) with 1 + f within a factor of sqrt 2 of 1. */
SMAA_INLINE double smaa_log(double x)
{
    uint64_t bits = bits_of(x);
    uint64_t shifted = bits + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu);
    double k = whole_of(shifted >> 52) - 1023;
    double f = double_of((shifted & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu) - 1;
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double even = w * (0.3999999999940941908 +
                       w * (0.2222219843214978396 + w * 0.1531383769920937332));
    double odd = z * (0.6666666666666735130 +
                      w * (0.2857142874366239149 +
                           w * (0.1818357216161805012 + w * 0.1479819860511658591)));
    double half = 0.5 * f * f;
    return k * 6.93147180369123816490e-01 -
           ((half - (s * (half + (even + odd)) + k * 1.90821492927058770002e-10)) - f);
}

/* e to the x. x = k ln 2 + r with |r| below half of ln 2. */
SMAA_INLINE double smaa_exp(double x)
{
    x = x < -700 ? -700 : x;
    x = x > 700 ? 700 : x;
    double shifted = x * 1.44269504088896338700 + 0x1.8p52;
    double k = shifted - 0x1.8p52;
    double high = x - k * 6.93147180369123816490e-01;
    double low = k * 1.90821492927058770002e-10;
    double r = high - low;
    double t = r * r;
    double c = r - t * (1.66666666666666019037e-01 +
                        t * (-2.77777777770155933842e-03 +
                             t * (6.61375632143793436117e-05 +
                                  t * (-1.65339022054652515390e-06 +
                                       t * 4.13813679705723846039e-08))));
    double y = 1 - ((low - r * c / (2 - c)) - high);
    return y * double_of((bits_of(shifted) + 1023) << 52);
}

#endif
