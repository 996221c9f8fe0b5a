/* A wrong name is an error: what was meant by it would silently not be so. */
#include "site_check.h"

#include <string.h>

#include "base/name.h"
#include "base/problem.h"
#include "settings/catalogue.h"

/* A setting of the site must be one that the plugin's manifest declares, within its
 * range. */
static void check_settings(const struct generation *generation, struct problems *problems)
{
    for (uint32_t i = 0; i < generation->site.setting_count; i++) {
        const struct plugin_setting *setting = &generation->site.settings[i];
        for (uint32_t j = 0; j < generation->plugin_count; j++) {
            const struct plugin *plugin = &generation->plugins[j];
            if (!plugin->has_manifest || strcmp(plugin->id, setting->plugin) != 0)
                continue;
            const struct manifest_setting *declared =
                manifest_setting(&plugin->manifest, setting->name);
            if (declared == NULL)
                problem_add(problems, POISE_E_CONFIG_KEY, setting->file, setting->line,
                            "plugin %s has no setting \"%s\"", plugin->id, setting->name);
            else if (setting->value < declared->low || setting->value > declared->high)
                problem_add(problems, POISE_E_CONFIG_RANGE, setting->file, setting->line,
                            "\"%s\" of plugin %s must be from %d to %d", setting->name,
                            plugin->id, (int)declared->low, (int)declared->high);
        }
    }
}

/* An option named in the site file must exist. While a plugin is not in use that cannot
 * be told: its options are not known. */
static void check_options(const struct generation *generation, const struct names *names,
                          int line, struct problems *problems)
{
    if (!generation_is_whole(generation))
        return;
    for (uint32_t i = 0; i < names->count; i++) {
        const char *id = names->items[i];
        if (option_find(generation->catalogue, id) != NULL)
            continue;
        struct nearest nearest = {.wanted = id, .length = strlen(id)};
        for (uint32_t j = 0; j < generation->catalogue->option_count; j++)
            nearest_offer(&nearest, generation->catalogue->options[j].id);
        problem_add(problems, POISE_E_OPTION, generation->site.file, line,
                    "no option is called \"%s\"%s%s%s", id,
                    nearest.best == NULL ? "" : "; the nearest is \"",
                    nearest.best == NULL ? "" : nearest.best,
                    nearest.best == NULL ? "" : "\"");
    }
}

/* The id of a file without a manifest is not known, nor whose an id is that two claim. */
static bool ids_are_known(const struct generation *generation)
{
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        const struct plugin *plugin = &generation->plugins[i];
        if (plugin->status == POISE_E_PLUGIN_DUPLICATE ||
            (!plugin->has_manifest && plugin->status != POISE_E_PLUGIN_MISSING))
            return false;
    }
    return true;
}

/* A plugin that is isolated under a wrong name would run in this process. One that is
 * wanted and missing has its place among the plugins; it is no mistake here. */
static void check_isolated(const struct generation *generation, struct problems *problems)
{
    const struct names *names = &generation->site.isolate;
    if (!ids_are_known(generation))
        return;
    for (uint32_t i = 0; i < names->count; i++) {
        const char *id = names->items[i];
        struct nearest nearest = {.wanted = id, .length = strlen(id)};
        bool found = false;
        for (uint32_t j = 0; j < generation->plugin_count; j++) {
            found = found || strcmp(generation->plugins[j].id, id) == 0;
            nearest_offer(&nearest, generation->plugins[j].id);
        }
        if (found)
            continue;
        problem_add(
            problems, POISE_E_CONFIG_RANGE, generation->site.file,
            generation->site.isolate_line, "`isolate`: no plugin is called \"%s\"%s%s%s",
            id, nearest.best == NULL ? "" : "; the nearest is \"",
            nearest.best == NULL ? "" : nearest.best, nearest.best == NULL ? "" : "\"");
    }
}

void site_check(const struct generation *generation, bool alone,
                struct problems *problems)
{
    const struct site *site = &generation->site;
    check_settings(generation, problems);
    if (alone)
        return;
    check_options(generation, &site->formulary, site->formulary_line, problems);
    check_options(generation, &site->disable_options, site->disable_line, problems);
    check_isolated(generation, problems);
}
