/* Workers come, die and go with their host, and find nothing of each other. */
#include "host/nursery.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

enum { LONG_MS = 20000 };

/* What a worker does: the number of its "plugin". Below these it is a signal to die
 * of. */
enum { JOB_LOOK = 1000, JOB_RETURN, JOB_STAY };

/* What a worker finds around itself. */
struct sight {
    pid_t self, nursery;
    int context;
    int files;    /* open ones, without the folder it looks at */
    int channels; /* mapped ones */
    char person;
};

static int count_files(void)
{
    int count = -1; /* the folder itself */
    DIR *folder = opendir("/proc/self/fd");
    const struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL)
        count += entry->d_name[0] != '.';
    if (folder != NULL)
        closedir(folder);
    return count;
}

static int count_channels(void)
{
    char line[512];
    int count = 0;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL)
        count += strstr(line, "poise worker") != NULL;
    if (maps != NULL)
        fclose(maps);
    return count;
}

static void look(const void *context, struct channel *channel, int persons)
{
    struct sight sight = {.self = getpid(), .nursery = getppid()};
    sight.context = *(const int *)context;
    sight.files = count_files();
    sight.channels = count_channels();
    if (pread(persons, &sight.person, 1, 0) != 1)
        sight.person = '?';
    memcpy(channel->replies, &sight, sizeof sight);
}

static void work(const void *context, uint32_t job, struct channel *channel, int persons)
{
    if (job == JOB_LOOK)
        look(context, channel, persons);
    else if (job < JOB_LOOK)
        raise((int)job);
    channel_write(&channel->head->greeted, 1);
    channel_ring(&channel->head->bell);
    while (job == JOB_LOOK || job == JOB_STAY)
        pause();
}

static const int context = 17;
static const struct nursery_work plain_work = {.run = work, .context = &context};

/* -------------------- a nursery with one channel */

struct ward {
    struct nursery *nursery;
    struct channel channel;
    int persons;
};

static struct ward ward_open(void)
{
    struct ward ward = {.nursery = nursery_start(&plain_work)};
    CU_ASSERT_PTR_NOT_NULL_FATAL(ward.nursery);
    CU_ASSERT_TRUE_FATAL(channel_make(&ward.channel));
    ward.persons = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    return ward;
}

static void ward_close(struct ward *ward)
{
    nursery_stop(ward->nursery);
    channel_close(&ward->channel);
    close(ward->persons);
    CU_ASSERT_EQUAL(waitpid(-1, NULL, WNOHANG), -1); /* no child is left behind */
    CU_ASSERT_EQUAL(errno, ECHILD);
}

static uint32_t hatch(struct ward *ward, uint32_t job)
{
    uint32_t worker = nursery_hatch(ward->nursery, job, &ward->channel, ward->persons);
    CU_ASSERT_NOT_EQUAL_FATAL(worker, 0);
    return worker;
}

/* Waits for a word of the channel, not longer than anything here can take. */
static bool wait_greeted(struct channel *channel)
{
    uint32_t heard = channel_read(&channel->head->bell);
    while (channel_read(&channel->head->greeted) == 0) {
        if (!channel_sleep(&channel->head->bell, heard, LONG_MS))
            return false;
        heard = channel_read(&channel->head->bell);
    }
    return true;
}

/* The bell tells: nothing is looked at unless it rings. */
static int wait_ended(struct ward *ward, uint32_t worker)
{
    int how = -2;
    for (;;) {
        uint32_t heard = channel_read(&ward->channel.head->bell);
        if (nursery_ended(ward->nursery, worker, &how))
            return how;
        if (!channel_sleep(&ward->channel.head->bell, heard, LONG_MS)) {
            CU_FAIL("the end was not told");
            return -2;
        }
    }
}

