/* Memory that is given back all at once, and running out of it on purpose. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "unit.h"

static const size_t unit = alignof(max_align_t);

static bool all_bytes_are(const unsigned char *bytes, size_t length, unsigned char value)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != value)
            return false;
    return true;
}

static void memory_is_zeroed_and_aligned_for_any_type(void)
{
    struct arena *arena = arena_new(256);
    for (size_t bytes = 1; bytes < 600; bytes += 7) {
        unsigned char *memory = arena_alloc(arena, bytes);
        CU_ASSERT_PTR_NOT_NULL_FATAL(memory);
        CU_ASSERT_EQUAL((uintptr_t)memory % unit, 0);
        CU_ASSERT_TRUE(all_bytes_are(memory, bytes, 0));
        memset(memory, 0xff, bytes);
    }
    arena_free(arena);
}

static void room_is_memory_like_any_other_but_as_it_was_left(void)
{
    struct arena *arena = arena_new(256);
    unsigned char *room = arena_room(arena, 3, unit);
    CU_ASSERT_EQUAL((uintptr_t)room % unit, 0);
    CU_ASSERT_EQUAL(arena_used(arena), 3 * unit);
    memset(room, 0xaa, 3 * unit);
    unsigned char *next = arena_alloc(arena, 30);
    CU_ASSERT_TRUE(all_bytes_are(next, 30, 0));
    CU_ASSERT_TRUE(all_bytes_are(room, 3 * unit, 0xaa));
    arena_free(arena);
}

static void memory_used_before_a_reset_is_zeroed_again(void)
{
    struct arena *arena = arena_new(256);
    memset(arena_alloc(arena, 200), 0xff, 200);
    arena_reset(arena);
    CU_ASSERT_TRUE(all_bytes_are(arena_alloc(arena, 200), 200, 0));
    arena_free(arena);
}

static void pieces_never_overlap_however_many_blocks_they_need(void)
{
    enum { PIECES = 300 };
    unsigned char *pieces[PIECES];
    struct arena *arena = arena_new(0);
    for (size_t i = 0; i < PIECES; i++) {
        pieces[i] = arena_alloc(arena, i * 5 + 1);
        memset(pieces[i], (int)(i & 0xff), i * 5 + 1);
    }
    for (size_t i = 0; i < PIECES; i++)
        CU_ASSERT_TRUE(all_bytes_are(pieces[i], i * 5 + 1, (unsigned char)(i & 0xff)));
    arena_free(arena);
}

static void nothing_asked_for_still_has_an_address_of_its_own(void)
{
    struct arena *arena = arena_new(256);
    void *one = arena_alloc(arena, 0);
    void *other = arena_array(arena, 0, 8);
    CU_ASSERT_PTR_NOT_NULL(one);
    CU_ASSERT_PTR_NOT_NULL(other);
    CU_ASSERT_PTR_NOT_EQUAL(one, other);
    arena_free(arena);
}

static void a_size_that_overflows_is_refused(void)
{
    struct arena *arena = arena_new(256);
    CU_ASSERT_PTR_NULL(arena_new(SIZE_MAX));
    CU_ASSERT_PTR_NULL(arena_alloc(arena, SIZE_MAX));
    CU_ASSERT_PTR_NULL(arena_array(arena, SIZE_MAX / 2 + 1, 2));
    CU_ASSERT_PTR_NULL(arena_array(arena, 3, SIZE_MAX / 2));
    CU_ASSERT_PTR_NULL(arena_room(arena, SIZE_MAX / 2 + 1, 2));
    CU_ASSERT_PTR_NULL(arena_copy(arena, "x", SIZE_MAX));
    CU_ASSERT_EQUAL(arena_used(arena), 0);
    arena_free(arena);
}

static void what_was_given_is_counted_with_alignment(void)
{
    struct arena *arena = arena_new(256);
    CU_ASSERT_EQUAL(arena_used(arena), 0);
    arena_alloc(arena, 1);
    CU_ASSERT_EQUAL(arena_used(arena), unit);
    arena_array(arena, 3, unit);
    CU_ASSERT_EQUAL(arena_used(arena), 4 * unit);
    arena_reset(arena);
    CU_ASSERT_EQUAL(arena_used(arena), 0);
    arena_free(arena);
}

static void a_reset_arena_begins_again_in_its_first_block(void)
{
    struct arena *arena = arena_new(1024);
    void *first = arena_alloc(arena, 1000);
    arena_alloc(arena, 5000); /* another block */
    arena_reset(arena);
    CU_ASSERT_PTR_EQUAL(arena_alloc(arena, 1000), first);
    arena_free(arena);
}

