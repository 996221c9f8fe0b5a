/* Observations as results: a question, and the value that answers it.
 *
 * Every usable Observation and each of its components is one result. Absent is absent
 * (dataAbsentReason, "not done"), a comparator is kept, the illegal second value is
 * flagged. What a value means for a fact is the topics' business. */
#ifndef FHIR_RESULT_H
#define FHIR_RESULT_H

#include "bundle.h"

enum value_kind {
    VALUE_NONE,   /* nothing: look at members, interpretation and note */
    VALUE_ABSENT, /* stated as not there; `text` is the reason */
    VALUE_NUMBER, /* Quantity, integer, or a text that is a number: `quantity` */
    VALUE_RANGE,  /* Range or Ratio: `quantity` and `quantity_2` */
    VALUE_RATIO,
    VALUE_CODED, /* `answer`, if the map knows it */
    VALUE_TEXT,  /* `text` */
    VALUE_BOOL,  /* `yes` */
    VALUE_OTHER  /* a time, a period, sampled data */
};

/* Where the tissue came from. */
enum sample { SAMPLE_NOT_SAID, SAMPLE_PRIMARY, SAMPLE_METASTASIS };

struct result {
    struct resource *resource;
    const struct result *whole; /* of a component: the Observation's; else NULL */
    const struct result *parts; /* its components, linked by next_part */
    const struct result *next_part;
    const struct result *next; /* same kind of question, in the order of the bundle */
    struct json_value value;   /* the value[x] that counts */
    struct json_value object;  /* the Observation or component itself */
    struct coded question;     /* of .code; question.concept may be NULL */
    struct coded answer;       /* of a coded value */
    struct coded interpretation;
    struct quantity quantity;
    struct quantity quantity_2; /* Range: high; Ratio: denominator */
    struct json_bytes text;
    enum value_kind kind;
    enum element element; /* where the value stands: ELEMENT_VALUE_QUANTITY */
    uint32_t part;        /* of a component: which, from 0 */
    bool yes;
    bool second_value; /* there was more than one value[x] */
    enum sample sample;
    struct when when; /* of the Observation, else of its specimen */
};

/* Reads all Observations. Sets reader->failed without memory. */
void results_read(struct reader *reader);

/* The first result to a question; go on with ->next. NULL if there is none. */
const struct result *results_of(const struct reader *reader, enum concept_kind question);

/* Is `a` newer than `b`: clinical time, then corrected or amended, then issued? Neither
 * need be newer than the other; what is dated is newer than what is not. */
bool result_newer(const struct result *a, const struct result *b);

/* The newest of those for which `counts` says so (NULL: that have a value). Others that
 * are not older than it are a tie: `same` says whether such a one answers alike (NULL:
 * never); if not, *tie is that one, and the two contradict each other. */
struct choice {
    const struct result *newest; /* NULL: none */
    const struct result *tie;    /* NULL: no contradiction */
};
typedef bool result_counts(const struct result *result);
typedef bool result_same(const struct result *a, const struct result *b);
struct choice result_choose(const struct reader *reader, enum concept_kind question,
                            result_counts *counts, result_same *same);

#endif
