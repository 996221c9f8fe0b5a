/* Thousands of requests to an engine with a plugin that does every wrong there is.
 *
 * Counted: crashes of the host (this program would end), answers of the other plugins
 * that differ from those without it, processes and descriptors that are left. All must be
 * 0.
 *
 *     faults VIGNETTES REQUESTS FOLDER DEADLINE_MS
 * FOLDER holds faulty.so and catalogue/faulty.cfg. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "crowd.h"
#include "intake/goals.h"

enum { AS_OF = 20780, FAULTS = 16, YOUNGEST = 32 };

struct count {
    uint32_t requests;
    uint32_t faults;
    uint32_t wrong;  /* answers of others that differ */
    uint32_t untold; /* a fault that the answer does not name */
    uint32_t whole;  /* answers with the plugin, when it does nothing wrong */
};

static void open_faulty(struct fixture *fixture, const char *folder, int deadline_ms)
{
    struct text text = {0};
    text_format(&text,
                "plugins = { folders = ( \"%s\", \"%s\" ); isolate = [ \"faulty\" ];\n"
                "  deadline_ms = %d; memory_mb = 32; };\n"
                "trust = { unsigned = \"allow\"; };\n"
                "catalogue = { folder = \"%s/catalogue\"; };\n"
                "goals = { folder = \"%s/conf/goals\"; };\n",
                POISE_TEST_PLUGINS, folder, deadline_ms, folder, POISE_TREE);
    fixture_engine_site(fixture, text.bytes);
    text_free(&text);
}

static int count_descriptors(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (folder != NULL && readdir(folder) != NULL)
        count++;
    if (folder != NULL)
        closedir(folder);
    return count;
}

/* What the other plugins say, as one number. */
static uint64_t sum_of(const struct answer *answer)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        if (strcmp(outcome->plugin, "faulty") == 0)
            continue;
        sum = sum * 31 + (uint64_t)outcome->state;
        sum = sum * 31 + (uint64_t)outcome->balance;
        sum = sum * 31 + outcome->note_count;
    }
    return sum;
}

static struct record *person(struct fixture *fixture, struct arena *arena,
                             const struct crowd *crowd, uint32_t which)
{
    struct record *record = record_copy(arena, crowd->persons[which % crowd->count]);
    if (record == NULL)
        exit(1);
    record->vocabulary = fixture->vocabulary;
    record->readings[POISE_FACT_AGE] =
        (struct reading){.datum = {.number = YOUNGEST + which % (2 * FAULTS)},
                         .state = FACT_KNOWN,
                         .origin = ORIGIN_GIVEN};
    return record;
}

static const struct answer *ask(struct fixture *fixture, struct record *record)
{
    static struct goals none;
    struct answer *answer;
    goals_clear(&none);
    if (session_assess(fixture->session, record, &none, AS_OF, REQUEST_RANKING,
                       &answer) != POISE_OK)
        exit(1);
    return answer;
}

static void run(struct count *count, const struct crowd *crowd, struct fixture *good,
                struct fixture *bad)
{
    struct arena *arena = arena_new((size_t)1 << 20);
    for (uint32_t i = 0; i < count->requests; i++) {
        bool faulty = i % FAULTS != 0;
        arena_reset(arena);
        uint64_t expected = sum_of(ask(good, person(good, arena, crowd, i)));
        const struct answer *answer = ask(bad, person(bad, arena, crowd, i));
        count->faults += faulty;
        count->wrong += sum_of(answer) != expected;
        count->untold += faulty != (answer->silent_count == 1);
        count->whole += answer->silent_count == 0;
    }
    arena_free(arena);
}

int main(int argc, char **argv)
{
    struct fixture good = fixture_open();
    struct fixture bad = fixture_open();
    if (argc != 5)
        return 2;
    struct count count = {.requests = (uint32_t)atoi(argv[2])};
    fixture_engine(&good);
    struct crowd crowd = crowd_make(&good, argv[1], 500, 20261123);
    int before = count_descriptors();
    open_faulty(&bad, argv[3], atoi(argv[4]));
    double start = now_ns();
    run(&count, &crowd, &good, &bad);
    double seconds = (now_ns() - start) / 1e9;
    fixture_close(&bad);
    bool children = waitpid(-1, NULL, WNOHANG) >= 0 || errno != ECHILD;
    int left = count_descriptors() - before;
    printf("fault injection: %u requests, %u with a fault, %.0f s\n", count.requests,
           count.faults, seconds);
    printf("  host crashes 0, wrong answers of others %u, faults not named %u\n",
           count.wrong, count.untold);
    printf("  processes left %d, descriptors left %d\n", children, left);
    fixture_close(&good);
    return count.wrong + count.untold == 0 && !children && left == 0 ? 0 : 1;
}
