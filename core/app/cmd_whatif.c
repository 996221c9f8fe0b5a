/* poise whatif: what a changed fact or goal would change. */
#include <string.h>

#include "intake/case_file.h"
#include "record/record.h"
#include "report/whatif.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_whatif = {
    .name = "whatif",
    .usage = "CASE FACT=VALUE...",
    .summary = "what a changed fact or goal would change",
    .help = "  poise whatif case.ini esr1=mutated\n"
            "  poise whatif case.ini line=2 progressed=yes "
            "prior_therapy=letrozole,ribociclib\n"
            "  poise whatif case.ini creatinine_clearance='28 mL/min'\n"
            "  poise whatif case.ini goals=quality-first\n"
            "\n"
            "Each FACT=VALUE replaces what the case says; `unknown` takes it away. Facts "
            "that\n"
            "follow from others follow anew. goals=NAME|FILE changes what matters.\n",
    .least = 2,
    .most = ARGUMENT_LIMIT,
    .run = run,
};

static enum exit_code suppose(struct desk *desk, const char *assignment,
                              struct record *record, struct goals *goals)
{
    static const char prefix[] = "goals=";
    if (strncmp(assignment, prefix, strlen(prefix)) == 0)
        return desk_read_goals(desk, assignment + strlen(prefix), goals);
    if (case_suppose(record, assignment, &desk->problems) == POISE_OK)
        return EXIT_RANKED;
    return desk_complain(desk, EXIT_RECORD);
}

/* Both answers, each in a session of its own: an answer lives until its session's
 * next. */
static enum exit_code answer_both(struct desk *desk, const struct args *args,
                                  struct session *second)
{
    struct record *record;
    struct answer *before;
    struct answer *after;
    enum exit_code code = desk_read_case(desk, args->items[0], &record);
    if (code != EXIT_RANKED)
        return code;
    struct goals goals = desk->goals;
    struct record *supposed = record_copy(desk->arena, record);
    code = supposed == NULL ? complain(EXIT_INTERNAL, "out of memory") : EXIT_RANKED;
    for (int i = 1; i < args->count && code == EXIT_RANKED; i++)
        code = suppose(desk, args->items[i], supposed, &goals);
    if (code == EXIT_RANKED)
        code = desk_answer(desk, desk->session, record, &desk->goals, &before);
    if (code == EXIT_RANKED)
        code = desk_answer(desk, second, supposed, &goals, &after);
    if (code != EXIT_RANKED)
        return code;
    struct whatif whatif = {args->count - 1, args->items + 1, before, after};
    if (args->format == FORMAT_JSON)
        whatif_json(&whatif, &desk->out);
    else
        whatif_text(&whatif, &desk->style, args->all, &desk->out);
    return desk_judge(desk, after);
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    struct session *second = NULL;
    enum exit_code code = desk_open(desk, args);
    if (code != EXIT_RANKED)
        return code;
    if (session_open(desk->engine, &second) != POISE_OK)
        return complain(EXIT_INTERNAL, "out of memory");
    code = answer_both(desk, args, second);
    session_close(second);
    return code;
}
