/* Two instances in one process, and memory over many calls. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "exam.h"
#include "record/record.h"
#include "stage.h"

/* -------------------- two instances */

enum { PAIRS = 600 };

/* A second seat with memory of its own, for a second instance, and the person at it. */
struct second {
    struct exam *exam;
    struct seat seat;
    struct arena *arena;
    struct arena *heard;
    struct arena *person;
    const struct record *given;
};

static bool second_open(struct second *second, struct exam *exam)
{
    second->arena = arena_new((size_t)64 << 10);
    second->heard = arena_new((size_t)1 << 20);
    second->person = arena_new((size_t)64 << 10);
    second->exam = exam;
    return second->arena != NULL && second->heard != NULL && second->person != NULL &&
           seat_open(&second->seat, &exam->ground, &exam->board->watches[1],
                     second->arena);
}

static bool is_same(const struct exam *exam, const struct hearing *heard, uint64_t digest)
{
    return heard != NULL && hearing_digest(&exam->ground, heard, true) == digest;
}

static uint64_t digest_at(const struct exam *exam, struct seat *seat, struct arena *heard,
                          const struct record *given)
{
    arena_reset(heard);
    const struct hearing *alone = hear(&exam->ground, seat, heard, given);
    return alone == NULL ? 0 : hearing_digest(&exam->ground, alone, true);
}

/* One option of one person, one of the other, in turn. */
static bool in_turn_differs(struct second *second, const struct record *one,
                            uint64_t digest)
{
    struct exam *exam = second->exam;
    uint64_t other = digest_at(exam, &second->seat, second->heard, second->given);
    arena_reset(exam->heard);
    arena_reset(second->heard);
    struct hearing *x = hear_open(&exam->ground, &exam->seat, exam->heard, one);
    struct hearing *y =
        hear_open(&exam->ground, &second->seat, second->heard, second->given);
    for (uint32_t i = 0; x != NULL && y != NULL && (i < x->count || i < y->count); i++) {
        if (i < x->count)
            hear_option(&exam->ground, &exam->seat, x, i);
        if (i < y->count)
            hear_option(&exam->ground, &second->seat, y, i);
    }
    return !is_same(exam, x, digest) || !is_same(exam, y, other);
}

static bool breaks_in_turn(void *context, const struct record *candidate)
{
    struct second *second = context;
    struct exam *exam = second->exam;
    uint64_t alone = digest_at(exam, &exam->seat, exam->heard, candidate);
    return in_turn_differs(second, candidate, alone);
}

/* Each person beside the next one, so that one person replays as two. */
static bool interleave(struct exam *exam, struct second *second)
{
    const struct check_request *request = exam->request;
    uint64_t began = clock_now();
    for (uint32_t i = 0; i < exam->board->persons && i < PAIRS && !stage_is_over(began);
         i++) {
        uint32_t index = request->first + i;
        arena_reset(exam->person);
        arena_reset(second->person);
        const struct record *one = people_make(exam->people, exam->person, index);
        second->given = people_make(exam->people, second->person, index + 1);
        if (one == NULL || second->given == NULL ||
            !in_turn_differs(second, one, exam->board->digests[i].whole))
            continue;
        struct fault fault;
        fault_say(&fault, NULL,
                  "of two instances in turn, one on this person and one on person %u, "
                  "one answered differently",
                  index + 1);
        exam_smallest(exam, LAW_INSTANCES, &fault, index, one,
                      &(struct shrinker){breaks_in_turn, second, 500});
        return false;
    }
    return true;
}

/* -------------------- two threads */

struct thread {
    pthread_t thread;
    struct exam *exam;
    struct seat *seat;
    struct arena *heard;
    struct arena *person;
    uint32_t start;
    int64_t differs; /* -1: none */
};

static void *run_thread(void *context)
{
    struct thread *thread = context;
    const struct exam *exam = thread->exam;
    uint32_t persons = exam->board->persons;
    uint64_t began = clock_now();
    for (uint32_t i = 0; i < persons && thread->differs < 0 && !stage_is_over(began);
         i++) {
        uint32_t index = (thread->start + i) % persons;
        arena_reset(thread->person);
        arena_reset(thread->heard);
        const struct record *given =
            people_make(exam->people, thread->person, exam->request->first + index);
        if (given == NULL)
            break;
        atomic_store(&thread->seat->watch->person, exam->request->first + index);
        const struct hearing *heard =
            hear(&exam->ground, thread->seat, thread->heard, given);
        if (!is_same(exam, heard, exam->board->digests[index].whole))
            thread->differs = index;
    }
    return NULL;
}

