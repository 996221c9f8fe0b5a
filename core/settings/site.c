/* Reading and checking the site file. */
#include "site.h"

#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/file.h"
#include "base/name.h"
#include "base/problem.h"
#include "config.h"
#include "record/vocabulary.h"
#include "site_read.h"

int32_t site_default(struct arena *arena, const struct vocabulary *vocabulary,
                     const char *folder, struct site *out)
{
    *out = (struct site){
        .name = "Poise",
        .catalogue_folder = path_join(arena, folder, "catalogue"),
        .goals_folder = path_join(arena, folder, "goals"),
        .codes_folder = path_join(arena, folder, "codes"),
        .preset = "balance",
        .region = -1,
        .weight_guideline = 330,
        .weight_caution = 100,
        .far_km = 100 * FIXED_ONE,
        .ask_limit = 5,
        .deadline_ms = 1000,
        .memory_mb = 256,
    };
    for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++)
        out->fresh_days[i] = fact_at(vocabulary, i)->fresh_days;
    return out->catalogue_folder == NULL || out->goals_folder == NULL ||
                   out->codes_folder == NULL
               ? POISE_E_MEMORY
               : POISE_OK;
}

static int line_of(const config_setting_t *group, const char *key)
{
    const config_setting_t *setting = config_member(group, key);
    return setting == NULL ? 0 : (int)config_setting_source_line(setting);
}

void site_read_names(struct site_reader *reader, const config_setting_t *group,
                     const char *key, struct names *out)
{
    struct config_strings strings = {out->count, out->items};
    config_strings(&reader->config, group, key, &strings);
    *out = (struct names){strings.count, strings.items};
}

void site_read_path(struct site_reader *reader, const config_setting_t *group,
                    const char *key, const char **out)
{
    const char *path = NULL;
    config_string(&reader->config, group, key, CONFIG_OPTIONAL, &path);
    if (path != NULL)
        *out = path_join(reader->arena, reader->folder, path);
}

/* Paths of a list, relative to the site's file. */
static void read_folders(struct site_reader *reader, const config_setting_t *group,
                         const char *key, struct names *out)
{
    struct names names = {0};
    site_read_names(reader, group, key, &names);
    const char **paths = arena_array(reader->arena, names.count, sizeof *paths);
    for (uint32_t i = 0; paths != NULL && i < names.count; i++)
        paths[i] = path_join(reader->arena, reader->folder, names.items[i]);
    *out = (struct names){paths == NULL ? 0 : names.count, paths};
}

/* -------------------- plugins */

static void read_priorities(struct site_reader *reader, const config_setting_t *group)
{
    const config_setting_t *list = config_group(&reader->config, group, "priority");
    uint32_t count = list == NULL ? 0 : (uint32_t)config_setting_length(list);
    struct plugin_priority *items = arena_array(reader->arena, count, sizeof *items);
    for (uint32_t i = 0; items != NULL && i < count; i++) {
        const char *name = config_setting_name(config_setting_get_elem(list, i));
        items[i] = (struct plugin_priority){arena_string(reader->arena, name), 100};
        config_int(&reader->config, list, name, 0, 1000, &items[i].priority);
    }
    reader->site->priority_count = items == NULL ? 0 : count;
    reader->site->priorities = items;
}

static void add_setting(struct site_reader *reader, const char *plugin,
                        const config_setting_t *value, struct plugin_setting *out)
{
    const char *name = config_setting_name(value);
    int type = config_setting_type(value);
    double number = 0;
    if (type == CONFIG_TYPE_FLOAT)
        number = config_setting_get_float(value);
    else if (type == CONFIG_TYPE_INT)
        number = config_setting_get_int(value);
    else if (type == CONFIG_TYPE_BOOL)
        number = config_setting_get_bool(value);
    else
        config_problem(&reader->config, value, POISE_E_CONFIG_TYPE,
                       "\"%s\" of plugin %s must be a number, true or false", name,
                       plugin);
    *out = (struct plugin_setting){
        .plugin = arena_string(reader->arena, plugin),
        .name = arena_string(reader->arena, name),
        .value = number,
        .file = reader->config.file,
        .line = (int)config_setting_source_line(value),
    };
}

static void read_settings(struct site_reader *reader, const config_setting_t *group)
{
    const config_setting_t *plugins = config_group(&reader->config, group, "settings");
    int plugin_count = plugins == NULL ? 0 : config_setting_length(plugins);
    uint32_t total = 0;
    for (int i = 0; i < plugin_count; i++)
        total += (uint32_t)config_setting_length(
            config_setting_get_elem(plugins, (unsigned)i));
    struct plugin_setting *items = arena_array(reader->arena, total, sizeof *items);
    uint32_t count = 0;
    for (int i = 0; items != NULL && i < plugin_count; i++) {
        const config_setting_t *plugin = config_setting_get_elem(plugins, (unsigned)i);
        for (int j = 0; j < config_setting_length(plugin); j++)
            add_setting(reader, config_setting_name(plugin),
                        config_setting_get_elem(plugin, (unsigned)j), &items[count++]);
    }
    reader->site->setting_count = count;
    reader->site->settings = items;
}

