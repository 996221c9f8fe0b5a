/* What the fences let through, and that whoever breaks one is ended by SIGSYS. Each try
 * is made by a child that puts the fences up around itself. */
#include "host/sandbox.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "unit.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

enum { FIRST, BOTH, NO_FENCE = 99, PAGE = 4096 };

static const struct sandbox_limits wide = {.memory_mb = 512, .cpu_seconds = 60};

/* What a child does behind the fences; its answer is its exit code. */
typedef int deed(void);

static int behind(int fences, const struct sandbox_limits *limits, deed *act)
{
    int how = -1;
    pid_t child = fork();
    if (child == 0) {
        bool up = sandbox_enter(limits) && (fences == FIRST || sandbox_close());
        _exit(up ? act() : NO_FENCE);
    }
    CU_ASSERT_EQUAL(waitpid(child, &how, 0), child);
    return how;
}

static void is_ended_by(int signal_number, int how, const char *what)
{
    if (WIFSIGNALED(how) && WTERMSIG(how) == signal_number)
        return;
    printf("%s: %d\n", what, how);
    CU_FAIL("behind the fences");
}

static void passes(int how, const char *what)
{
    if (WIFEXITED(how) && WEXITSTATUS(how) == 0)
        return;
    printf("%s: %d\n", what, how);
    CU_FAIL("behind the fences");
}

/* -------------------- deeds */

static int open_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) < 0;
}

static int open_local_socket(void)
{
    int ends[2];
    return socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
}

static int open_to_read(void)
{
    char byte;
    int file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    return file >= 0 && read(file, &byte, 1) == 1 ? 0 : 1;
}

static int open_to_write(void)
{
    return open("/dev/null", O_WRONLY) < 0;
}

static int open_to_make(void)
{
    return open("/tmp/poise-sandbox-test", O_RDONLY | O_CREAT, 0600) < 0;
}

static int open_to_cut_off(void)
{
    return open("/tmp/poise-sandbox-test", O_RDONLY | O_TRUNC) < 0;
}

static int remove_a_file(void)
{
    return unlink("/tmp/poise-sandbox-test");
}

static int make_a_process(void)
{
    return fork() < 0;
}

static int run_a_program(void)
{
    char *const nothing[] = {NULL};
    return execve("/bin/true", nothing, nothing);
}

static int end_the_parent(void)
{
    return kill(getppid(), 0);
}

static int look_into_the_parent(void)
{
    return (int)syscall(SYS_ptrace, 16, getppid(), 0, 0); /* attach */
}

static int outlive_the_parent(void)
{
    return prctl(PR_SET_PDEATHSIG, 0);
}

static int raise_a_limit(void)
{
    return setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
}

static int map(int protection, int kind)
{
    void *memory = mmap(NULL, PAGE, protection, kind, -1, 0);
    return memory == MAP_FAILED;
}

static int map_memory(void)
{
    return map(PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS);
}

static int map_code(void)
{
    return map(PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS);
}

static int map_shared_memory(void)
{
    return map(PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS);
}

static int map_a_stack(void)
{
    return map(PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN);
}

static int map_a_file(void)
{
    return mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, 0, 0) == MAP_FAILED;
}

static int make_code_of_memory(void)
{
    void *memory =
        mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? 1 : mprotect(memory, PAGE, PROT_READ | PROT_EXEC);
}

static int write_to_a_file(void)
{
    return write(STDOUT_FILENO, "", 0) != 0;
}

static int read_a_file(void)
{
    char byte;
    return read(STDIN_FILENO, &byte, 0) != 0;
}

static int compute(void)
{
    struct timespec now;
    struct timespec moment = {0, 1000};
    unsigned char *memory = malloc((size_t)1 << 20);
    if (memory == NULL)
        return 1;
    memset(memory, 1, (size_t)1 << 20);
    bool ok = memory[99] == 1 && clock_gettime(CLOCK_MONOTONIC, &now) == 0 &&
              nanosleep(&moment, NULL) == 0 && getpid() > 0;
    free(memory);
    return ok ? 0 : 1;
}

static int give_up(void)
{
    signal(SIGABRT, SIG_DFL);
    abort();
}

/* -------------------- the fences */

