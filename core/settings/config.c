/* Type checks, ranges, near names: everything that libconfig leaves to its user. */
#include "config.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/name.h"
#include "base/problem.h"
#include "record/criteria.h"

#define CONFIG_FILE_LIMIT ((size_t)64 << 20)

int32_t config_open(struct config *config, struct arena *arena, const char *file,
                    struct problems *problems)
{
    *config = (struct config){.arena = arena, .problems = problems, .file = file};
    config_init(&config->lib);
    config->open = true;
    const char *folder = path_folder(arena, file);
    if (folder == NULL)
        return problem_add(problems, POISE_E_MEMORY, file, 0, "out of memory");
    config_set_include_dir(&config->lib, folder);
    if (config_read_file(&config->lib, file) == CONFIG_TRUE)
        return POISE_OK;
    if (config_error_type(&config->lib) == CONFIG_ERR_FILE_IO)
        return problem_add(problems, POISE_E_IO, file, 0, "cannot be read: %s",
                           strerror(errno));
    const char *where = config_error_file(&config->lib);
    return problem_add(problems, POISE_E_CONFIG_SYNTAX, where == NULL ? file : where,
                       config_error_line(&config->lib), "%s",
                       config_error_text(&config->lib));
}

void config_close(struct config *config)
{
    if (config->open)
        config_destroy(&config->lib);
    config->open = false;
}

const config_setting_t *config_top(const struct config *config)
{
    return config_root_setting(&config->lib);
}

/* The digest of a file, by its name in the settings: relative to their folder. */
static bool digest_file(const struct config *config, const char *name, struct digest *out)
{
    const char *folder = path_folder(config->arena, config->file);
    const char *path = folder == NULL ? NULL : path_join(config->arena, folder, name);
    struct file_bytes bytes;
    if (path == NULL ||
        file_read(config->arena, path, CONFIG_FILE_LIMIT, &bytes) != POISE_OK)
        return false;
    digest_of(bytes.bytes, bytes.length, out);
    return true;
}

/* Adds the file of a setting, and of those inside it, where it is another than the one
 * added before: settings stand in the order of the text. */
static void add_files(const struct config *config, const config_setting_t *setting,
                      const char **last, struct digest *digest)
{
    const char *file = config_setting_source_file(setting);
    struct digest one;
    if (file != NULL && strcmp(file, config->file) != 0 && strcmp(file, *last) != 0 &&
        digest_file(config, file, &one)) {
        digest_add(digest, &one);
        *last = file;
    }
    if (!config_setting_is_aggregate(setting))
        return;
    for (int i = 0; i < config_setting_length(setting); i++)
        add_files(config, config_setting_get_elem(setting, (unsigned)i), last, digest);
}

void config_digest(const struct config *config, struct digest *out)
{
    const char *last = "";
    if (digest_file(config, path_name(config->file), out))
        add_files(config, config_top(config), &last, out);
}

void config_problem(struct config *config, const config_setting_t *at, int32_t status,
                    const char *format, ...)
{
    const char *file = config_setting_source_file(at);
    va_list args;
    va_start(args, format);
    problem_add_args(config->problems, status, file == NULL ? config->file : file,
                     (int)config_setting_source_line(at), format, args);
    va_end(args);
}

static void unknown_key(struct config *config, const config_setting_t *setting,
                        const char *const *keys)
{
    const char *name = config_setting_name(setting);
    struct nearest nearest = {.wanted = name, .length = strlen(name)};
    for (size_t i = 0; keys[i] != NULL; i++)
        nearest_offer(&nearest, keys[i]);
    if (nearest.best != NULL)
        config_problem(config, setting, POISE_E_CONFIG_KEY,
                       "\"%s\" is not known here; the nearest is \"%s\"", name,
                       nearest.best);
    else
        config_problem(config, setting, POISE_E_CONFIG_KEY, "\"%s\" is not known here",
                       name);
}

