/* Reading a catalogue file: its options, standing rules, flags and interactions. */
#include "catalogue.h"

#include <string.h>

#include <poise/plugin.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/file.h"
#include "base/problem.h"
#include "catalogue_read.h"
#include "record/criteria.h"

static const struct level {
    int32_t standing;
    const char *meaning;
} levels[LEVEL_COUNT] = {
    [LEVEL_PREFERRED] = {POISE_STANDING_PREFERRED, "first choice here"},
    [LEVEL_SPLIT] = {POISE_STANDING_SPLIT, "guidelines differ on whether it comes first"},
    [LEVEL_OTHER] = {POISE_STANDING_OTHER, "recommended, not first choice"},
    [LEVEL_SELECTED] = {POISE_STANDING_SELECTED, "for selected situations"},
    [LEVEL_LATER] = {POISE_STANDING_LATER, "has its place, but not now"},
    [LEVEL_NOT_RECOMMENDED] = {POISE_STANDING_NOT_RECOMMENDED,
                               "guidelines advise against it"},
    [LEVEL_INVESTIGATIONAL] = {POISE_STANDING_NOT_RECOMMENDED, "only inside a trial"},
};

const char *const level_keys[] = {"preferred",       "split", "other",
                                  "selected",        "later", "not-recommended",
                                  "investigational", NULL};
const char *const role_keys[] = {"systemic", "local", "bone", "support", "trial", NULL};
static const char *const severity_names[] = {"emergency", "warning", "note", NULL};
static const char *const region_names[] = {"us", "eu", NULL};

static const char *const toxicity_names[] = {
#define TOXICITY(upper, name, plain) name,
#include "toxicity.def"
};

static const char *const toxicity_plains[] = {
#define TOXICITY(upper, name, plain) plain,
#include "toxicity.def"
};

const char *level_name(uint32_t level)
{
    return level_keys[level];
}

int32_t level_standing(uint32_t level)
{
    return levels[level].standing;
}

const char *level_meaning(uint32_t level)
{
    return levels[level].meaning;
}

const char *role_name(enum role role)
{
    return role_keys[role];
}

const char *severity_name(enum severity severity)
{
    return severity_names[severity];
}

const char *region_name(enum region region)
{
    return region_names[region];
}

const char *toxicity_name(enum toxicity_domain domain)
{
    return toxicity_names[domain];
}

const char *toxicity_plain(enum toxicity_domain domain)
{
    return toxicity_plains[domain];
}

struct catalogue *catalogue_new(struct arena *arena, const struct vocabulary *vocabulary)
{
    struct catalogue *made = arena_alloc(arena, sizeof *made);
    if (made == NULL)
        return NULL;
    made->arena = arena;
    made->vocabulary = vocabulary;
    made->common = -1;
    made->criteria = criteria_new(arena, vocabulary);
    return made->criteria != NULL ? made : NULL;
}

int catalogue_label(const struct catalogue *catalogue, const char *name)
{
    for (uint32_t i = 0; i < catalogue->label_count; i++)
        if (strcmp(catalogue->label_names[i], name) == 0)
            return (int)i;
    return -1;
}

const struct option *option_find(const struct catalogue *catalogue, const char *id)
{
    for (uint32_t i = 0; i < catalogue->option_count; i++)
        if (strcmp(catalogue->options[i].id, id) == 0)
            return &catalogue->options[i];
    return NULL;
}

void labels_add(struct catalogue_reader *reader, const config_setting_t *at,
                const char *name, size_t length, struct labels *out)
{
    struct catalogue *catalogue = reader->catalogue;
    char *copy = arena_copy(catalogue->arena, name, length);
    int label = copy == NULL ? -1 : catalogue_label(catalogue, copy);
    if (label < 0 && copy != NULL && catalogue->label_count < LABEL_LIMIT) {
        label = (int)catalogue->label_count++;
        catalogue->label_names[label] = copy;
    }
    if (label < 0)
        config_problem(&reader->config, at, POISE_E_CONFIG_RANGE,
                       "more than %d different tags and drugs", LABEL_LIMIT);
    else
        out->bits[label / 64] |= (uint64_t)1 << (label % 64);
}

void labels_read(struct catalogue_reader *reader, const config_setting_t *group,
                 const char *key, struct labels *out)
{
    struct config_strings strings = {0};
    config_strings(&reader->config, group, key, &strings);
    for (uint32_t i = 0; i < strings.count; i++)
        labels_add(reader, group, strings.items[i], strlen(strings.items[i]), out);
}

/* -------------------- the lists */

