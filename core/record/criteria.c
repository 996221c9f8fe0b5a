/* Evaluating and explaining. Compiling is in criteria_compile.c. */
#include "criteria.h"

#include "base/text.h"
#include "criteria_pool.h"
#include "record.h"
#include "vocabulary.h"

uint32_t criteria_count(const struct criteria *criteria)
{
    return criteria->node_count;
}

/* UNKNOWN is 2 and the states are 0, 1, 2: the state is how far the truth moves from
 * unknown, `yes` in which direction. */
static inline uint8_t lean(bool yes, uint8_t state)
{
    return (uint8_t)(yes ? UNKNOWN + state : UNKNOWN - state);
}

static inline uint8_t leaf_truth(const struct node *node, const struct reading *reading)
{
    const union datum *datum = &reading->datum;
    switch (node->kind) {
    case NODE_LESS:
        return lean(datum->number < node->with.threshold, reading->state);
    case NODE_AT_LEAST:
        return lean(datum->number >= node->with.threshold, reading->state);
    case NODE_GREATER:
        return lean(datum->number > node->with.threshold, reading->state);
    case NODE_AT_MOST:
        return lean(datum->number <= node->with.threshold, reading->state);
    case NODE_EQUAL:
        return lean(datum->number >= node->with.threshold &&
                        datum->number <= node->with.threshold,
                    reading->state);
    case NODE_CHOICE:
        return lean((node->with.mask >> (datum->choice & 63) & 1) != 0, reading->state);
    case NODE_MEMBER:
        return lean(member_has(datum->members, (uint32_t)node->with.member),
                    reading->state);
    case NODE_EMPTY:
        return lean((datum->members[0] | datum->members[1]) == 0, reading->state);
    case NODE_KNOWN:
        return reading->state == FACT_KNOWN ? TRUE_FIRM : FALSE_FIRM;
    default:
        return TRUE_FIRM;
    }
}

static inline uint8_t joined_truth(const struct node *node, const uint16_t *parts,
                                   const uint8_t *truth)
{
    if (node->kind == NODE_NOT)
        return (uint8_t)(TRUE_FIRM - truth[parts[0]]);
    uint8_t result = truth[parts[0]];
    for (uint32_t i = 1; i < node->count; i++) {
        uint8_t part = truth[parts[i]];
        bool takes = node->kind == NODE_AND ? part < result : part > result;
        result = takes ? part : result;
    }
    return result;
}

void criteria_evaluate(const struct criteria *criteria, const struct record *record,
                       uint8_t *truth)
{
    const struct node *nodes = criteria->nodes;
    for (uint32_t i = 0; i < criteria->node_count; i++) {
        const struct node *node = &nodes[i];
        truth[i] = node->kind >= NODE_NOT
                       ? joined_truth(node, criteria->parts + node->first, truth)
                       : leaf_truth(node, &record->readings[node->fact]);
    }
}

enum truth criterion_truth(const struct criteria *criteria, uint16_t criterion,
                           const struct record *record)
{
    const struct node *node = &criteria->nodes[criterion];
    if (node->kind < NODE_NOT)
        return (enum truth)leaf_truth(node, &record->readings[node->fact]);
    const uint16_t *parts = criteria->parts + node->first;
    enum truth result = criterion_truth(criteria, parts[0], record);
    if (node->kind == NODE_NOT)
        return (enum truth)(TRUE_FIRM - result);
    enum truth last_word = node->kind == NODE_AND ? FALSE_FIRM : TRUE_FIRM;
    for (uint32_t i = 1; i < node->count && result != last_word; i++) {
        enum truth part = criterion_truth(criteria, parts[i], record);
        if (node->kind == NODE_AND ? part < result : part > result)
            result = part;
    }
    return result;
}

void cites_add(struct cites *cites, uint32_t fact)
{
    for (uint32_t i = 0; i < cites->count; i++)
        if (cites->facts[i] == fact)
            return;
    if (fact != 0 && cites->count < sizeof cites->facts / sizeof *cites->facts)
        cites->facts[cites->count++] = (uint16_t)fact;
}

/* Does one part alone decide the node? Then the others are not cited. */
static bool one_decides(const struct node *node, uint8_t truth)
{
    return (node->kind == NODE_AND && truth_fails(truth)) ||
           (node->kind == NODE_OR && truth_holds(truth));
}

void criterion_cite(const struct criteria *criteria, uint16_t criterion,
                    const uint8_t *truth, struct cites *out)
{
    const struct node *node = &criteria->nodes[criterion];
    if (node->kind < NODE_NOT) {
        cites_add(out, node->fact);
        return;
    }
    const uint16_t *parts = criteria->parts + node->first;
    for (uint32_t i = 0; i < node->count; i++) {
        bool unknown = truth[criterion] == UNKNOWN;
        if (node->kind != NODE_NOT) {
            if (unknown && truth[parts[i]] != UNKNOWN)
                continue;
            if (one_decides(node, truth[criterion]) &&
                truth[parts[i]] != truth[criterion])
                continue;
        }
        criterion_cite(criteria, parts[i], truth, out);
        if (one_decides(node, truth[criterion]))
            return;
    }
}

