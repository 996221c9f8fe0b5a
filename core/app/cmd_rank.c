/* poise rank: the list. */
#include "report/answer_json.h"
#include "report/rank_text.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_rank = {
    .name = "rank",
    .usage = "CASE...",
    .summary = "what fits this person, in order, and why",
    .help = "",
    .least = 1,
    .most = ARGUMENT_LIMIT,
    .run = run,
};

static enum exit_code rank_one(struct desk *desk, const struct args *args,
                               const char *path)
{
    struct record *record;
    struct answer *answer;
    enum exit_code code = desk_read_case(desk, path, &record);
    if (code == EXIT_RANKED)
        code = desk_answer(desk, record, &answer);
    if (code != EXIT_RANKED)
        return code;
    if (args->format == FORMAT_JSON)
        answer_json(answer, args->all, true, &desk->out);
    else
        rank_text(answer, &desk->style, args->quiet ? NULL : path, args->all, &desk->out);
    return desk_judge(desk, answer);
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    enum exit_code code = desk_open(desk, args);
    for (int i = 0; i < args->count && code == EXIT_RANKED; i++)
        code = rank_one(desk, args, args->items[i]);
    return code;
}
