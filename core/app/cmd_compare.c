/* poise compare: two options for one person side by side. */
#include "report/compare.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_compare = {
    .name = "compare",
    .usage = "CASE OPTION OPTION",
    .summary = "two options side by side, and what makes the difference",
    .help =
        "  poise compare case.ini ribociclib-ai palbociclib-ai\n"
        "  poise compare case.ini capecitabine paclitaxel-weekly --goals keep-hair\n"
        "\n"
        "What each goal adds to either balance, the difference part by part, and the\n"
        "questions people ask about both. Figures of two trials are shown beside each\n"
        "other, never subtracted: they are not comparable.\n",
    .least = 3,
    .most = 3,
    .run = run,
};

static enum exit_code run(struct desk *desk, const struct args *args)
{
    const struct option *options[2];
    const struct outcome *outcomes[2];
    struct answer *answer;
    enum exit_code code = desk_open(desk, args);
    for (int i = 0; i < 2 && code == EXIT_RANKED; i++)
        code = desk_option(desk, args->items[1 + i], &options[i]);
    if (code == EXIT_RANKED)
        code = desk_ask(desk, args->items[0], REQUEST_ALL, &answer);
    for (int i = 0; i < 2 && code == EXIT_RANKED; i++)
        code = desk_outcome(answer, options[i], &outcomes[i]);
    if (code != EXIT_RANKED)
        return code;
    if (args->format == FORMAT_JSON)
        compare_json(answer, outcomes[0], outcomes[1], &desk->out);
    else
        compare_text(answer, outcomes[0], outcomes[1], &desk->style, &desk->out);
    return desk_judge(desk, answer);
}