/* A new worker looks around. */
static struct sight see_as(struct ward *ward, uint32_t *worker)
{
    struct sight sight;
    channel_write(&ward->channel.head->greeted, 0);
    *worker = hatch(ward, JOB_LOOK);
    CU_ASSERT_TRUE_FATAL(wait_greeted(&ward->channel));
    memcpy(&sight, ward->channel.replies, sizeof sight);
    return sight;
}

static struct sight see(struct ward *ward)
{
    uint32_t worker;
    return see_as(ward, &worker);
}

static bool is_gone(pid_t pid)
{
    for (int i = 0; i < LONG_MS / 10; i++) {
        if (kill(pid, 0) != 0 && errno == ESRCH)
            return true;
        usleep(10000);
    }
    return false;
}

/* -------------------- workers */

static void a_worker_is_a_child_of_the_nursery_with_all_it_needs(void)
{
    struct ward ward = ward_open();
    struct sight sight = see(&ward);
    CU_ASSERT_NOT_EQUAL(sight.self, getpid());
    CU_ASSERT_NOT_EQUAL(sight.nursery, getpid());
    CU_ASSERT_EQUAL(sight.context, context);
    CU_ASSERT_EQUAL(sight.person, 0x7f); /* how every program begins */
    ward_close(&ward);
}

static void a_worker_that_dies_is_told_with_its_signal(void)
{
    static const int signals[] = {SIGSEGV, SIGABRT, SIGSYS, SIGKILL, SIGFPE};
    struct ward ward = ward_open();
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        uint32_t worker = hatch(&ward, (uint32_t)signals[i]);
        int how = wait_ended(&ward, worker);
        CU_ASSERT(WIFSIGNALED(how) && WTERMSIG(how) == signals[i]);
        nursery_leave(ward.nursery, worker);
    }
    ward_close(&ward);
}

static void a_worker_that_returns_has_ended_without_a_signal(void)
{
    struct ward ward = ward_open();
    int how = wait_ended(&ward, hatch(&ward, JOB_RETURN));
    CU_ASSERT(WIFEXITED(how));
    CU_ASSERT_TRUE(wait_greeted(&ward.channel));
    ward_close(&ward);
}

static void a_worker_is_ended_on_request_and_only_it(void)
{
    struct ward ward = ward_open();
    struct ward other = ward; /* another channel of the same nursery */
    CU_ASSERT_TRUE_FATAL(channel_make(&other.channel));
    uint32_t stays = hatch(&other, JOB_STAY);
    uint32_t worker = hatch(&ward, JOB_STAY);
    CU_ASSERT_TRUE(wait_greeted(&ward.channel));
    CU_ASSERT_FALSE(nursery_ended(ward.nursery, worker, NULL));
    nursery_end(ward.nursery, worker);
    int how = wait_ended(&ward, worker);
    CU_ASSERT(WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL);
    CU_ASSERT_FALSE(nursery_ended(ward.nursery, stays, NULL));
    channel_close(&other.channel);
    ward_close(&ward);
}

static void what_cannot_begin_is_told(void)
{
    struct ward ward = ward_open();
    int ends[2];
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    const struct channel no_memory = {.file = ends[0]};
    uint32_t worker = nursery_hatch(ward.nursery, JOB_STAY, &no_memory, ward.persons);
    int how = 0;
    for (int i = 0; i < LONG_MS / 10 && !nursery_ended(ward.nursery, worker, &how); i++)
        usleep(10000); /* there is no bell to ring */
    CU_ASSERT_EQUAL(how, NURSERY_UNBORN);
    nursery_leave(ward.nursery, worker);
    CU_ASSERT_EQUAL(see(&ward).context, context); /* all is well with the next */
    close(ends[0]);
    close(ends[1]);
    ward_close(&ward);
}

