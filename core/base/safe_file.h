/* Opening a file that not everybody can have put there.
 *
 * Every folder and link on the way is opened one after the other and looked at by its
 * descriptor, so that nothing can be put in its place in between. It is about the right
 * to write that "other" has; whom the owner and the group are trusted to be is the
 * site's affair. */
#ifndef BASE_SAFE_FILE_H
#define BASE_SAFE_FILE_H

#include <stdint.h>

struct arena;

struct safe_file {
    int fd;            /* for reading; the caller's to close */
    const char *where; /* with POISE_E_TRUST_WRITABLE: what everybody can change */
};

/* Opens a regular file. POISE_OK; POISE_E_TRUST_WRITABLE when everybody can write to it,
 * to the folder that it or a link to it is in, or to a folder further up that is not
 * sticky as /tmp is; POISE_E_IO (errno tells why), POISE_E_MEMORY. [any] */
int32_t safe_open(struct arena *arena, const char *path, struct safe_file *out);

/* Opens a folder to look up many files in it with safe_open_in, and is as strict. The
 * descriptor is the caller's to close. [any] */
int32_t safe_folder(struct arena *arena, const char *path, struct safe_file *out);

/* The same as safe_open, from a folder on. [any] */
int32_t safe_open_in(struct arena *arena, int folder, const char *name,
                     struct safe_file *out);

#endif
