/* What must hold for every person, tried on generated ones and on the vignettes.
 *
 *   sum       contributions add up to the balance exactly
 *   removal   taking a fact away never turns "not eligible" into "eligible"
 *   repeat    the same person gives the same bytes, in any session, with any locale and
 *             whatever the order of plugins
 *
 * The seed is printed; `laws FOLDER SEED` replays a run. A failure names the person as a
 * case file would state it. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/dice.h"
#include "check/people.h"
#include "fixture.h"
#include "record/record.h"
#include "report/answer_json.h"
#include "settings/site.h"
#include "weigh/dimension.h"

enum { GENERATED = 600, AS_OF = 20780 };

struct laws {
    struct fixture fixture;
    struct fixture other;  /* the same with another order of plugins */
    struct arena *persons; /* of the person at hand */
    struct record *vignettes[FIXTURE_VIGNETTES];
    uint32_t vignette_count;
    struct goals goals;
    struct people *people;
    struct dice dice;
    int failures;
    int persons_tried;
    int removals_tried;
};

/* -------------------- persons */

static void state_at_random(struct laws *laws, struct record *record, uint32_t number)
{
    const struct fact *fact = fact_at(record->vocabulary, number);
    struct reading reading = {.date = INT32_MIN};
    if (fact == NULL)
        return;
    reading.datum = people_value(laws->people, fact, &laws->dice);
    record->readings[number] = (struct reading){.date = INT32_MIN};
    if (record_give(record, number, &reading) != POISE_OK)
        exit(1);
}

static struct record *generated(struct laws *laws, uint32_t index)
{
    struct record *record = people_make(laws->people, laws->persons, index);
    if (record == NULL)
        exit(1);
    return record;
}

/* A vignette with a few facts changed: near to what clinics see. */
static struct record *changed_vignette(struct laws *laws)
{
    uint32_t which = dice_roll(&laws->dice, laws->vignette_count);
    struct record *record = record_copy(laws->persons, laws->vignettes[which]);
    for (int i = 0; i < 4; i++)
        state_at_random(laws, record, 1 + dice_roll(&laws->dice, record->count - 1));
    return record;
}

static void print_person(const struct record *record)
{
    for (uint32_t i = 1; i < record->count; i++) {
        struct text text = {0};
        if (record->readings[i].origin != ORIGIN_GIVEN)
            continue;
        datum_write(fact_at(record->vocabulary, i), &record->readings[i].datum, &text);
        printf("    %s = %s\n", fact_at(record->vocabulary, i)->name, text.bytes);
        text_free(&text);
    }
}

static const struct answer *assess(struct laws *laws, struct fixture *fixture,
                                   const struct record *record, unsigned parts)
{
    struct record *copy = record_copy(laws->persons, record);
    struct answer *answer = NULL;
    if (copy == NULL || session_assess(fixture->session, copy, &laws->goals, AS_OF, parts,
                                       &answer) != POISE_OK)
        exit(1);
    return answer;
}

/* -------------------- laws */

static void law_sum(struct laws *laws, const struct record *record)
{
    const struct answer *answer = assess(laws, &laws->fixture, record, REQUEST_RANKING);
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        int64_t sum = 0;
        for (int d = 0; d < POISE_DIMENSION_END; d++)
            sum += (int64_t)answer->weights.weight[d] * outcome->worth[d];
        if (outcome->state < OUTCOME_CAUTION || sum == outcome->balance)
            continue;
        printf("sum: %s adds up to %lld, its balance is %d\n", outcome->option->id,
               (long long)sum, (int)outcome->balance);
        print_person(record);
        laws->failures++;
        return;
    }
}

/* The states of all options, by the options' numbers. */
static uint8_t *states_of(struct laws *laws, const struct record *record)
{
    const struct catalogue *catalogue = laws->fixture.engine->generation->catalogue;
    uint8_t *states = arena_alloc(laws->persons, catalogue->option_count);
    const struct answer *answer = assess(laws, &laws->fixture, record, REQUEST_RANKING);
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        states[answer->outcomes[i].option - catalogue->options] =
            (uint8_t)answer->outcomes[i].state;
    return states;
}

static void check_removal(struct laws *laws, const struct record *record,
                          const uint8_t *with, uint32_t fact)
{
    const struct catalogue *catalogue = laws->fixture.engine->generation->catalogue;
    struct record *less = record_copy(laws->persons, record);
    less->readings[fact] = (struct reading){.date = INT32_MIN};
    const uint8_t *without = states_of(laws, less);
    laws->removals_tried++;
    for (uint32_t i = 0; i < catalogue->option_count; i++) {
        if (with[i] != OUTCOME_RULED_OUT || without[i] != OUTCOME_ELIGIBLE)
            continue;
        printf("removal: without %s, %s goes from ruled out to eligible\n",
               fact_at(record->vocabulary, fact)->name, catalogue->options[i].id);
        print_person(record);
        laws->failures++;
        return;
    }
}

