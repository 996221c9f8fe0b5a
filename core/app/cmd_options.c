/* poise options: what the catalogues offer. */
#include "report/lists.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_options = {
    .name = "options",
    .usage = "[WORDS]",
    .summary = "every option of this site, or those that fit a word",
    .help = "  poise options\n"
            "  poise options cdk46\n"
            "  poise options trastuzumab --format json\n"
            "\n"
            "WORDS is looked for in ids, labels, plugins, roles, drugs and tags. As JSON "
            "each\n"
            "option comes with its criteria, evidence, side effects and licences.\n",
    .least = 0,
    .most = 1,
    .run = run,
};

static enum exit_code run(struct desk *desk, const struct args *args)
{
    const char *words = args->count == 0 ? NULL : args->items[0];
    enum exit_code code = desk_open(desk, args);
    if (code != EXIT_RANKED)
        return code;
    const struct catalogue *catalogue = desk->engine->generation->catalogue;
    int told = args->format == FORMAT_JSON
                   ? options_json(catalogue, words, &desk->out)
                   : options_text(catalogue, words, &desk->style, &desk->out);
    if (told == 0)
        return complain(EXIT_NO_OPTION,
                        "no option has \"%s\" in its id, label, plugin, "
                        "role, drugs or tags",
                        words == NULL ? "" : words);
    return EXIT_RANKED;
}
