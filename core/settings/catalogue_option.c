/* Reading one option of a catalogue. */
#include "catalogue_read.h"

#include <string.h>

#include <poise/plugin.h>

#include "base/arena.h"
#include "base/decimal.h"

static const char *const urgency_keys[] = {"routine", "soon", "emergency", NULL};
static const char *const hair_keys[] = {"unknown", "none", "partial", "complete", NULL};

/* -------------------- criteria */

static void read_clause(struct catalogue_reader *reader, const config_setting_t *group,
                        struct clause *out)
{
    static const char *const keys[] = {"when", "because", "source", NULL};
    struct config *config = &reader->config;
    config_check_keys(config, group, keys);
    config_criterion(config, group, "when", CONFIG_REQUIRED, reader->catalogue->criteria,
                     &out->when);
    config_string(config, group, "because", CONFIG_REQUIRED, &out->because);
    config_string(config, group, "source", CONFIG_OPTIONAL, &out->source);
}

static void read_clauses(struct catalogue_reader *reader, const config_setting_t *group,
                         const char *key, struct clauses *out)
{
    const config_setting_t *list = config_list(&reader->config, group, key);
    uint32_t count = list == NULL ? 0 : (uint32_t)config_setting_length(list);
    if (count > CLAUSE_LIMIT) {
        config_problem(&reader->config, list, POISE_E_CONFIG_RANGE,
                       "\"%s\" has more than %d entries", key, CLAUSE_LIMIT);
        return;
    }
    struct clause *items = arena_array(reader->catalogue->arena, count, sizeof *items);
    for (uint32_t i = 0; items != NULL && i < count; i++)
        read_clause(reader, config_setting_get_elem(list, i), &items[i]);
    *out = (struct clauses){items == NULL ? 0 : count, items};
}

static void read_addons(struct catalogue_reader *reader, const config_setting_t *group,
                        struct option *out)
{
    static const char *const keys[] = {"option", "when", "because", NULL};
    struct config *config = &reader->config;
    const config_setting_t *list = config_list(config, group, "with");
    uint32_t count = list == NULL ? 0 : (uint32_t)config_setting_length(list);
    struct addon *items = arena_array(reader->catalogue->arena, count, sizeof *items);
    for (uint32_t i = 0; items != NULL && i < count; i++) {
        const config_setting_t *item = config_setting_get_elem(list, i);
        config_check_keys(config, item, keys);
        config_criterion(config, item, "when", CONFIG_REQUIRED,
                         reader->catalogue->criteria, &items[i].when);
        config_string(config, item, "option", CONFIG_OPTIONAL, &items[i].option);
        config_string(config, item, "because", CONFIG_REQUIRED, &items[i].because);
    }
    out->addon_count = items == NULL ? 0 : count;
    out->addons = items;
}

/* -------------------- evidence */

/* Reads [a, b, ...] of numbers, or fewer; absent ones stay unknown. */
static void read_figures(struct config *config, const config_setting_t *group,
                         const char *key, uint32_t count, int32_t *const *out)
{
    const config_setting_t *list = config_member(group, key);
    if (list == NULL)
        return;
    if (config_setting_is_aggregate(list) != CONFIG_TRUE ||
        config_setting_length(list) > (int)count) {
        config_problem(config, list, POISE_E_CONFIG_TYPE,
                       "\"%s\" must be a list of at most %d numbers", key, (int)count);
        return;
    }
    for (uint32_t i = 0; i < (uint32_t)config_setting_length(list); i++) {
        const config_setting_t *item = config_setting_get_elem(list, i);
        double number = config_setting_type(item) == CONFIG_TYPE_FLOAT
                            ? config_setting_get_float(item)
                            : (double)config_setting_get_int(item);
        if (config_setting_is_number(item) != CONFIG_TRUE ||
            !(number >= 0 && number < 1000))
            config_problem(config, item, POISE_E_CONFIG_RANGE,
                           "\"%s\" takes numbers from 0 to 1000", key);
        else
            *out[i] = fixed_from(number);
    }
}

