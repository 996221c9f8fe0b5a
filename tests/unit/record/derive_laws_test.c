/* Laws of deriving that hold whatever the record says. */
#include "record/derive.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/date.h"
#include "fixture.h"
#include "record/criteria.h"
#include "unit.h"

static uint64_t dice = 7;

static uint32_t roll(uint32_t sides)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(dice >> 33) % sides;
}

static union datum any_datum(const struct fact *fact)
{
    static const double numbers[] = {0, 1, 2, 5, 11, 12, 23, 24, 56, 999};
    union datum datum = {.members = {0, 0}};
    if (fact_is_numeric(fact))
        datum.number = numbers[roll(10)];
    else if (!fact_is_set(fact))
        datum.choice = fact->values[roll(fact->value_count)].number;
    else if (roll(3) > 0)
        therapy_closure(fact->values[roll(fact->value_count)].number, datum.members);
    return datum;
}

/* A record of whatever the dice say, nothing derived. */
static struct record *any_record(struct fixture *fixture)
{
    struct record *record = record_new(fixture->arena, fixture->vocabulary);
    for (uint32_t i = 1; i < record->count; i++) {
        const struct fact *fact = fact_at(fixture->vocabulary, i);
        if (fact == NULL || roll(3) > 0)
            continue;
        struct reading reading = {.datum = any_datum(fact), .date = DATE_UNKNOWN};
        CU_ASSERT_EQUAL(record_give(record, i, &reading), POISE_OK);
        if (roll(10) == 0)
            record_say_unknown(record, i);
    }
    return record;
}

static bool same_reading(const struct fact *fact, const struct reading *a,
                         const struct reading *b)
{
    return a->state == b->state && a->origin == b->origin && a->trouble == b->trouble &&
           (a->state == FACT_UNKNOWN || datum_equal(fact, &a->datum, &b->datum));
}

static void deriving_again_changes_nothing(void)
{
    struct fixture fixture = fixture_open();
    for (int i = 0; i < 200; i++) {
        struct record *record = any_record(&fixture);
        size_t size = record->count * sizeof *record->readings;
        struct reading *before = arena_alloc(fixture.arena, size);
        CU_ASSERT_EQUAL(record_derive(record, fixture.derivations), POISE_OK);
        memcpy(before, record->readings, size);
        CU_ASSERT_EQUAL(record_derive(record, fixture.derivations), POISE_OK);
        for (uint32_t f = 1; f < record->count; f++)
            CU_ASSERT_TRUE(same_reading(fact_at(fixture.vocabulary, f), &before[f],
                                        &record->readings[f]));
    }
    fixture_close(&fixture);
}

static void no_fact_depends_on_when_it_was_derived(void)
{
    struct fixture fixture = fixture_open();
    for (int i = 0; i < 200; i++) {
        struct record *record = any_record(&fixture);
        CU_ASSERT_EQUAL(record_derive(record, fixture.derivations), POISE_OK);
        for (uint32_t f = 1; f < record->count; f++) {
            struct reading before = record->readings[f];
            if (before.origin != ORIGIN_DERIVED && before.origin != ORIGIN_ASSUMED)
                continue;
            /* all others are there already, so this one is now the last */
            record->readings[f] = (struct reading){.date = DATE_UNKNOWN};
            CU_ASSERT_EQUAL(record_derive(record, fixture.derivations), POISE_OK);
            CU_ASSERT_TRUE(same_reading(fact_at(fixture.vocabulary, f), &before,
                                        &record->readings[f]));
        }
    }
    fixture_close(&fixture);
}

static void knowing_more_never_turns_a_firm_fact_into_another(void)
{
    struct fixture fixture = fixture_open();
    for (int i = 0; i < 300; i++) {
        struct record *less = any_record(&fixture);
        struct record *more = record_copy(fixture.arena, less);
        uint32_t forgotten = 1 + roll(POISE_FACT_END - 1);
        less->readings[forgotten] = (struct reading){.date = DATE_UNKNOWN};
        CU_ASSERT_EQUAL(record_derive(less, fixture.derivations), POISE_OK);
        CU_ASSERT_EQUAL(record_derive(more, fixture.derivations), POISE_OK);
        for (uint32_t f = 1; f < less->count; f++) {
            const struct reading *before = record_at(less, f);
            const struct reading *after = record_at(more, f);
            if (before->state == FACT_KNOWN && after->state == FACT_KNOWN)
                CU_ASSERT_TRUE(datum_equal(fact_at(fixture.vocabulary, f), &before->datum,
                                           &after->datum));
        }
    }
    fixture_close(&fixture);
}

static void only_what_is_not_known_has_to_be_found_out(void)
{
    struct fixture fixture = fixture_open();
    for (int i = 0; i < 100; i++) {
        struct record *record = any_record(&fixture);
        CU_ASSERT_EQUAL(record_derive(record, fixture.derivations), POISE_OK);
        for (uint32_t f = 1; f < record->count; f++) {
            struct cites needs = {0};
            if (record_knows(record, f))
                continue;
            derivation_needs(fixture.derivations, record, f, &needs);
            CU_ASSERT_TRUE(needs.count > 0);
            for (uint32_t n = 0; n < needs.count; n++)
                CU_ASSERT_FALSE(record_knows(record, needs.facts[n]));
        }
    }
    fixture_close(&fixture);
}

UNIT_SUITE(derive_laws) = {
    UNIT_TEST(deriving_again_changes_nothing),
    UNIT_TEST(no_fact_depends_on_when_it_was_derived),
    UNIT_TEST(knowing_more_never_turns_a_firm_fact_into_another),
    UNIT_TEST(only_what_is_not_known_has_to_be_found_out),
    UNIT_END,
};
