/* What a child and its parent share: memory that outlives the child. */
#ifndef CHECK_BOARD_H
#define CHECK_BOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "check.h"
#include "people.h"
#include "watch.h"

/* The digests of one person's answers: by code and catalogue together with effects, and
 * without what depends on the plugins beside it. */
struct digests {
    uint64_t whole;
    uint64_t own;
};

struct board {
    struct watch watches[2];   /* one a thread */
    _Atomic uint32_t finished; /* the child came to its end by itself */
    uint32_t persons;          /* that have digests; fewer than asked when time ran out */
    bool alone;                /* it needs no other plugin to be loaded */
    struct people_marks marks;
    struct check_report report;
    size_t bytes;             /* of the mapping */
    struct digests digests[]; /* by person, from the first */
};

/* Shared with every child made later. NULL without memory. */
struct board *board_new(uint32_t persons);
void board_free(struct board *board);

#endif
