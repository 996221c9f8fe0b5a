/* Asking a worker: it answers, dies, hangs or lies, and the host goes on. */
#include "host/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

enum { LONG_MS = 20000, SHORT_MS = 100, GENEROUS_MS = 10000 };

/* What a worker does when it is asked: its "plugin". */
enum job {
    JOB_ANSWER,   /* each person with its number */
    JOB_CRASH,    /* at person 3 */
    JOB_EXIT,     /* when it is asked */
    JOB_HANG,     /* at person 3 */
    JOB_SLOW,     /* 60 ms a person */
    JOB_RING,     /* for ever, and nothing else */
    JOB_BOAST,    /* of more persons than it was asked about */
    JOB_NOT_BORN, /* ends before it greets */
    JOB_SILENT,   /* never greets */
    JOB_NURSERY   /* tells who that is, and hangs */
};

static void answer_person(uint32_t job, struct channel *channel, uint32_t person)
{
    bool third = person == 3;
    if (job == JOB_CRASH && third)
        raise(SIGSEGV);
    if (job == JOB_EXIT)
        _exit(5);
    if (job == JOB_SLOW)
        usleep(60000);
    while (job == JOB_HANG && third)
        pause();
    while (job == JOB_RING)
        channel_ring(&channel->head->bell);
    uint32_t number = job == JOB_NURSERY ? (uint32_t)getppid() : person;
    uint32_t at = channel->head->request.offset + person * (uint32_t)sizeof person;
    memcpy(channel->replies + at, &number, sizeof number);
    while (job == JOB_NURSERY)
        pause();
}

static void work(const void *context, uint32_t job, struct channel *channel, int persons)
{
    struct channel_head *head = channel->head;
    (void)context;
    (void)persons;
    while (job == JOB_SILENT)
        pause();
    if (job == JOB_NOT_BORN)
        return;
    channel_write(&head->greeted, 1);
    channel_ring(&head->bell);
    for (uint32_t told = 0;; told++) {
        channel_sleep(&head->asked, told, -1);
        for (uint32_t i = 0; i < head->request.count; i++) {
            answer_person(job, channel, head->request.first + i);
            channel_write(&head->done, job == JOB_BOAST ? UINT32_MAX : i + 1);
        }
        channel_write(&head->told, told + 1);
        channel_ring(&head->bell);
    }
}

static const struct nursery_work plain_work = {.run = work};

static struct worker worker_for(enum job job, int deadline_ms)
{
    struct worker worker = {.nursery = nursery_start(&plain_work),
                            .plugin = job,
                            .persons = open("/dev/null", O_RDONLY | O_CLOEXEC),
                            .deadline_ms = deadline_ms};
    CU_ASSERT_PTR_NOT_NULL_FATAL(worker.nursery);
    CU_ASSERT_TRUE_FATAL(worker_open(&worker));
    return worker;
}

static struct worker greeted(enum job job, int deadline_ms)
{
    struct worker worker = worker_for(job, deadline_ms);
    CU_ASSERT_EQUAL_FATAL(worker_greeting(&worker), WORKER_TOLD);
    return worker;
}

static void end(struct worker *worker)
{
    worker_close(worker);
    nursery_stop(worker->nursery);
    close(worker->persons);
    CU_ASSERT_EQUAL(waitpid(-1, NULL, WNOHANG), -1); /* no child is left behind */
    CU_ASSERT_EQUAL(errno, ECHILD);
}

static void ask(struct worker *worker, uint32_t first, uint32_t count, uint32_t offset)
{
    const struct channel_request request = {first, count, offset, CHANNEL_SINGLE};
    worker_ask(worker, &request);
}

static uint32_t reply(const struct worker *worker, uint32_t offset, uint32_t person)
{
    uint32_t number;
    memcpy(&number, worker->channel.replies + offset + person * sizeof number,
           sizeof number);
    return number;
}

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* -------------------- answers */