static void a_limit_is_reached_exactly(void)
{
    struct arena *arena = arena_new(256);
    arena_limit(arena, 4 * unit);
    CU_ASSERT_PTR_NOT_NULL(arena_alloc(arena, 3 * unit));
    CU_ASSERT_PTR_NULL(arena_alloc(arena, unit + 1));
    CU_ASSERT_PTR_NOT_NULL(arena_alloc(arena, unit)); /* what is left still serves */
    CU_ASSERT_PTR_NULL(arena_alloc(arena, 0));
    CU_ASSERT_EQUAL(arena_used(arena), 4 * unit);
    arena_free(arena);
}

static void a_limit_can_be_lifted(void)
{
    struct arena *arena = arena_new(256);
    arena_limit(arena, unit);
    CU_ASSERT_PTR_NULL(arena_alloc(arena, 2 * unit));
    arena_limit(arena, 0);
    CU_ASSERT_PTR_NOT_NULL(arena_alloc(arena, 2 * unit));
    arena_free(arena);
}

static void a_limit_counts_from_the_last_reset(void)
{
    struct arena *arena = arena_new(256);
    arena_limit(arena, 2 * unit);
    CU_ASSERT_PTR_NOT_NULL(arena_alloc(arena, 2 * unit));
    CU_ASSERT_PTR_NULL(arena_alloc(arena, 1));
    arena_reset(arena);
    CU_ASSERT_PTR_NOT_NULL(arena_alloc(arena, 2 * unit));
    CU_ASSERT_PTR_NULL(arena_alloc(arena, 1));
    arena_free(arena);
}

static void every_way_to_allocate_obeys_the_limit(void)
{
    struct arena *arena = arena_new(256);
    arena_limit(arena, unit);
    CU_ASSERT_PTR_NULL(arena_array(arena, unit + 1, 1));
    CU_ASSERT_PTR_NULL(arena_room(arena, unit + 1, 1));
    CU_ASSERT_PTR_NULL(arena_copy(arena, "sixteen letters!!", unit));
    CU_ASSERT_PTR_NULL(arena_string(arena, "a string longer than any unit of memory"));
    CU_ASSERT_EQUAL(arena_used(arena), 0);
    arena_free(arena);
}

static void a_copy_is_terminated_and_its_own(void)
{
    char source[] = "low\0ultralow";
    struct arena *arena = arena_new(256);
    char *part = arena_copy(arena, source, 2);
    char *whole = arena_copy(arena, source, sizeof source - 1);
    char *string = arena_string(arena, source);
    memset(source, 'x', sizeof source - 1);
    CU_ASSERT_STRING_EQUAL(part, "lo");
    CU_ASSERT_EQUAL(memcmp(whole, "low\0ultralow", 13), 0);
    CU_ASSERT_STRING_EQUAL(string, "low");
    CU_ASSERT_STRING_EQUAL(arena_copy(arena, NULL, 0), "");
    arena_free(arena);
}

static void no_string_is_no_copy(void)
{
    struct arena *arena = arena_new(256);
    CU_ASSERT_PTR_NULL(arena_string(arena, NULL));
    CU_ASSERT_EQUAL(arena_used(arena), 0);
    arena_free(arena);
    arena_free(NULL);
}

static void a_limit_below_what_was_given_refuses_everything(void)
{
    struct arena *arena = arena_new(256);
    arena_alloc(arena, 1000);
    arena_limit(arena, unit);
    CU_ASSERT_PTR_NULL(arena_alloc(arena, 1));
    arena_free(arena);
}

UNIT_SUITE(arena) = {
    UNIT_TEST(memory_is_zeroed_and_aligned_for_any_type),
    UNIT_TEST(room_is_memory_like_any_other_but_as_it_was_left),
    UNIT_TEST(memory_used_before_a_reset_is_zeroed_again),
    UNIT_TEST(pieces_never_overlap_however_many_blocks_they_need),
    UNIT_TEST(nothing_asked_for_still_has_an_address_of_its_own),
    UNIT_TEST(a_size_that_overflows_is_refused),
    UNIT_TEST(what_was_given_is_counted_with_alignment),
    UNIT_TEST(a_reset_arena_begins_again_in_its_first_block),
    UNIT_TEST(a_limit_is_reached_exactly),
    UNIT_TEST(a_limit_can_be_lifted),
    UNIT_TEST(a_limit_counts_from_the_last_reset),
    UNIT_TEST(every_way_to_allocate_obeys_the_limit),
    UNIT_TEST(a_copy_is_terminated_and_its_own),
    UNIT_TEST(no_string_is_no_copy),
    UNIT_TEST(a_limit_below_what_was_given_refuses_everything),
    UNIT_END,
};
