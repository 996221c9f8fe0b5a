/* Units of laboratory values: from what records carry (UCUM, and what people write) to
 * the one unit in which a quantity is held here. A unit that is not in the table is
 * refused: a wrong factor is worse than a missing value. */
#ifndef FHIR_LAB_UNIT_H
#define FHIR_LAB_UNIT_H

#include <stdbool.h>

#include "base/json_read.h"

enum lab_quantity {
    LAB_CELLS,       /* 10^9/L */
    LAB_HAEMOGLOBIN, /* g/L */
    LAB_CREATININE,  /* mg/dL */
    LAB_BILIRUBIN,   /* mg/dL */
    LAB_ENZYME,      /* U/L */
    LAB_ALBUMIN,     /* g/L */
    LAB_CALCIUM,     /* mmol/L */
    LAB_CLEARANCE,   /* mL/min */
    LAB_GFR,         /* mL/min/1.73 m2 */
    LAB_HBA1C,       /* % */
    LAB_GLUCOSE,     /* mmol/L */
    LAB_VITAMIN_D,   /* nmol/L */
    LAB_TIME,        /* ms */
    LAB_PERCENT,     /* % */
    LAB_WEIGHT,      /* kg */
    LAB_HEIGHT,      /* cm */
    LAB_BMI,         /* kg/m2 */
    LAB_SCORE        /* a number without a unit */
};

/* False, and *value untouched, when the unit does not fit or is missing; only a score and
 * a body mass index may do without. */
bool lab_convert(enum lab_quantity quantity, struct json_bytes unit, double *value);

#endif
