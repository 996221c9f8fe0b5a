/* Walking a path as the kernel would, with a look at every step. */
#include "safe_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

#include "arena.h"

enum { LINK_LIMIT = 40, FD_PATH = 32, FOLDER_FLAGS = O_PATH | O_DIRECTORY | O_CLOEXEC };

struct walk {
    struct arena *arena;
    struct safe_file *out;
    int folder;  /* where the next name is looked up */
    mode_t mode; /* of that folder */
    int links;
    char rest[PATH_MAX]; /* what is still to be walked */
};

static void fd_path(int fd, char out[FD_PATH])
{
    snprintf(out, FD_PATH, "/proc/self/fd/%d", fd);
}

/* Refuses what is open at `fd`, by the name that it has now. */
static int32_t refuse(struct walk *walk, int fd)
{
    char link[FD_PATH];
    char path[PATH_MAX];
    fd_path(fd, link);
    ssize_t length = readlink(link, path, sizeof path);
    if (length < 0)
        return POISE_E_IO;
    walk->out->where = arena_copy(walk->arena, path, (size_t)length);
    return walk->out->where == NULL ? POISE_E_MEMORY : POISE_E_TRUST_WRITABLE;
}

/* May a name in this folder be believed? In a sticky one everybody can make a name, but
 * nobody can take another's away: good enough for a folder to be found, not for a file.
 */
static int32_t look_at_folder(struct walk *walk, bool sticky_is_enough)
{
    if ((walk->mode & S_IWOTH) == 0 || (sticky_is_enough && (walk->mode & S_ISVTX) != 0))
        return POISE_OK;
    return refuse(walk, walk->folder);
}

/* Goes on from a folder that has just been opened, or was not. */
static int32_t enter(struct walk *walk, int folder)
{
    struct stat about;
    if (walk->folder >= 0)
        close(walk->folder);
    walk->folder = folder;
    if (folder < 0 || fstat(folder, &about) != 0)
        return POISE_E_IO;
    walk->mode = about.st_mode;
    return POISE_OK;
}

/* Puts the target of a link before the rest. */
static int32_t follow(struct walk *walk, int link)
{
    char target[PATH_MAX];
    int32_t status = look_at_folder(walk, false);
    if (status != POISE_OK)
        return status;
    ssize_t length = readlinkat(link, "", target, sizeof target - 1);
    size_t rest = strlen(walk->rest);
    errno = length < 0 ? errno : ELOOP;
    if (length < 0 || ++walk->links > LINK_LIMIT)
        return POISE_E_IO;
    if ((size_t)length + rest >= sizeof walk->rest) {
        errno = ENAMETOOLONG;
        return POISE_E_IO;
    }
    memmove(walk->rest + length, walk->rest, rest + 1); /* "" or begins with "/" */
    memcpy(walk->rest, target, (size_t)length);
    return target[0] == '/' ? enter(walk, open("/", FOLDER_FLAGS)) : POISE_OK;
}

/* Is what was found and opened a file that may be read from? */
static int32_t arrive(struct walk *walk, int found, mode_t mode)
{
    int32_t status = look_at_folder(walk, false);
    if (status != POISE_OK)
        return status;
    if (!S_ISREG(mode) || walk->rest[0] != '\0') {
        errno = S_ISREG(mode) ? ENOTDIR : EINVAL;
        return POISE_E_IO;
    }
    return (mode & S_IWOTH) == 0 ? POISE_OK : refuse(walk, found);
}

/* Takes the first name off the rest; false when there is none. */
static bool take_name(struct walk *walk, char name[NAME_MAX + 1])
{
    const char *from = walk->rest + strspn(walk->rest, "/");
    size_t length = strcspn(from, "/");
    if (length == 0 || length > NAME_MAX)
        return false;
    memcpy(name, from, length);
    name[length] = '\0';
    from += length;
    memmove(walk->rest, from, strlen(from) + 1);
    return true;
}

/* Opens a name for reading when it is the last, but neither waits for a pipe nor follows
 * a link; what is only gone through, or is a link, is opened to be looked at. */