void config_check_keys(struct config *config, const config_setting_t *group,
                       const char *const *keys)
{
    for (unsigned i = 0; i < (unsigned)config_setting_length(group); i++) {
        const config_setting_t *setting = config_setting_get_elem(group, i);
        const char *name = config_setting_name(setting);
        size_t k = 0;
        while (name != NULL && keys[k] != NULL && strcmp(keys[k], name) != 0)
            k++;
        if (name != NULL && keys[k] == NULL)
            unknown_key(config, setting, keys);
    }
}

const config_setting_t *config_member(const config_setting_t *group, const char *key)
{
    int count = config_setting_length(group);
    for (int i = 0; i < count; i++) {
        const config_setting_t *item = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(item);
        if (name != NULL && name[0] == key[0] && strcmp(name, key) == 0)
            return item;
    }
    return NULL;
}

static const config_setting_t *member(struct config *config,
                                      const config_setting_t *group, const char *key,
                                      enum config_need need)
{
    const config_setting_t *setting = config_member(group, key);
    if (setting == NULL && need == CONFIG_REQUIRED)
        config_problem(config, group, POISE_E_CONFIG_MISSING, "\"%s\" is missing here",
                       key);
    return setting;
}

static void wrong_type(struct config *config, const config_setting_t *setting,
                       const char *wanted)
{
    const char *name = config_setting_name(setting);
    config_problem(config, setting, POISE_E_CONFIG_TYPE, "\"%s\" must be %s",
                   name == NULL ? "entry" : name, wanted);
}

const config_setting_t *config_group(struct config *config, const config_setting_t *group,
                                     const char *key)
{
    const config_setting_t *setting = config_member(group, key);
    if (setting == NULL || config_setting_is_group(setting) == CONFIG_TRUE)
        return setting;
    wrong_type(config, setting, "a group { }");
    return NULL;
}

const config_setting_t *config_list(struct config *config, const config_setting_t *group,
                                    const char *key)
{
    const config_setting_t *setting = config_member(group, key);
    if (setting == NULL || config_setting_is_list(setting) == CONFIG_TRUE)
        return setting;
    wrong_type(config, setting, "a list ( )");
    return NULL;
}

void config_string(struct config *config, const config_setting_t *group, const char *key,
                   enum config_need need, const char **out)
{
    const config_setting_t *setting = member(config, group, key, need);
    if (setting == NULL)
        return;
    const char *string = config_setting_get_string(setting);
    if (string == NULL)
        wrong_type(config, setting, "text in quotes");
    else
        *out = arena_string(config->arena, string);
}

void config_bool(struct config *config, const config_setting_t *group, const char *key,
                 bool *out)
{
    const config_setting_t *setting = config_member(group, key);
    if (setting == NULL)
        return;
    if (config_setting_type(setting) == CONFIG_TYPE_BOOL)
        *out = config_setting_get_bool(setting) != 0;
    else
        wrong_type(config, setting, "true or false");
}

static bool number_of(const config_setting_t *setting, double *out)
{
    if (config_setting_is_number(setting) != CONFIG_TRUE)
        return false;
    int type = config_setting_type(setting);
    *out = type == CONFIG_TYPE_FLOAT   ? config_setting_get_float(setting)
           : type == CONFIG_TYPE_INT64 ? (double)config_setting_get_int64(setting)
                                       : (double)config_setting_get_int(setting);
    return true;
}

void config_fixed(struct config *config, const config_setting_t *group, const char *key,
                  int32_t low, int32_t high, int32_t *out)
{
    const config_setting_t *setting = config_member(group, key);
    double number;
    if (setting == NULL)
        return;
    if (!number_of(setting, &number))
        wrong_type(config, setting, "a number");
    else if (!(number >= low && number <= high))
        config_problem(config, setting, POISE_E_CONFIG_RANGE,
                       "\"%s\" must be from %d to %d", key, (int)low, (int)high);
    else
        *out = fixed_from(number);
}

