/* poise read: a record as it was read. */
#include "report/read.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_read = {
    .name = "read",
    .usage = "CASE",
    .summary = "what a record says, where each fact comes from, what was not used",
    .help =
        "  poise read bundle.json\n"
        "  poise read bundle.json > case.ini\n"
        "  poise read bundle.json --format json\n"
        "\n"
        "The facts as a case file that can be corrected and ranked. Comments say what\n"
        "each fact rests on, how courses of treatment were told apart, what\n"
        "contradicts, what was used with a doubt and what was not used, and why.\n"
        "Nothing that follows from other facts is shown; goals are not read.\n",
    .least = 1,
    .most = 1,
    .run = run,
};

static enum exit_code run(struct desk *desk, const struct args *args)
{
    struct record *record = NULL;
    enum exit_code code = desk_open(desk, args);
    if (code == EXIT_RANKED)
        code = desk_read_case(desk, args->items[0], &record);
    if (code != EXIT_RANKED)
        return code;
    if (args->format == FORMAT_JSON)
        read_json(record, desk_as_of(desk), &desk->out);
    else
        read_text(record, desk_as_of(desk), &desk->out);
    return EXIT_RANKED;
}
