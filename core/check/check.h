/* Trying a plugin over generated persons, in processes that may die.
 *
 * The process that calls this never maps the plugin: even its first load happens in a
 * child that is killed when it takes too long. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include <stdbool.h>
#include <stdint.h>

struct generation_source;

enum law_number {
#define LAW(upper, name, statement, remedy) LAW_##upper,
#include "laws.def"
    LAW_COUNT
};

enum {
    CHECK_PERSONS = 2000,        /* unless said otherwise */
    CHECK_PERSON_LIMIT = 200000, /* in one run */
    CHECK_CALL_MS = 100,         /* a call that takes longer is slow */
    CHECK_STAGE_MS = 20000,      /* then a stage goes on with the persons it had */
    CHECK_SEED = 20261123,
    CHECK_WARNING_LIMIT = 12,
    CHECK_TEXT = 16384 /* bytes of a counter-example */
};

struct check_request {
    const char *plugin;    /* its file */
    const char *catalogue; /* NULL: the site's catalogue folder */
    const struct generation_source *site;
    uint64_t seed;
    uint32_t first; /* the first person */
    uint32_t persons;
};

enum law_state { LAW_NOT_TRIED, LAW_HOLDS, LAW_BROKEN };

/* What came of one law. */
struct finding {
    int32_t state; /* enum law_state */
    bool has_person;
    bool replays;              /* the person alone is enough to see it */
    uint32_t person;           /* who broke it */
    uint32_t stated;           /* facts that are left in the smallest case */
    char option[64];           /* "" when it is about none */
    char what[512];            /* what happened, in one sentence */
    char smallest[CHECK_TEXT]; /* the smallest person, as a case file; "" for none */
};

/* Something that breaks no law and should be known: a fact that is cited and never
 * matters. */
struct warning {
    char fact[80];
    char sentence[400];
};

/* Plain data, and all of it: a report is written from this. */
struct check_report {
    char id[80];
    char version[40];
    char catalogue[512]; /* its file */
    char locale[40];     /* the other locale that was tried; "" if none */
    uint64_t seed;
    uint32_t options;
    uint32_t others;      /* plugins of the site that were loaded beside it */
    uint32_t first;       /* the first person */
    uint32_t persons;     /* tried with every law */
    uint32_t asked;       /* persons that were to be tried */
    uint64_t nanoseconds; /* of the whole run */
    uint64_t slowest;     /* call, in nanoseconds */
    uint64_t create_bytes;
    uint64_t grown_bytes; /* over the run */
    struct finding laws[LAW_COUNT];
    uint32_t warning_count;
    struct warning warnings[CHECK_WARNING_LIMIT];
};

/* Tries a plugin. POISE_OK when it could be tried, whatever came of it; POISE_E_MEMORY,
 * POISE_E_IO when its file cannot be read, POISE_E_INTERNAL when no child can be made. */
int32_t check_plugin(const struct check_request *request, struct check_report *out);

/* How many laws are broken. */
uint32_t check_broken(const struct check_report *report);

const char *law_name(enum law_number law);
const char *law_statement(enum law_number law);
const char *law_remedy(enum law_number law);

#endif
