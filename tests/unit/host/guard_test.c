/* A crash ends the call, not the program. */
#include "host/guard.h"

#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

static unsigned char guard_stack[64 << 10];

static void add_one(void *context)
{
    (*(int *)context)++;
}

static void send_signal(void *context)
{
    raise(*(int *)context);
}

static void write_nowhere(void *context)
{
    volatile uintptr_t nowhere = 64;
    (void)context;
    *(volatile int *)nowhere = 1;
}

static void give_up(void *context)
{
    (void)context;
    abort();
}

static void a_call_that_returns_has_run_and_is_true(void)
{
    int count = 0;
    int signal_number = 0;
    CU_ASSERT(guard_call(add_one, &count, &signal_number));
    CU_ASSERT_EQUAL(count, 1);
    CU_ASSERT_EQUAL(signal_number, 0);
}

static void each_kind_of_crash_is_caught_with_its_signal(void)
{
    int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    guard_install(guard_stack, sizeof guard_stack);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        int caught = 0;
        CU_ASSERT_FALSE(guard_call(send_signal, &signals[i], &caught));
        CU_ASSERT_EQUAL(caught, signals[i]);
    }
}

static void real_crashes_are_caught_again_and_again(void)
{
    guard_install(guard_stack, sizeof guard_stack);
    for (int i = 0; i < 100; i++) {
        int caught = 0;
        CU_ASSERT_FALSE(guard_call(write_nowhere, NULL, &caught));
        CU_ASSERT_EQUAL(caught, SIGSEGV);
        CU_ASSERT_FALSE(guard_call(give_up, NULL, &caught));
        CU_ASSERT_EQUAL(caught, SIGABRT);
    }
}

static uint32_t deeper(volatile uint32_t *above)
{
    volatile uint32_t here[1024] = {*above + 1};
    uint32_t below = here[0] == 0 ? 0 : deeper(here);
    return below + here[1023];
}

static void use_up_the_stack(void *context)
{
    volatile uint32_t top = 0;
    *(uint32_t *)context = deeper(&top);
}

static void a_stack_that_is_used_up_is_caught(void)
{
    uint32_t result = 0;
    int caught = 0;
    guard_install(guard_stack, sizeof guard_stack);
    CU_ASSERT_FALSE(guard_call(use_up_the_stack, &result, &caught));
    CU_ASSERT_EQUAL(caught, SIGSEGV);
}

static int inner_signal;

static void guard_a_crash_inside(void *context)
{
    guard_call(write_nowhere, NULL, &inner_signal);
    add_one(context);
}

static void the_innermost_guard_catches(void)
{
    int count = 0;
    int outer_signal = 0;
    inner_signal = 0;
    guard_install(guard_stack, sizeof guard_stack);
    CU_ASSERT(guard_call(guard_a_crash_inside, &count, &outer_signal));
    CU_ASSERT_EQUAL(inner_signal, SIGSEGV);
    CU_ASSERT_EQUAL(outer_signal, 0);
    CU_ASSERT_EQUAL(count, 1); /* it went on after the inner guard */
}

static void guard_then_crash(void *context)
{
    int ignored = 0;
    guard_call(add_one, context, &ignored);
    write_nowhere(context);
}

static void after_an_inner_guard_the_outer_one_stands_again(void)
{
    int count = 0;
    int caught = 0;
    guard_install(guard_stack, sizeof guard_stack);
    CU_ASSERT_FALSE(guard_call(guard_then_crash, &count, &caught));
    CU_ASSERT_EQUAL(caught, SIGSEGV);
    CU_ASSERT_EQUAL(count, 1);
}

static void *crash_in_a_thread(void *context)
{
    int signal_number = SIGSEGV;
    int *caught = context;
    guard_call(send_signal, &signal_number, caught);
    return NULL;
}

static void crash_elsewhere(void *context)
{
    pthread_t thread;
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, crash_in_a_thread, context), 0);
    pthread_join(thread, NULL);
}

static void each_thread_stands_on_its_own_guard(void)
{
    int in_thread = 0;
    int here = 0;
    guard_install(guard_stack, sizeof guard_stack);
    CU_ASSERT(guard_call(crash_elsewhere, &in_thread, &here));
    CU_ASSERT_EQUAL(in_thread, SIGSEGV);
    CU_ASSERT_EQUAL(here, 0);
}

/* How a child ends that crashes with no guard under it. */
static int fate_without_a_guard(void)
{
    int how = 0;
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        guard_install(guard_stack, sizeof guard_stack);
        raise(SIGSEGV);
        _exit(0);
    }
    waitpid(child, &how, 0);
    return how;
}

static void a_crash_outside_a_guard_ends_the_program_as_before(void)
{
    int how = fate_without_a_guard();
    CU_ASSERT(WIFSIGNALED(how));
    CU_ASSERT_EQUAL(WTERMSIG(how), SIGSEGV);
}

static void signals_have_names(void)
{
    CU_ASSERT_STRING_EQUAL(guard_signal_name(SIGSEGV), "SIGSEGV");
    CU_ASSERT_STRING_EQUAL(guard_signal_name(SIGBUS), "SIGBUS");
    CU_ASSERT_STRING_EQUAL(guard_signal_name(SIGFPE), "SIGFPE");
    CU_ASSERT_STRING_EQUAL(guard_signal_name(SIGILL), "SIGILL");
    CU_ASSERT_STRING_EQUAL(guard_signal_name(SIGABRT), "SIGABRT");
    CU_ASSERT_STRING_EQUAL(guard_signal_name(SIGPIPE), "a signal");
}

UNIT_SUITE(guard) = {
    UNIT_TEST(a_call_that_returns_has_run_and_is_true),
    UNIT_TEST_CRASHING(each_kind_of_crash_is_caught_with_its_signal),
    UNIT_TEST_CRASHING(real_crashes_are_caught_again_and_again),
    UNIT_TEST_CRASHING(a_stack_that_is_used_up_is_caught),
    UNIT_TEST_CRASHING(the_innermost_guard_catches),
    UNIT_TEST_CRASHING(after_an_inner_guard_the_outer_one_stands_again),
    UNIT_TEST_CRASHING(each_thread_stands_on_its_own_guard),
    UNIT_TEST(a_crash_outside_a_guard_ends_the_program_as_before),
    UNIT_TEST(signals_have_names),
    UNIT_END,
};
