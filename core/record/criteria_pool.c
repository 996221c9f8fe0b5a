/* The pool itself: nodes in order, equal ones shared. */
#include "criteria_pool.h"

#include <string.h>

#include "base/arena.h"
#include "base/name.h"

static bool same_node(const struct criteria *pool, const struct node *a,
                      const uint16_t *parts, const struct node *b)
{
    return a->kind == b->kind && a->fact == b->fact && a->count == b->count &&
           a->with.mask == b->with.mask &&
           (a->count == 0 ||
            memcmp(parts, pool->parts + b->first, a->count * sizeof *parts) == 0);
}

static uint32_t node_slot(const struct criteria *pool, const struct node *node,
                          const uint16_t *parts)
{
    uint64_t hash = name_hash((const char *)&node->with.mask, sizeof node->with.mask);
    hash = hash * 31 + node->kind;
    hash = hash * 31 + node->fact;
    for (uint32_t i = 0; i < node->count; i++)
        hash = hash * 31 + parts[i];
    return (uint32_t)(hash ^ hash >> 32) & (pool->slot_count - 1);
}

static void *grown(struct arena *arena, void *old, size_t used, size_t room, size_t size)
{
    void *larger = arena_array(arena, room, size);
    if (larger != NULL && used > 0)
        memcpy(larger, old, used * size);
    return larger;
}

static bool make_room(struct criteria *pool, uint32_t parts)
{
    if (pool->node_count == pool->node_room) {
        uint32_t room = pool->node_room == 0 ? 256 : pool->node_room * 2;
        struct node *nodes =
            grown(pool->arena, pool->nodes, pool->node_count, room, sizeof *nodes);
        if (nodes == NULL || room > NODE_LIMIT)
            return false;
        pool->nodes = nodes;
        pool->node_room = room;
    }
    while (pool->part_count + parts > pool->part_room) {
        uint32_t room = pool->part_room == 0 ? 512 : pool->part_room * 2;
        uint16_t *larger =
            grown(pool->arena, pool->parts, pool->part_count, room, sizeof *larger);
        if (larger == NULL || room > PART_LIMIT)
            return false;
        pool->parts = larger;
        pool->part_room = room;
    }
    return true;
}

/* Half of the slots stay free; nodes are put in again when the table doubles. */
static bool make_slots(struct criteria *pool)
{
    if (pool->node_count * 2 < pool->slot_count)
        return true;
    uint32_t count = pool->slot_count == 0 ? 1024 : pool->slot_count * 2;
    uint16_t *slots = arena_array(pool->arena, count, sizeof *slots);
    if (slots == NULL)
        return false;
    pool->slots = slots;
    pool->slot_count = count;
    for (uint32_t i = 1; i < pool->node_count; i++) {
        const struct node *node = &pool->nodes[i];
        uint32_t slot = node_slot(pool, node, pool->parts + node->first);
        while (slots[slot] != 0)
            slot = (slot + 1) & (count - 1);
        slots[slot] = (uint16_t)i;
    }
    return true;
}

bool pool_add(struct criteria *pool, struct node node, const uint16_t *parts,
              uint16_t *out)
{
    if (!make_slots(pool))
        return false;
    uint32_t slot = node_slot(pool, &node, parts);
    for (; pool->slots[slot] != 0; slot = (slot + 1) & (pool->slot_count - 1)) {
        if (same_node(pool, &node, parts, &pool->nodes[pool->slots[slot]])) {
            *out = pool->slots[slot];
            return true;
        }
    }
    if (!make_room(pool, node.count))
        return false;
    node.first = (uint16_t)pool->part_count;
    if (node.count > 0)
        memcpy(pool->parts + pool->part_count, parts, node.count * sizeof *parts);
    pool->part_count += node.count;
    pool->nodes[pool->node_count] = node;
    pool->slots[slot] = (uint16_t)pool->node_count;
    *out = (uint16_t)pool->node_count++;
    return true;
}

struct criteria *criteria_new(struct arena *arena, const struct vocabulary *vocabulary)
{
    struct criteria *criteria = arena_alloc(arena, sizeof *criteria);
    if (criteria == NULL)
        return NULL;
    criteria->arena = arena;
    criteria->vocabulary = vocabulary;
    if (!make_slots(criteria) || !make_room(criteria, 1))
        return NULL;
    criteria->nodes[0] = (struct node){.kind = NODE_ALWAYS};
    criteria->node_count = 1;
    return criteria;
}