static void a_worker_greets_and_answers_each_time(void)
{
    struct worker worker = greeted(JOB_ANSWER, GENEROUS_MS);
    for (uint32_t i = 0; i < 200; i++) {
        ask(&worker, i, 1, 0);
        CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_TOLD);
        CU_ASSERT_EQUAL(worker_done(&worker), 1);
        CU_ASSERT_EQUAL(reply(&worker, 0, i), i);
    }
    end(&worker);
}

static void many_persons_are_one_request(void)
{
    struct worker worker = greeted(JOB_ANSWER, GENEROUS_MS);
    ask(&worker, 10, 200, CHANNEL_SINGLE);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_TOLD);
    CU_ASSERT_EQUAL(worker_done(&worker), 200);
    for (uint32_t person = 10; person < 210; person++)
        CU_ASSERT_EQUAL(reply(&worker, CHANNEL_SINGLE, person), person);
    end(&worker);
}

static void more_than_was_asked_for_is_not_believed(void)
{
    struct worker worker = greeted(JOB_BOAST, GENEROUS_MS);
    ask(&worker, 0, 7, 0);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_TOLD);
    CU_ASSERT_EQUAL(worker_done(&worker), 7);
    end(&worker);
}

/* -------------------- deaths */

static void a_death_is_told_with_its_signal_and_what_was_done_before(void)
{
    struct worker worker = greeted(JOB_CRASH, GENEROUS_MS);
    ask(&worker, 1, 5, CHANNEL_SINGLE);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_DIED);
    CU_ASSERT_EQUAL(worker_signal(&worker), SIGSEGV);
    CU_ASSERT_EQUAL(worker_done(&worker), 2); /* persons 1 and 2 */
    end(&worker);
}

static void leaving_by_exit_is_a_death_without_a_signal(void)
{
    struct worker worker = greeted(JOB_EXIT, GENEROUS_MS);
    ask(&worker, 1, 1, 0);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_DIED);
    CU_ASSERT_EQUAL(worker_signal(&worker), 0);
    end(&worker);
}

static void a_new_process_answers_and_what_the_old_one_told_stays(void)
{
    struct worker worker = greeted(JOB_CRASH, GENEROUS_MS);
    ask(&worker, 1, 5, CHANNEL_SINGLE);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_DIED);
    CU_ASSERT_TRUE(worker_again(&worker));
    ask(&worker, 4, 2, CHANNEL_SINGLE);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_TOLD);
    CU_ASSERT_EQUAL(worker_done(&worker), 2);
    for (uint32_t person = 1; person <= 5; person++)
        if (person != 3)
            CU_ASSERT_EQUAL(reply(&worker, CHANNEL_SINGLE, person), person);
    end(&worker);
}

static void it_may_die_many_times(void)
{
    struct worker worker = greeted(JOB_EXIT, GENEROUS_MS);
    for (int i = 0; i < 50; i++) {
        ask(&worker, 1, 1, 0);
        CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_DIED);
        CU_ASSERT_TRUE_FATAL(worker_again(&worker));
    }
    end(&worker);
}

static void one_that_lives_is_ended_before_another_takes_its_place(void)
{
    struct worker worker = greeted(JOB_ANSWER, GENEROUS_MS);
    uint32_t before = worker.number;
    CU_ASSERT_TRUE(worker_again(&worker));
    ask(&worker, 2, 1, 0);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_TOLD);
    CU_ASSERT_NOT_EQUAL(worker.number, before);
    end(&worker);
}

static void who_dies_before_the_greeting_is_not_waited_for(void)
{
    struct worker worker = worker_for(JOB_NOT_BORN, LONG_MS);
    long began = now_ms();
    CU_ASSERT_EQUAL(worker_greeting(&worker), WORKER_DIED);
    CU_ASSERT(now_ms() - began < LONG_MS);
    CU_ASSERT_FALSE(worker_again(&worker));
    end(&worker);
}

/* -------------------- time */

