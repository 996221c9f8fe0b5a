/* poise rank: the list. */
#include "report/answer_json.h"
#include "report/rank_text.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_rank = {
    .name = "rank",
    .usage = "CASE...",
    .summary = "what fits this person, in order, and why",
    .help =
        "  poise rank case.ini\n"
        "  poise rank case.ini --goals quality-first\n"
        "  poise rank - --format json < case.ini\n"
        "  poise rank monday/*.ini --site hospital.cfg -o monday.txt\n"
        "\n"
        "CASE is a case file (`poise help case`), or `-` for standard input. The list "
        "has\n"
        "what is urgent first, then systemic treatment, local treatment, bone health,\n"
        "support and trials. Each option has a balance of 100: how well it fits by the\n"
        "goals in use. `+` speaks for it, `-` is what it costs, `!` a caution, `?` what "
        "to\n"
        "check first, `~` a dose, `&` what goes with it. Then come what to find out "
        "next,\n"
        "what cannot be told yet, and what was ruled out and why.\n"
        "\n"
        "Of several cases each is answered; the exit code is the first that is not 0.\n",
    .least = 1,
    .most = ARGUMENT_LIMIT,
    .run = run,
};

static enum exit_code rank_one(struct desk *desk, const struct args *args,
                               const char *path)
{
    struct answer *answer;
    enum exit_code code = desk_ask(desk, path, &answer);
    if (code != EXIT_RANKED)
        return code;
    if (desk->out.length > 0 && args->format == FORMAT_TEXT)
        text_put(&desk->out, "\n\n");
    if (args->format == FORMAT_JSON)
        answer_json(answer, args->all, &desk->out);
    else
        rank_text(answer, &desk->style, args->quiet ? NULL : path, args->all, &desk->out);
    return desk_judge(desk, answer);
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    enum exit_code first = desk_open(desk, args);
    bool opened = first == EXIT_RANKED;
    for (int i = 0; opened && i < args->count; i++) {
        enum exit_code code = rank_one(desk, args, args->items[i]);
        first = first == EXIT_RANKED ? code : first;
    }
    return first;
}
