/* poise reload: what would change if other settings, catalogues or plugins followed. */
#include "base/arena.h"
#include "check/check.h"
#include "report/rehearsal_report.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_reload = {
    .name = "reload",
    .usage = "SITE --dry-run",
    .summary = "what would change if another site file followed this one",
    .help =
        "  poise reload new/poise.cfg --dry-run\n"
        "  poise reload new/poise.cfg --dry-run --site old/poise.cfg --persons 500\n"
        "  poise reload new/poise.cfg --dry-run --format json\n"
        "\n"
        "Opens what SITE names (settings, catalogues, plugins) beside what is in use,\n"
        "checks every plugin that is new or changed, and asks both about the same\n"
        "generated persons. Nothing is changed: only a service can be reloaded, and a\n"
        "command line is not one, so --dry-run is required. Exit code 8 when a plugin\n"
        "breaks a law or a required one is refused: then the old one must stay.\n",
    .least = 1,
    .most = 1,
    .run = run,
};

static enum exit_code run(struct desk *desk, const struct args *args)
{
    struct rehearsal rehearsal;
    struct generation_source source = desk_source(desk, args);
    source.site_file = args->items[0];
    if (!args->dry_run)
        return complain(EXIT_USAGE,
                        "nothing runs here that could be reloaded; `poise reload %s "
                        "--dry-run` shows what would change",
                        args->items[0]);
    enum exit_code code = desk_open(desk, args);
    if (code != EXIT_RANKED)
        return code;
    if (rehearse(desk->engine, &source,
                 args->persons > 0 ? (uint32_t)args->persons : CHECK_PERSONS,
                 args->has_seed ? args->seed : CHECK_SEED, desk->arena, &rehearsal,
                 &desk->problems) != POISE_OK)
        return desk_complain(desk, EXIT_USAGE);
    if (args->format == FORMAT_JSON)
        rehearsal_json(&rehearsal, &desk->out);
    else
        rehearsal_text(&rehearsal, &desk->style, &desk->out);
    code = rehearsal_may_follow(&rehearsal) ? EXIT_RANKED : EXIT_LAW;
    engine_close(rehearsal.next);
    return code;
}
