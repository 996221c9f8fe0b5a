/* Persons who do not exist, for trying plugins and generations.
 *
 * A person follows from the seed and an index alone: the same on every machine and in any
 * process. Most are shaped like persons with metastatic breast cancer (what came before
 * fits the line, symptoms fit the sites); some are odd on purpose. Numbers lie around the
 * marks at which criteria change their mind: just below, at, just above. Much is unknown.
 * Only what a case file would state is made; what follows from it the engine derives. */
#ifndef CHECK_PEOPLE_H
#define CHECK_PEOPLE_H

#include <stdint.h>

#include "record/record.h"

struct arena;
struct dice;
struct fact;
struct generation;
struct people;
struct vocabulary;

enum { PEOPLE_MARK_LIMIT = 1024, PEOPLE_AS_OF = 20780 };

/* A number at which some criterion changes its mind. */
struct people_mark {
    uint64_t fact; /* name_hash of its name */
    double at;
};

/* The marks of a generation. Plain data, so that another process or another generation
 * can make the same persons. */
struct people_marks {
    uint32_t count;
    uint32_t reserved;
    struct people_mark items[PEOPLE_MARK_LIMIT];
};

/* Takes the marks from the criteria of the catalogues. */
void people_marks(const struct generation *generation, struct people_marks *out);

/* Persons for a generation, around its own marks. POISE_E_MEMORY. [any] */
int32_t people_open(struct arena *arena, const struct generation *generation,
                    uint64_t seed, struct people **out);

/* Persons for a vocabulary, around given marks, which are copied. The same seed and marks
 * give persons that agree in every fact that two vocabularies share. POISE_E_MEMORY. */
int32_t people_open_around(struct arena *arena, const struct vocabulary *vocabulary,
                           const struct people_marks *marks, uint64_t seed,
                           struct people **out);

/* A value that a fact could have, usual or near a mark. */
union datum people_value(const struct people *people, const struct fact *fact,
                         struct dice *dice);

/* Person number `index`: given facts only, not audited. Dates are before PEOPLE_AS_OF.
 * NULL without memory. [any] */
struct record *people_make(const struct people *people, struct arena *arena,
                           uint32_t index);

#endif
