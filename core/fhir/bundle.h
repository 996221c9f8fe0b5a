/* The resources of one person, whatever they came in, each walked once.
 *
 * A Bundle of any type, an array of resources or one resource. Exactly one Patient: the
 * one that was asked for, or the only one. What belongs to somebody else is reported and
 * not used; of a resource that is there twice the newest version stays. */
#ifndef FHIR_BUNDLE_H
#define FHIR_BUNDLE_H

#include <stdbool.h>
#include <stdint.h>

#include "element.h"

enum resource_type {
    RESOURCE_OTHER,
#define POISE_RESOURCE(upper, name) RESOURCE_##upper,
#include "resources.def"
    RESOURCE_TYPE_COUNT
};

/* May it be used? By its status, its modifiers and whom it is about. */
enum use { USE_NO, USE_DOUBT, USE_YES };

struct resource {
    struct members members;
    enum resource_type type;
    enum use use;
    struct resource *next;       /* in the order of the input */
    struct resource *next_alike; /* of its type; Conditions: with a code of its kind */
    struct json_bytes type_name;
    struct json_bytes id;
    struct json_bytes full_url;
    const char *why;       /* not used, or in which doubt; NULL */
    const char *reference; /* "Observation/er-1", once it was asked for; NULL */
    struct coded code;     /* of .code, or of .medicationCodeableConcept */
    struct when when;      /* the clinical time, where one is stated */
    bool past;           /* a Condition that is over: inactive, resolved, in remission */
    bool suspected;      /* a Condition that is not confirmed */
    bool considered;     /* an order that is a plan, a proposal or an option */
    bool administrative; /* `when` is only the day of the entry: recordedDate */
    bool told;           /* a fact rests on it, or it was set aside */
    bool doubted;        /* its doubts were set aside */
};

/* A resource under its id or its fullUrl. */
struct shelf {
    uint64_t hash;
    struct resource *resource; /* NULL: a free place */
    bool by_url;
};

struct bundle {
    struct resource *first; /* all that may be looked at; see `use` */
    struct resource *last;
    uint32_t count;
    struct resource *of_type[RESOURCE_TYPE_COUNT]; /* the usable ones, by next_alike */
    struct resource *patient;                      /* NULL: only named by the others */
    struct json_bytes person; /* how the others name him or her: "Patient/p1" */
    struct shelf *shelves;    /* open addressing */
    uint32_t mask;
    bool urls_shelved;
};

struct reader;

/* Fills reader->bundle, and reader->conditions by what their codes mean. POISE_OK, or the
 * status of the problem added. */
int32_t bundle_read(struct reader *reader, struct json_value root);

/* The first usable resource of a type; go on with ->next_alike. Not for Conditions: see
 * reader->conditions. */
static inline struct resource *bundle_first(const struct bundle *bundle,
                                            enum resource_type type)
{
    return bundle->of_type[type];
}

/* What a Reference of `from` points to: the object, and the resource that it is (NULL for
 * a contained one). JSON_NONE when it is not here. */
struct json_value bundle_resolve(struct reader *reader, const struct resource *from,
                                 struct json_value reference, struct resource **out);

/* As FHIR spells it. */
const char *resource_type_name(enum resource_type type);

#endif
