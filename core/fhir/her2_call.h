/* HER2 of one sample, out of what was measured: a pure function, so that every line of
 * the table can be tested. What contradicts itself is a conflict, never a pick. */
#ifndef FHIR_HER2_CALL_H
#define FHIR_HER2_CALL_H

#include <stdint.h>

enum her2_ihc {
    IHC_NOT_DONE,
    IHC_0,
    IHC_0_FAINT, /* stated so: "0+", ">0 <1+" */
    IHC_1,
    IHC_2,
    IHC_3,
    IHC_STAINED /* "present", without a score */
};

enum her2_ish { ISH_NOT_DONE, ISH_AMPLIFIED, ISH_NOT_AMPLIFIED, ISH_UNCLEAR };

enum her2_said {
    SAID_NOTHING,
    SAID_POSITIVE,
    SAID_NEGATIVE,
    SAID_UNCLEAR,
    SAID_LOW,
    SAID_ULTRALOW
};

struct her2_sample {
    enum her2_ihc ihc;
    enum her2_ish ish;   /* as the laboratory calls it */
    double ratio;        /* HER2/CEP17; below 0: not measured */
    double copies;       /* a nucleus; below 0: not measured */
    enum her2_said said; /* the overall interpretation, or a class in words */
};

enum her2_state { HER2_KNOWN, HER2_OPEN, HER2_CONTRADICTORY };

struct her2_call {
    enum her2_state state;
    uint32_t value;  /* of the fact, if it is known */
    const char *why; /* what is missing or in doubt; "" */
};

/* Nothing measured is HER2_OPEN with "". */
struct her2_call her2_decide(const struct her2_sample *sample);

/* What ratio and copies say, with IHC where the guideline asks for it (groups 2 to 4). */
enum her2_ish her2_ish_of(double ratio, double copies, enum her2_ihc ihc);

#endif
