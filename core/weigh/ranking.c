/* Insertion sort on a key: the lists are short and the sort must be stable in nothing. */
#include "ranking.h"

#include <string.h>

/* Lower comes first. */
static int role_place(enum role role, const struct ranking_rules *rules)
{
    switch (role) {
    case ROLE_SYSTEMIC:
        return 1;
    case ROLE_LOCAL:
        return 2;
    case ROLE_BONE:
        return 3;
    case ROLE_SUPPORT:
        return rules->support_first ? 0 : 5;
    case ROLE_TRIAL:
    default:
        return rules->trials_due ? 4 : 6;
    }
}

/* What cannot wait stands above everything else. */
static int urgency_place(const struct outcome *outcome)
{
    return outcome->urgency == POISE_URGENCY_EMERGENCY ? 0
           : outcome->urgency == POISE_URGENCY_SOON    ? 1
                                                       : 2;
}

/* Urgency, then role, then whether it only goes with something, as one number. */
static int place_of(const struct outcome *outcome, const struct ranking_rules *rules)
{
    return urgency_place(outcome) * 16 + role_place(outcome->option->role, rules) * 2 +
           outcome->option->addon;
}

static int by_name(const struct outcome *a, const struct outcome *b)
{
    int ids = strcmp(a->option->id, b->option->id);
    if (ids != 0 || a->target == NULL || b->target == NULL)
        return ids;
    return strcmp(a->target, b->target);
}

static bool comes_before(const struct outcome *a, const struct outcome *b,
                         const struct ranking_rules *rules)
{
    int places = place_of(a, rules) - place_of(b, rules);
    if (places != 0)
        return places < 0;
    return a->balance != b->balance ? a->balance > b->balance : by_name(a, b) < 0;
}

uint32_t ranking_make(struct outcome *outcomes, uint32_t count,
                      const struct ranking_rules *rules, struct outcome **order)
{
    uint32_t used = 0;
    for (uint32_t i = 0; i < count; i++) {
        outcomes[i].rank = outcomes[i].rank_in_role = 0;
        if (!outcome_recommended(&outcomes[i]))
            continue;
        uint32_t at = used++;
        for (; at > 0 && comes_before(&outcomes[i], order[at - 1], rules); at--)
            order[at] = order[at - 1];
        order[at] = &outcomes[i];
    }
    uint32_t in_role[ROLE_COUNT] = {0};
    for (uint32_t i = 0; i < used; i++) {
        order[i]->rank = i + 1;
        order[i]->rank_in_role = ++in_role[order[i]->option->role];
    }
    return used;
}
