/* Both the digits (below 10^15) and the power of ten are exact doubles, so one division
 * gives the correctly rounded value on every machine. */
#include "decimal.h"

#include <math.h>

bool decimal_parse(const char *text, size_t length, double *out)
{
    size_t at = 0;
    bool negative = length > 0 && text[0] == '-';
    if (negative || (length > 0 && text[0] == '+'))
        at++;
    double digits = 0;
    double scale = 1;
    int count = 0;
    bool point = false;
    for (; at < length; at++) {
        if (text[at] == '.' && !point) {
            point = true;
            continue;
        }
        if (text[at] < '0' || text[at] > '9' || ++count > 15)
            return false;
        digits = digits * 10 + (text[at] - '0');
        scale = point ? scale * 10 : scale;
    }
    if (count == 0)
        return false;
    *out = (negative ? -digits : digits) / scale;
    return true;
}

int32_t fixed_from(double value)
{
    if (!(fabs(value) < 2e6))
        return FIXED_UNKNOWN;
    return (int32_t)llround(value * FIXED_ONE);
}
