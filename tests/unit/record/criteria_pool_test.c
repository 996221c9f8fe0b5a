/* The pool: equal nodes shared, numbers that stay, an end that is told. */
#include "record/criteria_pool.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "fixture.h"
#include "unit.h"

static struct node age_above(double years)
{
    return (struct node){
        .kind = NODE_GREATER, .fact = POISE_FACT_AGE, .with.threshold = years};
}

static uint16_t added(struct criteria *pool, struct node node, const uint16_t *parts)
{
    uint16_t number = 0;
    CU_ASSERT_TRUE(pool_add(pool, node, parts, &number));
    return number;
}

static void a_new_pool_holds_what_always_holds(void)
{
    struct fixture fixture = fixture_open();
    struct criteria *pool = criteria_new(fixture.arena, fixture.vocabulary);
    CU_ASSERT_EQUAL(criteria_count(pool), 1);
    CU_ASSERT_EQUAL(pool->nodes[CRITERION_ALWAYS].kind, NODE_ALWAYS);
    CU_ASSERT_NOT_EQUAL(added(pool, age_above(60), NULL), CRITERION_ALWAYS);
    fixture_close(&fixture);
}

static void an_equal_node_is_found_and_anything_else_is_added(void)
{
    struct fixture fixture = fixture_open();
    struct criteria *pool = criteria_new(fixture.arena, fixture.vocabulary);
    struct node other_kind = age_above(60);
    struct node other_fact = age_above(60);
    other_kind.kind = NODE_LESS;
    other_fact.fact = POISE_FACT_ECOG;
    uint16_t number = added(pool, age_above(60), NULL);
    CU_ASSERT_EQUAL(added(pool, age_above(60), NULL), number);
    CU_ASSERT_NOT_EQUAL(added(pool, age_above(61), NULL), number);
    CU_ASSERT_NOT_EQUAL(added(pool, other_kind, NULL), number);
    CU_ASSERT_NOT_EQUAL(added(pool, other_fact, NULL), number);
    CU_ASSERT_EQUAL(criteria_count(pool), 5);
    fixture_close(&fixture);
}

static void parts_count_with_their_order_and_number(void)
{
    struct fixture fixture = fixture_open();
    struct criteria *pool = criteria_new(fixture.arena, fixture.vocabulary);
    uint16_t a = added(pool, age_above(50), NULL);
    uint16_t b = added(pool, age_above(60), NULL);
    const uint16_t forth[] = {a, b};
    const uint16_t back[] = {b, a};
    const uint16_t more[] = {a, b, a};
    struct node two = {.kind = NODE_AND, .count = 2};
    struct node three = {.kind = NODE_AND, .count = 3};
    struct node either = {.kind = NODE_OR, .count = 2};
    uint16_t both = added(pool, two, forth);
    CU_ASSERT_EQUAL(added(pool, two, forth), both);
    CU_ASSERT_NOT_EQUAL(added(pool, two, back), both);
    CU_ASSERT_NOT_EQUAL(added(pool, three, more), both);
    CU_ASSERT_NOT_EQUAL(added(pool, either, forth), both);
    fixture_close(&fixture);
}

static void parts_are_copied(void)
{
    struct fixture fixture = fixture_open();
    struct criteria *pool = criteria_new(fixture.arena, fixture.vocabulary);
    uint16_t parts[] = {added(pool, age_above(50), NULL),
                        added(pool, age_above(60), NULL)};
    const uint16_t copy[] = {parts[0], parts[1]};
    uint16_t both = added(pool, (struct node){.kind = NODE_AND, .count = 2}, parts);
    memset(parts, 0, sizeof parts);
    struct criterion_parts held = criterion_parts(pool, both);
    CU_ASSERT_EQUAL(held.count, 2);
    CU_ASSERT_EQUAL(memcmp(held.parts, copy, sizeof copy), 0);
    fixture_close(&fixture);
}

static void numbers_stay_while_the_pool_grows(void)
{
    enum { MANY = 3000 };
    static uint16_t leaves[MANY];
    static uint16_t joined[MANY];
    const struct node negation = {.kind = NODE_NOT, .count = 1};
    struct fixture fixture = fixture_open();
    struct criteria *pool = criteria_new(fixture.arena, fixture.vocabulary);
    for (int i = 0; i < MANY; i++) {
        leaves[i] = added(pool, age_above(i), NULL);
        joined[i] = added(pool, negation, &leaves[i]);
    }
    CU_ASSERT_EQUAL(criteria_count(pool), 2 * MANY + 1);
    for (int i = 0; i < MANY; i++) {
        CU_ASSERT_EQUAL(added(pool, age_above(i), NULL), leaves[i]);
        CU_ASSERT_EQUAL(added(pool, negation, &leaves[i]), joined[i]);
    }
    CU_ASSERT_EQUAL(criteria_count(pool), 2 * MANY + 1);
    fixture_close(&fixture);
}

