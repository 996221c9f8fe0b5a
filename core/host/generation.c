/* Finding, inspecting, probing and loading, in this order. */
#include "generation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/name.h"
#include "base/problem.h"
#include "base/text.h"
#include "find.h"
#include "probe.h"
#include "record/derive.h"
#include "settings/catalogue.h"
#include "site_check.h"
#include "trust.h"

/* -------------------- choosing */

/* The final order. Nothing that is answered depends on who claimed what first. */
static int32_t settle(struct generation *into)
{
    find_missing(into);
    int32_t status = catalogue_settle(into->catalogue);
    for (uint32_t i = 0; i < into->plugin_count; i++)
        into->plugins[i].catalogue =
            into->plugins[i].status == POISE_OK
                ? catalogue_file_of(into->catalogue, into->plugins[i].id)
                : -1;
    return status;
}

const struct plugin *generation_guest(const struct generation *generation,
                                      const struct generation_source *source)
{
    for (uint32_t i = 0; source->guest != NULL && i < generation->plugin_count; i++)
        if (generation->plugins[i].path == source->guest->plugin)
            return &generation->plugins[i];
    return NULL;
}

/* -------------------- facts and settings */

static void declare_facts(struct generation *into, struct plugin *plugin)
{
    for (uint32_t i = 0; i < plugin->manifest.fact_count; i++) {
        const struct fact *fact = &plugin->manifest.facts[i];
        int32_t status = vocabulary_declare(into->vocabulary, fact);
        if (status != POISE_OK)
            plugin_refuse(plugin, into->arena, status, "fact %s", fact->name);
    }
}

static void mark_reads(struct generation *into, struct plugin *plugin)
{
    for (uint32_t i = 0; i < plugin->manifest.read_count; i++) {
        const char *name = plugin->manifest.reads[i].fact;
        const struct fact *fact = fact_find(into->vocabulary, name, strlen(name));
        if (fact != NULL) {
            plugin->declared[fact->number] = true;
            continue;
        }
        struct nearest nearest = {.wanted = name, .length = strlen(name)};
        fact_nearest(into->vocabulary, &nearest);
        plugin_refuse(plugin, into->arena, POISE_E_PLUGIN_MANIFEST,
                      "[reads]: no fact is called \"%s\"%s%s", name,
                      nearest.best == NULL ? "" : ", the nearest is ",
                      nearest.best == NULL ? "" : nearest.best);
    }
}

bool generation_is_whole(const struct generation *generation)
{
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (generation->plugins[i].status != POISE_OK)
            return false;
    return true;
}

/* A guest alone: the options of other plugins are not there. */
static bool is_alone(const struct generation_source *source)
{
    return source->guest != NULL && source->guest->alone;
}

/* -------------------- catalogues */

/* Every problem of a plugin's catalogue becomes the reason why it is not assessed. */
static void read_catalogue(struct generation *into, struct plugin *plugin,
                           const struct generation_source *source)
{
    struct problems problems = {.arena = into->arena};
    const char *path =
        plugin == generation_guest(into, source) ? source->guest->catalogue : NULL;
    if (path == NULL)
        path = site_catalogue(&into->site, into->arena, plugin->id);
    if (path != NULL &&
        catalogue_add(into->catalogue, plugin->id, path, &problems) == POISE_OK)
        return;
    struct text list = {0};
    for (const struct problem *p = problems.first; p != NULL; p = p->next)
        text_format(&list, "%s%s:%d: %s", p == problems.first ? "" : " | ",
                    p->file == NULL ? "" : p->file, p->line, p->reason);
    plugin_refuse(plugin, into->arena, POISE_E_PLUGIN_CATALOGUE, "%s",
                  list.bytes == NULL ? "out of memory" : list.bytes);
    text_free(&list);
}

static void read_catalogues(struct generation *into,
                            const struct generation_source *source,
                            struct problems *problems)
{
    const char *common = site_catalogue(&into->site, into->arena, CATALOGUE_COMMON);
    if (common != NULL)
        catalogue_add(into->catalogue, CATALOGUE_COMMON, common, problems);
    for (uint32_t i = 0; i < into->plugin_count; i++)
        if (into->plugins[i].status == POISE_OK)
            read_catalogue(into, &into->plugins[i], source);
    for (uint32_t i = 0; i < into->plugin_count; i++)
        trust_judge_roles(&into->plugins[i], into->catalogue, into->arena);
}

static bool any_is_by_role(const struct generation *generation)
{
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (trust_is_by_role(&generation->plugins[i]))
            return true;
    return false;
}

/* -------------------- loading */

struct probing {
    struct probe probe;
    struct probe_file files[GENERATION_PLUGIN_LIMIT];
    char paths[GENERATION_PLUGIN_LIMIT][SEALED_PATH];
    struct plugin *plugins[GENERATION_PLUGIN_LIMIT];
    uint32_t count;
};