/* The list with room for one more: lists double, starting at 64. NULL without memory. */
static void *with_room(struct catalogue_reader *reader, void *items, uint32_t count,
                       size_t size)
{
    bool full = count == 0 || (count >= 64 && (count & (count - 1)) == 0);
    if (!full)
        return items;
    void *larger =
        arena_array(reader->catalogue->arena, count == 0 ? 64 : 2 * (size_t)count, size);
    if (larger == NULL)
        problem_add(reader->config.problems, POISE_E_MEMORY, reader->config.file, 0,
                    "out of memory");
    else if (count > 0)
        memcpy(larger, items, count * size);
    return larger;
}

typedef void read_item(struct catalogue_reader *reader, const config_setting_t *group);

static void read_list(struct catalogue_reader *reader, const char *key, read_item *read)
{
    const config_setting_t *list =
        config_list(&reader->config, config_top(&reader->config), key);
    int length = list == NULL ? 0 : config_setting_length(list);
    for (int i = 0; i < length; i++) {
        const config_setting_t *item = config_setting_get_elem(list, (unsigned)i);
        if (config_setting_is_group(item) == CONFIG_TRUE)
            read(reader, item);
        else
            config_problem(&reader->config, item, POISE_E_CONFIG_TYPE,
                           "an entry of \"%s\" must be a group { }", key);
    }
}

static void read_option(struct catalogue_reader *reader, const config_setting_t *group)
{
    struct catalogue *catalogue = reader->catalogue;
    struct option option = {0};
    option_read(reader, group, &option);
    struct option *options =
        with_room(reader, catalogue->options, catalogue->option_count, sizeof *options);
    if (option.id == NULL || options == NULL)
        return;
    if (option_find(catalogue, option.id) != NULL)
        config_problem(&reader->config, group, POISE_E_CONFIG_DUPLICATE,
                       "the option \"%s\" is defined twice", option.id);
    options[catalogue->option_count++] = option;
    catalogue->options = options;
}

static const char *const situation_levels[] = {"preferred", "split", "other",
                                               "selected",  "later", NULL};

void situation_read(struct catalogue_reader *reader, const config_setting_t *group,
                    struct situation *out)
{
    struct config *config = &reader->config;
    int level = 0;
    int32_t down = 0;
    config_criterion(config, group, "when", CONFIG_REQUIRED, reader->catalogue->criteria,
                     &out->when);
    config_int(config, group, "down", 1, LEVEL_LATER, &down);
    config_choice(config, group, "level", down > 0 ? CONFIG_OPTIONAL : CONFIG_REQUIRED,
                  situation_levels, &level);
    config_string(config, group, "because", CONFIG_REQUIRED, &out->because);
    config_string(config, group, "source", CONFIG_OPTIONAL, &out->source);
    out->level = (uint8_t)level;
    out->down = (uint8_t)down;
}

static void read_rule(struct catalogue_reader *reader, const config_setting_t *group)
{
    static const char *const keys[] = {"tags", "except",  "role",   "when", "level",
                                       "down", "because", "source", NULL};
    struct catalogue *catalogue = reader->catalogue;
    struct config *config = &reader->config;
    struct standing_rule rule = {.file = reader->file};
    int role = ROLE_SYSTEMIC;
    config_check_keys(config, group, keys);
    rule.any_tag = config_member(group, "tags") == NULL;
    rule.any_role = config_member(group, "role") == NULL;
    labels_read(reader, group, "tags", &rule.tags);
    labels_read(reader, group, "except", &rule.except);
    config_choice(config, group, "role", CONFIG_OPTIONAL, role_keys, &role);
    rule.role = (enum role)role;
    situation_read(reader, group, &rule.situation);
    struct standing_rule *rules =
        with_room(reader, catalogue->rules, catalogue->rule_count, sizeof *rules);
    if (rules != NULL)
        rules[catalogue->rule_count++] = rule;
    catalogue->rules = rules;
}

static void read_flag(struct catalogue_reader *reader, const config_setting_t *group)
{
    static const char *const keys[] = {"code",    "alias", "severity", "when",
                                       "offered", "text",  "source",   NULL};
    struct catalogue *catalogue = reader->catalogue;
    struct config *config = &reader->config;
    struct flag_rule flag = {0};
    int severity = SEVERITY_NOTE;
    config_check_keys(config, group, keys);
    config_string(config, group, "code", CONFIG_REQUIRED, &flag.code);
    config_string(config, group, "alias", CONFIG_OPTIONAL, &flag.alias);
    config_string(config, group, "text", CONFIG_REQUIRED, &flag.text);
    config_string(config, group, "source", CONFIG_OPTIONAL, &flag.source);
    config_criterion(config, group, "when", CONFIG_REQUIRED, catalogue->criteria,
                     &flag.when);
    config_choice(config, group, "severity", CONFIG_REQUIRED, severity_names, &severity);
    flag.severity = (enum severity)severity;
    flag.needs_offer = config_member(group, "offered") != NULL;
    labels_read(reader, group, "offered", &flag.offered);
    struct flag_rule *flags =
        with_room(reader, catalogue->flags, catalogue->flag_count, sizeof *flags);
    if (flags != NULL)
        flags[catalogue->flag_count++] = flag;
    catalogue->flags = flags;
}

