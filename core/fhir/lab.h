/* Laboratory values: the newest that is plausible, with what it rests on. Shared by lab.c
 * and lab_computed.c only. */
#ifndef FHIR_LAB_H
#define FHIR_LAB_H

#include "lab_unit.h"
#include "reader.h"

enum lab_worse { WORSE_EITHER, WORSE_HIGH, WORSE_LOW };

/* What is asked, in which unit, and between which values a human lives. */
struct lab {
    enum concept_kind question;
    enum lab_quantity quantity;
    enum lab_worse worse; /* which way a bound ("> 60") errs on the safe side */
    double low;
    double high;
};

struct lab_value {
    const struct result *result; /* NULL: none */
    double value;
};

/* The newest plausible value. What is not usable is set aside with the reason; older ones
 * as older. */
struct lab_value lab_newest(struct reader *reader, const struct lab *lab);

/* The days between two results; INT32_MAX if one of them is not dated. */
int32_t lab_days_apart(const struct result *a, const struct result *b);

/* Facts that follow from several values, or from a value and its reference range. */
void lab_compute(struct reader *reader);

#endif
