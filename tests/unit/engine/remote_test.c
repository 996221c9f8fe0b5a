/* Isolated plugins answer as others do, byte for byte, and what happens to a worker costs
 * one plugin's answer for one person. */
#include "engine/remote.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"
#include "report/answer_json.h"
#include "unit.h"

enum {
    AS_OF = 20780,
    LONG_MS = 20000,
    ROUNDS = 5,
    MANY = ROUNDS * FIXTURE_VIGNETTES,
    PLUGINS = 64
};

/* The answer without what stands before the person: the plugins and the site differ. */
static char *bytes_of(struct arena *arena, const struct answer *answer)
{
    struct text text = {0};
    answer_json(answer, true, &text);
    const char *from = text.bytes == NULL ? NULL : strstr(text.bytes, "\"case\"");
    char *copy = arena_string(arena, from);
    text_free(&text);
    if (copy == NULL)
        abort();
    return copy;
}

static struct goals no_goals; /* cleared by expect_vignettes */

/* Without what to find out next, which asks a hundred times as often, unless wanted. */
enum { QUICK = REQUEST_FLAGS | REQUEST_PLAN };

static const struct answer *ask_for(unsigned parts, struct session *session,
                                    struct record *record)
{
    struct answer *answer = NULL;
    if (session_assess(session, record, &no_goals, AS_OF, parts, &answer) != POISE_OK)
        abort();
    return answer;
}

static const struct answer *ask(struct session *session, struct record *record)
{
    return ask_for(QUICK, session, record);
}

/* -------------------- the same persons, asked in this process */

struct expected {
    struct fixture fixture;
    uint32_t count;
    struct record *records[FIXTURE_VIGNETTES];
    const char *bytes[FIXTURE_VIGNETTES];
};

static struct expected *expect_vignettes(unsigned parts)
{
    static struct expected expected;
    goals_clear(&no_goals);
    struct fixture *fixture = &expected.fixture;
    *fixture = fixture_open();
    fixture_engine(fixture);
    expected.count = fixture_vignettes(fixture, fixture_tree(fixture, "tests/vignettes"),
                                       expected.records);
    for (uint32_t i = 0; i < expected.count; i++)
        expected.bytes[i] = bytes_of(
            fixture->arena, ask_for(parts, fixture->session, expected.records[i]));
    return &expected;
}

static void is_expected(const struct expected *expected, uint32_t which,
                        const char *bytes)
{
    const char *wanted = expected->bytes[which % expected->count];
    size_t at = 0;
    if (strcmp(wanted, bytes) == 0)
        return;
    while (wanted[at] == bytes[at])
        at++;
    printf("%s\nexpected %.200s\nbut told %.200s\n",
           expected->records[which % expected->count]->id,
           wanted + (at > 80 ? at - 80 : 0), bytes + (at > 80 ? at - 80 : 0));
    CU_FAIL("other bytes");
}

/* -------------------- worker processes */

/* The children of a process, the eldest first. */
static int children_of(pid_t parent, pid_t out[PLUGINS])
{
    char path[64];
    int count = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)parent, (int)parent);
    FILE *file = fopen(path, "r");
    while (file != NULL && count < PLUGINS && fscanf(file, "%d", &out[count]) == 1)
        count++;
    if (file != NULL)
        fclose(file);
    return count;
}

static pid_t nursery_of_this(void)
{
    pid_t pids[PLUGINS];
    CU_ASSERT_EQUAL_FATAL(children_of(getpid(), pids), 1);
    return pids[0];
}

/* The worker of plugin 0: they are made in the order of plugins, once those of the trial
 * at the start are gone. */
static pid_t first_worker(const struct fixture *fixture)
{
    pid_t pids[PLUGINS];
    int wanted = (int)fixture->engine->generation->plugin_count;
    int count = 0;
    for (int i = 0; i < LONG_MS / 10; i++) {
        count = children_of(nursery_of_this(), pids);
        if (count == wanted)
            return pids[0];
        usleep(10000);
    }
    CU_ASSERT_EQUAL_FATAL(count, wanted);
    return -1;
}

static const char *first_plugin(const struct fixture *fixture)
{
    return fixture->engine->generation->plugins[0].id;
}

static void only_this_is_silent(const struct answer *answer, const char *plugin,
                                int32_t status)
{
    CU_ASSERT_EQUAL_FATAL(answer->silent_count, 1);
    CU_ASSERT_STRING_EQUAL(answer->silent[0].plugin, plugin);
    CU_ASSERT_EQUAL(answer->silent[0].status, status);
}

