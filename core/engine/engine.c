/* Opening: what can be worked out once is worked out here. */
#include "engine.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "attend.h"
#include "base/arena.h"
#include "base/decimal.h"
#include "base/file.h"
#include "base/ini.h"
#include "base/name.h"
#include "base/problem.h"
#include "intake/goals.h"
#include "record/criteria.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "weigh/outcome.h"

/* -------------------- presets */

static int is_ini(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 4 && strcmp(entry->d_name + length - 4, ".ini") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* The wishes that a preset answers, by its [meta] wish: "home, few_visits". */
static uint64_t wishes_of(const struct engine *engine, const char *names,
                          const char *path, struct problems *problems)
{
    const struct vocabulary *vocabulary = engine->generation->vocabulary;
    const struct fact *wishes = fact_at(vocabulary, POISE_FACT_WISHES);
    uint64_t found = 0;
    while (names != NULL && *names != '\0') {
        size_t length = strcspn(names, ", ");
        const struct fact_value *value = value_find(vocabulary, wishes, names, length);
        if (value != NULL)
            found |= (uint64_t)1 << value->number;
        else
            problem_add(problems, POISE_E_GOAL, path, 0, "no wish is called \"%.*s\"",
                        (int)length, names);
        names += length;
        names += strspn(names, ", ");
    }
    return found;
}

static void read_preset(struct engine *engine, const char *path, struct preset *out,
                        struct problems *problems)
{
    struct file_bytes bytes;
    struct goals *goals = arena_alloc(engine->arena, sizeof *goals);
    if (goals == NULL ||
        file_read(engine->arena, path, INI_FILE_LIMIT, &bytes) != POISE_OK) {
        problem_add(problems, POISE_E_IO, path, 0, "the goals file cannot be read");
        return;
    }
    if (goals_read(engine->arena, path, &bytes, goals, problems) == POISE_OK &&
        !goals_weigh(goals))
        problem_add(problems, POISE_E_GOAL, path, 0,
                    "a preset needs an importance above 0, or an order");
    const char *name = path_name(path);
    *out = (struct preset){
        .name = arena_copy(engine->arena, name, strlen(name) - strlen(".ini")),
        .goals = goals,
        .wishes = wishes_of(engine, goals->wish, path, problems),
    };
}

static void read_presets(struct engine *engine, struct problems *problems)
{
    const char *folder = engine->generation->site.goals_folder;
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_ini, by_bytes);
    if (count < 0)
        problem_add(problems, POISE_E_IO, folder, 0, "the goals folder cannot be read");
    struct preset *items =
        arena_array(engine->arena, count < 0 ? 0 : (size_t)count, sizeof *items);
    for (int i = 0; i < count; i++) {
        const char *path = path_join(engine->arena, folder, entries[i]->d_name);
        if (items != NULL && path != NULL)
            read_preset(engine, path, &items[i], problems);
        free(entries[i]);
    }
    free(entries);
    engine->presets =
        (struct presets){items == NULL || count < 0 ? 0 : (uint32_t)count, items};
}

/* The preset that holds when nobody gave goals must be one of the folder. */
static void check_preset(const struct engine *engine, struct problems *problems)
{
    const struct site *site = &engine->generation->site;
    struct nearest nearest = {.wanted = site->preset, .length = strlen(site->preset)};
    if (preset_find(&engine->presets, site->preset) != NULL)
        return;
    for (uint32_t i = 0; i < engine->presets.count; i++)
        nearest_offer(&nearest, engine->presets.items[i].name);
    problem_add(problems, POISE_E_CONFIG_RANGE,
                site->file == NULL ? site->goals_folder : site->file, site->preset_line,
                "no goals preset is called \"%s\"%s%s%s", site->preset,
                nearest.best == NULL ? "" : "; the nearest is \"",
                nearest.best == NULL ? "" : nearest.best,
                nearest.best == NULL ? "" : "\"");
}

/* -------------------- options */

static const int16_t *addon_row(struct engine *engine, const struct option *option,
                                struct problems *problems)
{
    const struct catalogue *catalogue = engine->generation->catalogue;
    int16_t *row = arena_array(engine->arena, option->addon_count, sizeof *row);
    for (uint32_t i = 0; row != NULL && i < option->addon_count; i++) {
        row[i] = -1;
        if (option->addons[i].option == NULL)
            continue;
        const struct option *found = option_find(catalogue, option->addons[i].option);
        if (found != NULL)
            row[i] = (int16_t)(found - catalogue->options);
        else if (generation_is_whole(engine->generation))
            problem_add(problems, POISE_E_CONFIG_RANGE,
                        catalogue->files[option->plugin].file, 0,
                        "%s goes with \"%s\", which is no option", option->id,
                        option->addons[i].option);
    }
    return row;
}

static bool licensed(const struct option *option, int region)
{
    const char *status = option->licence[region].status;
    return status == NULL ||
           (strcmp(status, "not-approved") != 0 && strcmp(status, "withdrawn") != 0);
}

static bool excluded(const struct site *site, const struct option *option)
{
    bool off = site->formulary.count > 0 && option->role == ROLE_SYSTEMIC &&
               !names_have(&site->formulary, option->id);
    bool unlicensed = site->unlicensed == UNLICENSED_EXCLUDE && site->region >= 0 &&
                      !licensed(option, site->region);
    return off || unlicensed || names_have(&site->disable_options, option->id);
}

