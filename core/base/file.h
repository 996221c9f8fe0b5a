/* Whole files, with a bound. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Bytes of a file, terminated by a NUL that is not counted. */
struct file_bytes {
    char *bytes;
    size_t length;
};

/* Reads a file, or standard input for "-", into the arena. POISE_E_IO (errno tells why),
 * POISE_E_TOO_BIG past `limit` bytes, POISE_E_MEMORY. */
int32_t file_read(struct arena *arena, const char *path, size_t limit,
                  struct file_bytes *out);

/* Writes a whole file or leaves what was there: beside it first, then renamed. POISE_OK
 * or POISE_E_IO (errno tells why). */
int32_t file_replace(const char *path, const void *bytes, size_t length);

/* Writes a file that must not exist yet, with these permissions from its first moment on.
 * POISE_OK or POISE_E_IO (errno tells why); then nothing is left of it. */
int32_t file_create(const char *path, unsigned mode, const void *bytes, size_t length);

/* The folder part of a path, without the slash: "a/b" gives "a", "b" gives ".", "/b"
 * gives "/". NULL without memory. */
const char *path_folder(struct arena *arena, const char *path);

/* folder + "/" + name; name alone when it is absolute. NULL without memory. */
const char *path_join(struct arena *arena, const char *folder, const char *name);

/* True when something is there, of any kind. */
bool path_exists(const char *path);

/* The last part of a path. */
const char *path_name(const char *path);

#endif
