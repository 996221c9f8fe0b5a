/* What text and JSON of a timeline share. */
#include "timeline.h"

static bool has_row(const struct option *const *rows, uint32_t count,
                    const struct option *option)
{
    for (uint32_t i = 0; i < count; i++)
        if (rows[i] == option)
            return true;
    return false;
}

uint32_t timeline_rows(const struct timeline *timeline, const struct option **rows,
                       uint32_t room)
{
    enum { AMONG_THE_FIRST = 3 };
    uint32_t count = 0;
    for (uint32_t p = 0; p < timeline->count; p++) {
        const struct answer *answer = timeline->points[p].answer;
        for (uint32_t i = 0; i < answer->ranked_count && count < room; i++) {
            const struct outcome *outcome = answer->ranked[i];
            if (outcome->option->role == ROLE_SYSTEMIC && !outcome->option->addon &&
                outcome->rank_in_role <= AMONG_THE_FIRST &&
                !has_row(rows, count, outcome->option))
                rows[count++] = outcome->option;
        }
    }
    return count;
}

uint32_t timeline_facts(const struct record *before, const struct record *after,
                        uint32_t numbers[FACT_LIMIT])
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < after->count; i++) {
        const struct reading *was = record_at(before, i);
        const struct reading *is = record_at(after, i);
        bool given = was->origin == ORIGIN_GIVEN || is->origin == ORIGIN_GIVEN;
        bool same = (was->state == FACT_UNKNOWN) == (is->state == FACT_UNKNOWN) &&
                    (was->state == FACT_UNKNOWN ||
                     datum_equal(fact_at(after->vocabulary, i), &was->datum, &is->datum));
        if (given && !same)
            numbers[count++] = i;
    }
    return count;
}
