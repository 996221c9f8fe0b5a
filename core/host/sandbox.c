/* Allow lists for libseccomp; a system call that is not named ends the process. */
#include "sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

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

/* Computing and waiting. */
static const int computing[] = {
    SCMP_SYS(futex),        SCMP_SYS(exit),           SCMP_SYS(exit_group),
    SCMP_SYS(brk),          SCMP_SYS(munmap),         SCMP_SYS(mremap),
    SCMP_SYS(madvise),      SCMP_SYS(clock_gettime),  SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),    SCMP_SYS(pause),          SCMP_SYS(gettimeofday),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
    SCMP_SYS(sigaltstack),  SCMP_SYS(sched_yield),    SCMP_SYS(getpid),
    SCMP_SYS(gettid),       SCMP_SYS(getrandom),      SCMP_SYS(restart_syscall),
};

/* What loading a shared object needs besides; all of it only reads. */
static const int loading[] = {
    SCMP_SYS(read),   SCMP_SYS(pread64),    SCMP_SYS(close),      SCMP_SYS(fstat),
    SCMP_SYS(lseek),  SCMP_SYS(newfstatat), SCMP_SYS(access),     SCMP_SYS(faccessat2),
    SCMP_SYS(getcwd), SCMP_SYS(readlink),   SCMP_SYS(readlinkat), SCMP_SYS(uname),
    SCMP_SYS(prctl),  SCMP_SYS(seccomp),    SCMP_SYS(prlimit64),  SCMP_SYS(stat),
};

static bool allow(scmp_filter_ctx filter, const int *calls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
            return false;
    return true;
}

/* Memory without code in it, signals to oneself (abort), and last words: the output of a
 * worker is /dev/null. */
static bool allow_own(scmp_filter_ctx filter)
{
    unsigned long self = (unsigned long)getpid();
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                            SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(writev), 1,
                            SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                            SCMP_A0(SCMP_CMP_EQ, self, 0)) == 0;
}

/* Files to read, and code from them. */
static bool allow_loading(scmp_filter_ctx filter)
{
    return allow(filter, loading, sizeof loading / sizeof *loading) &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 0) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 0) == 0 &&
           seccomp_rule_add(
               filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
               SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY)) == 0;
}

static bool put_up(bool may_load)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL)
        return false;
    bool ok = allow(filter, computing, sizeof computing / sizeof *computing) &&
              allow_own(filter) && (!may_load || allow_loading(filter)) &&
              seccomp_load(filter) == 0;
    seccomp_release(filter);
    return ok;
}

/* Private memory in use, in bytes: the sixth number of statm, in pages. */
static unsigned long memory_in_use(void)
{
    char line[256] = "";
    const char *at = line;
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (file == NULL)
        return 0;
    if (fgets(line, sizeof line, file) == NULL)
        line[0] = '\0';
    fclose(file);
    for (int i = 0; i < 6 && *at != '\0'; i++) {
        char *end;
        pages = strtoul(at, &end, 10);
        at = end;
    }
    return pages * (unsigned long)sysconf(_SC_PAGESIZE);
}

static bool limit(__rlimit_resource_t resource, unsigned long most)
{
    return setrlimit(resource, &(struct rlimit){most, most}) == 0;
}

bool sandbox_enter(const struct sandbox_limits *limits)
{
    unsigned long memory = memory_in_use() + ((unsigned long)limits->memory_mb << 20);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    /* A sanitizer's shadow memory is larger than any sensible limit. */
    bool ok = SANITIZED || limit(RLIMIT_DATA, memory);
    ok = ok && limit(RLIMIT_CPU, (unsigned long)limits->cpu_seconds);
    ok = ok && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0);
    return ok && put_up(true);
}

bool sandbox_close(void)
{
    return put_up(false);
}