/* true, or a list of plugins. */
static void read_isolation(struct site_reader *reader, const config_setting_t *group)
{
    struct site *site = reader->site;
    const config_setting_t *isolate = config_member(group, "isolate");
    if (isolate != NULL && config_setting_type(isolate) == CONFIG_TYPE_BOOL)
        site->isolate_all = config_setting_get_bool(isolate) != 0;
    else
        site_read_names(reader, group, "isolate", &site->isolate);
    site->isolate_line = line_of(group, "isolate");
    config_int(&reader->config, group, "deadline_ms", 1, 600000, &site->deadline_ms);
    config_int(&reader->config, group, "memory_mb", 1, 65536, &site->memory_mb);
}

static void read_plugins(struct site_reader *reader, const config_setting_t *top)
{
    static const char *const keys[] = {"folders",     "also",      "enable",   "disable",
                                       "required",    "priority",  "settings", "isolate",
                                       "deadline_ms", "memory_mb", NULL};
    const config_setting_t *group = config_group(&reader->config, top, "plugins");
    if (group == NULL)
        return;
    config_check_keys(&reader->config, group, keys);
    read_folders(reader, group, "folders", &reader->site->plugin_folders);
    read_folders(reader, group, "also", &reader->site->plugin_also);
    site_read_names(reader, group, "enable", &reader->site->enable);
    site_read_names(reader, group, "disable", &reader->site->disable);
    site_read_names(reader, group, "required", &reader->site->required);
    read_priorities(reader, group);
    read_settings(reader, group);
    read_isolation(reader, group);
}

/* -------------------- catalogue */

static void read_referrals(struct site_reader *reader, const config_setting_t *group)
{
    static const char *const keys[] = {"tags", "to", "km", NULL};
    const config_setting_t *list = config_list(&reader->config, group, "referrals");
    uint32_t count = list == NULL ? 0 : (uint32_t)config_setting_length(list);
    struct referral *items = arena_array(reader->arena, count, sizeof *items);
    for (uint32_t i = 0; items != NULL && i < count; i++) {
        const config_setting_t *item = config_setting_get_elem(list, i);
        items[i].km = FIXED_UNKNOWN;
        config_check_keys(&reader->config, item, keys);
        site_read_names(reader, item, "tags", &items[i].tags);
        config_string(&reader->config, item, "to", CONFIG_REQUIRED, &items[i].to);
        config_fixed(&reader->config, item, "km", 0, 20000, &items[i].km);
    }
    reader->site->referral_count = items == NULL ? 0 : count;
    reader->site->referrals = items;
}

static void read_catalogue(struct site_reader *reader, const config_setting_t *top)
{
    static const char *const keys[] = {"folder",  "also",      "formulary",
                                       "disable", "referrals", NULL};
    const config_setting_t *group = config_group(&reader->config, top, "catalogue");
    if (group == NULL)
        return;
    config_check_keys(&reader->config, group, keys);
    site_read_path(reader, group, "folder", &reader->site->catalogue_folder);
    reader->site->catalogue_named = config_member(group, "folder") != NULL;
    read_folders(reader, group, "also", &reader->site->catalogue_also);
    site_read_names(reader, group, "formulary", &reader->site->formulary);
    site_read_names(reader, group, "disable", &reader->site->disable_options);
    reader->site->formulary_line = line_of(group, "formulary");
    reader->site->disable_line = line_of(group, "disable");
    read_referrals(reader, group);
}

static void read_licence(struct site_reader *reader, const config_setting_t *top)
{
    static const char *const keys[] = {"region", "unlicensed", NULL};
    static const char *const regions[] = {"us", "eu", "both", NULL};
    static const char *const choices[] = {"mark", "exclude", NULL};
    const config_setting_t *group = config_group(&reader->config, top, "licence");
    if (group == NULL)
        return;
    int region = REGION_COUNT;
    int unlicensed = UNLICENSED_MARK;
    config_check_keys(&reader->config, group, keys);
    config_choice(&reader->config, group, "region", CONFIG_OPTIONAL, regions, &region);
    config_choice(&reader->config, group, "unlicensed", CONFIG_OPTIONAL, choices,
                  &unlicensed);
    reader->site->region = region == REGION_COUNT ? -1 : region;
    reader->site->unlicensed = (enum unlicensed)unlicensed;
}

/* -------------------- weighing */

static void read_weights(struct site_reader *reader, const config_setting_t *top)
{
    static const char *const keys[] = {"guideline", "caution", "preset", NULL};
    const config_setting_t *group = config_group(&reader->config, top, "weights");
    struct site *site = reader->site;
    int32_t guideline = site->weight_guideline / 10 * FIXED_ONE;
    int32_t caution = site->weight_caution / 10 * FIXED_ONE;
    if (group == NULL)
        return;
    config_check_keys(&reader->config, group, keys);
    config_fixed(&reader->config, group, "guideline", 0, 70, &guideline);
    config_fixed(&reader->config, group, "caution", 0, 30, &caution);
    config_string(&reader->config, group, "preset", CONFIG_OPTIONAL, &site->preset);
    site->preset_line = line_of(group, "preset");
    site->weight_guideline = guideline / 100;
    site->weight_caution = caution / 100;
}