static void parts_stand_before_what_holds_them(void)
{
    struct fixture fixture = fixture_open();
    struct criteria *pool = criteria_new(fixture.arena, fixture.vocabulary);
    struct criterion_error error;
    uint16_t number;
    int32_t status = criterion_compile(
        pool, "(age > 25 or frail = yes) and not (er = low or age > 25)", &number,
        &error);
    CU_ASSERT_EQUAL(status, POISE_OK);
    for (uint16_t i = 0; i < criteria_count(pool); i++) {
        struct criterion_parts held = criterion_parts(pool, i);
        for (uint32_t p = 0; p < held.count; p++)
            CU_ASSERT_TRUE(held.parts[p] < i);
    }
    fixture_close(&fixture);
}

static void a_full_pool_says_so_and_keeps_what_it_has(void)
{
    const struct node negation = {.kind = NODE_NOT, .count = 1};
    struct fixture fixture = fixture_open();
    struct criteria *pool = criteria_new(fixture.arena, fixture.vocabulary);
    uint16_t number = CRITERION_ALWAYS;
    uint32_t count = 2; /* what always holds, and its opposite */
    CU_ASSERT_EQUAL(added(pool, negation, &number), 1);
    while (count < 2 * NODE_LIMIT && pool_add(pool, age_above(count), NULL, &number))
        count++;
    CU_ASSERT_TRUE(count > NODE_LIMIT / 2 && count <= NODE_LIMIT);
    CU_ASSERT_FALSE(pool_add(pool, age_above(-1), NULL, &number));
    CU_ASSERT_EQUAL(criteria_count(pool), count);
    for (uint32_t i = 2; i < count; i++)
        CU_ASSERT_EQUAL(pool->nodes[i].with.threshold, i);
    fixture_close(&fixture);
}

static void room_for_parts_ends_before_numbers_wrap(void)
{
    struct fixture fixture = fixture_open();
    struct criteria *pool = criteria_new(fixture.arena, fixture.vocabulary);
    struct node list = {.kind = NODE_OR, .count = 64};
    uint16_t parts[64] = {0};
    uint16_t number = 0;
    uint32_t lists = 0;
    for (bool more = true; more && lists < 2000; lists += more) {
        parts[lists % 64] = (uint16_t)(lists / 64 + 1); /* each another list */
        more = pool_add(pool, list, parts, &number);
    }
    CU_ASSERT_TRUE(lists * 64 <= PART_LIMIT && lists * 64 > PART_LIMIT / 2);
    struct criterion_parts first = criterion_parts(pool, 1);
    CU_ASSERT_EQUAL(first.parts[0], 1);
    CU_ASSERT_EQUAL(first.parts[1], 0);
    fixture_close(&fixture);
}

/* Adds nodes as long as there is memory, at most a thousand. */
static uint16_t fill(struct criteria *pool)
{
    const struct node negation = {.kind = NODE_NOT, .count = 1};
    uint16_t last = CRITERION_ALWAYS;
    uint16_t count = 1;
    while (count < 1000 && pool_add(pool, negation, &last, &last))
        count++;
    return count;
}

static void without_memory_nothing_is_added_and_nothing_lost(void)
{
    struct fixture fixture = fixture_open();
    int stopped = 0;
    for (size_t limit = 16; limit < 60000; limit += 1024) {
        struct arena *small = arena_new(256);
        arena_limit(small, limit);
        struct criteria *pool = criteria_new(small, fixture.vocabulary);
        if (pool != NULL) {
            uint16_t count = fill(pool);
            CU_ASSERT_EQUAL(criteria_count(pool), count);
            stopped += count < 1000;
            arena_limit(small, 0);
            CU_ASSERT_EQUAL(fill(pool), 1000); /* the same ones, and those missing */
            CU_ASSERT_EQUAL(criteria_count(pool), 1000);
        }
        arena_free(small);
    }
    CU_ASSERT_TRUE(stopped > 5);
    fixture_close(&fixture);
}

static void a_full_pool_still_finds_what_it_has(void)
{
    struct fixture fixture = fixture_open();
    struct criteria *pool = criteria_new(fixture.arena, fixture.vocabulary);
    uint16_t number = 0;
    uint32_t count = 0;
    while (count < 2 * NODE_LIMIT && pool_add(pool, age_above(count), NULL, &number))
        count++;
    CU_ASSERT_TRUE(pool_add(pool, age_above(5), NULL, &number));
    CU_ASSERT_EQUAL(number, 6);
    fixture_close(&fixture);
}

UNIT_SUITE(criteria_pool) = {
    UNIT_TEST(a_new_pool_holds_what_always_holds),
    UNIT_TEST(an_equal_node_is_found_and_anything_else_is_added),
    UNIT_TEST(parts_count_with_their_order_and_number),
    UNIT_TEST(parts_are_copied),
    UNIT_TEST(numbers_stay_while_the_pool_grows),
    UNIT_TEST(parts_stand_before_what_holds_them),
    UNIT_TEST(a_full_pool_says_so_and_keeps_what_it_has),
    UNIT_TEST(room_for_parts_ends_before_numbers_wrap),
    UNIT_TEST(without_memory_nothing_is_added_and_nothing_lost),
    UNIT_TEST(a_full_pool_still_finds_what_it_has),
    UNIT_END,
};
