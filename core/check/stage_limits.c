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

/* A second seat with memory of its own, for a second instance. */
struct second {
    struct seat seat;
    struct arena *arena;
    struct arena *heard;
};

static bool second_open(struct second *second, struct exam *exam)
{
    second->arena = arena_new((size_t)64 << 10);
    second->heard = arena_new((size_t)1 << 20);
    return second->arena != NULL && second->heard != NULL &&
           seat_open(&second->seat, &exam->ground, &exam->board->watches[1],
                     second->arena);
}

static void touched(struct exam *exam, uint32_t index, const char *how)
{
    struct fault fault;
    arena_reset(exam->person);
    fault_say(&fault, NULL, "%s one answered differently", how);
    exam_finding(exam, LAW_INSTANCES, &fault, exam->request->first + index,
                 people_make(exam->people, exam->person, exam->request->first + index));
}

static bool is_same(const struct exam *exam, const struct hearing *heard, uint32_t index)
{
    return heard != NULL && hearing_digest(&exam->ground, heard, true) ==
                                exam->board->digests[index].whole;
}

/* One option of one person, one of the other, in turn. */
static bool pair_is_same(struct exam *exam, struct second *second, uint32_t a, uint32_t b)
{
    const struct check_request *request = exam->request;
    arena_reset(exam->person);
    arena_reset(exam->heard);
    arena_reset(second->heard);
    const struct record *one =
        people_make(exam->people, exam->person, request->first + a);
    const struct record *two =
        people_make(exam->people, exam->person, request->first + b);
    if (one == NULL || two == NULL)
        return true;
    struct hearing *x = hear_open(&exam->ground, &exam->seat, exam->heard, one);
    struct hearing *y = hear_open(&exam->ground, &second->seat, second->heard, two);
    for (uint32_t i = 0; x != NULL && y != NULL && (i < x->count || i < y->count); i++) {
        if (i < x->count)
            hear_option(&exam->ground, &exam->seat, x, i);
        if (i < y->count)
            hear_option(&exam->ground, &second->seat, y, i);
    }
    return is_same(exam, x, a) && is_same(exam, y, b);
}

static bool interleave(struct exam *exam, struct second *second)
{
    uint32_t persons = exam->request->persons;
    for (uint32_t i = 0; i < persons && i < PAIRS; i++) {
        if (pair_is_same(exam, second, i, persons - 1 - i))
            continue;
        touched(exam, i, "of two instances in turn,");
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
    uint32_t persons = exam->request->persons;
    for (uint32_t i = 0; i < persons && thread->differs < 0; i++) {
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
        if (!is_same(exam, heard, index))
            thread->differs = index;
    }
    return NULL;
}

static void run_threads(struct exam *exam, struct second *second)
{
    struct arena *person = arena_new((size_t)64 << 10);
    struct thread threads[2] = {
        {.exam = exam, .seat = &exam->seat, .heard = exam->heard, .differs = -1},
        {.exam = exam, .seat = &second->seat, .heard = second->heard, .differs = -1}};
    threads[0].person = exam->person;
    threads[1].person = person;
    threads[1].start = exam->request->persons / 2;
    if (person == NULL ||
        pthread_create(&threads[1].thread, NULL, run_thread, &threads[1]) != 0)
        return;
    run_thread(&threads[0]);
    pthread_join(threads[1].thread, NULL);
    for (int i = 0; i < 2; i++)
        if (threads[i].differs >= 0) {
            touched(exam, (uint32_t)threads[i].differs,
                    "of two instances in two threads,");
            break;
        }
    arena_free(person);
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

static void hear_many(struct exam *exam, uint32_t count)
{
    const struct check_request *request = exam->request;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t index = request->first + i % request->persons;
        atomic_store(&exam->seat.watch->person, index);
        arena_reset(exam->person);
        const struct record *given = people_make(exam->people, exam->person, index);
        if (given != NULL)
            exam_hear(exam, given);
    }
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
    hear_many(&exam, HEARINGS);
    uint64_t after = memory_now();
    report->grown_bytes = after > before ? after - before : 0;
    if (report->grown_bytes > GROWN_BYTES) {
        struct fault fault;
        fault_say(&fault, NULL, "it grew by %llu KiB over %d persons; %d are the most",
                  (unsigned long long)report->grown_bytes / 1024, HEARINGS,
                  GROWN_BYTES / 1024);
        exam_finding(&exam, LAW_MEMORY, &fault, 0, NULL);
    } else if (report->laws[LAW_MEMORY].state == LAW_NOT_TRIED) {
        report->laws[LAW_MEMORY].state = LAW_HOLDS;
    }
}