static void read_endpoint(struct config *config, const config_setting_t *evidence,
                          const char *key, struct endpoint *out)
{
    static const char *const keys[] = {"hr", "months", NULL};
    const config_setting_t *group = config_group(config, evidence, key);
    if (group == NULL)
        return;
    int32_t *const ratio[] = {&out->hr, &out->low, &out->high};
    int32_t *const medians[] = {&out->months, &out->control};
    config_check_keys(config, group, keys);
    read_figures(config, group, "hr", 3, ratio);
    read_figures(config, group, "months", 2, medians);
}

static void read_evidence(struct config *config, const config_setting_t *option,
                          struct evidence *out)
{
    static const char *const keys[] = {"trial",      "design",  "comparator", "n",
                                       "population", "pfs",     "os",         "os_mature",
                                       "response",   "severe",  "stopped",    "note",
                                       "citation",   "checked", "against",    NULL};
    static const struct endpoint unknown = {FIXED_UNKNOWN, FIXED_UNKNOWN, FIXED_UNKNOWN,
                                            FIXED_UNKNOWN, FIXED_UNKNOWN};
    out->n = out->response = out->severe = out->stopped = FIXED_UNKNOWN;
    out->os_mature = true;
    out->pfs = out->os = unknown;
    const config_setting_t *group = config_group(config, option, "evidence");
    if (group == NULL)
        return;
    config_check_keys(config, group, keys);
    config_string(config, group, "trial", CONFIG_OPTIONAL, &out->trial);
    config_string(config, group, "design", CONFIG_REQUIRED, &out->design);
    config_string(config, group, "comparator", CONFIG_OPTIONAL, &out->comparator);
    config_string(config, group, "against", CONFIG_OPTIONAL, &out->against);
    config_string(config, group, "population", CONFIG_OPTIONAL, &out->population);
    config_string(config, group, "note", CONFIG_OPTIONAL, &out->note);
    config_string(config, group, "citation", CONFIG_OPTIONAL, &out->citation);
    config_string(config, group, "checked", CONFIG_OPTIONAL, &out->checked);
    config_int(config, group, "n", 1, 100000, &out->n);
    config_bool(config, group, "os_mature", &out->os_mature);
    config_fixed(config, group, "response", 0, 100, &out->response);
    config_fixed(config, group, "severe", 0, 100, &out->severe);
    config_fixed(config, group, "stopped", 0, 100, &out->stopped);
    read_endpoint(config, group, "pfs", &out->pfs);
    read_endpoint(config, group, "os", &out->os);
}

static int domain_find(const char *name)
{
    for (int i = 0; i < TOXICITY_COUNT; i++)
        if (strcmp(toxicity_name((enum toxicity_domain)i), name) == 0)
            return i;
    return -1;
}

static void read_toxicity_row(struct config *config, const config_setting_t *group,
                              struct option *out)
{
    static const char *const keys[] = {"domain",     "any",     "severe", "source",
                                       "confidence", "checked", NULL};
    const char *name = NULL;
    config_check_keys(config, group, keys);
    config_string(config, group, "domain", CONFIG_REQUIRED, &name);
    int domain = name == NULL ? -1 : domain_find(name);
    if (domain < 0) {
        config_problem(config, group, POISE_E_CONFIG_RANGE, "no domain is called \"%s\"",
                       name == NULL ? "" : name);
        return;
    }
    struct toxicity *row = &out->toxicity[domain];
    row->reported = true;
    config_fixed(config, group, "any", 0, 100, &row->any);
    config_fixed(config, group, "severe", 0, 100, &row->severe);
    config_string(config, group, "source", CONFIG_OPTIONAL, &row->source);
    config_string(config, group, "confidence", CONFIG_OPTIONAL, &row->confidence);
    config_bool(config, group, "checked", &row->checked);
}

