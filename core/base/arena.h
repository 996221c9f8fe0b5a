/* Memory that is given back all at once.
 *
 * One arena serves one purpose with one life: a request, a generation, a command. Nothing
 * in it is freed alone. Any allocation may fail and answers NULL; callers pass that on.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* Makes an arena whose first block holds `first_block` bytes. NULL without memory. */
struct arena *arena_new(size_t first_block);

/* Frees the arena and all it gave. NULL is allowed. */
void arena_free(struct arena *arena);

/* Forgets all that was given but keeps the first block, so that a request that fits into
 * it allocates nothing. */
void arena_reset(struct arena *arena);

/* Refuses to grow beyond `bytes` in total from now on; 0 means no limit. Lets a test run
 * out of memory at a chosen point, and a host bound a plugin. */
void arena_limit(struct arena *arena, size_t bytes);

/* Bytes given so far, with alignment. */
size_t arena_used(const struct arena *arena);

/* Zeroed memory, aligned for any type. NULL without memory. */
void *arena_alloc(struct arena *arena, size_t bytes);

/* As arena_array, but not zeroed: for what is filled in before it is read. */
void *arena_room(struct arena *arena, size_t count, size_t size);

/* Zeroed array; NULL also when count * size overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A terminated copy of `length` bytes. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* A terminated copy of a string; NULL gives NULL. */
char *arena_string(struct arena *arena, const char *string);

#endif
