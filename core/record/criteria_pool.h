/* The inside of a pool of criteria: shared by its compiler, evaluator and explainer only.
 */
#ifndef RECORD_CRITERIA_POOL_H
#define RECORD_CRITERIA_POOL_H

#include <stdint.h>

#include "criteria.h"

enum node_kind {
    NODE_ALWAYS,
    NODE_LESS,     /* number < threshold */
    NODE_AT_LEAST, /* number >= threshold */
    NODE_GREATER,  /* number > threshold */
    NODE_AT_MOST,  /* number <= threshold */
    NODE_EQUAL,    /* number = threshold */
    NODE_CHOICE,   /* choice in mask */
    NODE_MEMBER,   /* set has member */
    NODE_EMPTY,    /* set = none */
    NODE_KNOWN,    /* known(fact) */
    NODE_NOT,
    NODE_AND,
    NODE_OR
};

/* Parts of a node stand before it, so that one pass from the front evaluates them all. */
struct node {
    uint8_t kind;
    uint8_t reserved;
    uint16_t fact;
    uint16_t first; /* its parts: pool->parts[first .. first + count - 1] */
    uint16_t count;
    union {
        double threshold;
        uint64_t mask;
        uint64_t member;
    } with;
};

enum { NODE_LIMIT = 16384, PART_LIMIT = 32768 };

struct criteria {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    struct node *nodes;
    uint16_t *parts;
    uint16_t *slots; /* hash table over nodes, 0 is free */
    uint32_t node_count;
    uint32_t node_room;
    uint32_t part_count;
    uint32_t part_room;
    uint32_t slot_count; /* a power of two */
};

/* Adds a node, or finds the equal one that the pool already has; its parts are copied.
 * False without memory or room. */
bool pool_add(struct criteria *pool, struct node node, const uint16_t *parts,
              uint16_t *out);

#endif