static void read_toxicity(struct config *config, const config_setting_t *group,
                          struct option *out)
{
    for (int i = 0; i < TOXICITY_COUNT; i++)
        out->toxicity[i].any = out->toxicity[i].severe = FIXED_UNKNOWN;
    const config_setting_t *list = config_list(config, group, "toxicity");
    uint32_t count = list == NULL ? 0 : (uint32_t)config_setting_length(list);
    for (uint32_t i = 0; i < count; i++)
        read_toxicity_row(config, config_setting_get_elem(list, i), out);
}

/* -------------------- the rest */

static void read_logistics(struct config *config, const config_setting_t *option,
                           struct logistics *out)
{
    static const char *const keys[] = {"route",  "schedule",  "monitoring", "visits",
                                       "checks", "hair",      "tablets",    "timed",
                                       "cycles", "care_plan", NULL};
    out->visits = out->checks = FIXED_UNKNOWN;
    const config_setting_t *group = config_group(config, option, "logistics");
    if (group == NULL)
        return;
    int hair = HAIR_UNKNOWN;
    config_check_keys(config, group, keys);
    config_string(config, group, "route", CONFIG_REQUIRED, &out->route);
    config_string(config, group, "schedule", CONFIG_OPTIONAL, &out->schedule);
    config_string(config, group, "monitoring", CONFIG_OPTIONAL, &out->monitoring);
    config_fixed(config, group, "visits", 0, 28, &out->visits);
    config_fixed(config, group, "checks", 0, 1, &out->checks);
    config_choice(config, group, "hair", CONFIG_OPTIONAL, hair_keys, &hair);
    config_bool(config, group, "tablets", &out->daily_tablets);
    config_bool(config, group, "timed", &out->timed);
    config_bool(config, group, "cycles", &out->cycles);
    config_bool(config, group, "care_plan", &out->care_plan);
    out->hair = (enum hair)hair;
}

static void read_situations(struct catalogue_reader *reader,
                            const config_setting_t *standing, struct option *out)
{
    static const char *const keys[] = {"when",    "level",  "down",
                                       "because", "source", NULL};
    const config_setting_t *list = config_list(&reader->config, standing, "situations");
    uint32_t count = list == NULL ? 0 : (uint32_t)config_setting_length(list);
    struct situation *items = arena_array(reader->catalogue->arena, count, sizeof *items);
    for (uint32_t i = 0; items != NULL && i < count; i++) {
        const config_setting_t *item = config_setting_get_elem(list, i);
        config_check_keys(&reader->config, item, keys);
        situation_read(reader, item, &items[i]);
    }
    out->situation_count = items == NULL ? 0 : count;
    out->situations = items;
}

static void read_standing(struct catalogue_reader *reader, const config_setting_t *option,
                          struct option *out)
{
    static const char *const keys[] = {"level", "esmo",       "nccn",
                                       "mcbs",  "situations", NULL};
    struct config *config = &reader->config;
    out->mcbs = FIXED_UNKNOWN;
    const config_setting_t *group = config_group(config, option, "standing");
    if (group == NULL) {
        config_problem(config, option, POISE_E_CONFIG_MISSING,
                       "\"standing\" is missing here");
        return;
    }
    int level = 0;
    config_check_keys(config, group, keys);
    config_choice(config, group, "level", CONFIG_REQUIRED, level_keys, &level);
    config_string(config, group, "esmo", CONFIG_OPTIONAL, &out->esmo);
    config_string(config, group, "nccn", CONFIG_OPTIONAL, &out->nccn);
    config_int(config, group, "mcbs", 1, 5, &out->mcbs);
    out->level = (uint32_t)level;
    read_situations(reader, group, out);
}

