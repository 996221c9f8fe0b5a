/* Decimal numbers without a locale.
 *
 * Readings of a record are doubles; everything that is added up is an integer number of
 * thousandths, so that no sum depends on its order. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A figure in thousandths that may not be known. */
#define FIXED_UNKNOWN INT32_MIN
#define FIXED_ONE     1000

/* Reads "-12.5" whole: a sign or none, digits with at most one point anywhere among them,
 * at most 15 digits in all, nothing before or after. The result is the double nearest to
 * the decimal. */
bool decimal_parse(const char *text, size_t length, double *out);

/* Thousandths nearest to a value, halves away from zero; FIXED_UNKNOWN when it does not
 * fit. */
int32_t fixed_from(double value);

static inline double fixed_to_double(int32_t fixed)
{
    return (double)fixed / FIXED_ONE;
}

static inline int32_t fixed_clamp(int32_t value, int32_t low, int32_t high)
{
    return value < low ? low : value > high ? high : value;
}

#endif