static void law_removal(struct laws *laws, const struct record *record)
{
    const uint8_t *with = states_of(laws, record);
    for (uint32_t i = 1; i < record->count; i++)
        if (record->readings[i].origin == ORIGIN_GIVEN)
            check_removal(laws, record, with, i);
}

/* The lists of an answer as bytes. The head names the site file and so differs between
 * two fixtures on purpose. */
static void bytes_of(struct laws *laws, struct fixture *fixture,
                     const struct record *record, struct text *out)
{
    struct text whole = {0};
    answer_json(assess(laws, fixture, record, REQUEST_ALL), true, &whole);
    const char *lists = whole.failed ? NULL : strstr(whole.bytes, "\"flags\"");
    if (lists == NULL)
        exit(1);
    text_put(out, lists);
    text_free(&whole);
}

static void expect_same(struct laws *laws, const struct record *record,
                        struct fixture *fixture, const char *what,
                        const struct text *first)
{
    struct text again = {0};
    bytes_of(laws, fixture, record, &again);
    if (again.length != first->length ||
        memcmp(again.bytes, first->bytes, first->length) != 0) {
        printf("repeat: another answer with %s\n", what);
        print_person(record);
        laws->failures++;
    }
    text_free(&again);
}

static void law_repeat(struct laws *laws, const struct record *record)
{
    struct text first = {0};
    bytes_of(laws, &laws->fixture, record, &first);
    expect_same(laws, record, &laws->fixture, "the same session", &first);
    expect_same(laws, record, &laws->other, "plugins in another order", &first);
    if (setlocale(LC_ALL, "") != NULL)
        expect_same(laws, record, &laws->fixture, "the locale of the environment",
                    &first);
    setlocale(LC_ALL, "C");
    text_free(&first);
}

static void try_person(struct laws *laws, const struct record *record)
{
    int before = laws->failures;
    law_sum(laws, record);
    law_removal(laws, record);
    if (laws->persons_tried % 5 == 0)
        law_repeat(laws, record);
    laws->persons_tried++;
    if (laws->failures > before && laws->failures >= 5) {
        printf("stopped after %d failures\n", laws->failures);
        exit(1);
    }
}

/* -------------------- all */

/* The same engine with the plugins read the other way round. */
static void open_other(struct laws *laws)
{
    static const char site[] =
        "plugins = { priority = { trials = 1; targeted = 2; surgery = 3; support = 4;\n"
        "  radiation = 5; hormone = 6; chemotherapy = 7; bone_health = 8;\n"
        "  anti_her2 = 9; }; };\n"
        "catalogue = { folder = \"" POISE_TREE "/conf/catalogue\"; };\n"
        "goals = { folder = \"" POISE_TREE "/conf/goals\"; };\n";
    struct fixture *other = &laws->other;
    *other = fixture_open();
    struct generation_source source = {
        .site_file = fixture_file(other, "turned.cfg", site, strlen(site)),
        .conf_folder = POISE_TREE "/conf",
        .plugin_folder = POISE_TEST_PLUGINS,
    };
    if (engine_open(&source, &other->engine, &other->problems) != POISE_OK ||
        session_open(other->engine, &other->session) != POISE_OK) {
        struct text text = {0};
        problems_write(&other->problems, &text);
        printf("%s", text.bytes);
        exit(1);
    }
    if (other->engine->generation->site.priority_count != 9) {
        printf("the other order was not taken\n");
        exit(1);
    }
}

int main(int argc, char **argv)
{
    struct laws laws = {.fixture = fixture_open()};
    if (argc < 2)
        return 2;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 20261123;
    printf("seed %llu\n", (unsigned long long)seed);
    laws.dice = dice_for(seed, 0, 0);
    laws.persons = arena_new((size_t)8 << 20);
    goals_clear(&laws.goals);
    fixture_engine(&laws.fixture);
    if (people_open(laws.fixture.arena, laws.fixture.engine->generation, seed,
                    &laws.people) != POISE_OK)
        return 1;
    open_other(&laws);
    laws.vignette_count = fixture_vignettes(&laws.fixture, argv[1], laws.vignettes);
    for (uint32_t i = 0; i < laws.vignette_count; i++)
        try_person(&laws, laws.vignettes[i]);
    for (uint32_t i = 0; i < GENERATED && laws.vignette_count > 0; i++) {
        arena_reset(laws.persons);
        try_person(&laws, i % 2 == 0 ? generated(&laws, i) : changed_vignette(&laws));
    }
    printf("%d persons, %d removals, %d failures\n", laws.persons_tried,
           laws.removals_tried, laws.failures);
    arena_free(laws.persons);
    fixture_close(&laws.other);
    fixture_close(&laws.fixture);
    return laws.failures == 0 && laws.persons_tried > GENERATED ? 0 : 1;
}
