/* A case file: one person, one `.ini`.
 *
 * Keys are the vocabulary's names; sections only group. [goals] also takes the goals of
 * goals.h, [meta] an id. An unknown key or value is a problem with its line and the
 * nearest valid name; all problems are found in one run and a record with any is not
 * used. */
#ifndef INTAKE_CASE_FILE_H
#define INTAKE_CASE_FILE_H

#include <stdint.h>

struct arena;
struct file_bytes;
struct goals;
struct problems;
struct record;
struct vocabulary;

/* Reads a case. `goals` is filled with what [goals] says, and is empty if it says
 * nothing. POISE_OK, or the status of the last problem added; *out is set only for
 * POISE_OK. */
int32_t case_read(struct arena *arena, const struct vocabulary *vocabulary,
                  const char *file, const struct file_bytes *bytes, struct record **out,
                  struct goals *goals, struct problems *problems);

/* Replaces what a record says of one fact by "name=value", as a case file would state it:
 * for a what-if. POISE_OK, or the status of the problem added. */
int32_t case_suppose(struct record *record, const char *assignment,
                     struct problems *problems);

#endif
