/* A plugin file in memory: read once, sealed, and from then on the only thing that is
 * looked at, checked and loaded, whatever becomes of the file.
 *
 * The copy is a memory file that nobody can write to, not even this program: the bytes
 * whose digest and signature were checked are the bytes that the dynamic linker maps, in
 * the probe's child as well as here. */
#ifndef HOST_SEALED_H
#define HOST_SEALED_H

#include <stddef.h>
#include <stdint.h>

struct arena;

#define SEALED_PATH 256

struct sealed {
    int fd;      /* above the standard streams; -1 for none */
    char *bytes; /* to be read only; NULL for an empty file; until sealed_close */
    size_t length;
    uint64_t number; /* of the memory file; never that of another while it is mapped */
};

/* A file to copy. */
struct sealed_source {
    const char *path;
    int folder; /* the folder of the path, of safe_folder; -1: the whole path is walked */
};

/* Copies a file and seals the copy. POISE_OK; POISE_E_TRUST_WRITABLE, with what everybody
 * can change in *where; POISE_E_TOO_BIG past `limit` bytes, POISE_E_IO (errno tells why),
 * POISE_E_MEMORY. [load] */
int32_t sealed_open(struct arena *arena, const struct sealed_source *source, size_t limit,
                    struct sealed *out, const char **where);

/* A path for dlopen, in this process and in children that it forks.
 *
 * The dynamic linker takes a path that it has seen before for the library that it loaded
 * then, and the number of a descriptor comes back when it is closed. So the path also
 * spells, in slashes and dots that mean nothing to the kernel, the number of the memory
 * file, which cannot come back while it is mapped; code stays mapped for the life of the
 * process. Works until sealed_close. */
void sealed_path(const struct sealed *sealed, char out[SEALED_PATH]);

/* Closes the copy; what was loaded from it stays. A zeroed one is allowed. */
void sealed_close(struct sealed *sealed);

#endif
