/* Blocks in a list, newest first; the first block is the last in the list and survives
 * reset. */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct block {
    struct block *older;
    size_t size;
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *newest;
    size_t first_block;
    size_t given;
    size_t limit;
};

static struct block *block_new(size_t size, struct block *older)
{
    if (size > SIZE_MAX - sizeof(struct block))
        return NULL;
    struct block *block = malloc(sizeof *block + size);
    if (block == NULL)
        return NULL;
    block->older = older;
    block->size = size;
    block->used = 0;
    return block;
}

struct arena *arena_new(size_t first_block)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL)
        return NULL;
    arena->first_block = first_block < 256 ? 256 : first_block;
    arena->newest = block_new(arena->first_block, NULL);
    if (arena->newest == NULL) {
        free(arena);
        return NULL;
    }
    return arena;
}

static void free_newer_than_first(struct arena *arena)
{
    while (arena->newest->older != NULL) {
        struct block *older = arena->newest->older;
        free(arena->newest);
        arena->newest = older;
    }
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    free_newer_than_first(arena);
    free(arena->newest);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    free_newer_than_first(arena);
    arena->newest->used = 0;
    arena->given = 0;
}

void arena_limit(struct arena *arena, size_t bytes)
{
    arena->limit = bytes;
}

size_t arena_used(const struct arena *arena)
{
    return arena->given;
}

/* Each new block doubles, so that a large arena has few of them. */
static struct block *grow(struct arena *arena, size_t bytes)
{
    size_t size = arena->newest->size;
    if (size < ((size_t)1 << 20))
        size *= 2;
    if (size < bytes)
        size = bytes;
    struct block *block = block_new(size, arena->newest);
    if (block != NULL)
        arena->newest = block;
    return block;
}

static void *take(struct arena *arena, size_t bytes)
{
    const size_t unit = alignof(max_align_t);
    if (bytes > SIZE_MAX / 2)
        return NULL;
    size_t rounded = (bytes + unit - 1) / unit * unit;
    if (rounded == 0)
        rounded = unit;
    size_t left = arena->limit > arena->given ? arena->limit - arena->given : 0;
    if (arena->limit != 0 && rounded > left)
        return NULL;
    struct block *block = arena->newest;
    if (rounded > block->size - block->used && (block = grow(arena, rounded)) == NULL)
        return NULL;
    void *memory = block->bytes + block->used;
    block->used += rounded;
    arena->given += rounded;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
    void *memory = take(arena, bytes);
    return memory == NULL ? NULL : memset(memory, 0, bytes);
}

void *arena_room(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    return take(arena, count * size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX)
        return NULL;
    char *copy = take(arena, length + 1);
    if (copy == NULL)
        return NULL;
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_string(struct arena *arena, const char *string)
{
    return string == NULL ? NULL : arena_copy(arena, string, strlen(string));
}
