/* What is wrong with an input: every problem with its place, reason and remedy.
 *
 * Readers add problems and go on, so that one run shows them all; the caller uses nothing
 * of an input that has any. */
#ifndef BASE_PROBLEM_H
#define BASE_PROBLEM_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

struct arena;
struct text;

struct problem {
    const struct problem *next;
    int32_t status;     /* POISE_E_... */
    const char *file;   /* NULL when it is not about a file */
    int line;           /* from 1; 0 when it is about the whole file */
    const char *reason; /* one sentence part, with both values where two differ */
};

/* Start with {.arena = a}. When memory runs out the count still grows. */
struct problems {
    struct arena *arena;
    const struct problem *first;
    struct problem *last;
    int count;
};

/* Adds a problem; the format must not use %f or %g. Always answers `status`. */
__attribute__((format(printf, 5, 6))) int32_t problem_add(struct problems *problems,
                                                          int32_t status,
                                                          const char *file, int line,
                                                          const char *format, ...);
__attribute__((format(printf, 5, 0))) int32_t problem_add_args(struct problems *problems,
                                                               int32_t status,
                                                               const char *file, int line,
                                                               const char *format,
                                                               va_list args);

/* The name of a status, for example "E_PLUGIN_ABI"; "?" for a number that is none. */
const char *status_name(int32_t status);
/* What happened, and what to do about it. */
const char *status_cause(int32_t status);
const char *status_remedy(int32_t status);

/* Writes "FILE:LINE: reason; remedy" lines, in the order in which they were added. */
void problems_write(const struct problems *problems, struct text *out);

#endif
