/* Open, compare the parts, check what is new, run in shadow. */
#include "rehearsal.h"

#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "check.h"
#include "engine/engine.h"
#include "settings/catalogue.h"

/* -------------------- parts */

static const struct plugin *find_plugin(const struct generation *generation,
                                        const char *id)
{
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (strcmp(generation->plugins[i].id, id) == 0)
            return &generation->plugins[i];
    return NULL;
}

static const struct catalogue_file *find_file(const struct generation *generation,
                                              const char *name)
{
    for (uint32_t i = 0; i < generation->catalogue->file_count; i++)
        if (strcmp(generation->catalogue->files[i].plugin, name) == 0)
            return &generation->catalogue->files[i];
    return NULL;
}

static const char *digest_text(struct arena *arena, const struct digest *digest)
{
    char text[DIGEST_TEXT];
    digest_format(digest, text);
    return arena_string(arena, text);
}

static enum part_change change_between(const struct digest *before,
                                       const struct digest *after)
{
    if (before == NULL)
        return PART_NEW;
    if (after == NULL)
        return PART_GONE;
    return memcmp(before, after, sizeof *before) == 0 ? PART_SAME : PART_CHANGED;
}

static const char *version_of(struct arena *arena, const struct plugin *plugin)
{
    if (plugin == NULL)
        return NULL;
    return plugin->has_manifest ? plugin->manifest.version
                                : digest_text(arena, &plugin->digest);
}

static void add_plugin(struct rehearsal *rehearsal, struct arena *arena,
                       const struct plugin *before, const struct plugin *after)
{
    const struct plugin *named = after == NULL ? before : after;
    rehearsal->parts[rehearsal->part_count++] = (struct part){
        .name = named->id,
        .is_plugin = true,
        .change = change_between(before == NULL ? NULL : &before->digest,
                                 after == NULL ? NULL : &after->digest),
        .before = version_of(arena, before),
        .after = version_of(arena, after),
        .refused = after == NULL || after->status == POISE_OK ? NULL : after->reason,
    };
}

static void add_file(struct rehearsal *rehearsal, struct arena *arena,
                     const struct catalogue_file *before,
                     const struct catalogue_file *after)
{
    const struct catalogue_file *named = after == NULL ? before : after;
    rehearsal->parts[rehearsal->part_count++] = (struct part){
        .name = named->plugin,
        .change = change_between(before == NULL ? NULL : &before->digest,
                                 after == NULL ? NULL : &after->digest),
        .before = before == NULL ? NULL : digest_text(arena, &before->digest),
        .after = after == NULL ? NULL : digest_text(arena, &after->digest),
    };
}

/* First what the new generation has, in its order; then what it has no more. */
static bool compare_parts(struct rehearsal *rehearsal, struct arena *arena,
                          const struct generation *present, const struct generation *next)
{
    uint32_t room = present->plugin_count + next->plugin_count +
                    present->catalogue->file_count + next->catalogue->file_count;
    rehearsal->parts = arena_array(arena, room, sizeof *rehearsal->parts);
    if (rehearsal->parts == NULL)
        return false;
    for (uint32_t i = 0; i < next->plugin_count; i++)
        add_plugin(rehearsal, arena, find_plugin(present, next->plugins[i].id),
                   &next->plugins[i]);
    for (uint32_t i = 0; i < present->plugin_count; i++)
        if (find_plugin(next, present->plugins[i].id) == NULL)
            add_plugin(rehearsal, arena, &present->plugins[i], NULL);
    for (uint32_t i = 0; i < next->catalogue->file_count; i++) {
        const struct catalogue_file *file = &next->catalogue->files[i];
        add_file(rehearsal, arena, find_file(present, file->plugin), file);
    }
    for (uint32_t i = 0; i < present->catalogue->file_count; i++)
        if (find_file(next, present->catalogue->files[i].plugin) == NULL)
            add_file(rehearsal, arena, &present->catalogue->files[i], NULL);
    return true;
}

/* -------------------- checking */

static int32_t check_part(struct part *part, const struct plugin *plugin,
                          const struct generation_source *source, uint64_t seed,
                          struct arena *arena)
{
    struct check_report *report = arena_alloc(arena, sizeof *report);
    const struct check_request request = {.plugin = plugin->path,
                                          .site = source,
                                          .seed = seed,
                                          .persons = REHEARSAL_CHECK_PERSONS};
    if (report == NULL)
        return POISE_E_MEMORY;
    int32_t status = check_plugin(&request, report);
    if (status != POISE_OK)
        return status;
    part->laws_broken = check_broken(report);
    for (int i = LAW_COUNT - 1; i >= 0; i--)
        if (report->laws[i].state == LAW_BROKEN)
            part->first_broken = law_statement((enum law_number)i);
    return POISE_OK;
}

static int32_t check_parts(struct rehearsal *rehearsal,
                           const struct generation_source *source, uint64_t seed,
                           struct arena *arena)
{
    int32_t status = POISE_OK;
    for (uint32_t i = 0; i < rehearsal->part_count && status == POISE_OK; i++) {
        struct part *part = &rehearsal->parts[i];
        bool fresh = part->change == PART_NEW || part->change == PART_CHANGED;
        if (part->is_plugin && fresh && part->refused == NULL)
            status =
                check_part(part, find_plugin(rehearsal->next->generation, part->name),
                           source, seed, arena);
    }
    return status;
}

/* -------------------- all of it */

int32_t rehearse(const struct engine *present, const struct generation_source *source,
                 uint32_t persons, uint64_t seed, struct arena *arena,
                 struct rehearsal *out, struct problems *problems)
{
    *out = (struct rehearsal){.next = NULL};
    int32_t status = engine_open(source, &out->next, problems);
    if (status != POISE_OK)
        return status;
    if (!compare_parts(out, arena, present->generation, out->next->generation))
        status = POISE_E_MEMORY;
    if (status == POISE_OK)
        status = check_parts(out, source, seed, arena);
    if (status == POISE_OK)
        status = shadow_run(present, out->next, persons, seed, &out->shadow);
    if (status != POISE_OK) {
        problem_add(problems, status, NULL, 0,
                    "the new generation could not be tried: %s", status_cause(status));
        engine_close(out->next);
        out->next = NULL;
    }
    return status;
}

bool rehearsal_may_follow(const struct rehearsal *rehearsal)
{
    const struct site *site = &rehearsal->next->generation->site;
    for (uint32_t i = 0; i < rehearsal->part_count; i++) {
        const struct part *part = &rehearsal->parts[i];
        bool missing = part->refused != NULL || part->change == PART_GONE;
        if (part->laws_broken > 0 ||
            (part->is_plugin && missing && names_have(&site->required, part->name)))
            return false;
    }
    return true;
}