static bool loads_here(const struct plugin *plugin)
{
    return plugin->status == POISE_OK && !plugin->isolated;
}

/* Plugins that were built and tested with this Poise need no child to go first. */
static void probe_plugins(struct generation *into, struct probing *probing)
{
    for (uint32_t i = 0; i < into->plugin_count; i++) {
        struct plugin *plugin = &into->plugins[i];
        if (!loads_here(plugin) || plugin->trust == TRUST_SHIPPED)
            continue;
        probing->plugins[probing->count] = plugin;
        sealed_path(&plugin->sealed, probing->paths[probing->count]);
        probing->files[probing->count].path = probing->paths[probing->count];
        probing->count++;
    }
    probe_start(&probing->probe, probing->files, probing->count);
}

static void judge_probe(struct generation *into, struct probing *probing)
{
    probe_finish(&probing->probe, PROBE_TIMEOUT_MS);
    for (uint32_t i = 0; i < probing->count; i++) {
        const struct probe_file *file = &probing->files[i];
        if (file->status != POISE_OK)
            plugin_refuse(probing->plugins[i], into->arena, file->status, "%s%s%s",
                          probing->plugins[i]->path, file->detail == 0 ? "" : ", ",
                          file->detail == 0 ? "" : strsignal(file->detail));
    }
}

static void load_plugins(struct generation *into, struct probing *probing)
{
    judge_probe(into, probing);
    for (uint32_t i = 0; i < into->plugin_count; i++)
        if (loads_here(&into->plugins[i]))
            plugin_load(&into->plugins[i], into->arena);
}

static int32_t read_site(struct generation *into, const struct generation_source *source,
                         struct problems *problems)
{
    if (source->site_file == NULL)
        return site_default(into->arena, into->vocabulary, source->conf_folder,
                            &into->site);
    int32_t status = site_read(into->arena, into->vocabulary, source->site_file,
                               &into->site, problems);
    return status == POISE_OK ? site_borrow(into->arena, source->conf_folder, &into->site)
                              : status;
}

/* Facts first, all of them: a plugin may read what another one declares. */
static void read_manifests(struct generation *into)
{
    for (uint32_t i = 0; i < into->plugin_count; i++)
        if (into->plugins[i].status == POISE_OK)
            declare_facts(into, &into->plugins[i]);
    for (uint32_t i = 0; i < into->plugin_count; i++)
        if (into->plugins[i].status == POISE_OK)
            mark_reads(into, &into->plugins[i]);
}

static int32_t open_parts(struct generation *into, const struct generation_source *source,
                          struct problems *problems)
{
    into->vocabulary = vocabulary_new(into->arena);
    into->plugins =
        arena_array(into->arena, GENERATION_PLUGIN_LIMIT, sizeof *into->plugins);
    struct probing *probing = arena_alloc(into->arena, sizeof *probing);
    if (into->vocabulary == NULL || into->plugins == NULL || probing == NULL)
        return POISE_E_MEMORY;
    int32_t status = read_site(into, source, problems);
    if (status != POISE_OK)
        return status;
    find_plugins(into, source, problems);
    read_manifests(into);
    into->derivations = derivations_new(into->arena, into->vocabulary, problems);
    into->catalogue = catalogue_new(into->arena, into->vocabulary);
    if (into->derivations == NULL || into->catalogue == NULL)
        return problems->count > 0 ? POISE_E_CRITERION : POISE_E_MEMORY;
    bool judge_first = any_is_by_role(into);
    if (judge_first)
        read_catalogues(into, source, problems);
    probe_plugins(into, probing);
    if (!judge_first) /* while the child is at work */
        read_catalogues(into, source, problems);
    load_plugins(into, probing);
    return POISE_OK;
}

int32_t generation_open(const struct generation_source *source, struct generation **out,
                        struct problems *problems)
{
    struct arena *arena = arena_new((size_t)1 << 20);
    struct generation *generation =
        arena == NULL ? NULL : arena_alloc(arena, sizeof *generation);
    if (generation == NULL) {
        arena_free(arena);
        return problem_add(problems, POISE_E_MEMORY, NULL, 0, "out of memory");
    }
    generation->arena = arena;
    int before = problems->count;
    int32_t status = open_parts(generation, source, problems);
    if (status == POISE_OK)
        status = settle(generation);
    if (status == POISE_OK)
        site_check(generation, is_alone(source), problems);
    if (status != POISE_OK && problems->count == before)
        problem_add(problems, status, NULL, 0, "%s", status_cause(status));
    if (problems->count > before) {
        generation_close(generation);
        return problems->last == NULL ? POISE_E_MEMORY : problems->last->status;
    }
    *out = generation;
    return POISE_OK;
}

void generation_close(struct generation *generation)
{
    if (generation == NULL)
        return;
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        plugin_unload(&generation->plugins[i]);
    arena_free(generation->arena);
}
