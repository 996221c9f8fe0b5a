/* poise explain: everything about one option for one person. */
#include "report/explain_json.h"
#include "report/explain_text.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_explain = {
    .name = "explain",
    .usage = "CASE OPTION",
    .summary = "why an option stands where it does, or why it is ruled out",
    .help =
        "  poise explain case.ini ribociclib-ai\n"
        "  poise explain case.ini olaparib --goals quality-first\n"
        "  poise explain case.ini sbrt-oligometastatic --format json\n"
        "\n"
        "The balance part by part, what would change it, every reason with its facts,\n"
        "dates and sources, the evidence with its figures, side effects, what it means "
        "in\n"
        "practice, and every criterion with the facts that decided it.\n",
    .least = 2,
    .most = 2,
    .run = run,
};

static enum exit_code run(struct desk *desk, const struct args *args)
{
    const struct option *option;
    const struct outcome *outcome;
    struct answer *answer;
    enum exit_code code = desk_open(desk, args);
    if (code == EXIT_RANKED)
        code = desk_option(desk, args->items[1], &option);
    if (code == EXIT_RANKED)
        code = desk_ask(desk, args->items[0], REQUEST_ALL | REQUEST_FIT, &answer);
    if (code == EXIT_RANKED)
        code = desk_outcome(answer, option, &outcome);
    if (code != EXIT_RANKED)
        return code;
    if (args->format == FORMAT_JSON)
        explain_json(answer, outcome, &desk->out);
    else
        explain_text(answer, outcome, &desk->style, &desk->out);
    return desk_judge(desk, answer);
}