static void without_files_there_is_no_worker(void)
{
    struct ward ward = ward_open();
    const struct channel closed = {.file = -1};
    CU_ASSERT_EQUAL(nursery_hatch(ward.nursery, JOB_STAY, &closed, ward.persons), 0);
    CU_ASSERT_EQUAL(nursery_hatch(ward.nursery, JOB_STAY, &ward.channel, -1), 0);
    CU_ASSERT_EQUAL(see(&ward).context, context);
    ward_close(&ward);
}

static void when_every_place_is_taken_it_is_said_at_once(void)
{
    struct ward ward = ward_open();
    int ends[2];
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    const struct channel no_memory = {.file = ends[0]};
    uint32_t worker = 0;
    for (int i = 0; i < NURSERY_WORKERS; i++) {
        worker = nursery_hatch(ward.nursery, JOB_STAY, &no_memory, ward.persons);
        CU_ASSERT_NOT_EQUAL_FATAL(worker, 0);
    }
    CU_ASSERT_EQUAL(nursery_hatch(ward.nursery, JOB_STAY, &ward.channel, ward.persons),
                    0);
    for (int i = 0; i < LONG_MS / 10 && !nursery_ended(ward.nursery, worker, NULL); i++)
        usleep(10000);
    nursery_leave(ward.nursery, worker);
    CU_ASSERT_EQUAL(see(&ward).context, context);
    close(ends[0]);
    close(ends[1]);
    ward_close(&ward);
}

static void who_is_left_alone_is_ended_and_its_place_given_back(void)
{
    struct ward ward = ward_open();
    for (int i = 0; i < 20; i++) {
        uint32_t worker;
        pid_t pid = see_as(&ward, &worker).self;
        nursery_leave(ward.nursery, worker);
        CU_ASSERT_TRUE(is_gone(pid));
    }
    ward_close(&ward);
}

/* -------------------- what workers find */

static void a_worker_finds_no_file_of_the_host_and_no_channel_of_others(void)
{
    int needed = open("/dev/null", O_RDONLY | O_CLOEXEC);
    int secret = open("/proc/self/status", O_RDONLY); /* without CLOEXEC */
    const struct nursery_work needy_work = {
        .run = work, .context = &context, .files = &needed, .file_count = 1};
    struct ward ward = ward_open();
    nursery_stop(ward.nursery);
    ward.nursery = nursery_start(&needy_work);
    CU_ASSERT_PTR_NOT_NULL_FATAL(ward.nursery);
    for (int i = 0; i < 3; i++) { /* others are there already */
        struct sight sight = see(&ward);
        CU_ASSERT_EQUAL(sight.files, 3 + 1 + 1); /* output, the needed one, persons */
        CU_ASSERT_EQUAL(sight.channels, 1);
    }
    close(needed);
    close(secret);
    ward_close(&ward);
}

static void a_second_nursery_finds_nothing_of_the_first(void)
{
    struct ward first = ward_open();
    see(&first);
    struct ward second = {.nursery = nursery_start(&plain_work)};
    CU_ASSERT_PTR_NOT_NULL_FATAL(second.nursery);
    CU_ASSERT_TRUE_FATAL(channel_make(&second.channel));
    second.persons = first.persons;
    struct sight sight = see(&second);
    CU_ASSERT_EQUAL(sight.files, 3 + 1);
    CU_ASSERT_EQUAL(sight.channels, 1);
    nursery_stop(second.nursery);
    channel_close(&second.channel);
    CU_ASSERT_TRUE(nursery_lives(first.nursery));
    ward_close(&first);
}

/* -------------------- the end of the nursery */

static void stopping_the_nursery_ends_every_worker(void)
{
    struct ward ward = ward_open();
    pid_t workers[5];
    pid_t nursery = 0;
    for (int i = 0; i < 5; i++) {
        struct sight sight = see(&ward);
        workers[i] = sight.self;
        nursery = sight.nursery;
    }
    nursery_stop(ward.nursery);
    CU_ASSERT_EQUAL(kill(nursery, 0), -1);
    for (int i = 0; i < 5; i++)
        CU_ASSERT_EQUAL(kill(workers[i], 0), -1); /* at once: they were waited for */
    ward.nursery = NULL;
    ward_close(&ward);
}

