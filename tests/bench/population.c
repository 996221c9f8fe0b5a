/* The ranking of a generated population, as a ratio to a straight loop over structs.
 *
 * Poise: facts to ranking with every reason recorded, through the nine plugins, no text.
 * The loop: the same comparisons and sums on facts that are derived already. Both are
 * checked to agree on what the catalogue alone decides. Passes are interleaved, and the
 * ratio is the median of the passes' ratios.
 *
 * Exits with 3 when it was only too slow.
 *
 *     population VIGNETTES PERSONS PASSES */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crowd.h"
#include "record/derive.h"
#include "straight.h"

enum { AS_OF = 20780, PASS_LIMIT = 1000 };

struct bench {
    struct fixture fixture;
    struct straight *straight;
    struct goals goals;
    uint32_t person_count;
    struct record **persons; /* as given */
    struct record **derived; /* with what follows */
    int32_t weight[POISE_DIMENSION_END];
};

/* -------------------- the population */

static void make_population(struct bench *bench, const char *folder, uint32_t count)
{
    struct arena *arena = bench->fixture.arena;
    struct crowd crowd = crowd_make(&bench->fixture, folder, count, 20261123);
    bench->person_count = count;
    bench->persons = crowd.persons;
    bench->derived = arena_array(arena, count, sizeof *bench->derived);
    if (bench->derived == NULL)
        exit(1);
    for (uint32_t i = 0; i < count; i++) {
        bench->derived[i] = record_copy(arena, bench->persons[i]);
        if (record_derive(bench->derived[i], bench->fixture.derivations) != POISE_OK)
            exit(1);
    }
}

/* -------------------- both ways */

static const struct answer *ask(struct bench *bench, struct arena *arena, uint32_t which)
{
    struct answer *answer = NULL;
    arena_reset(arena);
    struct record *record = record_copy(arena, bench->persons[which]);
    if (record == NULL || session_assess(bench->fixture.session, record, &bench->goals,
                                         AS_OF, REQUEST_RANKING, &answer) != POISE_OK)
        exit(1);
    return answer;
}

static double time_poise(struct bench *bench, struct arena *arena, uint64_t *ranked)
{
    double start = now_ns();
    for (uint32_t i = 0; i < bench->person_count; i++)
        *ranked += ask(bench, arena, i)->ranked_count;
    return now_ns() - start;
}

static double time_straight(struct bench *bench, uint64_t *ranked)
{
    double start = now_ns();
    for (uint32_t i = 0; i < bench->person_count; i++)
        *ranked +=
            straight_rank(bench->straight, bench->derived[i], bench->weight).ranked;
    return now_ns() - start;
}

/* The loop makes the same comparisons: every clause that held or failed is the same. */
static void check_agreement(struct bench *bench, struct arena *arena)
{
    const struct catalogue *catalogue = bench->fixture.engine->generation->catalogue;
    for (uint32_t i = 0; i < bench->person_count; i++) {
        const struct answer *answer = ask(bench, arena, i);
        straight_rank(bench->straight, bench->derived[i], bench->weight);
        for (uint32_t j = 0; j < answer->outcome_count; j++) {
            const struct outcome *outcome = &answer->outcomes[j];
            uint32_t never_hold;
            uint32_t needs_fail;
            straight_marks(bench->straight,
                           (uint32_t)(outcome->option - catalogue->options), &never_hold,
                           &needs_fail);
            if (outcome->state == OUTCOME_NOT_APPLICABLE ||
                (never_hold == outcome->marks.never_hold &&
                 needs_fail == outcome->marks.needs_fail))
                continue;
            printf("person %u, %s: the loop and Poise differ\n", i, outcome->option->id);
            exit(1);
        }
    }
}

int main(int argc, char **argv)
{
    struct bench bench = {.fixture = fixture_open()};
    double ratios[PASS_LIMIT];
    double poise[PASS_LIMIT];
    double straight[PASS_LIMIT];
    uint64_t ranked[2] = {0, 0};
    if (argc != 4)
        return 2;
    int passes = atoi(argv[3]) < PASS_LIMIT ? atoi(argv[3]) : PASS_LIMIT;
    struct arena *arena = arena_new((size_t)1 << 20);
    fixture_engine(&bench.fixture);
    goals_clear(&bench.goals);
    make_population(&bench, argv[1], (uint32_t)atoi(argv[2]));
    bench.straight = straight_new(bench.fixture.engine);
    memcpy(bench.weight, ask(&bench, arena, 0)->weights.weight, sizeof bench.weight);
    check_agreement(&bench, arena);
    for (int i = 0; i < passes; i++) {
        poise[i] = time_poise(&bench, arena, &ranked[0]) / bench.person_count;
        straight[i] = time_straight(&bench, &ranked[1]) / bench.person_count;
        ratios[i] = straight[i] / poise[i];
    }
    printf("population: %u persons, %u options, %.1f recommended each\n",
           bench.person_count, bench.fixture.engine->generation->catalogue->option_count,
           (double)ranked[0] / bench.person_count / passes);
    printf("  poise            %8.0f ns a person\n", median(poise, passes));
    printf("  straight loop    %8.0f ns a person\n", median(straight, passes));
    printf("  ratio            %8.2f (at least 0.30)\n", median(ratios, passes));
    bool good = median(ratios, passes) >= 0.3;
    straight_free(bench.straight);
    arena_free(arena);
    fixture_close(&bench.fixture);
    return good ? 0 : 3;
}