void config_int(struct config *config, const config_setting_t *group, const char *key,
                int32_t low, int32_t high, int32_t *out)
{
    const config_setting_t *setting = config_member(group, key);
    double number;
    if (setting == NULL)
        return;
    if (!number_of(setting, &number) || config_setting_type(setting) == CONFIG_TYPE_FLOAT)
        wrong_type(config, setting, "a whole number");
    else if (!(number >= low && number <= high))
        config_problem(config, setting, POISE_E_CONFIG_RANGE,
                       "\"%s\" must be from %d to %d", key, (int)low, (int)high);
    else
        *out = (int32_t)number;
}

void config_choice(struct config *config, const config_setting_t *group, const char *key,
                   enum config_need need, const char *const *names, int *out)
{
    const config_setting_t *setting = member(config, group, key, need);
    if (setting == NULL)
        return;
    const char *string = config_setting_get_string(setting);
    if (string == NULL) {
        wrong_type(config, setting, "text in quotes");
        return;
    }
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], string) == 0) {
            *out = i;
            return;
        }
    }
    struct nearest nearest = {.wanted = string, .length = strlen(string)};
    for (int i = 0; names[i] != NULL; i++)
        nearest_offer(&nearest, names[i]);
    config_problem(config, setting, POISE_E_CONFIG_RANGE,
                   "\"%s\" has no value \"%s\"; the nearest is \"%s\"", key, string,
                   nearest.best == NULL ? names[0] : nearest.best);
}

void config_date(struct config *config, const config_setting_t *group, const char *key,
                 int32_t *days)
{
    const char *string = NULL;
    config_string(config, group, key, CONFIG_OPTIONAL, &string);
    if (string != NULL && !date_parse(string, strlen(string), days))
        config_problem(config, config_member(group, key), POISE_E_CONFIG_TYPE,
                       "\"%s\" must be a date like 2026-03-02", key);
}

void config_criterion(struct config *config, const config_setting_t *group,
                      const char *key, enum config_need need, struct criteria *criteria,
                      uint16_t *out)
{
    const char *string = NULL;
    struct criterion_error error;
    config_string(config, group, key, need, &string);
    if (string == NULL)
        return;
    int32_t status = criterion_compile(criteria, string, out, &error);
    const config_setting_t *setting = config_member(group, key);
    if (status == POISE_E_CRITERION)
        config_problem(config, setting, status, "\"%s\", column %d: %s", key,
                       error.column, error.reason);
    else if (status != POISE_OK)
        config_problem(config, setting, status, "out of memory");
}

void config_strings(struct config *config, const config_setting_t *group, const char *key,
                    struct config_strings *out)
{
    const config_setting_t *setting = config_member(group, key);
    if (setting == NULL)
        return;
    if (config_setting_is_aggregate(setting) != CONFIG_TRUE ||
        config_setting_is_group(setting) == CONFIG_TRUE) {
        wrong_type(config, setting, "a list of texts [ \"a\", \"b\" ]");
        return;
    }
    uint32_t count = (uint32_t)config_setting_length(setting);
    const char **items = arena_array(config->arena, count, sizeof *items);
    for (uint32_t i = 0; items != NULL && i < count; i++) {
        const config_setting_t *item = config_setting_get_elem(setting, i);
        const char *string = config_setting_get_string(item);
        if (string == NULL)
            wrong_type(config, setting, "a list of texts [ \"a\", \"b\" ]");
        items[i] = string == NULL ? "" : arena_string(config->arena, string);
    }
    *out = (struct config_strings){items == NULL ? 0 : count, items};
}

bool config_strings_have(const struct config_strings *strings, const char *string)
{
    for (uint32_t i = 0; i < strings->count; i++)
        if (strcmp(strings->items[i], string) == 0)
            return true;
    return false;
}
