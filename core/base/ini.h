/* `name = value` files: cases, goals and manifests. inih splits the lines; this adds what
 * people's files need: a bound, line numbers, any line length, Windows line ends, and
 * every problem in one run. */
#ifndef BASE_INI_H
#define BASE_INI_H

#include <stddef.h>
#include <stdint.h>

struct problems;

/* One entry. `section` is "" before the first. All strings are void after the call. */
typedef void ini_entry(void *user, const char *section, const char *name,
                       const char *value, int line);

/* The largest file that is read: a person needs a few kilobytes. */
#define INI_FILE_LIMIT ((size_t)1 << 20)

/* Reads `name = value` or `name: value` lines under `[section]` lines. `#` and `;` begin
 * a comment at the start of a line or after a space. A line that is indented and has no
 * `=` continues the one before. Calls `entry` for each in order and adds a problem for
 * each line that is none of these; binary or non-UTF-8 input is one problem and no
 * entries. `file` is the name for problems. Answers the number of entries. */
int ini_read(const char *file, const char *bytes, size_t length, ini_entry *entry,
             void *user, struct problems *problems);

#endif