static struct fixture isolated(const char *which)
{
    struct fixture fixture = fixture_open();
    fixture_engine_isolated(&fixture, which);
    return fixture;
}

/* Opens the session of a fixture anew, with another deadline. */
static void set_deadline(struct fixture *fixture, int32_t deadline_ms)
{
    session_close(fixture->session);
    fixture->session = NULL;
    fixture->engine->generation->site.deadline_ms = deadline_ms;
    CU_ASSERT_EQUAL_FATAL(session_open(fixture->engine, &fixture->session), POISE_OK);
}

/* -------------------- the same bytes */

static void one_by_one(const char *isolate, unsigned parts)
{
    struct expected *expected = expect_vignettes(parts);
    struct fixture fixture = isolated(isolate);
    CU_ASSERT(expected->count >= 60);
    for (uint32_t i = 0; i < expected->count; i++)
        is_expected(expected, i,
                    bytes_of(fixture.arena,
                             ask_for(parts, fixture.session, expected->records[i])));
    fixture_close(&fixture);
    fixture_close(&expected->fixture);
}

static void isolated_plugins_answer_in_the_same_bytes(void)
{
    one_by_one("true", REQUEST_ALL);
}

static void some_isolated_and_some_not_answer_in_the_same_bytes(void)
{
    one_by_one("[ \"hormone\", \"radiation\", \"trials\" ]", QUICK);
}

struct taking {
    struct arena *arena;
    const struct expected *expected;
    uint32_t next;
    const char *silent; /* a plugin that may be silent about person 0 */
    uint32_t silences;
};

static int32_t take(void *context, uint32_t index, struct answer *answer)
{
    struct taking *taking = context;
    CU_ASSERT_EQUAL(index, taking->next);
    taking->next++;
    taking->silences += answer->silent_count;
    if (answer->silent_count > 0)
        only_this_is_silent(answer, taking->silent, POISE_E_PLUGIN_CRASH);
    else
        is_expected(taking->expected, index, bytes_of(taking->arena, answer));
    return POISE_OK;
}

/* All vignettes, again and again: more than one round of workers. */
static uint32_t ask_many(struct fixture *fixture, struct expected *expected,
                         struct record *records[MANY], const struct goals *goals[MANY])
{
    struct record *again[FIXTURE_VIGNETTES];
    uint32_t count = 0;
    for (int round = 0; round < ROUNDS; round++) {
        fixture_vignettes(fixture, fixture_tree(fixture, "tests/vignettes"), again);
        for (uint32_t i = 0; i < expected->count; i++) {
            goals[count] = &no_goals;
            records[count++] = again[i];
        }
    }
    return count;
}

static void many_at_once(const char *isolate)
{
    static struct record *records[MANY];
    static const struct goals *goals[MANY];
    struct expected *expected = expect_vignettes(QUICK);
    struct fixture fixture = isolated(isolate);
    struct taking taking = {.arena = fixture.arena, .expected = expected};
    uint32_t count = ask_many(&fixture, expected, records, goals);
    CU_ASSERT(count > 256);
    CU_ASSERT_EQUAL(session_assess_many(fixture.session, records, goals, count, AS_OF,
                                        QUICK, take, &taking),
                    POISE_OK);
    CU_ASSERT_EQUAL(taking.next, count);
    CU_ASSERT_EQUAL(taking.silences, 0);
    is_expected(expected, 0, bytes_of(fixture.arena, ask(fixture.session, records[0])));
    fixture_close(&fixture);
    fixture_close(&expected->fixture);
}

static void many_persons_at_once_get_the_same_bytes(void)
{
    many_at_once("true");
}

static void also_with_some_plugins_isolated(void)
{
    many_at_once("[ \"anti_her2\", \"chemotherapy\" ]");
}

static int32_t refuse(void *context, uint32_t index, struct answer *answer)
{
    (void)answer;
    ++*(uint32_t *)context;
    return index == 2 ? POISE_E_IO : POISE_OK;
}