static void stopping_nothing_is_fine(void)
{
    nursery_stop(NULL);
}

/* It has the descriptor, as every child of the host that runs no other program. */
static void a_child_of_the_host_does_not_keep_the_nursery(void)
{
    struct ward ward = ward_open();
    pid_t child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }
    nursery_stop(ward.nursery); /* would wait for the child to end */
    ward.nursery = NULL;
    CU_ASSERT_EQUAL(waitpid(child, NULL, WNOHANG), 0);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    ward_close(&ward);
}

static void a_nursery_that_dies_is_noticed_and_takes_its_workers_along(void)
{
    struct ward ward = ward_open();
    CU_ASSERT_TRUE(nursery_lives(ward.nursery));
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    struct sight sight = see(&ward);
    kill(sight.nursery, SIGKILL);
    while (waitpid(sight.self, NULL, 0) < 0) /* ours, once the nursery is gone */
        usleep(1000);
    for (int i = 0; i < LONG_MS / 10 && nursery_lives(ward.nursery); i++)
        usleep(10000);
    CU_ASSERT_FALSE(nursery_lives(ward.nursery));
    CU_ASSERT_EQUAL(nursery_hatch(ward.nursery, JOB_STAY, &ward.channel, ward.persons),
                    0);
    prctl(PR_SET_CHILD_SUBREAPER, 0);
    ward_close(&ward);
}

static void what_ends_the_terminal_does_not_end_the_nursery(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    struct ward ward = ward_open();
    pid_t nursery = see(&ward).nursery;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        kill(nursery, signals[i]);
    CU_ASSERT_EQUAL(see(&ward).nursery, nursery);
    ward_close(&ward);
}

static void a_host_that_ignores_deaths_is_told_of_them(void)
{
    void (*before)(int) = signal(SIGCHLD, SIG_IGN);
    struct ward ward = ward_open();
    signal(SIGCHLD, before);
    int how = wait_ended(&ward, hatch(&ward, SIGSEGV));
    CU_ASSERT(WIFSIGNALED(how) && WTERMSIG(how) == SIGSEGV);
    ward_close(&ward);
}

/* -------------------- the end of the host */

/* A host in a child process: it hatches workers, tells who they are, and ends. */
static void be_a_host(int out, bool has_child, int last_signal)
{
    struct nursery *nursery = nursery_start(&plain_work);
    struct channel channel;
    int persons = open("/proc/self/exe", O_RDONLY);
    for (int i = 0; i < 3; i++) {
        if (nursery == NULL || !channel_make(&channel) ||
            nursery_hatch(nursery, JOB_LOOK, &channel, persons) == 0 ||
            !wait_greeted(&channel) ||
            write(out, channel.replies, sizeof(struct sight)) < 0)
            _exit(1);
    }
    pid_t child = has_child ? fork() : -1;
    while (child == 0)
        pause(); /* it holds the socket of the nursery */
    if (write(out, &child, sizeof child) < 0)
        _exit(1);
    raise(last_signal);
    _exit(0);
}

/* Reads who there was, and waits until all of them are gone: orphans come to us. Answers
 * the child of the host, which stays. */