/* Two threads meet differently each time: one person is not enough to see it again. */
static void tell_thread(struct exam *exam, uint32_t index)
{
    struct fault fault;
    arena_reset(exam->person);
    fault_say(&fault, NULL, "of two instances in two threads one answered differently");
    exam_finding(exam, LAW_INSTANCES, &fault, exam->request->first + index,
                 people_make(exam->people, exam->person, exam->request->first + index));
    exam->board->report.laws[LAW_INSTANCES].replays = false;
}

static void run_threads(struct exam *exam, struct second *second)
{
    struct thread threads[2] = {
        {.exam = exam, .seat = &exam->seat, .heard = exam->heard, .differs = -1},
        {.exam = exam, .seat = &second->seat, .heard = second->heard, .differs = -1}};
    threads[0].person = exam->person;
    threads[1].person = second->person;
    threads[1].start = exam->board->persons / 2;
    if (pthread_create(&threads[1].thread, NULL, run_thread, &threads[1]) != 0)
        return;
    run_thread(&threads[0]);
    pthread_join(threads[1].thread, NULL);
    for (int i = 0; i < 2; i++)
        if (threads[i].differs >= 0) {
            tell_thread(exam, (uint32_t)threads[i].differs);
            break;
        }
}

void stage_instances(void *context)
{
    const struct stage *stage = context;
    struct exam exam;
    struct second second = {.arena = NULL};
    struct text why = {0};
    if (!exam_open(&exam, stage->request, stage->board, &why) ||
        !second_open(&second, &exam))
        return;
    if (interleave(&exam, &second))
        run_threads(&exam, &second);
    if (stage->board->report.laws[LAW_INSTANCES].state == LAW_NOT_TRIED)
        stage->board->report.laws[LAW_INSTANCES].state = LAW_HOLDS;
}

/* -------------------- memory */

enum { HEARINGS = 20000, WARM = 2000, GROWN_BYTES = 1 << 20 };

/* With the address sanitizer freed memory is kept for a while: then only what is in use
 * counts. */
size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

static uint64_t memory_now(void)
{
    char line[128];
    if (__sanitizer_get_current_allocated_bytes != NULL)
        return __sanitizer_get_current_allocated_bytes();
    FILE *file = fopen("/proc/self/statm", "re");
    char *at = file == NULL ? NULL : fgets(line, sizeof line, file);
    if (file != NULL)
        fclose(file);
    if (at == NULL)
        return 0;
    strtoul(at, &at, 10);
    return strtoul(at, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE);
}

/* Answers how many it came to before time ran out. */
static uint32_t hear_many(struct exam *exam, uint32_t count)
{
    const struct check_request *request = exam->request;
    uint64_t began = clock_now();
    uint32_t i = 0;
    for (; i < count && !stage_is_over(began); i++) {
        uint32_t index = request->first + i % exam->board->persons;
        atomic_store(&exam->seat.watch->person, index);
        arena_reset(exam->person);
        const struct record *given = people_make(exam->people, exam->person, index);
        if (given != NULL)
            exam_hear(exam, given);
    }
    return i;
}

void stage_memory(void *context)
{
    const struct stage *stage = context;
    struct check_report *report = &stage->board->report;
    struct exam exam;
    struct text why = {0};
    if (!exam_open(&exam, stage->request, stage->board, &why))
        return;
    hear_many(&exam, WARM);
    uint64_t before = memory_now();
    uint32_t heard = hear_many(&exam, HEARINGS);
    uint64_t after = memory_now();
    report->grown_bytes = after > before ? after - before : 0;
    if (report->grown_bytes > GROWN_BYTES) {
        struct fault fault;
        fault_say(&fault, NULL, "it grew by %llu KiB over %u persons; %d are the most",
                  (unsigned long long)report->grown_bytes / 1024, heard,
                  GROWN_BYTES / 1024);
        exam_finding(&exam, LAW_MEMORY, &fault, 0, NULL);
    } else if (report->laws[LAW_MEMORY].state == LAW_NOT_TRIED) {
        report->laws[LAW_MEMORY].state = LAW_HOLDS;
    }
}