void criterion_reads(const struct criteria *criteria, uint16_t criterion, bool *reads)
{
    const struct node *node = &criteria->nodes[criterion];
    if (node->kind < NODE_NOT)
        reads[node->fact] = true;
    for (uint32_t i = 0; i < node->count; i++)
        criterion_reads(criteria, criteria->parts[node->first + i], reads);
}

struct criterion_parts criterion_parts(const struct criteria *criteria,
                                       uint16_t criterion)
{
    const struct node *node = &criteria->nodes[criterion];
    enum criterion_join join = node->kind == NODE_NOT   ? JOIN_NOT
                               : node->kind == NODE_AND ? JOIN_AND
                               : node->kind == NODE_OR  ? JOIN_OR
                                                        : JOIN_NONE;
    return (struct criterion_parts){join, node->count, criteria->parts + node->first,
                                    node->fact};
}

static bool has_threshold(const struct node *node)
{
    return node->kind >= NODE_LESS && node->kind <= NODE_EQUAL;
}

uint32_t criteria_thresholds(const struct criteria *criteria, uint32_t fact, double *out,
                             uint32_t room)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < criteria->node_count; i++) {
        const struct node *node = &criteria->nodes[i];
        if (node->fact != fact || !has_threshold(node))
            continue;
        uint32_t at = 0;
        while (at < count && out[at] < node->with.threshold)
            at++;
        bool known = at < count && !(out[at] > node->with.threshold);
        if (known || count == room)
            continue;
        for (uint32_t j = count++; j > at; j--)
            out[j] = out[j - 1];
        out[at] = node->with.threshold;
    }
    return count;
}

static void write_choice(const struct fact *fact, uint64_t mask, struct text *out)
{
    bool single = (mask & (mask - 1)) == 0;
    text_put(out, single ? " = " : " in (");
    bool first = true;
    for (uint32_t i = 0; i < fact->value_count; i++) {
        if ((mask >> fact->values[i].number & 1) == 0)
            continue;
        text_format(out, "%s%s", first ? "" : ", ", fact->values[i].name);
        first = false;
    }
    if (!single)
        text_put_char(out, ')');
}

static void write_leaf(const struct criteria *criteria, const struct node *node,
                       struct text *out)
{
    static const char *const signs[] = {
        [NODE_LESS] = "<",     [NODE_AT_LEAST] = ">=", [NODE_GREATER] = ">",
        [NODE_AT_MOST] = "<=", [NODE_EQUAL] = "=",
    };
    const struct fact *fact = fact_at(criteria->vocabulary, node->fact);
    if (node->kind == NODE_ALWAYS || fact == NULL) {
        text_put(out, "yes");
    } else if (has_threshold(node)) {
        text_format(out, "%s %s ", fact->name, signs[node->kind]);
        text_put_number(out, node->with.threshold);
        if (fact->unit[0] != '\0')
            text_format(out, " %s", fact->unit);
    } else if (node->kind == NODE_KNOWN) {
        text_format(out, "known(%s)", fact->name);
    } else {
        text_put(out, fact->name);
        if (node->kind == NODE_CHOICE)
            write_choice(fact, node->with.mask, out);
        else if (node->kind == NODE_EMPTY)
            text_put(out, " = none");
        else
            text_format(out, " has %s", value_name(fact, (uint32_t)node->with.member));
    }
}

/* Parentheses where a part binds less tightly than what holds it. */
static void write_part(const struct criteria *criteria, uint16_t part, uint8_t holder,
                       struct text *out)
{
    uint8_t kind = criteria->nodes[part].kind;
    bool wrap =
        (kind == NODE_OR || kind == NODE_AND) && (holder == NODE_NOT || kind > holder);
    text_put(out, wrap ? "(" : "");
    criterion_write(criteria, part, out);
    text_put(out, wrap ? ")" : "");
}

void criterion_write(const struct criteria *criteria, uint16_t criterion,
                     struct text *out)
{
    const struct node *node = &criteria->nodes[criterion];
    if (node->kind < NODE_NOT) {
        write_leaf(criteria, node, out);
        return;
    }
    if (node->kind == NODE_NOT)
        text_put(out, "not ");
    for (uint32_t i = 0; i < node->count; i++) {
        if (i > 0)
            text_put(out, node->kind == NODE_AND ? " and " : " or ");
        write_part(criteria, criteria->parts[node->first + i], node->kind, out);
    }
}
