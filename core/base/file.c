/* Reading with a limit; refuses folders and anything larger than asked for. */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

#include "arena.h"

/* Reads until the end into memory that doubles; the arena keeps the outgrown pieces. */
static int32_t read_all(struct arena *arena, int fd, size_t guess, size_t limit,
                        struct file_bytes *out)
{
    size_t capacity = guess + 1;
    char *bytes = arena_alloc(arena, capacity + 1);
    size_t length = 0;
    for (;;) {
        if (bytes == NULL)
            return POISE_E_MEMORY;
        ssize_t got = read(fd, bytes + length, capacity - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return POISE_E_IO;
        if (got == 0)
            break;
        length += (size_t)got;
        if (length > limit)
            return POISE_E_TOO_BIG;
        if (length < capacity)
            continue;
        char *larger = arena_alloc(arena, capacity * 2 + 1);
        if (larger != NULL)
            memcpy(larger, bytes, length);
        bytes = larger;
        capacity *= 2;
    }
    bytes[length] = '\0';
    *out = (struct file_bytes){bytes, length};
    return POISE_OK;
}

int32_t file_read(struct arena *arena, const char *path, size_t limit,
                  struct file_bytes *out)
{
    int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return POISE_E_IO;
    struct stat about;
    int32_t status = POISE_E_IO;
    if (fstat(fd, &about) != 0)
        goto done;
    if (S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        goto done;
    }
    if (S_ISREG(about.st_mode) && (uintmax_t)about.st_size > limit) {
        status = POISE_E_TOO_BIG;
        goto done;
    }
    size_t guess = S_ISREG(about.st_mode) ? (size_t)about.st_size : 4096;
    status = read_all(arena, fd, guess, limit, out);
done:
    if (fd != STDIN_FILENO)
        close(fd);
    return status;
}

bool path_exists(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        bytes += written < 0 ? 0 : written;
        length -= written < 0 ? 0 : (size_t)written;
    }
    return true;
}

/* Writes, closes, and removes what could not be written. */
static int32_t fill(int fd, const char *path, const void *bytes, size_t length)
{
    if (fd < 0)
        return POISE_E_IO;
    bool ok = write_all(fd, bytes, length);
    int error = errno;
    if (close(fd) != 0 && ok) {
        error = errno;
        ok = false;
    }
    if (!ok)
        remove(path);
    errno = error;
    return ok ? POISE_OK : POISE_E_IO;
}

int32_t file_create(const char *path, unsigned mode, const void *bytes, size_t length)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
    return fill(fd, path, bytes, length);
}

int32_t file_replace(const char *path, const void *bytes, size_t length)
{
    char beside[PATH_MAX];
    if (snprintf(beside, sizeof beside, "%s.part", path) >= (int)sizeof beside) {
        errno = ENAMETOOLONG;
        return POISE_E_IO;
    }
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    int32_t status = fill(fd, beside, bytes, length);
    if (status == POISE_OK && rename(beside, path) != 0) {
        int error = errno;
        remove(beside);
        errno = error;
        status = POISE_E_IO;
    }
    return status;
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

const char *path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return ".";
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}

const char *path_join(struct arena *arena, const char *folder, const char *name)
{
    if (name[0] == '/')
        return name;
    size_t length = strlen(folder) + strlen(name) + 2;
    char *joined = arena_alloc(arena, length);
    if (joined != NULL)
        snprintf(joined, length, "%s/%s", folder, name);
    return joined;
}