static void who_takes_answers_may_end_the_run(void)
{
    static struct record *records[MANY];
    static const struct goals *goals[MANY];
    struct expected *expected = expect_vignettes(QUICK);
    struct fixture fixture = isolated("[ \"surgery\" ]");
    uint32_t taken = 0;
    uint32_t count = ask_many(&fixture, expected, records, goals);
    CU_ASSERT_EQUAL(session_assess_many(fixture.session, records, goals, count, AS_OF,
                                        REQUEST_RANKING, refuse, &taken),
                    POISE_E_IO);
    CU_ASSERT_EQUAL(taken, 3);
    is_expected(expected, 5, bytes_of(fixture.arena, ask(fixture.session, records[5])));
    fixture_close(&fixture);
    fixture_close(&expected->fixture);
}

/* -------------------- two threads */

struct asker {
    pthread_t thread;
    struct session *session;
    struct fixture fixture; /* for memory and records of its own */
    const struct expected *expected;
};

static void *ask_all(void *context)
{
    struct asker *asker = context;
    struct record *records[FIXTURE_VIGNETTES];
    struct fixture *fixture = &asker->fixture;
    fixture->vocabulary = asker->session->engine->generation->vocabulary;
    uint32_t count =
        fixture_vignettes(fixture, fixture_tree(fixture, "tests/vignettes"), records);
    for (uint32_t i = 0; i < count; i++)
        is_expected(asker->expected, i,
                    bytes_of(fixture->arena, ask(asker->session, records[i])));
    return NULL;
}

static void two_threads_with_two_sessions_get_the_same_bytes(void)
{
    struct expected *expected = expect_vignettes(QUICK);
    struct fixture fixture = isolated("true");
    struct asker askers[2];
    for (int i = 0; i < 2; i++) {
        askers[i] = (struct asker){.fixture = fixture_open(), .expected = expected};
        CU_ASSERT_EQUAL_FATAL(session_open(fixture.engine, &askers[i].session), POISE_OK);
    }
    for (int i = 0; i < 2; i++)
        CU_ASSERT_EQUAL_FATAL(
            pthread_create(&askers[i].thread, NULL, ask_all, &askers[i]), 0);
    for (int i = 0; i < 2; i++) {
        pthread_join(askers[i].thread, NULL);
        session_close(askers[i].session);
        fixture_close(&askers[i].fixture);
    }
    fixture_close(&fixture);
    fixture_close(&expected->fixture);
}

/* -------------------- what happens to a worker */

static void a_killed_worker_costs_one_answer_about_one_person(void)
{
    struct expected *expected = expect_vignettes(QUICK);
    struct fixture fixture = isolated("true");
    is_expected(expected, 0,
                bytes_of(fixture.arena, ask(fixture.session, expected->records[0])));
    kill(first_worker(&fixture), SIGKILL);
    only_this_is_silent(ask(fixture.session, expected->records[1]),
                        first_plugin(&fixture), POISE_E_PLUGIN_CRASH);
    for (uint32_t i = 1; i < 9; i++)
        is_expected(expected, i,
                    bytes_of(fixture.arena, ask(fixture.session, expected->records[i])));
    fixture_close(&fixture);
    fixture_close(&expected->fixture);
}

struct killer {
    pthread_t thread;
    pid_t victim;
};

static void *kill_soon(void *context)
{
    usleep(100000);
    kill(((struct killer *)context)->victim, SIGKILL);
    return NULL;
}

/* The worker is halted, so that it is surely killed while it is asked about many. */
static void a_worker_killed_among_many_costs_one_answer_about_one_person(void)
{
    static struct record *records[MANY];
    static const struct goals *goals[MANY];
    struct expected *expected = expect_vignettes(QUICK);
    struct fixture fixture = isolated("true");
    struct taking taking = {
        .arena = fixture.arena, .expected = expected, .silent = first_plugin(&fixture)};
    uint32_t count = ask_many(&fixture, expected, records, goals);
    struct killer killer = {.victim = first_worker(&fixture)};
    kill(killer.victim, SIGSTOP);
    CU_ASSERT_EQUAL_FATAL(pthread_create(&killer.thread, NULL, kill_soon, &killer), 0);
    CU_ASSERT_EQUAL(session_assess_many(fixture.session, records, goals, count, AS_OF,
                                        QUICK, take, &taking),
                    POISE_OK);
    pthread_join(killer.thread, NULL);
    CU_ASSERT_EQUAL(taking.next, count);
    CU_ASSERT_EQUAL(taking.silences, 1);
    fixture_close(&fixture);
    fixture_close(&expected->fixture);
}

