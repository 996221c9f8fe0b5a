/* Generated persons: the same everywhere, shaped like persons, around the marks. */
#include "check/people.h"

#include <string.h>

#include "base/name.h"
#include "check/dice.h"
#include "fixture.h"
#include "host/generation.h"
#include "unit.h"

enum { MANY = 400 };

static struct people *open_people(struct fixture *fixture, uint64_t seed)
{
    struct people *people = NULL;
    if (fixture->engine == NULL)
        fixture_engine(fixture);
    CU_ASSERT_EQUAL_FATAL(
        people_open(fixture->arena, fixture->engine->generation, seed, &people),
        POISE_OK);
    return people;
}

static bool same_facts(const struct record *a, const struct record *b)
{
    for (uint32_t i = 1; i < a->count; i++) {
        const struct reading *x = &a->readings[i];
        const struct reading *y = &b->readings[i];
        if (x->origin != y->origin || x->trouble != y->trouble || x->date != y->date ||
            (x->origin == ORIGIN_GIVEN &&
             !datum_equal(fact_at(a->vocabulary, i), &x->datum, &y->datum)))
            return false;
    }
    return true;
}

static void a_person_follows_from_seed_and_index(void)
{
    struct fixture fixture = fixture_open();
    struct people *people = open_people(&fixture, 7);
    struct people *again = open_people(&fixture, 7);
    struct people *other = open_people(&fixture, 8);
    int differ = 0;
    for (uint32_t i = 0; i < 20; i++) {
        const struct record *person = people_make(people, fixture.arena, i);
        CU_ASSERT_TRUE(same_facts(person, people_make(again, fixture.arena, i)));
        differ += !same_facts(person, people_make(other, fixture.arena, i));
        differ += !same_facts(person, people_make(people, fixture.arena, i + 1));
    }
    CU_ASSERT_EQUAL(differ, 40);
    fixture_close(&fixture);
}

static void a_vocabulary_with_other_facts_gives_the_same_persons(void)
{
    struct fixture fixture = fixture_open();
    struct people_marks *marks = arena_alloc(fixture.arena, sizeof *marks);
    const struct fact own = {.name = "acme.ki67",
                             .type = FACT_NUMBER,
                             .section = SECTION_BIOMARKERS,
                             .unit = "%",
                             .loinc = "",
                             .formula = "",
                             .meaning = "a fact of a plugin",
                             .high = 100};
    struct vocabulary *larger = vocabulary_new(fixture.arena);
    struct people *with = NULL;
    struct people *without = NULL;
    CU_ASSERT_EQUAL(vocabulary_declare(larger, &own), POISE_OK);
    people_open_around(fixture.arena, larger, marks, 7, &with);
    people_open_around(fixture.arena, fixture.vocabulary, marks, 7, &without);
    for (uint32_t i = 0; i < 20; i++)
        CU_ASSERT_TRUE(same_facts(people_make(without, fixture.arena, i),
                                  people_make(with, fixture.arena, i)));
    fixture_close(&fixture);
}

/* What many persons have, counted. */
struct count {
    int known[FACT_LIMIT];
    int below, at, above; /* 30 mL/min */
    int implausible;
    int brain_without_site;
};

static void count_person(const struct record *person, struct count *count)
{
    const struct reading *clearance = record_at(person, POISE_FACT_CREATININE_CLEARANCE);
    const struct reading *brain = record_at(person, POISE_FACT_BRAIN_METASTASES);
    const struct reading *sites = record_at(person, POISE_FACT_SITES);
    for (uint32_t i = 1; i < person->count; i++)
        count->known[i] += person->readings[i].origin == ORIGIN_GIVEN;
    for (const struct remark *r = person->remarks; r != NULL; r = r->next)
        count->implausible += r->trouble == TROUBLE_IMPLAUSIBLE;
    if (clearance->origin == ORIGIN_GIVEN) {
        double value = clearance->datum.number;
        count->below += value >= 28.99 && value < 30;
        count->at += value >= 30 && value < 30.001;
        count->above += value > 30 && value <= 31.01;
    }
    count->brain_without_site += brain->origin == ORIGIN_GIVEN &&
                                 sites->origin == ORIGIN_GIVEN &&
                                 brain->datum.choice == POISE_BRAIN_METASTASES_ACTIVE &&
                                 !member_has(sites->datum.members, POISE_SITES_BRAIN);
}

static void many_persons_know_most_facts_sometimes_and_lie_around_marks(void)
{
    struct fixture fixture = fixture_open();
    struct people *people = open_people(&fixture, 20261123);
    struct arena *arena = arena_new((size_t)64 << 10);
    struct count count = {.below = 0};
    for (uint32_t i = 0; i < MANY; i++) {
        arena_reset(arena);
        count_person(people_make(people, arena, i), &count);
    }
    for (uint32_t i = 1; i < vocabulary_count(fixture.engine->generation->vocabulary);
         i++) {
        CU_ASSERT_TRUE(count.known[i] > 0);
        CU_ASSERT_TRUE(count.known[i] < MANY);
    }
    CU_ASSERT_TRUE(count.below > 0 && count.at > 0 && count.above > 0);
    CU_ASSERT_EQUAL(count.implausible, 0);
    CU_ASSERT_TRUE(count.brain_without_site < MANY / 20);
    arena_free(arena);
    fixture_close(&fixture);
}

static void marks_are_those_of_the_criteria(void)
{
    struct fixture fixture = fixture_open();
    struct people_marks *marks = arena_alloc(fixture.arena, sizeof *marks);
    bool found = false;
    fixture_engine(&fixture);
    people_marks(fixture.engine->generation, marks);
    for (uint32_t i = 0; i < marks->count; i++)
        found = found || (marks->items[i].fact == name_hash("qtc", 3) &&
                          marks->items[i].at >= 450 && marks->items[i].at <= 450);
    CU_ASSERT_TRUE(found);
    CU_ASSERT_TRUE(marks->count < PEOPLE_MARK_LIMIT);
    fixture_close(&fixture);
}

static void without_memory_there_is_no_person(void)
{
    struct fixture fixture = fixture_open();
    struct people *people = open_people(&fixture, 1);
    struct arena *arena = arena_new(256);
    arena_limit(arena, 256);
    CU_ASSERT_PTR_NULL(people_make(people, arena, 0));
    CU_ASSERT_EQUAL(people_open(arena, fixture.engine->generation, 1, &people),
                    POISE_E_MEMORY);
    arena_free(arena);
    fixture_close(&fixture);
}

static void dice_of_two_topics_do_not_fall_alike(void)
{
    struct dice a = dice_for(1, 2, 3);
    struct dice b = dice_for(1, 2, 4);
    int same = 0;
    for (int i = 0; i < 100; i++) {
        uint32_t x = dice_roll(&a, 1000);
        CU_ASSERT_TRUE(x < 1000);
        same += x == dice_roll(&b, 1000);
    }
    CU_ASSERT_TRUE(same < 5);
    CU_ASSERT_EQUAL(dice_roll(&a, 0), 0);
}

UNIT_SUITE(people) = {
    UNIT_TEST(a_person_follows_from_seed_and_index),
    UNIT_TEST(a_vocabulary_with_other_facts_gives_the_same_persons),
    UNIT_TEST(many_persons_know_most_facts_sometimes_and_lie_around_marks),
    UNIT_TEST(marks_are_those_of_the_criteria),
    UNIT_TEST(without_memory_there_is_no_person),
    UNIT_TEST(dice_of_two_topics_do_not_fall_alike),
    UNIT_END,
};