static void who_hangs_is_ended_at_the_deadline(void)
{
    struct worker worker = greeted(JOB_HANG, SHORT_MS);
    long began = now_ms();
    ask(&worker, 3, 1, 0);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_LATE);
    CU_ASSERT(now_ms() - began >= SHORT_MS - 1);
    CU_ASSERT(now_ms() - began < LONG_MS);
    CU_ASSERT_EQUAL(worker_done(&worker), 0);
    CU_ASSERT_TRUE(worker_again(&worker));
    ask(&worker, 4, 1, 0);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_TOLD);
    end(&worker);
}

static void each_person_has_the_deadline_for_itself(void)
{
    struct worker worker = greeted(JOB_SLOW, 600);
    ask(&worker, 0, 15, 0); /* 900 ms together */
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_TOLD);
    CU_ASSERT_EQUAL(worker_done(&worker), 15);
    end(&worker);
}

static void who_hangs_after_others_is_late_too(void)
{
    struct worker worker = greeted(JOB_HANG, SHORT_MS);
    ask(&worker, 0, 9, 0);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_LATE);
    CU_ASSERT_EQUAL(worker_done(&worker), 3); /* persons 0, 1 and 2 */
    end(&worker);
}

static void ringing_the_bell_for_ever_gains_no_time(void)
{
    struct worker worker = greeted(JOB_RING, SHORT_MS);
    ask(&worker, 0, 1, 0);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_LATE);
    CU_ASSERT_TRUE(worker_again(&worker));
    end(&worker);
}

/* -------------------- without a nursery */

/* The worker is asked to tell who its nursery is, and hangs; the nursery is killed. */
static void without_its_nursery_nothing_is_waited_for(void)
{
    struct worker worker = greeted(JOB_NURSERY, LONG_MS);
    struct worker later = {
        .nursery = worker.nursery, .persons = worker.persons, .deadline_ms = LONG_MS};
    long began = now_ms();
    ask(&worker, 0, 1, 0);
    while (reply(&worker, 0, 0) == 0)
        usleep(1000);
    kill((pid_t)reply(&worker, 0, 0), SIGKILL);
    CU_ASSERT_EQUAL(worker_wait(&worker), WORKER_NONE);
    CU_ASSERT_EQUAL(worker_signal(&worker), 0);
    CU_ASSERT_FALSE(worker_again(&worker));
    CU_ASSERT_FALSE(worker_open(&later));
    CU_ASSERT_PTR_NULL(later.channel.head);
    CU_ASSERT(now_ms() - began < LONG_MS);
    end(&worker);
}

static void closing_what_was_never_open_is_fine(void)
{
    struct worker worker = {0};
    worker_close(&worker);
    CU_ASSERT_PTR_NULL(worker.channel.head);
}

UNIT_SUITE(worker) = {
    UNIT_TEST(a_worker_greets_and_answers_each_time),
    UNIT_TEST(many_persons_are_one_request),
    UNIT_TEST(more_than_was_asked_for_is_not_believed),
    UNIT_TEST(a_death_is_told_with_its_signal_and_what_was_done_before),
    UNIT_TEST(leaving_by_exit_is_a_death_without_a_signal),
    UNIT_TEST(a_new_process_answers_and_what_the_old_one_told_stays),
    UNIT_TEST(it_may_die_many_times),
    UNIT_TEST(one_that_lives_is_ended_before_another_takes_its_place),
    UNIT_TEST(who_dies_before_the_greeting_is_not_waited_for),
    UNIT_TEST(who_hangs_is_ended_at_the_deadline),
    UNIT_TEST(each_person_has_the_deadline_for_itself),
    UNIT_TEST(who_hangs_after_others_is_late_too),
    UNIT_TEST(ringing_the_bell_for_ever_gains_no_time),
    UNIT_TEST(without_its_nursery_nothing_is_waited_for),
    UNIT_TEST(closing_what_was_never_open_is_fine),
    UNIT_END,
};
