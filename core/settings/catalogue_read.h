/* The inside of the catalogue reader: shared by its two files only. */
#ifndef SETTINGS_CATALOGUE_READ_H
#define SETTINGS_CATALOGUE_READ_H

#include "catalogue.h"
#include "config.h"

struct catalogue_reader {
    struct config config;
    struct catalogue *catalogue;
    uint32_t file; /* index of the file being read */
};

/* Reads one group of `options`. */
void option_read(struct catalogue_reader *reader, const config_setting_t *group,
                 struct option *out);

/* Reads a list of tags or drugs into a set, giving numbers to new names. */
void labels_read(struct catalogue_reader *reader, const config_setting_t *group,
                 const char *key, struct labels *out);

/* Reads when, level, because and source. */
void situation_read(struct catalogue_reader *reader, const config_setting_t *group,
                    struct situation *out);

extern const char *const role_keys[];
extern const char *const level_keys[];

/* Adds one name to a set. */
void labels_add(struct catalogue_reader *reader, const config_setting_t *at,
                const char *name, size_t length, struct labels *out);

#endif
