/* poise check: a plugin, tried over generated persons before a site takes it in. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "check/check.h"
#include "report/check_report.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_check = {
    .name = "check",
    .usage = "PLUGIN.so",
    .summary = "does a plugin keep the laws, tried over generated persons",
    .help =
        "  poise check acme.so\n"
        "  poise check acme.so --catalogue acme.cfg --persons 500\n"
        "  poise check acme.so --seed 20261123 --person 412\n"
        "  poise check acme.so --format json\n"
        "\n"
        "Loads the plugin in a process that is killed when it does not return, asks it\n"
        "about generated persons and tries the laws that every plugin must keep: the "
        "same\n"
        "person always gets the same answer, unknown is never \"no\", reasons are "
        "honest,\n"
        "nothing is read that is not declared, time and memory are bounded. A law that "
        "is\n"
        "broken is shown with the smallest person who breaks it, as a case file.\n"
        "\n"
        "The catalogue is --catalogue, else NAME.cfg beside the plugin, else the one in\n"
        "the site's catalogue folder. Signatures are not asked for: this is what an\n"
        "author runs first. Exit code 8 when a law is broken.\n",
    .least = 1,
    .most = 1,
    .run = run,
};

/* NAME.cfg beside NAME.so; NULL when there is none. */
static const char *catalogue_beside(struct arena *arena, const char *plugin)
{
    const char *name = path_name(plugin);
    const char *ending = strrchr(name, '.');
    size_t length = ending == NULL ? strlen(name) : (size_t)(ending - name);
    char file[256];
    const char *folder = path_folder(arena, plugin);
    int wrote = snprintf(file, sizeof file, "%.*s.cfg", (int)length, name);
    if (folder == NULL || wrote < 0 || (size_t)wrote >= sizeof file)
        return NULL;
    const char *path = path_join(arena, folder, arena_string(arena, file));
    return path != NULL && access(path, R_OK) == 0 ? path : NULL;
}

/* A site that cannot be read is not the plugin's fault. */
static enum exit_code try_site(struct desk *desk, const struct generation_source *source)
{
    struct vocabulary *vocabulary = vocabulary_new(desk->arena);
    struct site *site = arena_alloc(desk->arena, sizeof *site);
    if (vocabulary == NULL || site == NULL)
        return complain(EXIT_INTERNAL, "out of memory");
    return site_read(desk->arena, vocabulary, source->site_file, site, &desk->problems) ==
                   POISE_OK
               ? EXIT_RANKED
               : desk_complain(desk, EXIT_USAGE);
}

static bool all_tried(const struct check_report *report)
{
    for (int i = 0; i < LAW_COUNT; i++)
        if (report->laws[i].state == LAW_NOT_TRIED)
            return false;
    return true;
}

/* What a run over the same persons needs on the command line, but for seed and person. */
static void tell_text(struct desk *desk, const struct args *args,
                      const struct check_report *report)
{
    struct text command = {0};
    text_put(&command, args->items[0]);
    if (args->catalogue != NULL)
        text_format(&command, " --catalogue %s", args->catalogue);
    if (args->site != NULL)
        text_format(&command, " --site %s", args->site);
    if (command.failed)
        desk->out.failed = true;
    else
        check_text(report, command.bytes, &desk->style, &desk->out);
    text_free(&command);
}

static enum exit_code tell(struct desk *desk, const struct args *args,
                           const struct check_report *report)
{
    if (args->format == FORMAT_JSON)
        check_json(report, args->items[0], &desk->out);
    else
        tell_text(desk, args, report);
    if (check_broken(report) > 0)
        return EXIT_LAW;
    return all_tried(report) ? EXIT_RANKED
                             : complain(EXIT_INTERNAL, "not every law could be tried");
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    const char *plugin = args->items[0];
    struct generation_source source = desk_source(desk, args);
    struct check_request request = {
        .plugin = plugin,
        .catalogue = args->catalogue != NULL ? args->catalogue
                                             : catalogue_beside(desk->arena, plugin),
        .site = &source,
        .seed = args->has_seed ? args->seed : CHECK_SEED,
        .first = args->person >= 0 ? (uint32_t)args->person : 0,
        .persons = args->person >= 0   ? 1
                   : args->persons > 0 ? (uint32_t)args->persons
                                       : CHECK_PERSONS,
    };
    if (access(plugin, R_OK) != 0)
        return complain(EXIT_USAGE, "%s: %s", plugin, strerror(errno));
    enum exit_code code = try_site(desk, &source);
    struct check_report *report = arena_alloc(desk->arena, sizeof *report);
    if (code != EXIT_RANKED)
        return code;
    if (report == NULL || check_plugin(&request, report) != POISE_OK)
        return complain(EXIT_INTERNAL, "%s cannot be tried: out of memory", plugin);
    return tell(desk, args, report);
}
