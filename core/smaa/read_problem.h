/* A decision problem from JSON, so that anyone can check the mathematics against
 * published cases without a record. `poise help smaa` shows the form. */
#ifndef SMAA_READ_PROBLEM_H
#define SMAA_READ_PROBLEM_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct json_parser;
struct problems;
struct smaa_problem;
struct text;

/* Reads a whole document. What is wrong is told with its place; `notes` gets a line for
 * each member that is not used. POISE_OK, or the status of the first problem. The result
 * lives in the arena, not in `bytes`. */
int32_t smaa_problem_read(struct arena *arena, const char *file, const char *bytes,
                          size_t length, struct smaa_problem *out, struct text *notes,
                          struct problems *problems);

#endif
