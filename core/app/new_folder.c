/* A folder that appears whole: its files are written beside it and then take its name. */
#include "new_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/file.h"

/* Makes the folder of a file, one level deep, unless it is there. */
static bool make_folder_of(struct arena *arena, const char *path)
{
    const char *folder = path_folder(arena, path);
    return folder != NULL && (mkdir(folder, 0777) == 0 || errno == EEXIST);
}

static bool write_file(struct arena *arena, const char *folder,
                       const struct new_file *file)
{
    const char *path = path_join(arena, folder, file->name);
    return path != NULL && make_folder_of(arena, path) &&
           file_create(path, 0666, file->text.bytes, file->text.length) == POISE_OK;
}

/* Removes what was written. */
static void take_back(struct arena *arena, const char *folder,
                      const struct new_folder *made)
{
    for (int i = made->count; i-- > 0;) {
        const char *path = path_join(arena, folder, made->files[i].name);
        const char *inner = path == NULL ? NULL : path_folder(arena, path);
        if (inner == NULL)
            continue;
        unlink(path);
        rmdir(inner); /* when that was the last file in it */
    }
    rmdir(folder);
}

int new_folder_write(struct arena *arena, const struct new_folder *made)
{
    char part[4096];
    int length = snprintf(part, sizeof part, "%s.part-%ld", made->path, (long)getpid());
    if (length < 0 || length >= (int)sizeof part)
        return ENAMETOOLONG;
    if (mkdir(part, 0777) != 0)
        return errno;
    bool ok = true;
    for (int i = 0; ok && i < made->count; i++)
        ok = write_file(arena, part, &made->files[i]);
    if (ok && renameat2(AT_FDCWD, part, AT_FDCWD, made->path, RENAME_NOREPLACE) == 0)
        return 0;
    int error = errno;
    take_back(arena, part, made);
    return error;
}

void new_folder_free(struct new_folder *made)
{
    for (int i = 0; i < made->count; i++)
        text_free(&made->files[i].text);
    made->count = 0;
}
