/* Shared memory and waiting: who is woken, who is not, and who sees nothing of it. */
#include "host/channel.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

enum { LONG_MS = 20000, SHORT_MS = 60 };

static struct channel channel_open(void)
{
    struct channel channel = {0};
    CU_ASSERT_TRUE_FATAL(channel_make(&channel));
    return channel;
}

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* -------------------- memory */

static void what_one_side_writes_the_other_reads(void)
{
    struct channel host = channel_open();
    struct channel worker = {0};
    CU_ASSERT_TRUE_FATAL(channel_map(&worker, dup(host.file)));
    channel_write(&host.head->asked, 7);
    host.replies[CHANNEL_SINGLE + CHANNEL_BATCH - 1] = 42;
    CU_ASSERT_EQUAL(channel_read(&worker.head->asked), 7);
    CU_ASSERT_EQUAL(worker.replies[CHANNEL_SINGLE + CHANNEL_BATCH - 1], 42);
    channel_close(&worker);
    channel_close(&host);
}

static void new_memory_is_empty_and_its_file_ends_with_the_program(void)
{
    struct channel channel = channel_open();
    CU_ASSERT_EQUAL(channel_read(&channel.head->asked), 0);
    CU_ASSERT_EQUAL(channel_read(&channel.head->greeted), 0);
    CU_ASSERT_EQUAL(fcntl(channel.file, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    int file = channel.file;
    channel_close(&channel);
    CU_ASSERT_EQUAL(fcntl(file, F_GETFD), -1);
    CU_ASSERT_PTR_NULL(channel.head);
    CU_ASSERT_EQUAL(channel.file, -1);
}

static void closing_what_is_closed_is_fine(void)
{
    struct channel never = {0};
    struct channel channel = channel_open();
    channel_close(&never);
    channel_close(&channel);
    channel_close(&channel);
    CU_ASSERT_PTR_NULL(channel.head);
}

static void a_file_that_is_no_memory_cannot_be_mapped(void)
{
    struct channel channel = {0};
    int ends[2];
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    CU_ASSERT_FALSE(channel_map(&channel, ends[0]));
    CU_ASSERT_PTR_NULL(channel.head);
    close(ends[0]);
    close(ends[1]);
}

/* Workers are children: one must not find what belongs to another. */
static void a_child_does_not_have_the_memory(void)
{
    struct channel channel = channel_open();
    unsigned char there;
    CU_ASSERT_EQUAL(mincore(channel.head, 1, &there), 0);
    pid_t child = fork();
    if (child == 0)
        _exit(mincore(channel.head, 1, &there) == -1 && errno == ENOMEM ? 0 : 1);
    int how = -1;
    CU_ASSERT_EQUAL(waitpid(child, &how, 0), child);
    CU_ASSERT_EQUAL(how, 0);
    channel_close(&channel);
}

/* -------------------- waiting */

static void *ring_soon(void *word)
{
    usleep(20000);
    channel_ring(word);
    return NULL;
}

static void a_word_changed_by_another_thread_wakes(void)
{
    struct channel channel = channel_open();
    pthread_t thread;
    long began = now_ms();
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, ring_soon, &channel.head->bell),
                          0);
    CU_ASSERT_TRUE(channel_sleep(&channel.head->bell, 0, LONG_MS));
    CU_ASSERT(now_ms() - began < LONG_MS);
    CU_ASSERT_EQUAL(channel_read(&channel.head->bell), 1);
    pthread_join(thread, NULL);
    channel_close(&channel);
}

static void who_waits_for_ever_is_woken_too(void)
{
    struct channel channel = channel_open();
    pthread_t thread;
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, ring_soon, &channel.head->asked),
                          0);
    CU_ASSERT_TRUE(channel_sleep(&channel.head->asked, 0, -1));
    pthread_join(thread, NULL);
    channel_close(&channel);
}

static void a_word_that_has_changed_is_not_waited_for(void)
{
    struct channel channel = channel_open();
    long began = now_ms();
    channel_ring(&channel.head->bell);
    CU_ASSERT_TRUE(channel_sleep(&channel.head->bell, 0, LONG_MS));
    CU_ASSERT_TRUE(channel_sleep(&channel.head->bell, 0, -1));
    CU_ASSERT(now_ms() - began < LONG_MS);
    channel_close(&channel);
}

static void a_word_that_does_not_change_costs_the_time_and_no_more(void)
{
    struct channel channel = channel_open();
    long began = now_ms();
    CU_ASSERT_FALSE(channel_sleep(&channel.head->bell, 0, SHORT_MS));
    CU_ASSERT(now_ms() - began >= SHORT_MS - 1);
    CU_ASSERT_FALSE(channel_sleep(&channel.head->bell, 0, 0));
    CU_ASSERT(now_ms() - began < LONG_MS);
    channel_close(&channel);
}

struct waker {
    struct channel channel;
    atomic_bool enough;
};

static void *wake_in_vain(void *context)
{
    struct waker *waker = context;
    while (!atomic_load(&waker->enough)) {
        syscall(SYS_futex, &waker->channel.head->bell, FUTEX_WAKE, INT_MAX, NULL, NULL,
                0);
        usleep(500);
    }
    return NULL;
}

static void being_woken_in_vain_does_not_prolong_the_time(void)
{
    struct waker waker = {.channel = channel_open()};
    pthread_t thread;
    long began = now_ms();
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, wake_in_vain, &waker), 0);
    CU_ASSERT_FALSE(channel_sleep(&waker.channel.head->bell, 0, SHORT_MS));
    CU_ASSERT(now_ms() - began < LONG_MS);
    atomic_store(&waker.enough, true);
    pthread_join(thread, NULL);
    channel_close(&waker.channel);
}

/* Asking and answering in turn, as fast as it goes: a wake-up that is lost hangs here. */
static void *answer_each(void *context)
{
    struct channel_head *head = context;
    for (uint32_t told = 0; told < 20000; told++) {
        channel_sleep(&head->asked, told, -1);
        channel_write(&head->told, told + 1);
        channel_ring(&head->bell);
    }
    return NULL;
}

static void no_wake_up_is_lost(void)
{
    struct channel channel = channel_open();
    struct channel_head *head = channel.head;
    pthread_t thread;
    bool in_time = true;
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, answer_each, head), 0);
    for (uint32_t asked = 1; asked <= 20000; asked++) {
        uint32_t heard = channel_read(&head->bell);
        channel_ring(&head->asked);
        while (in_time && channel_read(&head->told) != asked) {
            in_time = channel_sleep(&head->bell, heard, LONG_MS);
            heard = channel_read(&head->bell);
        }
    }
    CU_ASSERT_TRUE(in_time);
    pthread_join(thread, NULL);
    channel_close(&channel);
}

UNIT_SUITE(channel) = {
    UNIT_TEST(what_one_side_writes_the_other_reads),
    UNIT_TEST(new_memory_is_empty_and_its_file_ends_with_the_program),
    UNIT_TEST(closing_what_is_closed_is_fine),
    UNIT_TEST(a_file_that_is_no_memory_cannot_be_mapped),
    UNIT_TEST(a_child_does_not_have_the_memory),
    UNIT_TEST(a_word_changed_by_another_thread_wakes),
    UNIT_TEST(who_waits_for_ever_is_woken_too),
    UNIT_TEST(a_word_that_has_changed_is_not_waited_for),
    UNIT_TEST(a_word_that_does_not_change_costs_the_time_and_no_more),
    UNIT_TEST(being_woken_in_vain_does_not_prolong_the_time),
    UNIT_TEST(no_wake_up_is_lost),
    UNIT_END,
};
