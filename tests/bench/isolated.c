/* What isolation costs, as ratios in one run.
 *
 * A population in batches of 256 with every plugin in a worker process, to the same in
 * one process: facts to ranking with every reason recorded, no text; both give the same
 * ranking. One request with one isolated plugin: what it adds, to a bare futex round trip
 * between two processes. And how long it takes from the death of a worker until the next
 * answer is whole.
 *
 * Exits with 3 when it was only too slow.
 *
 *     isolated VIGNETTES PERSONS PASSES */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crowd.h"
#include "host/channel.h"
#include "intake/goals.h"

enum { AS_OF = 20780, PASS_LIMIT = 1000, KILLS = 20 };

struct side {
    struct fixture fixture;
    struct crowd crowd;
    struct record **records; /* for one pass */
    const struct goals **goals;
    struct arena *arena;
    uint64_t sum; /* of ranks and balances: the two sides must agree */
};

static struct goals none;

static void side_open(struct side *side, const char *isolate, const char *folder,
                      uint32_t count)
{
    *side = (struct side){.fixture = fixture_open()};
    if (isolate == NULL)
        fixture_engine(&side->fixture);
    else
        fixture_engine_isolated(&side->fixture, isolate);
    side->crowd = crowd_make(&side->fixture, folder, count, 20261123);
    side->arena = arena_new((size_t)64 << 20);
    side->records = arena_array(side->fixture.arena, count, sizeof *side->records);
    side->goals = arena_array(side->fixture.arena, count, sizeof *side->goals);
    for (uint32_t i = 0; i < count; i++)
        side->goals[i] = &none;
}

static void side_close(struct side *side)
{
    arena_free(side->arena);
    fixture_close(&side->fixture);
}

static int32_t take(void *context, uint32_t index, struct answer *answer)
{
    struct side *side = context;
    (void)index;
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        side->sum = side->sum * 31 + (uint64_t)answer->ranked[i]->balance +
                    answer->ranked[i]->note_count;
    return answer->silent_count == 0 ? POISE_OK : POISE_E_INTERNAL;
}

/* Nanoseconds a person; copies are made before the clock starts. */
static double time_pass(struct side *side)
{
    arena_reset(side->arena);
    for (uint32_t i = 0; i < side->crowd.count; i++)
        side->records[i] = record_copy(side->arena, side->crowd.persons[i]);
    double start = now_ns();
    if (session_assess_many(side->fixture.session, side->records, side->goals,
                            side->crowd.count, AS_OF, REQUEST_RANKING, take,
                            side) != POISE_OK)
        exit(1);
    return (now_ns() - start) / side->crowd.count;
}

static bool measure_batches(const char *folder, uint32_t count, int passes)
{
    struct side here;
    struct side there;
    double ratios[PASS_LIMIT];
    double times[2][PASS_LIMIT];
    side_open(&here, NULL, folder, count);
    side_open(&there, "true", folder, count);
    for (int i = 0; i < passes; i++) {
        times[0][i] = time_pass(&here);
        times[1][i] = time_pass(&there);
        ratios[i] = times[0][i] / times[1][i];
    }
    bool same = here.sum == there.sum;
    printf("isolated population: %u persons, batches of 256, 9 workers\n", count);
    printf("  in one process   %8.0f ns a person\n", median(times[0], passes));
    printf("  isolated         %8.0f ns a person\n", median(times[1], passes));
    printf("  ratio            %8.2f (at least 0.75)%s\n", median(ratios, passes),
           same ? "" : "; THE RANKINGS DIFFER");
    side_close(&here);
    side_close(&there);
    if (!same)
        exit(1);
    return median(ratios, passes) >= 0.75;
}

/* -------------------- one request */

static double time_single(struct side *side, uint32_t which)
{
    struct answer *answer;
    arena_reset(side->arena);
    struct record *record = record_copy(side->arena, side->crowd.persons[which]);
    double start = now_ns();
    if (session_assess(side->fixture.session, record, &none, AS_OF, REQUEST_RANKING,
                       &answer) != POISE_OK ||
        answer->silent_count != 0)
        exit(1);
    return now_ns() - start;
}

