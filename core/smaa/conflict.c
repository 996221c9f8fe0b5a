/* Statements that contradict each other, by name. */
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "smaa.h"

static void put(struct text *text, const struct smaa_problem *problem, uint32_t s)
{
    text_put(text, text->length == 0 ? "these statements cannot all hold: " : "; ");
    smaa_statement_write(&problem->preferences->items[s], problem->criterion_ids, text);
}

static void put_cycle(struct text *text, const struct smaa_problem *problem,
                      const struct smaa_cycle *cycle)
{
    for (uint32_t i = 0; i < cycle->count; i++)
        put(text, problem, cycle->statements[i]);
}

static bool put_fewest(struct arena *arena, struct text *text,
                       const struct smaa_problem *problem)
{
    uint32_t count = problem->preferences->count;
    bool *skip = arena_array(arena, count + 1, sizeof *skip);
    if (skip == NULL || !smaa_region_blame(problem->preferences, problem->criteria, skip))
        return false;
    for (uint32_t s = 0; s < count; s++)
        if (!skip[s])
            put(text, problem, s);
    return true;
}

static int32_t tell(struct arena *arena, const struct smaa_problem *problem,
                    const char *file, const struct smaa_cycle *cycle,
                    struct problems *problems)
{
    struct text text = {0};
    bool told = true;
    if (cycle->count > 0)
        put_cycle(&text, problem, cycle);
    else
        told = put_fewest(arena, &text, problem);
    int32_t status = POISE_E_MEMORY;
    if (told && !text.failed)
        status = problem_add(problems, POISE_E_GOALS_CONFLICT, file, 0, "%s", text.bytes);
    text_free(&text);
    return status;
}

int32_t smaa_region_of(struct arena *arena, const struct smaa_problem *problem,
                       const char *file, struct smaa_region *out,
                       struct problems *problems)
{
    static const struct smaa_statements nothing = {0};
    struct smaa_problem heard = *problem;
    if (heard.preferences == NULL)
        heard.preferences = &nothing;
    struct smaa_sayings sayings = {heard.preferences, NULL, problem->criteria};
    struct smaa_cycle cycle;
    switch (smaa_region_make(arena, &sayings, out, &cycle)) {
    case SMAA_FOUND:
        return POISE_OK;
    case SMAA_EMPTY:
        return tell(arena, &heard, file, &cycle, problems);
    default:
        return problem_add(problems, POISE_E_MEMORY, file, 0, "out of memory");
    }
}