static void read_fresh_days(struct site_reader *reader,
                            const config_setting_t *thresholds)
{
    const config_setting_t *group =
        config_group(&reader->config, thresholds, "fresh_days");
    int count = group == NULL ? 0 : config_setting_length(group);
    for (int i = 0; i < count; i++) {
        const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);
        const char *name = config_setting_name(setting);
        const struct fact *fact = fact_find(reader->vocabulary, name, strlen(name));
        if (fact != NULL) {
            config_int(&reader->config, group, name, 0, 36500,
                       &reader->site->fresh_days[fact->number]);
            continue;
        }
        struct nearest nearest = {.wanted = name, .length = strlen(name)};
        fact_nearest(reader->vocabulary, &nearest);
        config_problem(&reader->config, setting, POISE_E_CONFIG_KEY,
                       "no fact is called \"%s\"%s%s%s", name,
                       nearest.best == NULL ? "" : "; the nearest is \"",
                       nearest.best == NULL ? "" : nearest.best,
                       nearest.best == NULL ? "" : "\"");
    }
}

static void read_thresholds(struct site_reader *reader, const config_setting_t *top)
{
    static const char *const keys[] = {"fresh_days", "far_km", "ask", NULL};
    const config_setting_t *group = config_group(&reader->config, top, "thresholds");
    if (group == NULL)
        return;
    config_check_keys(&reader->config, group, keys);
    config_fixed(&reader->config, group, "far_km", 1, 20000, &reader->site->far_km);
    config_int(&reader->config, group, "ask", 0, 50, &reader->site->ask_limit);
    read_fresh_days(reader, group);
}

static void read_receipts(struct site_reader *reader, const config_setting_t *top)
{
    static const char *const keys[] = {"key_file", NULL};
    const config_setting_t *group = config_group(&reader->config, top, "receipts");
    const char *file = NULL;
    if (group == NULL)
        return;
    config_check_keys(&reader->config, group, keys);
    config_string(&reader->config, group, "key_file", CONFIG_OPTIONAL, &file);
    if (file != NULL && file[0] != '\0')
        reader->site->receipt_key = path_join(reader->arena, reader->folder, file);
}

/* A group that only names a folder: the goals, the codes. */
static void read_folder(struct site_reader *reader, const config_setting_t *top,
                        const char *key, const char **folder, bool *named)
{
    static const char *const keys[] = {"folder", NULL};
    const config_setting_t *group = config_group(&reader->config, top, key);
    if (group == NULL)
        return;
    config_check_keys(&reader->config, group, keys);
    site_read_path(reader, group, "folder", folder);
    *named = config_member(group, "folder") != NULL;
}

static void read_top(struct site_reader *reader)
{
    struct site *site = reader->site;
    static const char *const keys[] = {"name",     "plugins", "trust", "catalogue",
                                       "licence",  "weights", "goals", "thresholds",
                                       "receipts", "codes",   NULL};
    const config_setting_t *top = config_top(&reader->config);
    config_check_keys(&reader->config, top, keys);
    config_string(&reader->config, top, "name", CONFIG_OPTIONAL, &site->name);
    read_plugins(reader, top);
    site_read_trust(reader, top);
    read_catalogue(reader, top);
    read_licence(reader, top);
    read_weights(reader, top);
    read_folder(reader, top, "goals", &site->goals_folder, &site->goals_named);
    read_folder(reader, top, "codes", &site->codes_folder, &site->codes_named);
    read_thresholds(reader, top);
    read_receipts(reader, top);
}

int32_t site_read(struct arena *arena, const struct vocabulary *vocabulary,
                  const char *file, struct site *out, struct problems *problems)
{
    struct site_reader reader = {
        .arena = arena,
        .vocabulary = vocabulary,
        .site = out,
        .folder = path_folder(arena, file),
    };
    int before = problems->count;
    int32_t status = site_default(arena, vocabulary, reader.folder, out);
    if (status != POISE_OK)
        return status;
    out->file = arena_string(arena, file);
    if (config_open(&reader.config, arena, file, problems) == POISE_OK) {
        read_top(&reader);
        config_digest(&reader.config, &out->digest);
    }
    config_close(&reader.config);
    if (problems->count > before)
        return problems->last == NULL ? POISE_E_MEMORY : problems->last->status;
    return POISE_OK;
}

bool names_have(const struct names *names, const char *name)
{
    for (uint32_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return true;
    return false;
}

int32_t site_priority(const struct site *site, const char *plugin)
{
    for (uint32_t i = 0; i < site->priority_count; i++)
        if (strcmp(site->priorities[i].plugin, plugin) == 0)
            return site->priorities[i].priority;
    return 100;
}

const struct referral *site_referral(const struct site *site, const struct option *option)
{
    for (uint32_t i = 0; i < site->referral_count; i++)
        for (uint32_t j = 0; j < option->tags.count; j++)
            if (names_have(&site->referrals[i].tags, option->tags.items[j]))
                return &site->referrals[i];
    return NULL;
}