static void read_interaction(struct catalogue_reader *reader,
                             const config_setting_t *group)
{
    static const char *const keys[] = {"a", "b", "excludes", "text", "source", NULL};
    struct catalogue *catalogue = reader->catalogue;
    struct config *config = &reader->config;
    struct interaction item = {.file = reader->file};
    config_check_keys(config, group, keys);
    labels_read(reader, group, "a", &item.a);
    labels_read(reader, group, "b", &item.b);
    config_bool(config, group, "excludes", &item.excludes);
    config_string(config, group, "text", CONFIG_REQUIRED, &item.text);
    config_string(config, group, "source", CONFIG_OPTIONAL, &item.source);
    struct interaction *items = with_room(reader, catalogue->interactions,
                                          catalogue->interaction_count, sizeof *items);
    if (items != NULL)
        items[catalogue->interaction_count++] = item;
    catalogue->interactions = items;
}

/* -------------------- the file */

/* Only common.cfg has a scope: it is about every option. */
static void read_scope(struct catalogue_reader *reader, const config_setting_t *group)
{
    static const char *const keys[] = {"when", "because", "source", NULL};
    struct config *config = &reader->config;
    struct clause *scope = &reader->catalogue->scope;
    if (group == NULL)
        return;
    if (strcmp(reader->catalogue->files[reader->file].plugin, CATALOGUE_COMMON) != 0)
        config_problem(config, group, POISE_E_CONFIG_KEY, "only common.cfg has a scope");
    config_check_keys(config, group, keys);
    config_criterion(config, group, "when", CONFIG_REQUIRED, reader->catalogue->criteria,
                     &scope->when);
    config_string(config, group, "because", CONFIG_REQUIRED, &scope->because);
    config_string(config, group, "source", CONFIG_OPTIONAL, &scope->source);
}

static void read_top(struct catalogue_reader *reader, struct catalogue_file *file)
{
    static const char *const keys[] = {"plugin", "reviewed",     "about",
                                       "scope",  "options",      "standing_rules",
                                       "flags",  "interactions", NULL};
    struct config *config = &reader->config;
    const config_setting_t *top = config_top(config);
    const char *plugin = NULL;
    config_check_keys(config, top, keys);
    config_string(config, top, "plugin", CONFIG_REQUIRED, &plugin);
    if (plugin != NULL && strcmp(plugin, file->plugin) != 0)
        config_problem(config, top, POISE_E_CONFIG_RANGE,
                       "this is the catalogue of \"%s\", not of \"%s\"", plugin,
                       file->plugin);
    config_date(config, top, "reviewed", &file->reviewed);
    read_scope(reader, config_group(config, top, "scope"));
    read_list(reader, "options", read_option);
    read_list(reader, "standing_rules", read_rule);
    read_list(reader, "flags", read_flag);
    read_list(reader, "interactions", read_interaction);
}

int32_t catalogue_add(struct catalogue *catalogue, const char *plugin, const char *file,
                      struct problems *problems)
{
    if (catalogue->file_count == CATALOGUE_LIMIT)
        return problem_add(problems, POISE_E_CONFIG_RANGE, file, 0,
                           "more than %d catalogues", CATALOGUE_LIMIT);
    struct catalogue before = *catalogue;
    int problems_before = problems->count;
    struct catalogue_file *entry = &catalogue->files[catalogue->file_count];
    *entry = (struct catalogue_file){
        .plugin = arena_string(catalogue->arena, plugin),
        .file = arena_string(catalogue->arena, file),
        .reviewed = DATE_UNKNOWN,
        .first = catalogue->option_count,
        .flag_first = catalogue->flag_count,
    };
    struct catalogue_reader reader = {.catalogue = catalogue,
                                      .file = catalogue->file_count};
    if (config_open(&reader.config, catalogue->arena, file, problems) == POISE_OK) {
        read_top(&reader, entry);
        config_digest(&reader.config, &entry->digest);
    }
    config_close(&reader.config);
    if (problems->count > problems_before) {
        before.label_count = catalogue->label_count;
        memcpy(before.label_names, catalogue->label_names, sizeof before.label_names);
        *catalogue = before;
        return problems->last == NULL ? POISE_E_MEMORY : problems->last->status;
    }
    entry->count = catalogue->option_count - entry->first;
    entry->flag_count = catalogue->flag_count - entry->flag_first;
    if (strcmp(plugin, CATALOGUE_COMMON) == 0)
        catalogue->common = (int)catalogue->file_count;
    catalogue->file_count++;
    return POISE_OK;
}