static int open_name(const struct walk *walk, const char *name)
{
    const int flags = O_NOFOLLOW | O_CLOEXEC;
    int found = walk->rest[0] == '\0'
                    ? openat(walk->folder, name, O_RDONLY | O_NONBLOCK | flags)
                    : -1;
    if (found >= 0 || (walk->rest[0] == '\0' && errno != ELOOP))
        return found;
    return openat(walk->folder, name, O_PATH | flags);
}

/* One name further. *done when a file is open. */
static int32_t step(struct walk *walk, bool *done)
{
    char name[NAME_MAX + 1];
    struct stat about;
    errno = ENAMETOOLONG;
    if (!take_name(walk, name))
        return POISE_E_IO;
    int found = open_name(walk, name);
    if (found < 0)
        return POISE_E_IO;
    int32_t status = fstat(found, &about) == 0 ? POISE_OK : POISE_E_IO;
    if (status == POISE_OK && S_ISDIR(about.st_mode)) {
        status = look_at_folder(walk, true);
        close(walk->folder);
        walk->folder = found;
        walk->mode = about.st_mode;
        return status;
    }
    *done = status == POISE_OK && !S_ISLNK(about.st_mode);
    if (status == POISE_OK)
        status = *done ? arrive(walk, found, about.st_mode) : follow(walk, found);
    if (status == POISE_OK && *done)
        walk->out->fd = found;
    else
        close(found);
    return status;
}

static bool names_are_left(const struct walk *walk)
{
    return walk->rest[strspn(walk->rest, "/")] != '\0';
}

/* Walks a path from a folder, which is closed or becomes the answer. */
static int32_t go(struct walk *walk, int from, const char *path, bool to_folder)
{
    size_t length = strlen(path);
    struct safe_file *out = walk->out;
    *out = (struct safe_file){.fd = -1};
    walk->folder = -1;
    int32_t status = enter(walk, from);
    if (length == 0 || length >= sizeof walk->rest) {
        errno = length == 0 ? ENOENT : ENAMETOOLONG;
        status = POISE_E_IO;
    }
    bool done = false;
    if (status == POISE_OK)
        memcpy(walk->rest, path, length + 1);
    while (status == POISE_OK && !done && names_are_left(walk))
        status = step(walk, &done);
    if (status == POISE_OK && done == to_folder) {
        errno = to_folder ? ENOTDIR : EISDIR;
        status = POISE_E_IO;
    }
    if (status == POISE_OK && to_folder)
        status = look_at_folder(walk, false);
    return status;
}

/* Gives back what is open and not the answer; errno stays. */
static int32_t end(struct walk *walk, int32_t status, bool to_folder)
{
    int error = errno;
    if (status != POISE_OK && walk->out->fd >= 0) {
        close(walk->out->fd);
        walk->out->fd = -1;
    }
    if (status == POISE_OK && to_folder)
        walk->out->fd = walk->folder;
    else if (walk->folder >= 0)
        close(walk->folder);
    errno = error;
    return status;
}

static int32_t open_by_path(struct arena *arena, const char *path, bool to_folder,
                            struct safe_file *out)
{
    struct walk walk = {.arena = arena, .out = out};
    int from = open(path[0] == '/' ? "/" : ".", FOLDER_FLAGS);
    return end(&walk, go(&walk, from, path, to_folder), to_folder);
}

int32_t safe_open(struct arena *arena, const char *path, struct safe_file *out)
{
    return open_by_path(arena, path, false, out);
}

int32_t safe_folder(struct arena *arena, const char *path, struct safe_file *out)
{
    return open_by_path(arena, path, true, out);
}

int32_t safe_open_in(struct arena *arena, int folder, const char *name,
                     struct safe_file *out)
{
    struct walk walk = {.arena = arena, .out = out};
    int from = fcntl(folder, F_DUPFD_CLOEXEC, 0);
    return end(&walk, go(&walk, from, name, false), false);
}
