/* The command line: a verb, its arguments, and flags that mean the same for every verb.
 */
#ifndef APP_ARGS_H
#define APP_ARGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* How an answer is written; of a cohort the last three, the first of them unless said. */
enum format {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_FHIR,
    FORMAT_HTML,
    FORMAT_NDJSON,
    FORMAT_CSV,
    FORMAT_SUMMARY
};
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

enum { ARGUMENT_LIMIT = 256 };

struct args {
    const char *verb; /* NULL: none was given */
    int count;
    const char *items[ARGUMENT_LIMIT]; /* after the verb */
    enum format format;
    bool has_format;
    const char *goals;
    const char *patient; /* of several in one bundle; NULL: the only one */
    const char *site;
    const char *output;  /* NULL: standard output */
    const char *receipt; /* NULL: none is asked for */
    const char *new_key; /* NULL: none is asked for */
    const char *key;     /* of `poise sign`, as are the next two */
    const char *pub;
    bool dry_run;
    bool verify;
    int32_t as_of;         /* DATE_UNKNOWN: today */
    const char *catalogue; /* of a plugin that is checked; NULL: find it */
    int64_t persons;       /* to generate; 0: as many as usual */
    int64_t person;        /* only this one; -1: all */
    uint64_t seed;
    bool has_seed;
    enum color color;
    int width; /* 0: of the terminal */
    bool ascii;
    bool all;
    bool quiet;
    bool strict;
    bool help;
    bool version;
    bool cxx; /* new: in which language; C unless one is named */
    bool rust;
    const char *nats; /* of the queue's verbs; NULL: NATS_URL */
    const char *nats_creds;
    const char *stream;
    bool insecure;
    bool until_empty;
    bool dead;
    const char *folder; /* new: where; NULL: the name */
    int64_t jobs;       /* cohort, work: threads; 0: one for each core */
    uint32_t part;      /* cohort: this of so many parts; 0: the whole */
    uint32_t parts;
    bool resume;
    bool full;
    bool why;
    bool no_ask;
};

/* Reads the command line. False with a sentence in `error` when it cannot be read. */
bool args_read(int argc, char **argv, struct args *out, struct text *error);

/* Offers every flag, for help and completion: name, argument ("" for none), meaning. */
struct flag_help {
    const char *name;
    const char *argument;
    const char *meaning;
};
extern const struct flag_help flag_helps[];

#endif
