/* The list of what is said, and its words. */
#include "statement.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static bool grow(struct smaa_statements *list)
{
    uint32_t room = list->room == 0 ? 16 : list->room * 2;
    struct smaa_statement *items = arena_array(list->arena, room, sizeof *items);
    if (items == NULL)
        return false;
    if (list->count > 0)
        memcpy(items, list->items, list->count * sizeof *items);
    list->items = items;
    list->room = room;
    return true;
}

bool smaa_say(struct smaa_statements *list, const struct smaa_statement *statement)
{
    if (list->count >= SMAA_STATEMENT_LIMIT ||
        (list->count == list->room && !grow(list))) {
        list->full = true;
        return false;
    }
    list->items[list->count++] = *statement;
    return true;
}

static bool say_times(struct smaa_statements *list, uint32_t i, double number, uint32_t j,
                      const char *where)
{
    return smaa_say(list, &(struct smaa_statement){SMAA_TIMES, i, j, number, where});
}

static bool say_bound(struct smaa_statements *list, enum smaa_saying saying, uint32_t i,
                      double number, const char *where)
{
    return smaa_say(list, &(struct smaa_statement){saying, i, i, number, where});
}

bool smaa_say_ratio(struct smaa_statements *list, uint32_t i, uint32_t j, double lo,
                    double hi, const char *where)
{
    bool said = true;
    if (lo > 0)
        said = say_times(list, i, lo, j, where);
    if (said && hi > 0)
        said = say_times(list, j, 1 / hi, i, where);
    if (said && hi >= 0 && hi <= 0)
        said = say_bound(list, SMAA_AT_MOST, i, 0, where);
    return said;
}

bool smaa_say_interval(struct smaa_statements *list, uint32_t i, double lo, double hi,
                       const char *where)
{
    bool said = true;
    if (lo > 0)
        said = say_bound(list, SMAA_AT_LEAST, i, lo, where);
    if (said && hi < 1)
        said = say_bound(list, SMAA_AT_MOST, i, hi, where);
    return said;
}

bool smaa_say_weights(struct smaa_statements *list, const double *weights, uint32_t count,
                      const char *where)
{
    uint32_t heaviest = 0;
    bool said = true;
    for (uint32_t i = 1; i < count; i++)
        if (weights[i] > weights[heaviest])
            heaviest = i;
    for (uint32_t i = 0; i < count && said; i++) {
        double ratio = weights[i] / weights[heaviest];
        if (i != heaviest)
            said = smaa_say_ratio(list, i, heaviest, ratio, ratio, where);
    }
    return said;
}

static void put_id(struct text *out, const char *id)
{
    text_put_char(out, '"');
    text_put(out, id);
    text_put_char(out, '"');
}

void smaa_statement_write(const struct smaa_statement *statement, const char *const *ids,
                          struct text *out)
{
    double number = statement->number;
    put_id(out, ids[statement->i]);
    if (statement->saying != SMAA_TIMES) {
        text_put(out, statement->saying == SMAA_AT_LEAST ? " weighs at least "
                                                         : " weighs at most ");
        text_put_real(out, number, 6);
    } else if (number >= 1 && number <= 1) {
        text_put(out, " counts at least as much as ");
    } else {
        text_put(out, " counts at least ");
        text_put_real(out, number, 6);
        text_put(out, " times as much as ");
    }
    if (statement->saying == SMAA_TIMES)
        put_id(out, ids[statement->j]);
    if (statement->where != NULL)
        text_format(out, " (%s)", statement->where);
}
