/* Flat arrays in, a sorted list out. */
#include "straight.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/generation.h"
#include "record/criteria_pool.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"
#include "weigh/outcome.h"

/* A comparison, or a joint of the two or more results before it. */
struct step {
    uint8_t kind; /* of criteria_pool.h */
    uint16_t fact;
    uint16_t count; /* of a joint: how many results it takes */
    union {
        double threshold;
        uint64_t mask;
    } with;
};

struct test {
    uint32_t first, count; /* its steps */
};

struct situation_row {
    struct test when;
    uint8_t level;
    uint8_t down;
};

struct row {
    struct test applies;
    uint32_t need_first, need_count;
    uint32_t never_first, never_count;
    uint32_t caution_first, caution_count;
    uint32_t situation_first, situation_count;
    uint8_t level;
    bool excluded;
    bool addon;
    uint8_t role;
    int urgency;
    int32_t worth[POISE_DIMENSION_END];
    uint32_t never_hold, needs_fail;
    uint32_t cautions;
    bool recommended;
    int32_t balance;
};

struct straight {
    const struct criteria *pool;
    uint32_t row_count, test_count, step_count, situation_count;
    struct row *rows;
    struct test *tests;
    struct step *steps;
    struct situation_row *situations;
    struct row **order;
};

static void *more(void *old, uint32_t count, size_t size)
{
    bool full = (count & (count + 1)) == 0;
    void *items = full ? realloc(old, (2 * (size_t)count + 2) * size) : old;
    if (items == NULL)
        abort();
    return items;
}

/* -------------------- copying */

static void add_steps(struct straight *straight, uint16_t criterion)
{
    const struct node *node = &straight->pool->nodes[criterion];
    for (uint32_t i = 0; i < node->count; i++)
        add_steps(straight, straight->pool->parts[node->first + i]);
    straight->steps =
        more(straight->steps, straight->step_count, sizeof *straight->steps);
    struct step *step = &straight->steps[straight->step_count++];
    *step = (struct step){.kind = node->kind, .fact = node->fact, .count = node->count};
    memcpy(&step->with, &node->with, sizeof step->with);
}

static struct test make_test(struct straight *straight, uint16_t criterion)
{
    struct test test = {.first = straight->step_count};
    add_steps(straight, criterion);
    test.count = straight->step_count - test.first;
    return test;
}

static uint32_t add_clauses(struct straight *straight, const struct clauses *clauses)
{
    uint32_t first = straight->test_count;
    for (uint32_t i = 0; i < clauses->count; i++) {
        struct test test = make_test(straight, clauses->items[i].when);
        straight->tests =
            more(straight->tests, straight->test_count, sizeof *straight->tests);
        straight->tests[straight->test_count++] = test;
    }
    return first;
}

static uint32_t add_situations(struct straight *straight, const struct option *option)
{
    uint32_t first = straight->situation_count;
    for (uint32_t i = 0; i < option->situation_count; i++) {
        const struct situation *situation = &option->situations[i];
        struct situation_row row = {make_test(straight, situation->when),
                                    situation->level, situation->down};
        straight->situations = more(straight->situations, straight->situation_count,
                                    sizeof *straight->situations);
        straight->situations[straight->situation_count++] = row;
    }
    return first;
}

static void add_row(struct straight *straight, const struct engine *engine,
                    uint32_t index)
{
    const struct option *option = &engine->generation->catalogue->options[index];
    struct row *row = &straight->rows[index];
    *row = (struct row){
        .applies = make_test(straight, option->applies),
        .need_count = option->needs.count,
        .never_count = option->never.count,
        .caution_count = option->caution.count,
        .situation_count = option->situation_count,
        .level = (uint8_t)option->level,
        .excluded = option->level > LEVEL_LATER || engine->site_excludes[index] != 0,
        .addon = option->addon,
        .role = (uint8_t)option->role,
        .urgency = option->urgency,
    };
    row->need_first = add_clauses(straight, &option->needs);
    row->never_first = add_clauses(straight, &option->never);
    row->caution_first = add_clauses(straight, &option->caution);
    row->situation_first = add_situations(straight, option);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        row->worth[d] = dimension_worth(d, engine->effects[index].now[d].value);
}

struct straight *straight_new(const struct engine *engine)
{
    const struct catalogue *catalogue = engine->generation->catalogue;
    struct straight *straight = calloc(1, sizeof *straight);
    if (straight == NULL)
        abort();
    straight->pool = catalogue->criteria;
    straight->row_count = catalogue->option_count;
    straight->rows = calloc(catalogue->option_count, sizeof *straight->rows);
    straight->order = calloc(catalogue->option_count, sizeof *straight->order);
    if (straight->rows == NULL || straight->order == NULL)
        abort();
    for (uint32_t i = 0; i < catalogue->option_count; i++)
        add_row(straight, engine, i);
    return straight;
}

void straight_free(struct straight *straight)
{
    free(straight->rows);
    free(straight->tests);
    free(straight->steps);
    free(straight->situations);
    free(straight->order);
    free(straight);
}

/* -------------------- ranking */

static uint8_t lean(bool yes, uint8_t state)
{
    return (uint8_t)(yes ? UNKNOWN + state : UNKNOWN - state);
}

