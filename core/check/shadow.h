/* Two generations asked about the same generated persons: what would change for whom, if
 * the one followed the other? */
#ifndef CHECK_SHADOW_H
#define CHECK_SHADOW_H

#include <stdint.h>

struct arena;
struct engine;

enum { SHADOW_SHOWN = 8, SHADOW_NAME = 80, SHADOW_CASE = 8192 };

/* What differs, the gravest first; a person counts under the gravest. */
enum shadow_kind {
    SHADOW_SAME,
    SHADOW_ORDER,  /* the same options in another order */
    SHADOW_LIST,   /* other options are recommended, the first is the same */
    SHADOW_FIRST,  /* another first option of some role */
    SHADOW_URGENT, /* an emergency is raised by one of them only */
    SHADOW_SILENT, /* a plugin is silent in one of them only */
    SHADOW_KINDS
};

struct shadow_change {
    enum shadow_kind kind;
    uint32_t person; /* index */
    char what[SHADOW_NAME];
    char before[SHADOW_NAME]; /* "" for none */
    char after[SHADOW_NAME];
};

struct shadow {
    uint64_t seed;
    uint32_t persons;
    uint32_t counts[SHADOW_KINDS]; /* persons by kind */
    uint32_t shown;
    struct shadow_change changes[SHADOW_SHOWN]; /* the gravest first, then by person */
    char example[SHADOW_CASE]; /* the first of them, as a case file; "" for none */
};

/* Asks both about `persons` persons. A fact that only one vocabulary has is stated to
 * that one. POISE_OK, or why it could not be done. */
int32_t shadow_run(const struct engine *present, const struct engine *next,
                   uint32_t persons, uint64_t seed, struct shadow *out);

/* "another first option" and the like. */
const char *shadow_kind_words(enum shadow_kind kind);

#endif
