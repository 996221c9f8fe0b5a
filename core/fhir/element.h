/* The data types of FHIR: members by their place, concepts, quantities, dates.
 *
 * Nothing here knows a fact. What cannot be read is absent, never a default. */
#ifndef FHIR_ELEMENT_H
#define FHIR_ELEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/json_read.h"
#include "codes.h"

enum element {
    ELEMENT_NONE,
#define POISE_ELEMENT(upper, name) ELEMENT_##upper,
#include "elements.def"
    ELEMENT_COUNT
};

/* Where the members of an object stand on the tape; 0: it has none so called. */
struct members {
    struct json_value of;
    uint32_t at[ELEMENT_COUNT];
};

/* Finds the members of an object in one walk; `out` starts as {0}. Answers a member that
 * is there twice, else ELEMENT_NONE. */
enum element members_read(const struct codes *codes, struct json_value object,
                          struct members *out);

static inline struct json_value member_of(const struct members *members,
                                          enum element element)
{
    return (struct json_value){members->of.tape, members->at[element]};
}

/* As FHIR spells it: "valueQuantity". */
const char *element_name(enum element element);

/* A time as an interval: a day is all of it, "2022" a whole year. Seconds since 1970 in
 * UTC, both ends included. */
struct when {
    bool known;
    bool open;   /* a period without an end: `last` is its start */
    int32_t day; /* the first day as it is written, whatever the zone; DATE_UNKNOWN */
    int64_t first;
    int64_t last;
};

#define WHEN_UNKNOWN ((struct when){false, false, DATE_UNKNOWN, 0, 0})

/* A date, dateTime or instant; WHEN_UNKNOWN for anything else. */
struct when when_read(struct json_value value);
/* A Period: its end, or its start and open. */
struct when when_read_period(struct json_value period);
/* The start of a Period. */
struct when when_period_start(struct json_value period);

/* Is every moment of `a` after every moment of `b`? An unknown time is after nothing, and
 * a known one is after every unknown one. */
bool when_after(const struct when *a, const struct when *b);

/* Does it begin after this day has ended? */
bool when_is_future(const struct when *when, int32_t as_of);

/* A CodeableConcept, Coding, code or bare string that was looked at. */
struct coded {
    const struct concept *concept; /* NULL: no coding of it is in the map */
    bool from_text;                /* it has no coding in the map: read from its text */
    bool clash;                    /* its codings, or code and display, mean two things */
    struct json_bytes system;      /* of the coding that counts, or of its first */
    struct json_bytes code;
    struct json_bytes shown; /* text, else display: for messages */
};

/* The first coding that the map knows; a code wins over what is displayed. Without any
 * code that is known, the text by the closed list of the map, marked as such. */
struct coded coded_read(const struct codes *codes, struct json_value concept);
/* The same for a Reference-or-concept list: the first of an array that is known. */
struct coded coded_read_any(const struct codes *codes, struct json_value array);

/* The first code of a CodeableConcept, or the string itself: for status words. */
struct json_bytes code_word(struct json_value concept);

/* Does any coding of it have this code of a system so named in the map? */
bool coded_has(const struct codes *codes, struct json_value concept, const char *system,
               const char *code);

enum comparator { EXACTLY, BELOW, AT_MOST, AT_LEAST, ABOVE };

struct quantity {
    bool known;
    enum comparator comparator;
    double value;
    struct json_bytes unit; /* the UCUM code, else the unit as shown */
};

struct quantity quantity_read(struct json_value quantity);
/* A number in text: "4", "<1", "< 1 %", ">= 95%", "12.5 mg/dL"; unknown for any other. */
struct quantity quantity_from_text(struct json_bytes text);

/* The extension with this URL; JSON_NONE. `url` may be the tail of it, from a "/" on. */
struct json_value extension_find(struct json_value extensions, const char *url);

#endif
