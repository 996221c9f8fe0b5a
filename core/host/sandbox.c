/* Allow lists for libseccomp; a system call that is not named ends the process. */
#include "sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
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
    SCMP_SYS(stat),   SCMP_SYS(mprotect),   SCMP_SYS(seccomp), /* for the second fence */
};

/* The argument of mmap that says which kind of memory. What is shared, or grows down like
 * a stack, would not count towards the limit. */
enum { MAP_KIND = MAP_TYPE | MAP_GROWSDOWN };

static bool allow(scmp_filter_ctx filter, const int *calls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
            return false;
    return true;
}

static bool allow_if(scmp_filter_ctx filter, int call, struct scmp_arg_cmp condition)
{
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, condition) == 0;
}

/* Signals to oneself (abort), and last words: the output of a worker is /dev/null. */
static bool allow_own(scmp_filter_ctx filter)
{
    scmp_datum_t self = (scmp_datum_t)getpid();
    struct scmp_arg_cmp to_errors = SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO, 0);
    return allow_if(filter, SCMP_SYS(write), to_errors) &&
           allow_if(filter, SCMP_SYS(writev), to_errors) &&
           allow_if(filter, SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, self, 0));
}

/* Files to read, and private memory with code from them. */
static bool allow_loading(scmp_filter_ctx filter)
{
    const uint32_t writing = O_ACCMODE | O_CREAT | O_TRUNC;
    return allow(filter, loading, sizeof loading / sizeof *loading) &&
           allow_if(filter, SCMP_SYS(mmap),
                    SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_KIND, MAP_PRIVATE)) &&
           allow_if(filter, SCMP_SYS(prctl),
                    SCMP_A0(SCMP_CMP_EQ, PR_SET_NO_NEW_PRIVS, 0)) &&
           allow_if(filter, SCMP_SYS(openat),
                    SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
}

/* Private memory of no file, without code in it. */
static bool allow_memory(scmp_filter_ctx filter)
{
    return allow_if(filter, SCMP_SYS(mprotect),
                    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                            SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_KIND | MAP_ANONYMOUS,
                                    MAP_PRIVATE | MAP_ANONYMOUS)) == 0;
}

static bool put_up(bool may_load)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL)
        return false;
    bool ok = allow(filter, computing, sizeof computing / sizeof *computing) &&
              allow_own(filter) &&
              (may_load ? allow_loading(filter) : allow_memory(filter)) &&
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

/* A limit that is there already may be stricter. */
static bool limit(__rlimit_resource_t resource, unsigned long most)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return false;
    most = most < now.rlim_max ? most : now.rlim_max;
    return setrlimit(resource, &(struct rlimit){most, most}) == 0;
}

bool sandbox_enter(const struct sandbox_limits *limits)
{
    unsigned long memory = memory_in_use() + ((unsigned long)limits->memory_mb << 20);
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
