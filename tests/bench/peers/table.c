/* A predicate table, an insertion sort, and copies of known length. */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CONDITIONS = PEERS_OPTIONS * PEERS_CONDITIONS, PIECE = 96, PAGE = 1 << 16 };
enum { FAILS, OPEN, HOLDS };

struct piece {
    uint32_t length;
    char text[PIECE];
};

struct peers_table {
    uint32_t first[PEERS_OPTIONS + 1];
    struct peers_condition conditions[CONDITIONS];
    int16_t burden[PEERS_OPTIONS][PEERS_BURDENS];
    struct piece clauses[CONDITIONS][3];
    struct piece heads[PEERS_OPTIONS][3];
    char page[PAGE];
};

static void make_piece(struct piece *piece, const char *format, const char *name,
                       const char *word)
{
    piece->length = (uint32_t)snprintf(piece->text, PIECE, format, name, word);
}

static void make_pieces(struct peers_table *table, const struct peers_option *option,
                        uint32_t index)
{
    static const char *const truths[] = {"false", "unknown", "true"};
    static const char *const states[] = {"excluded", "needs-data", "eligible"};
    for (int state = 0; state < 3; state++) {
        make_piece(&table->heads[index][state],
                   "{\"option\":\"%s\",\"status\":\"%s\",\"burden\":", option->source->id,
                   states[state]);
        for (uint32_t i = 0; i < option->count; i++)
            make_piece(&table->clauses[table->first[index] + i][state],
                       "{\"fact\":\"%s\",\"holds\":\"%s\"},",
                       peers_facts[option->conditions[i].fact].name, truths[state]);
    }
}

struct peers_table *peers_table_new(const struct peers_workload *workload)
{
    struct peers_table *table = calloc(1, sizeof *table);
    if (table == NULL)
        exit(2);
    for (uint32_t i = 0; i < PEERS_OPTIONS; i++) {
        const struct peers_option *option = &workload->options[i];
        memcpy(table->conditions + table->first[i], option->conditions,
               option->count * sizeof *option->conditions);
        memcpy(table->burden[i], option->source->burden, sizeof table->burden[i]);
        make_pieces(table, option, i);
        table->first[i + 1] = table->first[i] + option->count;
    }
    return table;
}

void peers_table_free(struct peers_table *table)
{
    free(table);
}

/* -------------------- judging and ranking */

static inline int judge(const struct peers_condition *condition, int32_t value)
{
    bool holds;
    if (value == PEERS_MISSING)
        return OPEN;
    switch (condition->op) {
    case PEERS_IN:
        holds = (condition->value >> value & 1) != 0;
        break;
    case PEERS_AT_MOST:
        holds = value <= condition->value;
        break;
    case PEERS_AT_LEAST:
        holds = value >= condition->value;
        break;
    case PEERS_HAS:
        holds = (value & condition->value) != 0;
        break;
    default:
        holds = (value & condition->value) == 0;
    }
    return holds ? HOLDS : FAILS;
}

static inline uint32_t burden_of(const struct peers_table *table,
                                 const struct peers_person *person, uint32_t option)
{
    int32_t sum = 0;
    for (int i = 0; i < PEERS_BURDENS; i++)
        sum += person->weights[i] * table->burden[option][i];
    return (uint32_t)sum;
}

/* One number an option: what cannot be told last, then the burden, then the id. */
void peers_table_order(const struct peers_table *table, const struct peers_person *person,
                       const uint8_t *states, struct peers_list *out)
{
    uint32_t keys[PEERS_OPTIONS];
    out->count = out->eligible = 0;
    for (uint32_t i = 0; i < PEERS_OPTIONS; i++) {
        if (states[i] == FAILS)
            continue;
        uint32_t at = out->count++;
        uint32_t key =
            (uint32_t)(states[i] == OPEN) << 31 | burden_of(table, person, i) << 8 | i;
        out->eligible += states[i] == HOLDS;
        for (; at > 0 && keys[at - 1] > key; at--)
            keys[at] = keys[at - 1];
        keys[at] = key;
    }
    for (uint32_t i = 0; i < out->count; i++) {
        out->option[i] = (uint8_t)keys[i];
        out->burden[i] = (int32_t)(keys[i] >> 8 & 0x7fffff);
    }
}

static uint8_t judge_option(const struct peers_table *table,
                            const struct peers_person *person, uint32_t option)
{
    int state = HOLDS;
    for (uint32_t i = table->first[option]; i < table->first[option + 1]; i++) {
        const struct peers_condition *condition = &table->conditions[i];
        int now = judge(condition, person->facts[condition->fact]);
        if (now == FAILS)
            return FAILS;
        state = now < state ? now : state;
    }
    return (uint8_t)state;
}

void peers_table_rank(const struct peers_table *table, const struct peers_person *person,
                      struct peers_list *out)
{
    uint8_t states[PEERS_OPTIONS];
    for (uint32_t i = 0; i < PEERS_OPTIONS; i++)
        states[i] = judge_option(table, person, i);
    peers_table_order(table, person, states, out);
}

/* -------------------- explaining */

static char *put_piece(char *at, const struct piece *piece)
{
    memcpy(at, piece->text, PIECE);
    return at + piece->length;
}

static char *put_number(char *at, uint32_t value)
{
    char digits[12];
    int count = 0;
    do
        digits[count++] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    while (count > 0)
        *at++ = digits[--count];
    return at;
}

static char *put_text(char *at, const char *text, size_t length)
{
    memcpy(at, text, length);
    return at + length;
}

static char *put_option(const struct peers_table *table, char *at, uint32_t option,
                        uint8_t state, const uint8_t *truths, uint32_t burden)
{
    static const char because[] = ",\"because\":[";
    at = put_piece(at, &table->heads[option][state]);
    at = put_number(at, burden);
    at = put_text(at, because, sizeof because - 1);
    for (uint32_t i = table->first[option]; i < table->first[option + 1]; i++)
        if (state != FAILS || truths[i] == FAILS)
            at = put_piece(at, &table->clauses[i][truths[i]]);
    return put_text(at - 1, "]},", 3);
}

size_t peers_table_explain(struct peers_table *table, const struct peers_person *person,
                           struct peers_list *out)
{
    static const char open[] = "{\"options\":[";
    uint8_t states[PEERS_OPTIONS];
    uint8_t truths[CONDITIONS];
    for (uint32_t o = 0; o < PEERS_OPTIONS; o++) {
        states[o] = HOLDS;
        for (uint32_t i = table->first[o]; i < table->first[o + 1]; i++) {
            const struct peers_condition *condition = &table->conditions[i];
            truths[i] = (uint8_t)judge(condition, person->facts[condition->fact]);
            states[o] = truths[i] < states[o] ? truths[i] : states[o];
        }
    }
    peers_table_order(table, person, states, out);
    char *at = put_text(table->page, open, sizeof open - 1);
    for (uint32_t i = 0; i < out->count; i++)
        at = put_option(table, at, out->option[i], states[out->option[i]], truths,
                        (uint32_t)out->burden[i]);
    for (uint32_t o = 0; o < PEERS_OPTIONS; o++)
        if (states[o] == FAILS)
            at = put_option(table, at, o, FAILS, truths, burden_of(table, person, o));
    at = put_text(at - 1, "]}", 2);
    return (size_t)(at - table->page);
}
