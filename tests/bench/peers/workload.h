/* The work that all engines are given: options over 25 facts, and generated persons.
 *
 * A person has a number for each fact (the index of a value, a number, or a bit for each
 * member of a set) or PEERS_MISSING, and a weight in thousandths for each of ten burdens;
 * the weights add up to 1000. An option is eligible when all its conditions hold, ruled
 * out when one fails, and cannot be told while one is missing and none fails. Eligible
 * options come first, then those that cannot be told; both by the sum of weight times
 * burden, then by id. Nothing here knows Poise or any other engine. */
#ifndef PEERS_WORKLOAD_H
#define PEERS_WORKLOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PEERS_FACTS = 25,
    PEERS_OPTIONS = 40,
    PEERS_BURDENS = 10,
    PEERS_VALUES = 20,     /* of one fact */
    PEERS_CONDITIONS = 10, /* of one option */
    PEERS_MISSING = INT32_MIN
};

enum peers_type { PEERS_CHOICE, PEERS_INT, PEERS_SET };

struct peers_fact {
    const char *name; /* as in Poise's vocabulary */
    enum peers_type type;
    int missing; /* in 100 persons */
    int low, high;
    uint32_t value_count;
    const char *values[PEERS_VALUES];
    int share[PEERS_VALUES]; /* of a choice; of a set share[0], for each member */
};

extern const struct peers_fact peers_facts[PEERS_FACTS];

enum peers_op { PEERS_IN, PEERS_AT_MOST, PEERS_AT_LEAST, PEERS_HAS, PEERS_LACKS };

/* What must hold: a "never" stands here turned round. */
struct peers_condition {
    uint8_t fact;
    uint8_t op;
    int32_t value; /* a number, or a bit for each value */
};

/* As it is written in options.def. */
struct peers_source {
    const char *modality;
    const char *id;
    const char *applies;
    const char *needs;
    const char *never;
    int clearance;
    int16_t burden[PEERS_BURDENS];
};

extern const struct peers_source peers_sources[PEERS_OPTIONS];
extern const char *const peers_burden_names[PEERS_BURDENS];

struct peers_option {
    const struct peers_source *source;
    uint32_t count;
    struct peers_condition conditions[PEERS_CONDITIONS];
};

struct peers_person {
    int32_t facts[PEERS_FACTS];
    int16_t weights[PEERS_BURDENS];
};

struct peers_workload {
    struct peers_option options[PEERS_OPTIONS];
    uint32_t person_count;
    struct peers_person *persons;
};

/* Ends the program when options.def cannot be read or there is no memory. The same
 * persons for the same count. */
void peers_workload_make(struct peers_workload *workload, uint32_t person_count);
void peers_workload_free(struct peers_workload *workload);

/* Takes the next condition from a list of options.def; false at its end. */
bool peers_condition_next(const char **at, struct peers_condition *out, size_t *length);

/* One ranked list. */
struct peers_list {
    uint32_t count;
    uint32_t eligible; /* the first of them */
    uint8_t option[PEERS_OPTIONS];
    int32_t burden[PEERS_OPTIONS]; /* millionths */
};

/* "NUMBER e3@120000,u7@340000\n": what every engine writes, for comparing. */
void peers_list_write(const struct peers_list *list, uint32_t person, void *file);

#endif