static void the_first_fence_lets_files_be_read_and_code_be_loaded(void)
{
    passes(behind(FIRST, &wide, open_to_read), "reading a file");
    passes(behind(FIRST, &wide, map_memory), "memory");
    passes(behind(FIRST, &wide, make_code_of_memory), "code");
    passes(behind(FIRST, &wide, compute), "computing");
}

static void the_first_fence_keeps_everything_else_away(void)
{
    static const struct {
        deed *act;
        const char *what;
    } cases[] = {
        {open_socket, "a socket"},
        {open_local_socket, "a local socket"},
        {open_to_write, "opening to write"},
        {open_to_make, "making a file"},
        {open_to_cut_off, "cutting a file off"},
        {remove_a_file, "removing a file"},
        {make_a_process, "a process"},
        {run_a_program, "a program"},
        {end_the_parent, "a signal to the parent"},
        {look_into_the_parent, "looking into the parent"},
        {outlive_the_parent, "outliving the parent"},
        {map_shared_memory, "memory that does not count"},
        {map_a_stack, "memory that grows down"},
        {write_to_a_file, "writing to a file"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is_ended_by(SIGSYS, behind(FIRST, &wide, cases[i].act), cases[i].what);
}

static void the_second_fence_lets_only_computing_through(void)
{
    passes(behind(BOTH, &wide, compute), "computing");
    passes(behind(BOTH, &wide, map_memory), "memory");
    is_ended_by(SIGABRT, behind(BOTH, &wide, give_up), "giving up");
}

static void the_second_fence_keeps_files_and_new_code_away_too(void)
{
    static const struct {
        deed *act;
        const char *what;
    } cases[] = {
        {open_socket, "a socket"},
        {open_to_read, "opening to read"},
        {open_to_write, "opening to write"},
        {read_a_file, "reading"},
        {write_to_a_file, "writing"},
        {make_a_process, "a process"},
        {run_a_program, "a program"},
        {end_the_parent, "a signal to the parent"},
        {outlive_the_parent, "outliving the parent"},
        {raise_a_limit, "another limit"},
        {map_code, "code"},
        {make_code_of_memory, "code out of memory"},
        {map_a_file, "a file as memory"},
        {map_shared_memory, "memory that does not count"},
        {map_a_stack, "memory that grows down"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        is_ended_by(SIGSYS, behind(BOTH, &wide, cases[i].act), cases[i].what);
}

/* -------------------- the limits */

static int take_64_mb(void)
{
    void *memory = mmap(NULL, (size_t)64 << 20, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? 7 : 0;
}

/* The shadow memory of a sanitizer is larger than any limit, so there is none. */
static void memory_ends_at_its_limit(void)
{
    static const struct sandbox_limits narrow = {.memory_mb = 16, .cpu_seconds = 60};
    int how = behind(BOTH, &narrow, take_64_mb);
    passes(behind(BOTH, &wide, take_64_mb), "memory within the limit");
    if (SANITIZED)
        puts("skipped: sanitizers need more memory than any limit");
    else
        CU_ASSERT(WIFEXITED(how) && WEXITSTATUS(how) == 7);
}

static int compute_for_ever(void)
{
    volatile bool more = true;
    while (more)
        ;
    return 0;
}

static void computing_time_ends_at_its_limit(void)
{
    static const struct sandbox_limits narrow = {.memory_mb = 512, .cpu_seconds = 1};
    is_ended_by(SIGKILL, behind(BOTH, &narrow, compute_for_ever), "computing for ever");
}

static void a_stricter_limit_of_the_machine_is_kept(void)
{
    int how = -1;
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CPU, &(struct rlimit){30, 30});
        _exit(sandbox_enter(&wide) ? 0 : 1);
    }
    CU_ASSERT_EQUAL(waitpid(child, &how, 0), child);
    passes(how, "a stricter limit");
}

UNIT_SUITE(sandbox) = {
    UNIT_TEST(the_first_fence_lets_files_be_read_and_code_be_loaded),
    UNIT_TEST(the_first_fence_keeps_everything_else_away),
    UNIT_TEST(the_second_fence_lets_only_computing_through),
    UNIT_TEST(the_second_fence_keeps_files_and_new_code_away_too),
    UNIT_TEST(memory_ends_at_its_limit),
    UNIT_TEST(computing_time_ends_at_its_limit),
    UNIT_TEST(a_stricter_limit_of_the_machine_is_kept),
    UNIT_END,
};
