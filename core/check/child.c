/* fork, pidfd, and a look at the watches every few milliseconds. */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "board.h"

enum { LOOK_MS = 10 };

/* -------------------- the child */

/* Standard output becomes a file in memory: whoever writes to it or closes it is seen. */
static void become_child(pid_t parent)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    int out = memfd_create("standard output", MFD_CLOEXEC);
    if (nowhere < 0 || out < 0)
        _exit(1);
    dup2(nowhere, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
    close(out);
}

const char *child_output_fault(void)
{
    struct stat about;
    if (fstat(STDOUT_FILENO, &about) != 0)
        return "it closed standard output";
    fflush(stdout);
    if (fstat(STDOUT_FILENO, &about) == 0 && about.st_size > 0)
        return "it wrote to standard output";
    return NULL;
}

/* -------------------- the parent */

static bool took_too_long(const struct watch *watch, int call_ms)
{
    uint64_t since = atomic_load_explicit(&watch->since, memory_order_acquire);
    uint32_t call = atomic_load_explicit(&watch->call, memory_order_relaxed);
    uint64_t limit = call == CALL_LOAD ? CHILD_LOAD_MS : (uint64_t)call_ms;
    uint64_t now = clock_now();
    return since != 0 && now > since && now - since > limit * 1000000u;
}

static bool grew_too_large(pid_t pid)
{
    char path[40];
    unsigned long pages = 0;
    snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return false;
    char line[128];
    char *at = fgets(line, sizeof line, file) == NULL ? NULL : line;
    fclose(file);
    if (at != NULL) {
        strtoul(at, &at, 10);
        pages = strtoul(at, NULL, 10);
    }
    return pages / 256 * ((unsigned long)sysconf(_SC_PAGESIZE) / 4096) > CHILD_MEMORY_MIB;
}

/* Waits for the end, or decides on it. */
static enum child_end wait_for(const struct board *board, pid_t pid, int handle,
                               int call_ms)
{
    struct pollfd ended = {.fd = handle, .events = POLLIN};
    for (;;) {
        int ready = poll(&ended, 1, LOOK_MS);
        if (ready > 0)
            return CHILD_FINISHED;
        if (ready < 0 && errno != EINTR)
            return CHILD_NONE;
        if (took_too_long(&board->watches[0], call_ms) ||
            took_too_long(&board->watches[1], call_ms))
            return CHILD_HUNG;
        if (grew_too_large(pid))
            return CHILD_GREW;
    }
}

static enum child_end bury(const struct board *board, pid_t pid, enum child_end end,
                           int *detail)
{
    int how = 0;
    kill(-pid, SIGKILL);
    if (end != CHILD_FINISHED)
        kill(pid, SIGKILL);
    while (waitpid(pid, &how, 0) < 0 && errno == EINTR)
        ;
    kill(-pid, SIGKILL); /* what it may have left behind */
    if (end != CHILD_FINISHED)
        return end;
    *detail = WIFSIGNALED(how) ? WTERMSIG(how) : WEXITSTATUS(how);
    if (WIFSIGNALED(how) && atomic_load(&board->finished) == 0)
        return CHILD_SIGNAL;
    return atomic_load(&board->finished) != 0 ? CHILD_FINISHED : CHILD_EXIT;
}

enum child_end child_run(struct board *board, int call_ms, void (*work)(void *context),
                         void *context, int *detail)
{
    pid_t parent = getpid();
    atomic_store(&board->finished, 0);
    atomic_store(&board->watches[0].since, 0);
    atomic_store(&board->watches[1].since, 0);
    *detail = 0;
    pid_t pid = fork();
    if (pid < 0)
        return CHILD_NONE;
    if (pid == 0) {
        become_child(parent);
        work(context);
        atomic_store(&board->finished, 1);
        _exit(0);
    }
    setpgid(pid, pid);
    int handle = pidfd_open(pid, 0);
    enum child_end end = handle < 0 ? CHILD_NONE : wait_for(board, pid, handle, call_ms);
    end = bury(board, pid, end, detail);
    if (handle >= 0)
        close(handle);
    return end;
}
