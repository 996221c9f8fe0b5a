/* poise plugins: which modalities are assessed, and which are not and why. */
#include "report/lists.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_plugins = {
    .name = "plugins",
    .usage = "",
    .summary = "the plugins that were found, in use or not and why",
    .help = "  poise plugins\n"
            "  poise plugins --site hospital.cfg --format json\n"
            "\n"
            "Exit code 6 when a plugin that the site wants is not in use.\n",
    .least = 0,
    .most = 0,
    .run = run,
};

static enum exit_code run(struct desk *desk, const struct args *args)
{
    enum exit_code code = desk_open(desk, args);
    if (code != EXIT_RANKED)
        return code;
    const struct generation *generation = desk->engine->generation;
    if (args->format == FORMAT_JSON)
        plugins_json(generation, &desk->out);
    else
        plugins_text(generation, &desk->style, &desk->out);
    return desk_wants_more(desk) ? EXIT_PARTIAL : EXIT_RANKED;
}