static void mark_used(struct engine *engine)
{
    const struct generation *generation = engine->generation;
    const struct criteria *criteria = generation->catalogue->criteria;
    for (uint32_t i = 0; i < criteria_count(criteria); i++)
        criterion_reads(criteria, (uint16_t)i, engine->used);
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        for (uint32_t j = 0; j < FACT_LIMIT; j++)
            engine->used[j] = engine->used[j] || generation->plugins[i].declared[j];
    engine->used[POISE_FACT_DISTANCE_KM] = true;
    engine->used[POISE_FACT_WISHES] = true;
    engine->used[POISE_FACT_REGION] = true;
}

static bool prepare_options(struct engine *engine, struct problems *problems)
{
    const struct generation *generation = engine->generation;
    const struct catalogue *catalogue = generation->catalogue;
    uint32_t count = catalogue->option_count;
    const int16_t **rows = arena_array(engine->arena, count, sizeof *rows);
    uint8_t *excludes = arena_array(engine->arena, count, sizeof *excludes);
    double *km = arena_array(engine->arena, count, sizeof *km);
    struct outcome *blanks = arena_array(engine->arena, count, sizeof *blanks);
    engine->effects = effects_build(engine->arena, catalogue);
    if (rows == NULL || excludes == NULL || km == NULL || blanks == NULL ||
        engine->effects == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct option *option = &catalogue->options[i];
        const struct referral *referral = site_referral(&generation->site, option);
        rows[i] = addon_row(engine, option, problems);
        excludes[i] = excluded(&generation->site, option);
        km[i] = referral == NULL || referral->km == FIXED_UNKNOWN
                    ? -1
                    : fixed_to_double(referral->km);
        blanks[i].option = option;
        blanks[i].urgency = option->urgency;
        blanks[i].excluded_by_site = excludes[i] != 0;
    }
    engine->addons = rows;
    engine->site_excludes = excludes;
    engine->referral_km = km;
    engine->blanks = blanks;
    return true;
}

/* -------------------- isolated plugins */

static bool has_isolated(const struct generation *generation)
{
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (generation->plugins[i].isolated && generation->plugins[i].status == POISE_OK)
            return true;
    return false;
}

/* The first load of an isolated plugin, in a worker that is thrown away: what is wrong
 * with it is known before anybody asks. */
static bool try_workers(struct engine *engine)
{
    struct generation *generation = engine->generation;
    struct session *session;
    if (session_open(engine, &session) != POISE_OK)
        return false;
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        const struct instance *instance = &session->instances[i];
        struct plugin *plugin = &generation->plugins[i];
        if (!plugin->isolated || plugin->status != POISE_OK ||
            instance->status == POISE_OK)
            continue;
        plugin->status = instance->status;
        plugin->reason = arena_string(generation->arena, instance->reason);
    }
    session_close(session);
    return true;
}

/* The copies that workers load. */
static bool list_copies(struct engine *engine)
{
    const struct generation *generation = engine->generation;
    int *files = arena_array(engine->arena, generation->plugin_count, sizeof *files);
    uint32_t count = 0;
    for (uint32_t i = 0; files != NULL && i < generation->plugin_count; i++)
        if (generation->plugins[i].isolated && generation->plugins[i].status == POISE_OK)
            files[count++] = generation->plugins[i].sealed.fd;
    engine->work.files = files;
    engine->work.file_count = count;
    return files != NULL;
}

static bool start_workers(struct engine *engine)
{
    if (!has_isolated(engine->generation))
        return true;
    engine->work = (struct nursery_work){.run = attend, .context = engine};
    if (!list_copies(engine))
        return false;
    engine->nursery = nursery_start(&engine->work);
    return engine->nursery != NULL && try_workers(engine);
}

int32_t engine_open(const struct generation_source *source, struct engine **out,
                    struct problems *problems)
{
    struct arena *arena = arena_new((size_t)256 << 10);
    struct engine *engine = arena == NULL ? NULL : arena_alloc(arena, sizeof *engine);
    if (engine == NULL) {
        arena_free(arena);
        return problem_add(problems, POISE_E_MEMORY, NULL, 0, "out of memory");
    }
    engine->arena = arena;
    engine->number = 1;
    int before = problems->count;
    int32_t status = generation_open(source, &engine->generation, problems);
    if (status == POISE_OK) {
        if (!prepare_options(engine, problems))
            problem_add(problems, POISE_E_MEMORY, NULL, 0, "out of memory");
        mark_used(engine);
        read_presets(engine, problems);
        check_preset(engine, problems);
    }
    if (problems->count == before && !start_workers(engine))
        problem_add(problems, POISE_E_PLUGIN_WORKER, NULL, 0,
                    "isolated plugins need a process to start from: %s", strerror(errno));
    if (problems->count > before) {
        engine_close(engine);
        return problems->last == NULL ? POISE_E_MEMORY : problems->last->status;
    }
    *out = engine;
    return POISE_OK;
}

void engine_close(struct engine *engine)
{
    if (engine == NULL)
        return;
    nursery_stop(engine->nursery);
    generation_close(engine->generation);
    arena_free(engine->arena);
}

int engine_region(const struct engine *engine, const struct record *record)
{
    const struct reading *region = record_at(record, POISE_FACT_REGION);
    if (region->state == FACT_UNKNOWN || region->datum.choice == POISE_REGION_OTHER)
        return engine->generation->site.region;
    return region->datum.choice == POISE_REGION_US ? REGION_US : REGION_EU;
}
