/* The vocabulary: every fact by name and number, with its values, unit and range.
 *
 * Built from facts.def and therapies.def, plus the facts that a site or plugin declares
 * when it is loaded ("acme.ki67"); those get the next free numbers and live as long as
 * this vocabulary. Immutable once everything is loaded. */
#ifndef RECORD_VOCABULARY_H
#define RECORD_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct nearest;

enum fact_type { FACT_BOOL, FACT_CHOICE, FACT_INT, FACT_NUMBER, FACT_SET, FACT_THERAPY };

enum fact_section {
    SECTION_PERSON,
    SECTION_CANCER,
    SECTION_BIOMARKERS,
    SECTION_HISTORY,
    SECTION_SPREAD,
    SECTION_SYMPTOMS,
    SECTION_HEALTH,
    SECTION_GOALS,
    SECTION_COUNT
};

struct fact_value {
    const char *name;
    uint32_t fact;
    uint32_t number;
};

struct fact {
    uint32_t number;
    enum fact_type type;
    enum fact_section section;
    int32_t fresh_days; /* 0: does not age */
    const char *name;
    const char *unit; /* "" for none */
    double low;       /* low == high: no range */
    double high;
    const char *loinc;
    const char *formula; /* "" for none */
    const char *meaning;
    const struct fact_value *values; /* of BOOL, CHOICE, SET and THERAPY facts */
    uint32_t value_count;
};

/* Facts are numbered 1 to vocabulary_count() - 1, which is less than this, declared ones
 * included. */
#define FACT_LIMIT 256

struct vocabulary;

/* The built-in vocabulary. NULL without memory. */
struct vocabulary *vocabulary_new(struct arena *arena);

/* Adds a fact that a manifest declares; its number and strings are set and copied here.
 * POISE_E_CONFIG_DUPLICATE when the name is taken, POISE_E_CONFIG_RANGE when there are
 * too many, POISE_E_MEMORY. */
int32_t vocabulary_declare(struct vocabulary *vocabulary, const struct fact *fact);

/* One more than the highest fact number. */
uint32_t vocabulary_count(const struct vocabulary *vocabulary);

/* A fact by number; NULL for 0 and for numbers that do not exist. */
const struct fact *fact_at(const struct vocabulary *vocabulary, uint32_t number);

/* A fact by its exact name; NULL if there is none. */
const struct fact *fact_find(const struct vocabulary *vocabulary, const char *name,
                             size_t length);

/* Offers every fact name. */
void fact_nearest(const struct vocabulary *vocabulary, struct nearest *nearest);

/* A value of a fact as a person types it: folded, with the usual synonyms (`pos`, `true`,
 * `wt`, `T-DXd`). NULL if the fact has no such value. */
const struct fact_value *value_find(const struct vocabulary *vocabulary,
                                    const struct fact *fact, const char *text,
                                    size_t length);

/* The name of a value or member; "?" for a number that is none. */
const char *value_name(const struct fact *fact, uint32_t number);

/* Offers every value of a fact. */
void value_nearest(const struct fact *fact, struct nearest *nearest);

/* The classes that a member of a therapy set implies, the member itself included. */
void therapy_closure(uint32_t member, uint64_t members[2]);

static inline void member_add(uint64_t members[2], uint32_t member)
{
    members[(member >> 6) & 1] |= (uint64_t)1 << (member & 63);
}

static inline bool member_has(const uint64_t members[2], uint32_t member)
{
    return (members[(member >> 6) & 1] >> (member & 63) & 1) != 0;
}

bool fact_is_set(const struct fact *fact);
bool fact_is_numeric(const struct fact *fact);
const char *fact_type_name(enum fact_type type);
const char *section_name(enum fact_section section);
/* SECTION_COUNT for a name that is none. */
enum fact_section section_find(const char *name, size_t length);

#endif