static pid_t outlive_a_host(bool has_child, int last_signal)
{
    struct sight sight = {0};
    int ends[2];
    int seen = 0;
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    fflush(NULL);
    pid_t host = fork();
    if (host == 0) {
        close(ends[0]);
        be_a_host(ends[1], has_child, last_signal);
    }
    close(ends[1]);
    CU_ASSERT_EQUAL(waitpid(host, NULL, 0), host);
    pid_t gone[4] = {0};
    pid_t child = -1;
    while (seen < 3 && read(ends[0], &sight, sizeof sight) == (ssize_t)sizeof sight)
        gone[seen++] = sight.self;
    CU_ASSERT_EQUAL(seen, 3);
    CU_ASSERT_EQUAL(read(ends[0], &child, sizeof child), (ssize_t)sizeof child);
    gone[3] = sight.nursery;
    while (waitpid(gone[3], NULL, 0) < 0 && errno == EINTR)
        ;
    for (int i = 0; i < 4; i++) {
        while (waitpid(gone[i], NULL, WNOHANG) == 0)
            usleep(1000);
        CU_ASSERT_TRUE(is_gone(gone[i]));
    }
    close(ends[0]);
    prctl(PR_SET_CHILD_SUBREAPER, 0);
    return child;
}

static void when_the_host_ends_nursery_and_workers_are_gone_soon(void)
{
    outlive_a_host(false, 0);
}

static void when_the_host_is_killed_too(void)
{
    outlive_a_host(false, SIGKILL);
}

static void also_when_a_child_of_the_host_lives_on(void)
{
    pid_t child = outlive_a_host(true, SIGKILL);
    CU_ASSERT_EQUAL(waitpid(child, NULL, WNOHANG), 0);
    kill(child, SIGKILL);
    CU_ASSERT_EQUAL(waitpid(child, NULL, 0), child);
}

/* -------------------- threads */

static void *come_and_go(void *context_of_thread)
{
    struct ward ward = *(struct ward *)context_of_thread;
    long good = 0;
    for (int i = 0; i < 10 && channel_make(&ward.channel); i++) {
        uint32_t worker =
            nursery_hatch(ward.nursery, JOB_RETURN, &ward.channel, ward.persons);
        good += worker != 0 && wait_greeted(&ward.channel);
        nursery_leave(ward.nursery, worker);
        channel_close(&ward.channel);
    }
    return (void *)good;
}

static void threads_hatch_at_the_same_time(void)
{
    struct ward ward = ward_open();
    pthread_t threads[4];
    void *good = NULL;
    for (int i = 0; i < 4; i++)
        CU_ASSERT_EQUAL_FATAL(pthread_create(&threads[i], NULL, come_and_go, &ward), 0);
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], &good);
        CU_ASSERT_EQUAL((long)good, 10);
    }
    ward_close(&ward);
}

UNIT_SUITE(nursery) = {
    UNIT_TEST(a_worker_is_a_child_of_the_nursery_with_all_it_needs),
    UNIT_TEST(a_worker_that_dies_is_told_with_its_signal),
    UNIT_TEST(a_worker_that_returns_has_ended_without_a_signal),
    UNIT_TEST(a_worker_is_ended_on_request_and_only_it),
    UNIT_TEST(what_cannot_begin_is_told),
    UNIT_TEST(without_files_there_is_no_worker),
    UNIT_TEST(when_every_place_is_taken_it_is_said_at_once),
    UNIT_TEST(who_is_left_alone_is_ended_and_its_place_given_back),
    UNIT_TEST(a_worker_finds_no_file_of_the_host_and_no_channel_of_others),
    UNIT_TEST(a_second_nursery_finds_nothing_of_the_first),
    UNIT_TEST(stopping_the_nursery_ends_every_worker),
    UNIT_TEST(stopping_nothing_is_fine),
    UNIT_TEST(a_child_of_the_host_does_not_keep_the_nursery),
    UNIT_TEST(a_nursery_that_dies_is_noticed_and_takes_its_workers_along),
    UNIT_TEST(what_ends_the_terminal_does_not_end_the_nursery),
    UNIT_TEST(a_host_that_ignores_deaths_is_told_of_them),
    UNIT_TEST(when_the_host_ends_nursery_and_workers_are_gone_soon),
    UNIT_TEST(when_the_host_is_killed_too),
    UNIT_TEST(also_when_a_child_of_the_host_lives_on),
    UNIT_TEST(threads_hatch_at_the_same_time),
    UNIT_END,
};