static uint8_t compare(const struct step *step, const struct reading *reading)
{
    const union datum *datum = &reading->datum;
    switch (step->kind) {
    case NODE_LESS:
        return lean(datum->number < step->with.threshold, reading->state);
    case NODE_AT_LEAST:
        return lean(datum->number >= step->with.threshold, reading->state);
    case NODE_GREATER:
        return lean(datum->number > step->with.threshold, reading->state);
    case NODE_AT_MOST:
        return lean(datum->number <= step->with.threshold, reading->state);
    case NODE_EQUAL:
        return lean(!(datum->number < step->with.threshold) &&
                        !(datum->number > step->with.threshold),
                    reading->state);
    case NODE_CHOICE:
        return lean((step->with.mask >> (datum->choice & 63) & 1) != 0, reading->state);
    case NODE_MEMBER:
        return lean(member_has(datum->members, (uint32_t)step->with.mask),
                    reading->state);
    case NODE_EMPTY:
        return lean((datum->members[0] | datum->members[1]) == 0, reading->state);
    case NODE_KNOWN:
        return reading->state == FACT_KNOWN ? TRUE_FIRM : FALSE_FIRM;
    default:
        return TRUE_FIRM;
    }
}

static uint8_t evaluate(const struct straight *straight, const struct test *test,
                        const struct record *record)
{
    uint8_t stack[64];
    uint32_t top = 0;
    for (uint32_t i = 0; i < test->count; i++) {
        const struct step *step = &straight->steps[test->first + i];
        if (step->kind < NODE_NOT) {
            stack[top++] = compare(step, &record->readings[step->fact]);
            continue;
        }
        uint8_t result = stack[top - 1];
        for (uint32_t j = 2; j <= step->count; j++) {
            uint8_t other = stack[top - j];
            bool takes = step->kind == NODE_AND ? other < result : other > result;
            result = takes ? other : result;
        }
        top -= step->count;
        stack[top++] = step->kind == NODE_NOT ? (uint8_t)(TRUE_FIRM - result) : result;
    }
    return stack[0];
}

static uint32_t standing(const struct straight *straight, const struct row *row,
                         const struct record *record)
{
    for (uint32_t i = 0; i < row->situation_count; i++) {
        const struct situation_row *situation =
            &straight->situations[row->situation_first + i];
        if (!truth_holds(evaluate(straight, &situation->when, record)))
            continue;
        if (situation->down == 0)
            return situation->level;
        uint32_t from = row->level < LEVEL_OTHER ? LEVEL_SPLIT : row->level;
        return from + situation->down > LEVEL_LATER ? LEVEL_LATER
                                                    : from + situation->down;
    }
    return row->level;
}

static void judge(struct straight *straight, struct row *row, const struct record *record)
{
    row->never_hold = row->needs_fail = row->cautions = 0;
    row->recommended = false;
    uint8_t applies = evaluate(straight, &row->applies, record);
    if (truth_fails(applies))
        return;
    bool open = applies != UNKNOWN;
    for (uint32_t i = 0; i < row->need_count; i++) {
        uint8_t truth = evaluate(straight, &straight->tests[row->need_first + i], record);
        row->needs_fail |= (uint32_t)truth_fails(truth) << i;
        open = open && truth != UNKNOWN;
    }
    for (uint32_t i = 0; i < row->never_count; i++)
        row->never_hold |= (uint32_t)truth_holds(evaluate(
                               straight, &straight->tests[row->never_first + i], record))
                           << i;
    for (uint32_t i = 0; i < row->caution_count; i++)
        row->cautions += truth_holds(
            evaluate(straight, &straight->tests[row->caution_first + i], record));
    row->recommended =
        open && !row->excluded && row->needs_fail == 0 && row->never_hold == 0;
}

static void weigh(struct straight *straight, struct row *row, const struct record *record,
                  const int32_t *weight)
{
    int32_t balance = 0;
    row->worth[POISE_DIMENSION_GUIDELINE] =
        level_standing(standing(straight, row, record));
    row->worth[POISE_DIMENSION_CAUTION] = 1000 - caution_burden(row->cautions);
    for (int d = 0; d < POISE_DIMENSION_END; d++)
        balance += weight[d] * row->worth[d];
    row->balance = balance;
}

static bool before(const struct row *a, const struct row *b)
{
    if (a->urgency != b->urgency)
        return a->urgency > b->urgency;
    if (a->role != b->role)
        return a->role < b->role;
    if (a->addon != b->addon)
        return b->addon;
    return a->balance > b->balance;
}

struct straight_result straight_rank(struct straight *straight,
                                     const struct record *record, const int32_t *weight)
{
    struct straight_result result = {0, 0};
    for (uint32_t i = 0; i < straight->row_count; i++) {
        struct row *row = &straight->rows[i];
        judge(straight, row, record);
        if (!row->recommended)
            continue;
        weigh(straight, row, record, weight);
        uint32_t at = result.ranked++;
        for (; at > 0 && before(row, straight->order[at - 1]); at--)
            straight->order[at] = straight->order[at - 1];
        straight->order[at] = row;
        result.balances += row->balance;
    }
    return result;
}

void straight_marks(const struct straight *straight, uint32_t option,
                    uint32_t *never_hold, uint32_t *needs_fail)
{
    *never_hold = straight->rows[option].never_hold;
    *needs_fail = straight->rows[option].needs_fail;
}
