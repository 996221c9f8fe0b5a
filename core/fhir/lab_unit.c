/* Factors. Molar masses: creatinine 113.12, bilirubin 584.66, calcium 40.08, glucose
 * 180.16, 25-hydroxyvitamin D 400.6 g/mol; haemoglobin 16.11 g/L a mmol/L of monomer;
 * HbA1c: NGSP/IFCC master equation. */
#include "lab_unit.h"

static const struct unit {
    enum lab_quantity quantity;
    const char *name;
    double factor;
    double divisor; /* a decimal divided by a whole number stays the nearest decimal */
    double offset;
} units[] = {
    {LAB_CELLS, "10*9/L", 1, 1, 0},
    {LAB_CELLS, "10^9/L", 1, 1, 0},
    {LAB_CELLS, "x10^9/L", 1, 1, 0},
    {LAB_CELLS, "x10E9/L", 1, 1, 0},
    {LAB_CELLS, "G/L", 1, 1, 0},
    {LAB_CELLS, "10*3/uL", 1, 1, 0},
    {LAB_CELLS, "10^3/uL", 1, 1, 0},
    {LAB_CELLS, "x10E3/uL", 1, 1, 0},
    {LAB_CELLS, "x10^3/uL", 1, 1, 0},
    {LAB_CELLS, "10*3/mm3", 1, 1, 0},
    {LAB_CELLS, "K/uL", 1, 1, 0},
    {LAB_CELLS, "10*6/mL", 1, 1, 0},
    {LAB_CELLS, "10*6/L", 1, 1000, 0},
    {LAB_CELLS, "/uL", 1, 1000, 0},
    {LAB_CELLS, "/mm3", 1, 1000, 0},
    {LAB_CELLS, "cells/uL", 1, 1000, 0},
    {LAB_CELLS, "{cells}/uL", 1, 1000, 0},
    {LAB_HAEMOGLOBIN, "g/L", 1, 1, 0},
    {LAB_HAEMOGLOBIN, "g/dL", 10, 1, 0},
    {LAB_HAEMOGLOBIN, "mmol/L", 16.11, 1, 0},
    {LAB_CREATININE, "mg/dL", 1, 1, 0},
    {LAB_CREATININE, "mg/L", 1, 10, 0},
    {LAB_CREATININE, "umol/L", 1, 88.42, 0},
    {LAB_CREATININE, "\xc2\xb5mol/L", 1, 88.42, 0},
    {LAB_CREATININE, "\xce\xbcmol/L", 1, 88.42, 0},
    {LAB_BILIRUBIN, "mg/dL", 1, 1, 0},
    {LAB_BILIRUBIN, "umol/L", 1, 17.104, 0},
    {LAB_BILIRUBIN, "\xc2\xb5mol/L", 1, 17.104, 0},
    {LAB_BILIRUBIN, "\xce\xbcmol/L", 1, 17.104, 0},
    {LAB_ENZYME, "U/L", 1, 1, 0},
    {LAB_ENZYME, "[iU]/L", 1, 1, 0},
    {LAB_ENZYME, "IU/L", 1, 1, 0},
    {LAB_ENZYME, "ukat/L", 60, 1, 0},
    {LAB_ALBUMIN, "g/L", 1, 1, 0},
    {LAB_ALBUMIN, "g/dL", 10, 1, 0},
    {LAB_CALCIUM, "mmol/L", 1, 1, 0},
    {LAB_CALCIUM, "mg/dL", 1, 4.008, 0},
    {LAB_CALCIUM, "meq/L", 1, 2, 0},
    {LAB_CLEARANCE, "mL/min", 1, 1, 0},
    {LAB_CLEARANCE, "mL/s", 60, 1, 0},
    {LAB_GFR, "mL/min/{1.73_m2}", 1, 1, 0},
    {LAB_GFR, "mL/min/1.73m2", 1, 1, 0},
    {LAB_GFR, "mL/min/1.73", 1, 1, 0},
    {LAB_GFR, "mL/min/1.73.m2", 1, 1, 0},
    {LAB_GFR, "mL/min", 1, 1, 0},
    {LAB_HBA1C, "%", 1, 1, 0},
    {LAB_HBA1C, "mmol/mol", 0.0915, 1, 2.15},
    {LAB_HBA1C, "mmol/mol{Hb}", 0.0915, 1, 2.15},
    {LAB_GLUCOSE, "mmol/L", 1, 1, 0},
    {LAB_GLUCOSE, "mg/dL", 1, 18.016, 0},
    {LAB_VITAMIN_D, "nmol/L", 1, 1, 0},
    {LAB_VITAMIN_D, "ng/mL", 2.496, 1, 0},
    {LAB_VITAMIN_D, "ug/L", 2.496, 1, 0},
    {LAB_VITAMIN_D, "pmol/L", 1, 1000, 0},
    {LAB_TIME, "ms", 1, 1, 0},
    {LAB_TIME, "msec", 1, 1, 0},
    {LAB_TIME, "s", 1000, 1, 0},
    {LAB_PERCENT, "%", 1, 1, 0},
    {LAB_WEIGHT, "kg", 1, 1, 0},
    {LAB_WEIGHT, "g", 1, 1000, 0},
    {LAB_WEIGHT, "[lb_av]", 0.45359237, 1, 0},
    {LAB_WEIGHT, "lb", 0.45359237, 1, 0},
    {LAB_WEIGHT, "lbs", 0.45359237, 1, 0},
    {LAB_HEIGHT, "cm", 1, 1, 0},
    {LAB_HEIGHT, "m", 100, 1, 0},
    {LAB_HEIGHT, "mm", 1, 10, 0},
    {LAB_HEIGHT, "[in_i]", 2.54, 1, 0},
    {LAB_HEIGHT, "in", 2.54, 1, 0},
    {LAB_BMI, "kg/m2", 1, 1, 0},
    {LAB_BMI, "kg/m^2", 1, 1, 0},
    {LAB_BMI, "", 1, 1, 0},
    {LAB_SCORE, "", 1, 1, 0},
    {LAB_SCORE, "1", 1, 1, 0},
    {LAB_SCORE, "{score}", 1, 1, 0},
    {LAB_SCORE, "{T-score}", 1, 1, 0},
    {LAB_SCORE, "{Tscore}", 1, 1, 0},
    {LAB_SCORE, "{SD}", 1, 1, 0},
    {LAB_SCORE, "SD", 1, 1, 0},
    {LAB_SCORE, "T-score", 1, 1, 0},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Without case, for "ml" and "mL" are the same; but "G/L" counts cells and "g/L" weighs,
 * and no quantity here has both. "Mg" and "MS" are nobody's unit. */
static bool same_unit(const char *name, struct json_bytes unit)
{
    for (size_t i = 0; i < unit.length; i++)
        if (name[i] == '\0' || lower(name[i]) != lower(unit.at[i]))
            return false;
    return name[unit.length] == '\0';
}

bool lab_convert(enum lab_quantity quantity, struct json_bytes unit, double *value)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].quantity == quantity && same_unit(units[i].name, unit)) {
            *value = *value * units[i].factor / units[i].divisor + units[i].offset;
            return true;
        }
    return false;
}
