/* How far it is: one line on a terminal, drawn again and again. */
#ifndef COHORT_PROGRESS_H
#define COHORT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "report/style.h"

struct text;

struct progress {
    int fd; /* a terminal; -1: nothing is drawn */
    struct style style;
    int64_t begun_ms;
    uint64_t bytes; /* to read; 0: nobody knows */
    bool drawn;
};

/* How often it is worth drawing. */
enum { PROGRESS_MS = 250, PROGRESS_SILENT_MS = 500 };

/* Starts the clock. */
void progress_begin(struct progress *progress);

/* Draws: bytes read, persons written. Nothing in the first half second. */
void progress_draw(struct progress *progress, uint64_t bytes, uint64_t persons);

/* Takes the line away. */
void progress_end(struct progress *progress);

/* The line for `ms` after the beginning: bar, share, persons, rate, time left. */
void progress_line(const struct progress *progress, int64_t ms, uint64_t bytes,
                   uint64_t persons, struct text *out);

#endif
