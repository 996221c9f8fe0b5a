/* poise facts: the vocabulary. */
#include <string.h>

#include "base/name.h"
#include "record/vocabulary.h"
#include "report/lists.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_facts = {
    .name = "facts",
    .usage = "[FACT]",
    .summary = "every fact a case may state, or one in full",
    .help =
        "  poise facts\n"
        "  poise facts her2\n"
        "  poise facts --format json\n"
        "\n"
        "Names, values, units and ranges, and how a fact follows from others. The names\n"
        "are the keys of a case file.\n",
    .least = 0,
    .most = 1,
    .run = run,
};

static enum exit_code unknown(const struct vocabulary *vocabulary, const char *name)
{
    struct nearest nearest = {.wanted = name, .length = strlen(name)};
    fact_nearest(vocabulary, &nearest);
    if (nearest.best == NULL)
        return complain(EXIT_USAGE, "no fact is called \"%s\"; `poise facts` lists them",
                        name);
    return complain(EXIT_USAGE, "no fact is called \"%s\"; did you mean %s?", name,
                    nearest.best);
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    const struct fact *fact = NULL;
    enum exit_code code = desk_open(desk, args);
    if (code != EXIT_RANKED)
        return code;
    const struct vocabulary *vocabulary = desk->engine->generation->vocabulary;
    if (args->count == 1) {
        fact = fact_find(vocabulary, args->items[0], strlen(args->items[0]));
        if (fact == NULL)
            return unknown(vocabulary, args->items[0]);
    }
    if (args->format == FORMAT_JSON)
        facts_json(vocabulary, fact, &desk->out);
    else if (fact != NULL)
        fact_text(fact, &desk->style, &desk->out);
    else
        facts_text(vocabulary, &desk->style, &desk->out);
    return EXIT_RANKED;
}
