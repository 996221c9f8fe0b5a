/* memfd_create stops here. */
#include "sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

#include "base/file.h"
#include "base/safe_file.h"

/* Newer than the headers of Debian 12: cannot be executed as a program. */
#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U
#endif

static int memory_file(const char *path)
{
    const unsigned flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
    char name[200]; /* shown in /proc/PID/maps; longer ones are refused */
    snprintf(name, sizeof name, "%s", path_name(path));
    int fd = memfd_create(name, flags | MFD_NOEXEC_SEAL);
    if (fd < 0 && errno == EINVAL) /* an older kernel does not know the last one */
        fd = memfd_create(name, flags);
    if (fd < 0 || fd > STDERR_FILENO)
        return fd;
    /* Not where a child puts its standard streams. */
    int higher = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(fd);
    return higher;
}

/* Copies what is there; one call for a file that is not growing meanwhile. */
static int32_t copy(int from, int to, size_t limit)
{
    struct stat about;
    size_t length = 0;
    if (fstat(from, &about) != 0)
        return POISE_E_IO;
    while (length < (size_t)about.st_size) {
        ssize_t sent = sendfile(to, from, NULL, limit + 1 - length);
        if (sent < 0 && errno != EINTR)
            return POISE_E_IO;
        if (sent == 0) /* it has become shorter */
            break;
        length += sent < 0 ? 0 : (size_t)sent;
        if (length > limit)
            return POISE_E_TOO_BIG;
    }
    return POISE_OK;
}

static bool seal(int fd)
{
    return fcntl(fd, F_ADD_SEALS,
                 F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0;
}

/* Only now is it looked at: nothing that is seen can still change. */
static int32_t look(struct sealed *sealed)
{
    struct stat about;
    if (fstat(sealed->fd, &about) != 0)
        return POISE_E_IO;
    sealed->number = about.st_ino;
    sealed->length = (size_t)about.st_size;
    if (sealed->length == 0)
        return POISE_OK;
    void *view = mmap(NULL, sealed->length, PROT_READ, MAP_PRIVATE, sealed->fd, 0);
    if (view == MAP_FAILED) {
        sealed->length = 0;
        return POISE_E_MEMORY;
    }
    sealed->bytes = view;
    return POISE_OK;
}

int32_t sealed_open(struct arena *arena, const struct sealed_source *source, size_t limit,
                    struct sealed *out, const char **where)
{
    struct safe_file file;
    *out = (struct sealed){.fd = -1};
    int32_t status = source->folder < 0 ? safe_open(arena, source->path, &file)
                                        : safe_open_in(arena, source->folder,
                                                       path_name(source->path), &file);
    *where = file.where;
    if (status != POISE_OK)
        return status;
    out->fd = memory_file(source->path);
    status = out->fd < 0 ? POISE_E_IO : copy(file.fd, out->fd, limit);
    if (status == POISE_OK)
        status = seal(out->fd) ? look(out) : POISE_E_IO;
    int error = errno;
    close(file.fd);
    if (status != POISE_OK)
        sealed_close(out);
    errno = error;
    return status;
}

void sealed_path(const struct sealed *sealed, char out[SEALED_PATH])
{
    int at = snprintf(out, SEALED_PATH, "/proc/self/fd");
    for (uint64_t rest = sealed->number; rest > 0; rest >>= 1)
        at += snprintf(out + at, SEALED_PATH - (size_t)at, "%s",
                       (rest & 1) != 0 ? "/." : "/");
    snprintf(out + at, SEALED_PATH - (size_t)at, "/%d", sealed->fd);
}

void sealed_close(struct sealed *sealed)
{
    if (sealed->length > 0)
        munmap(sealed->bytes, sealed->length);
    if (sealed->fd > STDERR_FILENO)
        close(sealed->fd);
    *sealed = (struct sealed){.fd = -1};
}
