/* Strict reading of libconfig files, shared by the site file and the catalogues only.
 *
 * Every reader takes a group and a key, copies what it finds into the arena, and adds a
 * problem with file and line for what does not fit. Absent keys leave *out as it is. */
#ifndef SETTINGS_CONFIG_H
#define SETTINGS_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include <libconfig.h>

struct arena;
struct criteria;
struct digest;
struct problems;

struct config {
    config_t lib;
    struct arena *arena;
    struct problems *problems;
    const char *file;
    bool open;
};

/* Reads a file; @include is relative to its folder. POISE_OK, or a status whose problem
 * has been added. config_close is needed either way. */
int32_t config_open(struct config *config, struct arena *arena, const char *file,
                    struct problems *problems);
void config_close(struct config *config);

const config_setting_t *config_top(const struct config *config);

/* The digest of the file, and of every file that it includes and that says something. */
void config_digest(const struct config *config, struct digest *out);

/* Adds a problem for each key of the group that is not in `keys` (ended by NULL). */
void config_check_keys(struct config *config, const config_setting_t *group,
                       const char *const *keys);

/* Adds a problem at a setting. */
__attribute__((format(printf, 4, 5))) void config_problem(struct config *config,
                                                          const config_setting_t *at,
                                                          int32_t status,
                                                          const char *format, ...);

/* A member of a group by its exact name; NULL if it is not there. (libconfig's own
 * look-up takes paths, and for that reads every name letter by letter: most of the time
 * that reading a catalogue took.) */
const config_setting_t *config_member(const config_setting_t *group, const char *key);

/* The member of a group, if it is there and has the type that is named. */
const config_setting_t *config_group(struct config *config, const config_setting_t *group,
                                     const char *key);
const config_setting_t *config_list(struct config *config, const config_setting_t *group,
                                    const char *key);

/* A problem is added when a required key is absent. */
enum config_need { CONFIG_OPTIONAL, CONFIG_REQUIRED };

void config_string(struct config *config, const config_setting_t *group, const char *key,
                   enum config_need need, const char **out);
void config_bool(struct config *config, const config_setting_t *group, const char *key,
                 bool *out);
/* A number as thousandths, `low` and `high` in units. */
void config_fixed(struct config *config, const config_setting_t *group, const char *key,
                  int32_t low, int32_t high, int32_t *out);
void config_int(struct config *config, const config_setting_t *group, const char *key,
                int32_t low, int32_t high, int32_t *out);
/* One of `names`; *out is its index. */
void config_choice(struct config *config, const config_setting_t *group, const char *key,
                   enum config_need need, const char *const *names, int *out);
void config_date(struct config *config, const config_setting_t *group, const char *key,
                 int32_t *days);
void config_criterion(struct config *config, const config_setting_t *group,
                      const char *key, enum config_need need, struct criteria *criteria,
                      uint16_t *out);

/* A list of strings; never NULL. */
struct config_strings {
    uint32_t count;
    const char *const *items;
};

void config_strings(struct config *config, const config_setting_t *group, const char *key,
                    struct config_strings *out);

bool config_strings_have(const struct config_strings *strings, const char *string);

#endif
