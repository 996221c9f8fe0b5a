/* Matching options by id and target. */
#include "moves.h"

#include <string.h>

#include "base/arena.h"
#include "settings/catalogue.h"

static bool same_target(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static const struct outcome *counterpart(const struct answer *answer,
                                         const struct outcome *outcome)
{
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        if (answer->outcomes[i].option == outcome->option &&
            same_target(answer->outcomes[i].target, outcome->target))
            return &answer->outcomes[i];
    return NULL;
}

static bool differs(const struct outcome *a, const struct outcome *b)
{
    if (strcmp(outcome_state_name(a), outcome_state_name(b)) != 0)
        return true;
    return a->rank > 0 &&
           (a->rank_in_role != b->rank_in_role || a->balance != b->balance);
}

static void add(struct moves *moves, const struct outcome *before,
                const struct outcome *after)
{
    if (before != NULL && after != NULL && differs(before, after))
        moves->items[moves->count++] = (struct move){before, after};
}

struct moves moves_between(struct arena *arena, const struct answer *before,
                           const struct answer *after)
{
    struct moves moves = {
        0, arena_array(arena, (size_t)after->outcome_count + before->ranked_count,
                       sizeof *moves.items)};
    if (moves.items == NULL)
        return moves;
    for (uint32_t i = 0; i < after->ranked_count; i++)
        add(&moves, counterpart(before, after->ranked[i]), after->ranked[i]);
    for (uint32_t i = 0; i < before->ranked_count; i++) {
        const struct outcome *now = counterpart(after, before->ranked[i]);
        if (now != NULL && now->rank == 0)
            add(&moves, before->ranked[i], now);
    }
    for (uint32_t i = 0; i < after->outcome_count; i++) {
        const struct outcome *was = counterpart(before, &after->outcomes[i]);
        if (was != NULL && was->rank == 0 && after->outcomes[i].rank == 0)
            add(&moves, was, &after->outcomes[i]);
    }
    return moves;
}

bool flag_is_raised(const struct answer *answer, const char *code)
{
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (strcmp(answer->flags[i].code, code) == 0)
            return true;
    return false;
}
