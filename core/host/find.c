/* Folders, then the site's choice, then whose word stands for each, then duplicates. */
#include "find.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/problem.h"
#include "base/safe_file.h"
#include "generation.h"
#include "trust.h"

static int is_shared_object(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 3 && strcmp(entry->d_name + length - 3, ".so") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* The guest stands first while folders are read, and takes the place of the site's own
 * copy. */
static bool is_replaced(const struct generation *into, const struct plugin *plugin,
                        const struct generation_source *source)
{
    return source->guest != NULL && plugin->has_manifest &&
           strcmp(plugin->id, into->plugins[0].id) == 0;
}

static void inspect_file(struct generation *into, const struct sealed_source *file,
                         const struct generation_source *source)
{
    struct plugin *plugin = &into->plugins[into->plugin_count];
    plugin_inspect_in(plugin, into->arena, file);
    if (is_replaced(into, plugin, source))
        plugin_unload(plugin);
    else
        into->plugin_count++;
}

static void inspect_folder(struct generation *into, const char *folder,
                           const struct generation_source *source,
                           struct problems *problems)
{
    struct dirent **entries = NULL;
    struct safe_file open = {.fd = -1};
    if (safe_folder(into->arena, folder, &open) != POISE_OK)
        open.fd = -1; /* each file in it says why, from the top */
    int count = scandir(folder, &entries, is_shared_object, by_bytes);
    if (count < 0)
        problem_add(problems, POISE_E_IO, folder, 0,
                    "the plugin folder cannot be read: %s", strerror(errno));
    for (int i = 0; i < count; i++) {
        struct sealed_source file = {path_join(into->arena, folder, entries[i]->d_name),
                                     open.fd};
        if (into->plugin_count == GENERATION_PLUGIN_LIMIT)
            problem_add(problems, POISE_E_CONFIG_RANGE, folder, 0,
                        "%s is one plugin too many; %d are the most", entries[i]->d_name,
                        GENERATION_PLUGIN_LIMIT);
        else if (file.path != NULL)
            inspect_file(into, &file, source);
        free(entries[i]);
    }
    free(entries);
    if (open.fd >= 0)
        close(open.fd);
}

/* By id as bytes, then path: never the order of a folder. */
static int by_id(const void *a, const void *b)
{
    const struct plugin *x = a;
    const struct plugin *y = b;
    int ids = strcmp(x->id, y->id);
    return ids != 0 ? ids : strcmp(x->path, y->path);
}

/* Who comes first keeps a fact or an option that two plugins claim. Unless the site says
 * otherwise that is the one that is trusted more. */
static int by_claim(const void *a, const void *b)
{
    const struct plugin *x = a;
    const struct plugin *y = b;
    if (x->priority != y->priority)
        return x->priority < y->priority ? -1 : 1;
    if (x->trust != y->trust)
        return x->trust < y->trust ? -1 : 1;
    return by_id(a, b);
}

/* -------------------- choosing */

/* What is refused for something else disturbs nobody: a file that is not trusted cannot
 * put a plugin that is out of use. */
static bool is_candidate(const struct plugin *plugin)
{
    return plugin->has_manifest &&
           (plugin->status == POISE_OK || plugin->status == POISE_E_PLUGIN_DUPLICATE);
}

static void refuse_duplicates(struct generation *into)
{
    for (uint32_t i = 0; i + 1 < into->plugin_count; i++) {
        for (uint32_t j = i + 1; j < into->plugin_count; j++) {
            struct plugin *a = &into->plugins[i];
            struct plugin *b = &into->plugins[j];
            if (!is_candidate(a) || !is_candidate(b) || strcmp(a->id, b->id) != 0)
                continue;
            plugin_refuse(a, into->arena, POISE_E_PLUGIN_DUPLICATE, "%s and %s", a->path,
                          b->path);
            plugin_refuse(b, into->arena, POISE_E_PLUGIN_DUPLICATE, "%s and %s", a->path,
                          b->path);
        }
    }
}

static void apply_site(struct generation *into, const struct generation_source *source)
{
    const struct site *site = &into->site;
    const struct plugin *guest = generation_guest(into, source);
    for (uint32_t i = 0; i < into->plugin_count; i++) {
        struct plugin *plugin = &into->plugins[i];
        bool off = names_have(&site->disable, plugin->id) ||
                   (site->enable.count > 0 && !names_have(&site->enable, plugin->id));
        if (plugin == guest)
            continue;
        if (off)
            plugin_refuse(plugin, into->arena, POISE_E_PLUGIN_DISABLED, "%s", "");
        plugin->isolated = site->isolate_all || names_have(&site->isolate, plugin->id);
    }
}

static void inspect_folders(struct generation *into,
                            const struct generation_source *source,
                            struct problems *problems)
{
    const struct names *folders = &into->site.plugin_folders;
    for (uint32_t i = 0; i < folders->count; i++)
        inspect_folder(into, folders->items[i], source, problems);
    if (folders->count == 0)
        inspect_folder(into, source->plugin_folder, source, problems);
    for (uint32_t i = 0; i < into->site.plugin_also.count; i++)
        inspect_folder(into, into->site.plugin_also.items[i], source, problems);
}

/* Nobody needs to vouch for a guest. */
static void judge(struct generation *into, const struct generation_source *source)
{
    const struct plugin *guest = generation_guest(into, source);
    for (uint32_t i = 0; i < into->plugin_count; i++) {
        struct plugin *plugin = &into->plugins[i];
        plugin->priority = site_priority(&into->site, plugin->id);
        if (plugin == guest)
            plugin->trust = TRUST_UNSIGNED;
        else
            trust_judge(plugin, &into->site, into->arena);
    }
}

void find_plugins(struct generation *into, const struct generation_source *source,
                  struct problems *problems)
{
    if (source->guest != NULL)
        plugin_inspect(&into->plugins[into->plugin_count++], into->arena,
                       source->guest->plugin);
    if (source->guest == NULL || !source->guest->alone)
        inspect_folders(into, source, problems);
    apply_site(into, source);
    judge(into, source);
    qsort(into->plugins, into->plugin_count, sizeof *into->plugins, by_claim);
    refuse_duplicates(into);
}

/* -------------------- missing */

static bool have_plugin(const struct generation *generation, const char *id)
{
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (strcmp(generation->plugins[i].id, id) == 0)
            return true;
    return false;
}

/* A plugin that the site names and nobody provides is not assessed, and says so. */
static void add_missing(struct generation *into, const struct names *wanted)
{
    for (uint32_t i = 0; i < wanted->count; i++) {
        if (have_plugin(into, wanted->items[i]) ||
            into->plugin_count == GENERATION_PLUGIN_LIMIT)
            continue;
        struct plugin *plugin = &into->plugins[into->plugin_count++];
        *plugin = (struct plugin){.id = wanted->items[i], .path = "", .catalogue = -1};
        plugin->priority = site_priority(&into->site, plugin->id);
        plugin_refuse(plugin, into->arena, POISE_E_PLUGIN_MISSING, "%s", plugin->id);
    }
}

void find_missing(struct generation *into)
{
    add_missing(into, &into->site.enable);
    add_missing(into, &into->site.required);
    qsort(into->plugins, into->plugin_count, sizeof *into->plugins, by_id);
}
