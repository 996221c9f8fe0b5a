/* The file that the answers of a cohort go to, and what an earlier run has left in it.
 *
 * Whatever ended that run, and at whatever moment, the file holds whole lines and perhaps
 * the beginning of one: the beginning is taken off, and the number in the last whole line
 * says which line of the input comes next. */
#ifndef COHORT_OUTPUT_H
#define COHORT_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct output {
    int fd;
    bool regular;     /* it can be gone on with later */
    uint64_t size;    /* of its whole lines */
    bool begun;       /* something is in it: perhaps the head of a table alone */
    uint64_t line;    /* the last one answered; 0: none */
    uint64_t records; /* persons in it; the head of a table is none */
    uint64_t refused; /* of these, not answered */
    struct text last; /* its answer, with the newline */
};

/* Opens or makes a file and takes it for this process alone. POISE_OK; POISE_E_IO (errno
 * tells why; EWOULDBLOCK: another run is at it). Nothing in it is changed. */
int32_t output_open(const char *path, struct output *out);
void output_close(struct output *output);

/* Finds what is in it, and reads all of it to count. POISE_OK; POISE_E_ARGUMENT when
 * that is not a cohort's answers, and then nothing is changed; POISE_E_IO,
 * POISE_E_MEMORY. */
int32_t output_find(struct output *output);

/* Takes off what stands after the whole lines, and goes on there. POISE_OK,
 * POISE_E_IO. */
int32_t output_go_on(struct output *output);

/* Empties it. POISE_OK, POISE_E_IO. */
int32_t output_begin(struct output *output);

#endif
