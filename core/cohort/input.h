/* A cohort's bytes, cut into chunks of whole lines. Knows lines, and nothing in them. */
#ifndef COHORT_INPUT_H
#define COHORT_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A chunk is what one read gives and little more: small enough that workers rarely wait
 * for each other's output, large enough that a lock a chunk costs nothing. */
enum { INPUT_READ = 64 << 10 };

/* Whole lines; JSON_PADDING bytes after them may be read. */
struct chunk {
    char *bytes;
    size_t length;
    size_t capacity;
    uint64_t line; /* number of its first line, from 1 */
    bool overlong; /* it is the beginning of one line that is too long */
};

void chunk_free(struct chunk *chunk);

/* Start with input_open, end with input_close. One thread at a time. */
struct input {
    int fd;
    int halt; /* readable when reading shall end; -1: nothing ends it */
    bool ended;
    bool halted;        /* it ended because of `halt`: what was begun is not a line */
    uint64_t left;      /* bytes of its part; UINT64_MAX: until the end */
    uint64_t line;      /* number of the next line */
    uint64_t taken;     /* bytes given so far */
    size_t limit;       /* of a line */
    struct chunk carry; /* the beginning of a line whose end is not read yet */
};

/* Part `part` of `parts` of a file, from 1: the file is cut into ranges of equal size, at
 * ends of lines; lines keep their numbers. {1, 1} is the whole. */
struct input_part {
    uint32_t part;
    uint32_t parts;
};

/* Opens a file, or standard input for "-". POISE_OK, POISE_E_IO (errno tells why; ESPIPE
 * for a part of what cannot be cut). */
int32_t input_open(const char *path, const struct input_part *part, size_t limit,
                   struct input *out);
void input_close(struct input *input);

/* The bytes that are still to come, where that can be told. */
bool input_size(const struct input *input, uint64_t *out);

/* Passes over lines until `line` is the next one. POISE_OK; POISE_E_ARGUMENT when the
 * input ends before; or as input_next. */
int32_t input_skip(struct input *input, uint64_t line);

/* The next chunk; its length is 0 at the end. POISE_OK, POISE_E_IO (errno tells why),
 * POISE_E_MEMORY. */
int32_t input_next(struct input *input, struct chunk *out);

/* Takes back the lines of a chunk, the last one given, from number `line` on: they come
 * again. POISE_OK, POISE_E_MEMORY. */
int32_t input_back(struct input *input, const struct chunk *chunk, uint64_t line);

#endif
