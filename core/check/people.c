/* The story first, then every other fact by its kind, each from dice of its own. */
#include "people.h"

#include <math.h>
#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/name.h"
#include "dice.h"
#include "host/generation.h"
#include "record/criteria.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "story.h"

enum { ODD_ONE_IN = 8, MARKS_A_FACT = 32 };

/* The marks of one fact: people->marks[first .. first + count - 1]. */
struct fact_marks {
    uint32_t first;
    uint32_t count;
};

struct people {
    const struct vocabulary *vocabulary;
    uint64_t seed;
    struct people_marks marks;
    struct fact_marks of[FACT_LIMIT];
};

static uint64_t topic_of(const char *name)
{
    return name_hash(name, strlen(name));
}

/* -------------------- marks */

void people_marks(const struct generation *generation, struct people_marks *out)
{
    const struct vocabulary *vocabulary = generation->vocabulary;
    double at[MARKS_A_FACT];
    out->count = 0;
    for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++) {
        const struct fact *fact = fact_at(vocabulary, i);
        if (fact == NULL || !fact_is_numeric(fact))
            continue;
        uint32_t count =
            criteria_thresholds(generation->catalogue->criteria, i, at, MARKS_A_FACT);
        for (uint32_t j = 0; j < count && out->count < PEOPLE_MARK_LIMIT; j++)
            out->items[out->count++] = (struct people_mark){topic_of(fact->name), at[j]};
    }
}

static void sort_marks(struct people *people)
{
    for (uint32_t i = 1; i < vocabulary_count(people->vocabulary); i++) {
        const struct fact *fact = fact_at(people->vocabulary, i);
        uint64_t topic = fact == NULL ? 0 : topic_of(fact->name);
        struct fact_marks *of = &people->of[i];
        for (uint32_t j = 0; fact != NULL && j < people->marks.count; j++) {
            if (people->marks.items[j].fact != topic)
                continue;
            of->first = of->count == 0 ? j : of->first;
            of->count++;
        }
    }
}

int32_t people_open_around(struct arena *arena, const struct vocabulary *vocabulary,
                           const struct people_marks *marks, uint64_t seed,
                           struct people **out)
{
    struct people *people = arena_alloc(arena, sizeof *people);
    if (people == NULL)
        return POISE_E_MEMORY;
    people->vocabulary = vocabulary;
    people->seed = seed;
    people->marks = *marks;
    sort_marks(people);
    *out = people;
    return POISE_OK;
}

int32_t people_open(struct arena *arena, const struct generation *generation,
                    uint64_t seed, struct people **out)
{
    struct people_marks *marks = arena_alloc(arena, sizeof *marks);
    if (marks == NULL)
        return POISE_E_MEMORY;
    people_marks(generation, marks);
    return people_open_around(arena, generation->vocabulary, marks, seed, out);
}

/* -------------------- values by kind */

/* Hundredths, so that a value is the double that its decimal reads as. */
static double from_hundredths(double hundredths)
{
    return round(hundredths) / 100;
}

/* The step in which a fact is measured, in hundredths. */
static double step_of(const struct fact *fact, double largest)
{
    if (fact->type == FACT_INT)
        return 100;
    return largest <= 10 ? 10 : 100;
}

static double hold(const struct fact *fact, double value)
{
    if (!(fact->low < fact->high))
        return value;
    return value < fact->low ? fact->low : value > fact->high ? fact->high : value;
}

/* Just below, at or just above a mark. */
static double near_mark(const struct people *people, const struct fact *fact,
                        struct dice *dice)
{
    const struct fact_marks *of = &people->of[fact->number];
    double at = people->marks.items[of->first + dice_roll(dice, of->count)].at;
    double step = step_of(fact, at);
    double aside = (double)dice_roll(dice, 3) - 1;
    return from_hundredths(at * 100 + aside * step);
}

/* Anywhere in the stretch in which values matter, on the grid of its steps. */
static double in_stretch(const struct people *people, const struct fact *fact,
                         struct dice *dice)
{
    const struct fact_marks *of = &people->of[fact->number];
    bool ranged = fact->low < fact->high;
    double low = ranged ? fact->low : 0;
    double high = ranged ? fact->high : 100;
    if (of->count > 0 && !dice_chance(dice, 15)) {
        double first = people->marks.items[of->first].at;
        double last = people->marks.items[of->first + of->count - 1].at;
        low = fmax(low, first > 0 ? first / 2 : first - 1);
        high = fmin(high, last > 0 ? last * 3 / 2 : 1);
    }
    double step = step_of(fact, high);
    double steps = floor((high - low) * 100 / step) + 1;
    double from = ceil(low * 100 / step) * step;
    return from_hundredths(from + dice_roll(dice, (uint32_t)fmin(steps, 1e6)) * step);
}

