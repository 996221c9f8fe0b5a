/* Putting catalogues into one order, whatever the order in which they were read. */
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "catalogue.h"

/* The files in their final order, and where each one was. */
struct settling {
    struct catalogue *catalogue;
    uint32_t was[CATALOGUE_LIMIT];
    uint32_t becomes[CATALOGUE_LIMIT];
};

/* common.cfg first, then by the bytes of the plugin's id. */
static bool comes_before(const struct catalogue_file *a, const struct catalogue_file *b)
{
    bool common = strcmp(a->plugin, CATALOGUE_COMMON) == 0;
    if (common || strcmp(b->plugin, CATALOGUE_COMMON) == 0)
        return common;
    return strcmp(a->plugin, b->plugin) < 0;
}

static void order_files(struct settling *settling)
{
    const struct catalogue *catalogue = settling->catalogue;
    for (uint32_t i = 0; i < catalogue->file_count; i++) {
        uint32_t at = i;
        while (at > 0 && comes_before(&catalogue->files[i],
                                      &catalogue->files[settling->was[at - 1]])) {
            settling->was[at] = settling->was[at - 1];
            at--;
        }
        settling->was[at] = i;
    }
    for (uint32_t i = 0; i < catalogue->file_count; i++)
        settling->becomes[settling->was[i]] = i;
}

static void move_options(struct settling *settling, struct option *to)
{
    const struct catalogue *catalogue = settling->catalogue;
    uint32_t count = 0;
    for (uint32_t i = 0; i < catalogue->file_count; i++) {
        const struct catalogue_file *file = &catalogue->files[settling->was[i]];
        for (uint32_t j = 0; j < file->count; j++) {
            to[count] = catalogue->options[file->first + j];
            to[count++].plugin = i;
        }
    }
}

static void move_flags(struct settling *settling, struct flag_rule *to)
{
    const struct catalogue *catalogue = settling->catalogue;
    uint32_t count = 0;
    for (uint32_t i = 0; i < catalogue->file_count; i++) {
        const struct catalogue_file *file = &catalogue->files[settling->was[i]];
        for (uint32_t j = 0; j < file->flag_count; j++)
            to[count++] = catalogue->flags[file->flag_first + j];
    }
}

static void move_rules(struct settling *settling, struct standing_rule *to)
{
    const struct catalogue *catalogue = settling->catalogue;
    uint32_t count = 0;
    for (uint32_t i = 0; i < catalogue->file_count; i++)
        for (uint32_t j = 0; j < catalogue->rule_count; j++)
            if (settling->becomes[catalogue->rules[j].file] == i) {
                to[count] = catalogue->rules[j];
                to[count++].file = i;
            }
}

static void move_interactions(struct settling *settling, struct interaction *to)
{
    const struct catalogue *catalogue = settling->catalogue;
    uint32_t count = 0;
    for (uint32_t i = 0; i < catalogue->file_count; i++)
        for (uint32_t j = 0; j < catalogue->interaction_count; j++)
            if (settling->becomes[catalogue->interactions[j].file] == i) {
                to[count] = catalogue->interactions[j];
                to[count++].file = i;
            }
}

static void move_files(struct settling *settling, struct catalogue_file *to)
{
    const struct catalogue *catalogue = settling->catalogue;
    uint32_t first = 0;
    uint32_t flag_first = 0;
    for (uint32_t i = 0; i < catalogue->file_count; i++) {
        to[i] = catalogue->files[settling->was[i]];
        to[i].first = first;
        to[i].flag_first = flag_first;
        first += to[i].count;
        flag_first += to[i].flag_count;
    }
}

/* -------------------- standing */

static bool rule_fits(const struct standing_rule *rule, const struct option *option)
{
    return (rule->any_role || rule->role == option->role) &&
           (rule->any_tag || labels_meet(&rule->tags, &option->labels)) &&
           !labels_meet(&rule->except, &option->labels);
}

static uint32_t add_rules(const struct catalogue *catalogue, const struct option *option,
                          uint32_t file, const struct situation **to)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < catalogue->rule_count; i++)
        if (catalogue->rules[i].file == file && rule_fits(&catalogue->rules[i], option))
            to[count++] = &catalogue->rules[i].situation;
    return count;
}

/* What holds for everyone comes before what holds for a kind of options, and that before
 * what holds for the option; the order in which plugins were loaded never matters. */
static bool order_standing(const struct catalogue *catalogue, struct option *option)
{
    uint32_t room = catalogue->rule_count * 2 + option->situation_count;
    const struct situation **standings =
        arena_array(catalogue->arena, room, sizeof(void *));
    uint32_t count = 0;
    if (standings == NULL)
        return false;
    if (catalogue->common >= 0)
        count = add_rules(catalogue, option, (uint32_t)catalogue->common, standings);
    if ((int)option->plugin != catalogue->common)
        count += add_rules(catalogue, option, option->plugin, standings + count);
    for (uint32_t i = 0; i < option->situation_count; i++)
        standings[count++] = &option->situations[i];
    option->standings = standings;
    option->standing_count = count;
    return true;
}

int32_t catalogue_settle(struct catalogue *catalogue)
{
    struct settling settling = {.catalogue = catalogue};
    struct arena *arena = catalogue->arena;
    struct option *options = arena_array(arena, catalogue->option_count, sizeof *options);
    struct flag_rule *flags = arena_array(arena, catalogue->flag_count, sizeof *flags);
    struct standing_rule *rules =
        arena_array(arena, catalogue->rule_count, sizeof *rules);
    struct interaction *interactions =
        arena_array(arena, catalogue->interaction_count, sizeof *interactions);
    struct catalogue_file *files =
        arena_array(arena, catalogue->file_count, sizeof *files);
    if (options == NULL || flags == NULL || rules == NULL || interactions == NULL ||
        files == NULL)
        return POISE_E_MEMORY;
    order_files(&settling);
    move_options(&settling, options);
    move_flags(&settling, flags);
    move_rules(&settling, rules);
    move_interactions(&settling, interactions);
    move_files(&settling, files);
    if (catalogue->common >= 0)
        catalogue->common = (int)settling.becomes[catalogue->common];
    catalogue->options = options;
    catalogue->flags = flags;
    catalogue->rules = rules;
    catalogue->interactions = interactions;
    memcpy(catalogue->files, files, catalogue->file_count * sizeof *files);
    bool ok = true;
    for (uint32_t i = 0; i < catalogue->option_count && ok; i++)
        ok = order_standing(catalogue, &catalogue->options[i]);
    return ok ? POISE_OK : POISE_E_MEMORY;
}

int catalogue_file_of(const struct catalogue *catalogue, const char *plugin)
{
    for (uint32_t i = 0; i < catalogue->file_count; i++)
        if (strcmp(catalogue->files[i].plugin, plugin) == 0)
            return (int)i;
    return -1;
}
