/* Signals as something to wait for. */
#include "cohort/halt.h"

#include <poll.h>
#include <sys/wait.h>

#include "lines.h"

static bool is_readable(int fd)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    return poll(&wait, 1, 0) == 1;
}

static void a_signal_is_held_until_it_is_heeded(void)
{
    struct halt halt;
    CU_ASSERT_TRUE_FATAL(halt_open(&halt));
    CU_ASSERT_FALSE(is_readable(halt.fd));
    raise(SIGTERM);
    CU_ASSERT_TRUE(is_readable(halt.fd));
    halt_heed(&halt);
    CU_ASSERT_FALSE(is_readable(halt.fd));
    halt_close(&halt);
}

static int end_of_child(void (*run)(void))
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        run();
        _exit(7);
    }
    CU_ASSERT_TRUE_FATAL(child > 0);
    CU_ASSERT_EQUAL(waitpid(child, &status, 0), child);
    return status;
}

static void heed_one_and_raise_another(void)
{
    struct halt halt;
    if (!halt_open(&halt))
        _exit(1);
    raise(SIGTERM);
    halt_heed(&halt);
    raise(SIGTERM);
}

static void the_second_one_ends_the_program(void)
{
    int status = end_of_child(heed_one_and_raise_another);
    CU_ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
}

static void raise_what_is_ignored(void)
{
    struct halt halt;
    signal(SIGINT, SIG_IGN);
    if (!halt_open(&halt))
        _exit(1);
    raise(SIGINT);
    if (is_readable(halt.fd))
        _exit(2);
}

static void what_was_ignored_stays_ignored(void)
{
    int status = end_of_child(raise_what_is_ignored);
    CU_ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 7);
}

UNIT_SUITE(halt) = {
    UNIT_TEST(a_signal_is_held_until_it_is_heeded),
    UNIT_TEST(the_second_one_ends_the_program),
    UNIT_TEST(what_was_ignored_stays_ignored),
    UNIT_END,
};
