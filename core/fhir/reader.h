/* One reading of one person: what every topic looks at, and how it says what it found.
 *
 * A topic is one file with one function. It takes its results, conditions or resources,
 * gives facts with what they rest on, and sets aside what it did not use. What no topic
 * has spoken of is listed at the end.
 *
 *     static void read(struct reader *reader)
 *     {
 *         const struct result *r = results_of(reader, CONCEPT_ECOG);
 *         ...
 *         give_number(reader, POISE_FACT_ECOG, 1, &basis_of(r));
 *     }
 *     const struct topic topic_performance = {"performance", read};
 */
#ifndef FHIR_READER_H
#define FHIR_READER_H

#include <poise/facts.h>

#include "bundle.h"
#include "fhir.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "result.h"

struct reader {
    struct arena *arena;
    const struct fhir_request *request;
    const struct codes *codes;
    struct problems *problems;
    struct record *record;
    struct bundle bundle;
    const struct result *results[CONCEPT_COUNT]; /* by question; 0: in no map */
    struct resource *conditions[CONCEPT_COUNT];  /* by what they are; next_alike */
    /* What the topics on the cancer tell later ones. */
    struct resource *primary;  /* the breast cancer; NULL */
    struct when primary_when;  /* when it was found; not known by recordedDate alone */
    struct resource *distant;  /* distant disease that is or was there; NULL */
    struct when distant_first; /* its first day on record */
    struct resource *vague;    /* a metastasis somewhere, perhaps regional; NULL */
    bool failed;               /* without memory */
};

struct topic {
    const char *name;
    void (*read)(struct reader *reader);
};

/* In the order in which they run; ended by NULL. */
extern const struct topic *const fhir_topics[];

/* What a value rests on. `next` links further pieces. */
struct ground {
    struct resource *resource;
    enum element element;        /* ELEMENT_NONE: all of it */
    const struct result *result; /* of this Observation; NULL */
    const struct ground *next;
};

static inline struct ground ground_of(const struct result *result)
{
    return (struct ground){result->resource, result->element, result, NULL};
}

static inline struct ground ground_in(struct resource *resource, enum element element)
{
    return (struct ground){resource, element, NULL, NULL};
}

/* States a fact with its day and what it rests on; its source is the first ground
 * ("Observation/er-1 valueCodeableConcept"). The resources are marked as told, and what
 * is doubtful about them is set aside: status, text, clash, a second value, no date. */
void give_choice(struct reader *reader, uint32_t fact, uint32_t choice, int32_t day,
                 const struct ground *ground);
void give_number(struct reader *reader, uint32_t fact, double number, int32_t day,
                 const struct ground *ground);
void give_members(struct reader *reader, uint32_t fact, const uint64_t members[2],
                  int32_t day, const struct ground *ground);

/* Sets a resource aside: not used, and why; or used with this doubt. `text` must live as
 * long as the record (a literal, or reader_text). */
void set_aside(struct reader *reader, struct resource *resource, const char *text);
void set_doubt(struct reader *reader, struct resource *resource, const char *text);

/* Sets aside the results to a question that nothing rests on: absent, older than the one
 * used (`counts`), or refused for this reason. */
void set_rest_aside(struct reader *reader, enum concept_kind question,
                    result_counts *counts, const char *refusal);

/* Joins strings, ended by NULL, in the arena; "" without memory. */
const char *reader_text(struct reader *reader, const char *first, ...)
    __attribute__((sentinel));
/* A terminated copy, cut to a length that can be shown; "" without memory. */
const char *reader_copy(struct reader *reader, struct json_bytes bytes);

/* "Observation/er-1"; made once and kept. */
const char *resource_reference(struct reader *reader, struct resource *resource);

#endif