static void choose(const struct fact *fact, struct dice *dice, union datum *out)
{
    uint32_t usual = fact->section == SECTION_BIOMARKERS ? 35 : 62;
    uint32_t which = dice_chance(dice, usual) ? 0 : dice_roll(dice, fact->value_count);
    if (fact->type == FACT_BOOL)
        out->choice = dice_chance(dice, 22) ? POISE_YES : POISE_NO;
    else
        out->choice = fact->values[which].number;
}

static void fill_set(const struct fact *fact, struct dice *dice, union datum *out)
{
    uint32_t members = dice_chance(dice, 45) ? 0 : 1 + dice_roll(dice, 3);
    for (uint32_t i = 0; i < members; i++) {
        uint32_t member = fact->values[dice_roll(dice, fact->value_count)].number;
        if (fact->type == FACT_THERAPY)
            therapy_closure(member, out->members);
        else
            member_add(out->members, member);
    }
}

union datum people_value(const struct people *people, const struct fact *fact,
                         struct dice *dice)
{
    union datum datum = {.members = {0, 0}};
    if (fact_is_set(fact))
        fill_set(fact, dice, &datum);
    else if (!fact_is_numeric(fact))
        choose(fact, dice, &datum);
    else if (people->of[fact->number].count > 0 && dice_chance(dice, 55))
        datum.number = hold(fact, near_mark(people, fact, dice));
    else
        datum.number = hold(fact, in_stretch(people, fact, dice));
    return datum;
}

/* -------------------- a person */

struct making {
    const struct people *people;
    struct record *record;
    uint32_t index;
    uint32_t known; /* how much of 100 facts is stated */
    bool odd;
};

/* What only ever follows from other facts is hardly ever stated. */
static bool is_formula(const struct fact *fact)
{
    return strstr(fact->formula, "else ") != NULL;
}

static bool is_stated(const struct record *record, uint32_t number)
{
    const struct reading *reading = record_at(record, number);
    return reading->origin == ORIGIN_GIVEN || reading->trouble != TROUBLE_NONE;
}

/* A story is never known in full either: one fact in 16 of it is lost. */
static int32_t state_fact(const struct making *making, const struct fact *fact)
{
    struct dice dice =
        dice_for(making->people->seed, making->index, topic_of(fact->name));
    struct record *record = making->record;
    struct reading *reading = &record->readings[fact->number];
    if (is_stated(record, fact->number)) {
        if (!making->odd && dice_chance(&dice, 6))
            *reading = (struct reading){.date = DATE_UNKNOWN};
        return POISE_OK;
    }
    if (!dice_chance(&dice, is_formula(fact) ? 4 : making->known))
        return POISE_OK;
    if (dice_chance(&dice, 3)) {
        record_say_unknown(record, fact->number);
        return POISE_OK;
    }
    struct reading next = {.date = DATE_UNKNOWN};
    next.datum = people_value(making->people, fact, &dice);
    if (dice_chance(&dice, 25))
        next.date = PEOPLE_AS_OF - (int32_t)dice_roll(&dice, 400);
    return record_give(record, fact->number, &next);
}

struct record *people_make(const struct people *people, struct arena *arena,
                           uint32_t index)
{
    static const uint32_t known[] = {30, 55, 80, 97};
    struct dice dice = dice_for(people->seed, index, topic_of("story"));
    struct making making = {
        .people = people,
        .record = record_new(arena, people->vocabulary),
        .index = index,
        .known = known[dice_roll(&dice, 4)],
        .odd = dice_roll(&dice, ODD_ONE_IN) == 0,
    };
    if (making.record == NULL)
        return NULL;
    int32_t status = making.odd ? POISE_OK : story_tell(dice, making.record);
    for (uint32_t i = 1; i < making.record->count && status == POISE_OK; i++)
        if (fact_at(people->vocabulary, i) != NULL)
            status = state_fact(&making, fact_at(people->vocabulary, i));
    return status == POISE_OK ? making.record : NULL;
}
