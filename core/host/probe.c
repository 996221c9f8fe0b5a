/* The child writes one byte a file that it has loaded; where the bytes end is the guilty
 * one.
 *
 * The child never returns from here, closes what it does not need, and leaves by _exit so
 * that nothing of the parent is flushed twice. */
#include "probe.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <poise/plugin.h>

typedef const poise_plugin *entry_function(uint32_t, uint32_t);

static void load_one(const char *path)
{
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        return;
    union {
        void *object;
        entry_function *function;
    } symbol = {dlsym(handle, POISE_ENTRY_SYMBOL)};
    if (symbol.object != NULL)
        symbol.function(POISE_ABI_MAJOR, POISE_ABI_MINOR);
}

/* Crashes must look like crashes: default handlers, no core file, output to nowhere. */
static void become_child(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nowhere >= 0) {
        dup2(nowhere, STDIN_FILENO);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
    }
}

static void run_child(const struct probe *probe, int out)
{
    become_child();
    for (uint32_t i = probe->next; i < probe->count; i++) {
        load_one(probe->files[i].path);
        if (write(out, "+", 1) != 1)
            _exit(1);
    }
    _exit(0);
}

static void start_child(struct probe *probe)
{
    int ends[2];
    probe->pid = -1;
    if (probe->next == probe->count || pipe2(ends, O_CLOEXEC) != 0)
        return;
    probe->pid = fork();
    if (probe->pid == 0)
        run_child(probe, ends[1]);
    close(ends[1]);
    probe->pipe = ends[0];
    if (probe->pid < 0)
        close(ends[0]);
}

void probe_start(struct probe *probe, struct probe_file *files, uint32_t count)
{
    *probe = (struct probe){.files = files, .count = count};
    for (uint32_t i = 0; i < count; i++)
        files[i].status = POISE_OK;
    start_child(probe);
}

/* Waits for one byte: 1 it came, 0 the child has ended, -1 time is up. */
static int wait_byte(int pipe, int timeout_ms)
{
    struct pollfd wanted = {.fd = pipe, .events = POLLIN};
    int ready;
    do
        ready = poll(&wanted, 1, timeout_ms);
    while (ready < 0 && errno == EINTR);
    if (ready <= 0)
        return -1;
    char byte;
    return read(pipe, &byte, 1) == 1 ? 1 : 0;
}

/* Ends the child and says what was wrong with the file it was at, if anything. */
static void judge(struct probe *probe, int last_wait)
{
    int how = 0;
    if (last_wait < 0)
        kill(probe->pid, SIGKILL);
    while (waitpid(probe->pid, &how, 0) < 0 && errno == EINTR)
        ;
    close(probe->pipe);
    if (probe->next == probe->count)
        return;
    struct probe_file *guilty = &probe->files[probe->next++];
    guilty->status = last_wait < 0 ? POISE_E_PLUGIN_LOAD_HANG : POISE_E_PLUGIN_LOAD_CRASH;
    guilty->detail = WIFSIGNALED(how) ? WTERMSIG(how) : 0;
}

void probe_finish(struct probe *probe, int timeout_ms)
{
    while (probe->pid > 0) {
        int waited = 1;
        while (probe->next < probe->count &&
               (waited = wait_byte(probe->pipe, timeout_ms)) == 1)
            probe->next++;
        judge(probe, waited);
        start_child(probe);
    }
}
