/* Persons in shared memory: what the host puts there is what workers read, and only
 * read. */
#include "engine/persons.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fixture.h"
#include "unit.h"

enum { CRITERIA = 77 };

struct both {
    struct fixture fixture;
    struct persons host;
    struct persons worker;
};

static struct both both_open(void)
{
    struct both both = {.fixture = fixture_open()};
    uint32_t facts = vocabulary_count(both.fixture.vocabulary);
    CU_ASSERT_TRUE_FATAL(persons_make(&both.host, facts, CRITERIA));
    CU_ASSERT_TRUE_FATAL(
        persons_map(&both.worker, dup(both.host.readable), facts, CRITERIA));
    return both;
}

static void both_close(struct both *both)
{
    persons_close(&both->worker);
    persons_close(&both->host);
    fixture_close(&both->fixture);
}

/* Puts a person whose criteria are all `truth`. */
static void put(struct both *both, uint32_t place, const struct record *record,
                uint8_t truth)
{
    memset(persons_put(&both->host, place, record), truth, CRITERIA);
}

/* All but where it stands in the input, which is nobody's business. */
static bool same_readings(const struct record *a, const struct record *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        const struct reading *x = &a->readings[i];
        const struct reading *y = &b->readings[i];
        if (memcmp(&x->datum, &y->datum, sizeof x->datum) != 0 || x->state != y->state ||
            x->origin != y->origin || x->trouble != y->trouble || x->date != y->date)
            return false;
    }
    return a->count == b->count;
}

static void what_the_host_puts_the_worker_reads(void)
{
    struct both both = both_open();
    const struct record *record = fixture_derived(
        &both.fixture, "age=62; er=positive [2026-03-02, biopsy]; her2=low; sites=bone,"
                       "liver; qtc=450; er=positive; prior_therapy=ribociclib");
    put(&both, 3, record, 2);
    struct record read = persons_record(&both.worker, 3, both.fixture.vocabulary);
    CU_ASSERT_TRUE(same_readings(&read, record));
    CU_ASSERT_PTR_EQUAL(read.vocabulary, both.fixture.vocabulary);
    const uint8_t *truth = persons_truth(&both.worker, 3);
    for (int i = 0; i < CRITERIA; i++)
        CU_ASSERT_EQUAL(truth[i], 2);
    both_close(&both);
}

static void no_names_no_sources_no_pointers_are_shared(void)
{
    struct both both = both_open();
    const struct record *record =
        fixture_derived(&both.fixture, "age=62 [2026-03-02, the letter of Dr Maier]");
    put(&both, 0, record, 0);
    struct record read = persons_record(&both.worker, 0, both.fixture.vocabulary);
    CU_ASSERT_STRING_EQUAL(read.id, "");
    CU_ASSERT_STRING_EQUAL(read.title, "");
    for (uint32_t i = 0; i < read.count; i++) {
        CU_ASSERT_PTR_NULL(read.readings[i].source);
        CU_ASSERT_EQUAL(read.readings[i].line, 0);
    }
    CU_ASSERT_PTR_NOT_NULL(record_at(record, POISE_FACT_AGE)->source);
    both_close(&both);
}

static void each_place_is_its_own(void)
{
    struct both both = both_open();
    const struct record *young = fixture_derived(&both.fixture, "age=30");
    const struct record *old = fixture_derived(&both.fixture, "age=80");
    for (uint32_t place = 0; place < PERSONS_PLACES; place++)
        put(&both, place, place % 2 == 0 ? young : old, (uint8_t)(place % 5));
    for (uint32_t place = 0; place < PERSONS_PLACES; place++) {
        struct record read = persons_record(&both.worker, place, both.fixture.vocabulary);
        CU_ASSERT_EQUAL(record_at(&read, POISE_FACT_AGE)->datum.number,
                        place % 2 == 0 ? 30 : 80);
        CU_ASSERT_EQUAL(persons_truth(&both.worker, place)[0], place % 5);
        CU_ASSERT_EQUAL(persons_truth(&both.worker, place)[CRITERIA - 1], place % 5);
    }
    both_close(&both);
}

static void a_worker_cannot_make_its_memory_writable(void)
{
    struct both both = both_open();
    size_t size = both.host.stride * PERSONS_PLACES;
    CU_ASSERT_EQUAL(mprotect(both.worker.memory, size, PROT_READ | PROT_WRITE), -1);
    CU_ASSERT_EQUAL(errno, EACCES);
    CU_ASSERT_EQUAL(mprotect(both.worker.memory, size, PROT_READ), 0);
    both_close(&both);
}

static void the_file_of_workers_only_reads(void)
{
    struct both both = both_open();
    int file = both.host.readable;
    CU_ASSERT_EQUAL(fcntl(file, F_GETFL) & O_ACCMODE, O_RDONLY);
    CU_ASSERT_EQUAL(write(file, "x", 1), -1);
    CU_ASSERT_EQUAL(ftruncate(file, 0), -1);
    CU_ASSERT_PTR_EQUAL(
        mmap(NULL, both.host.stride, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
        MAP_FAILED);
    CU_ASSERT_EQUAL(fcntl(file, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    CU_ASSERT_EQUAL(fcntl(both.host.file, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    both_close(&both);
}

static void a_worker_keeps_no_file_and_the_host_closes_its_own(void)
{
    struct fixture fixture = fixture_open();
    struct persons host;
    struct persons worker;
    CU_ASSERT_TRUE_FATAL(persons_make(&host, 10, 3));
    int readable = dup(host.readable);
    CU_ASSERT_TRUE_FATAL(persons_map(&worker, readable, 10, 3));
    CU_ASSERT_EQUAL(fcntl(readable, F_GETFD), -1);
    int files[] = {host.file, host.readable};
    persons_close(&worker);
    persons_close(&host);
    persons_close(&host); /* twice is fine */
    for (int i = 0; i < 2; i++)
        CU_ASSERT_EQUAL(fcntl(files[i], F_GETFD), -1);
    fixture_close(&fixture);
}

static void what_is_no_memory_cannot_be_mapped(void)
{
    struct persons worker;
    int ends[2];
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    CU_ASSERT_FALSE(persons_map(&worker, ends[0], 10, 3));
    CU_ASSERT_EQUAL(fcntl(ends[0], F_GETFD), -1); /* closed all the same */
    close(ends[1]);
}

UNIT_SUITE(persons) = {
    UNIT_TEST(what_the_host_puts_the_worker_reads),
    UNIT_TEST(no_names_no_sources_no_pointers_are_shared),
    UNIT_TEST(each_place_is_its_own),
    UNIT_TEST(a_worker_cannot_make_its_memory_writable),
    UNIT_TEST(the_file_of_workers_only_reads),
    UNIT_TEST(a_worker_keeps_no_file_and_the_host_closes_its_own),
    UNIT_TEST(what_is_no_memory_cannot_be_mapped),
    UNIT_END,
};