/* The other end of a bare round trip. A child does not have the memory until it maps
 * it. */
static void echo(int file, uint32_t rounds)
{
    struct channel channel;
    if (!channel_map(&channel, file))
        _exit(1);
    for (uint32_t i = 0; i < rounds; i++) {
        channel_sleep(&channel.head->asked, i, -1);
        channel_ring(&channel.head->bell);
    }
    _exit(0);
}

static double time_trip(struct channel *channel, uint32_t round)
{
    double start = now_ns();
    channel_ring(&channel->head->asked);
    channel_sleep(&channel->head->bell, round, -1);
    return now_ns() - start;
}

static bool measure_single(const char *folder, uint32_t count)
{
    struct side here;
    struct side there;
    struct channel channel;
    double *times[3];
    side_open(&here, NULL, folder, count);
    side_open(&there, "[ \"bone_health\" ]", folder, count);
    for (int i = 0; i < 3; i++)
        times[i] = arena_array(here.fixture.arena, count, sizeof(double));
    if (!channel_make(&channel))
        exit(1);
    pid_t other = fork();
    if (other == 0)
        echo(channel.file, count);
    for (uint32_t i = 0; i < count; i++) {
        times[0][i] = time_single(&here, i);
        times[1][i] = time_single(&there, i);
        times[2][i] = time_trip(&channel, i);
    }
    waitpid(other, NULL, 0);
    channel_close(&channel);
    double added = median(times[1], (int)count) - median(times[0], (int)count);
    double trip = median(times[2], (int)count);
    printf("one request, one isolated plugin\n");
    printf("  adds             %8.1f us\n", added / 1000);
    printf("  futex round trip %8.1f us\n", trip / 1000);
    printf("  ratio            %8.2f (at most 1.50)\n", added / trip);
    side_close(&here);
    side_close(&there);
    return added <= 1.5 * trip;
}

/* -------------------- recovery */

/* The first child of a process, by the kernel's list; 0 if it has none. */
static int child_of(int pid)
{
    char path[64];
    int child = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
    FILE *file = fopen(path, "r");
    if (file == NULL || fscanf(file, "%d", &child) != 1)
        child = 0;
    if (file != NULL)
        fclose(file);
    return child;
}

/* From the death of the worker to the next whole answer. The nursery is the only child of
 * this process, the worker its only one. */
static double time_recovery(struct side *side)
{
    struct answer *answer = NULL;
    struct record *record = record_copy(side->fixture.arena, side->crowd.persons[0]);
    int worker = child_of(child_of(getpid()));
    if (worker == 0 || kill(worker, SIGKILL) != 0)
        exit(1);
    double start = now_ns();
    do {
        if (session_assess(side->fixture.session, record, &none, AS_OF, REQUEST_RANKING,
                           &answer) != POISE_OK)
            exit(1);
    } while (answer->silent_count != 0);
    return now_ns() - start;
}

static bool measure_recovery(const char *folder)
{
    struct side side;
    double times[KILLS];
    side_open(&side, "[ \"bone_health\" ]", folder, 1);
    for (int i = 0; i < KILLS; i++)
        times[i] = time_recovery(&side) / 1e6;
    double middle = median(times, KILLS);
    printf("a killed worker\n");
    printf("  whole again in   %8.1f ms, at most %.1f (20)\n", middle, times[KILLS - 1]);
    side_close(&side);
    return middle <= 20;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    goals_clear(&none);
    uint32_t count = (uint32_t)atoi(argv[2]);
    int passes = atoi(argv[3]) < PASS_LIMIT ? atoi(argv[3]) : PASS_LIMIT;
    bool good = measure_batches(argv[1], count, passes);
    good = measure_single(argv[1], count) && good;
    good = measure_recovery(argv[1]) && good;
    return good ? 0 : 3;
}