static void read_licence(struct config *config, const config_setting_t *option,
                         struct licence *out)
{
    static const char *const keys[] = {"status", "year", NULL};
    static const char *const regions[] = {"us", "eu", NULL};
    for (int i = 0; i < REGION_COUNT; i++)
        out[i].year = FIXED_UNKNOWN;
    const config_setting_t *group = config_group(config, option, "licence");
    if (group == NULL)
        return;
    config_check_keys(config, group, regions);
    for (int i = 0; i < REGION_COUNT; i++) {
        const config_setting_t *region = config_group(config, group, regions[i]);
        if (region == NULL)
            continue;
        config_check_keys(config, region, keys);
        config_string(config, region, "status", CONFIG_REQUIRED, &out[i].status);
        config_int(config, region, "year", 1900, 2100, &out[i].year);
    }
}

/* "letrozole|anastrozole" is a choice: both names go into the set. */
static void add_alternatives(struct catalogue_reader *reader, const config_setting_t *at,
                             const char *names, struct labels *out)
{
    while (*names != '\0') {
        size_t length = strcspn(names, "|");
        labels_add(reader, at, names, length, out);
        names += length + (names[length] == '|');
    }
}

static void read_names(struct catalogue_reader *reader, const config_setting_t *group,
                       const char *key, struct names *out, struct labels *labels)
{
    struct config_strings strings = {0};
    config_strings(&reader->config, group, key, &strings);
    *out = (struct names){strings.count, strings.items};
    for (uint32_t i = 0; i < strings.count; i++)
        add_alternatives(reader, group, strings.items[i], labels);
}

static void read_head(struct catalogue_reader *reader, const config_setting_t *group,
                      struct option *out)
{
    struct config *config = &reader->config;
    int role = ROLE_SYSTEMIC;
    out->urgency = POISE_URGENCY_ROUTINE;
    config_string(config, group, "id", CONFIG_REQUIRED, &out->id);
    config_string(config, group, "label", CONFIG_REQUIRED, &out->label);
    config_string(config, group, "plain", CONFIG_REQUIRED, &out->plain);
    config_string(config, group, "setting", CONFIG_OPTIONAL, &out->setting);
    config_string(config, group, "line", CONFIG_OPTIONAL, &out->line);
    config_string(config, group, "text", CONFIG_OPTIONAL, &out->text);
    config_choice(config, group, "role", CONFIG_REQUIRED, role_keys, &role);
    config_choice(config, group, "urgency", CONFIG_OPTIONAL, urgency_keys, &out->urgency);
    config_bool(config, group, "addon", &out->addon);
    out->role = (enum role)role;
    read_names(reader, group, "drugs", &out->drugs, &out->labels);
    read_names(reader, group, "tags", &out->tags, &out->labels);
}

void option_read(struct catalogue_reader *reader, const config_setting_t *group,
                 struct option *out)
{
    static const char *const keys[] = {
        "id",       "label",    "plain",     "setting", "line", "text",
        "role",     "urgency",  "addon",     "drugs",   "tags", "for",
        "needs",    "never",    "caution",   "weak",    "with", "standing",
        "evidence", "toxicity", "logistics", "licence", NULL};
    struct config *config = &reader->config;
    config_check_keys(config, group, keys);
    read_head(reader, group, out);
    out->plugin = reader->file;
    out->number =
        reader->catalogue->option_count - reader->catalogue->files[reader->file].first;
    config_criterion(config, group, "for", CONFIG_REQUIRED, reader->catalogue->criteria,
                     &out->applies);
    read_clauses(reader, group, "needs", &out->needs);
    read_clauses(reader, group, "never", &out->never);
    read_clauses(reader, group, "caution", &out->caution);
    read_clauses(reader, group, "weak", &out->weak);
    read_addons(reader, group, out);
    read_standing(reader, group, out);
    read_evidence(config, group, &out->evidence);
    read_toxicity(config, group, out);
    read_logistics(config, group, &out->logistics);
    read_licence(config, group, out->licence);
}