static void a_worker_that_hangs_costs_one_deadline_and_one_answer(void)
{
    struct expected *expected = expect_vignettes(QUICK);
    struct fixture fixture = isolated("true");
    set_deadline(&fixture, 2000);
    kill(first_worker(&fixture), SIGSTOP);
    only_this_is_silent(ask(fixture.session, expected->records[0]),
                        first_plugin(&fixture), POISE_E_PLUGIN_HANG);
    is_expected(expected, 1,
                bytes_of(fixture.arena, ask(fixture.session, expected->records[1])));
    fixture_close(&fixture);
    fixture_close(&expected->fixture);
}

static void without_the_nursery_isolated_plugins_are_silent_and_others_are_not(void)
{
    struct expected *expected = expect_vignettes(QUICK);
    struct fixture fixture = isolated("[ \"surgery\", \"trials\" ]");
    pid_t nursery = nursery_of_this();
    siginfo_t information;
    kill(nursery, SIGKILL);
    CU_ASSERT_EQUAL(waitid(P_PID, (id_t)nursery, &information, WEXITED | WNOWAIT), 0);
    for (uint32_t i = 0; i < 2; i++) {
        const struct answer *answer = ask(fixture.session, expected->records[i]);
        CU_ASSERT_EQUAL_FATAL(answer->silent_count, 2);
        CU_ASSERT_STRING_EQUAL(answer->silent[0].plugin, "surgery");
        CU_ASSERT_STRING_EQUAL(answer->silent[1].plugin, "trials");
        CU_ASSERT_EQUAL(answer->silent[1].status, POISE_E_PLUGIN_WORKER);
        CU_ASSERT(answer->ranked_count > 0);
    }
    fixture_close(&fixture);
    fixture_close(&expected->fixture);
}

/* -------------------- nothing is left behind */

static int count_files(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (folder != NULL && readdir(folder) != NULL)
        count++;
    if (folder != NULL)
        closedir(folder);
    return count;
}

static void sessions_leave_no_file_and_no_process(void)
{
    struct fixture fixture = isolated("true");
    struct session *other = NULL;
    pid_t pids[PLUGINS];
    pid_t nursery = nursery_of_this();
    int plugins = (int)fixture.engine->generation->plugin_count;
    int files = count_files();
    for (int i = 0; i < 5; i++) {
        CU_ASSERT_EQUAL_FATAL(session_open(fixture.engine, &other), POISE_OK);
        CU_ASSERT(count_files() > files);
        session_close(other);
    }
    CU_ASSERT_EQUAL(count_files(), files);
    for (int i = 0; i < LONG_MS / 10 && children_of(nursery, pids) > plugins; i++)
        usleep(10000);
    CU_ASSERT_EQUAL(children_of(nursery, pids), plugins);
    fixture_close(&fixture);
    CU_ASSERT_EQUAL(waitpid(-1, NULL, WNOHANG), -1);
    CU_ASSERT_EQUAL(errno, ECHILD);
}

static void without_isolated_plugins_there_is_no_process(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    CU_ASSERT_PTR_NULL(fixture.engine->nursery);
    CU_ASSERT_PTR_NULL(fixture.session->remote);
    CU_ASSERT_EQUAL(waitpid(-1, NULL, WNOHANG), -1);
    remote_begin(NULL);
    remote_close(NULL);
    CU_ASSERT_PTR_NULL(remote_truth(NULL, NULL));
    fixture_close(&fixture);
}

UNIT_SUITE(remote) = {
    UNIT_TEST(isolated_plugins_answer_in_the_same_bytes),
    UNIT_TEST(some_isolated_and_some_not_answer_in_the_same_bytes),
    UNIT_TEST(many_persons_at_once_get_the_same_bytes),
    UNIT_TEST(also_with_some_plugins_isolated),
    UNIT_TEST(who_takes_answers_may_end_the_run),
    UNIT_TEST(two_threads_with_two_sessions_get_the_same_bytes),
    UNIT_TEST(a_killed_worker_costs_one_answer_about_one_person),
    UNIT_TEST(a_worker_killed_among_many_costs_one_answer_about_one_person),
    UNIT_TEST(a_worker_that_hangs_costs_one_deadline_and_one_answer),
    UNIT_TEST(without_the_nursery_isolated_plugins_are_silent_and_others_are_not),
    UNIT_TEST(sessions_leave_no_file_and_no_process),
    UNIT_TEST(without_isolated_plugins_there_is_no_process),
    UNIT_END,
};
