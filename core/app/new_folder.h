/* A new folder of text files: all of them, or nothing. */
#ifndef APP_NEW_FOLDER_H
#define APP_NEW_FOLDER_H

#include "base/text.h"

struct arena;

enum { NEW_FILE_MOST = 16 };

struct new_file {
    const char *name; /* inside the folder, at most one level down: "test/person.ini" */
    struct text text;
};

/* Start with {.path = ...}. */
struct new_folder {
    const char *path;
    int count;
    struct new_file files[NEW_FILE_MOST];
};

/* Writes the folder. 0, or an errno after which nothing of it is left: EEXIST when
 * something has its name. */
int new_folder_write(struct arena *arena, const struct new_folder *made);

void new_folder_free(struct new_folder *made);

#endif
