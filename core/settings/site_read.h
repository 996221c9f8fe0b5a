/* The inside of the reader of site files: shared by its two files only. */
#ifndef SETTINGS_SITE_READ_H
#define SETTINGS_SITE_READ_H

#include "config.h"
#include "site.h"

struct site_reader {
    struct config config;
    struct arena *arena;
    const struct vocabulary *vocabulary;
    struct site *site;
    const char *folder; /* of the file; paths are relative to it */
};

/* Reads a list of words. */
void site_read_names(struct site_reader *reader, const config_setting_t *group,
                     const char *key, struct names *out);

/* Reads a path. */
void site_read_path(struct site_reader *reader, const config_setting_t *group,
                    const char *key, const char **out);

/* Reads the group `trust`. */
void site_read_trust(struct site_reader *reader, const config_setting_t *top);

#endif
