/* Conversion factors, by fact. Sources: molar masses (calcium 40.08, glucose 180.16,
 * 25-OH vitamin D 400.6 g/mol); HbA1c: NGSP/IFCC master equation. */
#include "unit.h"

#include <poise/facts.h>
#include <stdint.h>
#include <string.h>

#include "vocabulary.h"

struct conversion {
    uint32_t fact; /* POISE_FACT_NONE: any fact with this canonical unit */
    const char *canonical;
    const char *unit;
    double factor;
    double divisor; /* a decimal divided by a whole number stays the nearest decimal */
    double offset;
};

static const struct conversion conversions[] = {
    {POISE_FACT_NONE, "10^9/L", "10*9/L", 1, 1, 0},
    {POISE_FACT_NONE, "10^9/L", "x10^9/L", 1, 1, 0},
    {POISE_FACT_NONE, "10^9/L", "G/L", 1, 1, 0},
    {POISE_FACT_NONE, "10^9/L", "10*3/uL", 1, 1, 0},
    {POISE_FACT_NONE, "10^9/L", "10^3/uL", 1, 1, 0},
    {POISE_FACT_NONE, "10^9/L", "K/uL", 1, 1, 0},
    {POISE_FACT_NONE, "10^9/L", "/uL", 1, 1000, 0},
    {POISE_FACT_NONE, "years", "y", 1, 1, 0},
    {POISE_FACT_NONE, "years", "a", 1, 1, 0},
    {POISE_FACT_NONE, "months", "mo", 1, 1, 0},
    {POISE_FACT_NONE, "months", "month", 1, 1, 0},
    {POISE_FACT_NONE, "months", "years", 12, 1, 0},
    {POISE_FACT_NONE, "weeks", "wk", 1, 1, 0},
    {POISE_FACT_NONE, "ULN", "xULN", 1, 1, 0},
    {POISE_FACT_NONE, "cm", "mm", 1, 10, 0},
    {POISE_FACT_NONE, "km", "mi", 1.609344, 1, 0},
    {POISE_FACT_NONE, "ms", "msec", 1, 1, 0},
    {POISE_FACT_NONE, "ms", "s", 1000, 1, 0},
    {POISE_FACT_NONE, "mL/min", "mL/min/1.73m2", 1, 1, 0},
    {POISE_FACT_HAEMOGLOBIN, "g/L", "g/dL", 10, 1, 0},
    {POISE_FACT_CALCIUM_CORRECTED, "mmol/L", "mg/dL", 1, 4.008, 0},
    {POISE_FACT_FASTING_GLUCOSE, "mmol/L", "mg/dL", 1, 18.016, 0},
    {POISE_FACT_VITAMIN_D, "nmol/L", "ng/mL", 2.496, 1, 0},
    {POISE_FACT_HBA1C, "%", "mmol/mol", 0.0915, 1, 2.15},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Without case: "ml/min" and "mL/min" are the same to a person. But "G/L" counts cells
 * and "g/L" weighs something. */
static bool same_unit(const char *unit, const char *text, size_t length)
{
    if (strcmp(unit, "G/L") == 0)
        return length == 3 && memcmp(text, unit, 3) == 0;
    for (size_t i = 0; i < length; i++)
        if (unit[i] == '\0' || lower(unit[i]) != lower(text[i]))
            return false;
    return unit[length] == '\0';
}

bool unit_convert(const struct fact *fact, const char *unit, size_t length, double *value)
{
    if (length == 0 || same_unit(fact->unit, unit, length))
        return true;
    for (size_t i = 0; i < sizeof conversions / sizeof *conversions; i++) {
        const struct conversion *c = &conversions[i];
        if (c->fact != POISE_FACT_NONE && c->fact != fact->number)
            continue;
        if (strcmp(c->canonical, fact->unit) != 0 || !same_unit(c->unit, unit, length))
            continue;
        *value = *value * c->factor / c->divisor + c->offset;
        return true;
    }
    return false;
}
