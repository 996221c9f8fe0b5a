/* poise goals: asks a person what matters and writes it down, or says what goals mean. */
#include <string.h>

#include "base/arena.h"
#include "elicit.h"
#include "record/record.h"
#include "report/goals_report.h"
#include "verb.h"
#include "weigh/dimension.h"
#include "weigh/weights.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_goals = {
    .name = "goals",
    .usage = "[NAME|FILE]",
    .summary = "ask what matters and write it down, or say what goals mean",
    .help =
        "  poise goals -o mine.ini              # asks; every question may be skipped\n"
        "  poise goals mine.ini                 # what these goals mean\n"
        "  poise goals quality-first --format json\n"
        "  poise rank case.ini --goals mine.ini\n"
        "\n"
        "Asks for an order of what matters, how much the others count against the "
        "first,\n"
        "a few choices between two treatments, how sure you are, and limits that are "
        "never\n"
        "traded away. An order alone is enough. Then it says what the weights mean: one "
        "more\n"
        "month without growth counts as much as what? Answers that cannot all hold are\n"
        "named, and asked again. Questions go to standard error, answers come from "
        "standard\n"
        "input, the goals go to standard output or to -o FILE.\n",
    .least = 0,
    .most = 1,
    .run = run,
};

/* The weights that goals give when nothing is known of the person. */
static bool weigh(struct desk *desk, const struct goals *goals, struct weights *out)
{
    const struct engine *engine = desk->engine;
    struct record *nobody = record_new(desk->arena, engine->generation->vocabulary);
    if (nobody != NULL)
        weights_make(goals, &engine->presets, &engine->generation->site, nobody, out);
    return nobody != NULL;
}

static enum exit_code tell(struct desk *desk, const struct goals *goals,
                           enum format format, struct text *out)
{
    struct weights weights;
    if (!weigh(desk, goals, &weights))
        return complain(EXIT_INTERNAL, "out of memory");
    if (format == FORMAT_JSON)
        goals_json(goals, &weights, out);
    else
        goals_text(goals, &weights, &desk->style, out);
    return EXIT_RANKED;
}

/* Shown before anything is written. */
static enum exit_code show(struct desk *desk, const struct goals *goals)
{
    struct text text = {0};
    enum exit_code code = tell(desk, goals, FORMAT_TEXT, &text);
    if (code == EXIT_RANKED && !text.failed)
        dialogue_say("\n%s", text.bytes);
    text_free(&text);
    return code;
}

/* Asks until the answers can all hold and the person agrees, or the input ends. */
static enum exit_code ask(struct desk *desk, struct elicit *elicit)
{
    for (;;) {
        elicit_run(elicit);
        if (elicit_contradicts(elicit)) {
            if (elicit->dialogue.ended)
                return complain(EXIT_GOALS,
                                "the answers contradict each other; change one of them");
            dialogue_say("Let us go through the questions again.\n");
            continue;
        }
        if (goals_empty(&elicit->goals))
            return complain(EXIT_GOALS, "nothing was said, so nothing is written");
        enum exit_code code = show(desk, &elicit->goals);
        if (code != EXIT_RANKED ||
            dialogue_choice(&elicit->dialogue, "Right? y, or n to begin again:", "yn") !=
                'n')
            return code;
    }
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    struct goals goals;
    enum exit_code code = desk_open(desk, args);
    if (code != EXIT_RANKED)
        return code;
    if (args->count == 1) {
        code = desk_read_goals(desk, args->items[0], &goals);
        return code == EXIT_RANKED ? tell(desk, &goals, args->format, &desk->out) : code;
    }
    struct elicit *elicit = arena_alloc(desk->arena, sizeof *elicit);
    if (elicit == NULL)
        return complain(EXIT_INTERNAL, "out of memory");
    code = ask(desk, elicit);
    if (code == EXIT_RANKED)
        goals_write(&elicit->goals, &desk->out);
    return code;
}
