/* The one mutable thing outside the heap: which guard the running thread stands on. A
 * signal handler has no other way to find it. */
#include "guard.h"

#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct guard {
    sigjmp_buf jump;
    struct guard *outer;
    volatile sig_atomic_t signal_number;
};

static _Thread_local struct guard *current;

static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

static void caught(int signal_number)
{
    struct guard *guard = current;
    if (guard != NULL) {
        guard->signal_number = signal_number;
        siglongjmp(guard->jump, 1);
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* A stack overflow needs another stack to be handled on. */
void guard_install(void *stack, size_t size)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = caught;
    action.sa_flags = SA_ONSTACK | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = size}, NULL);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
}

void guard_leave(void)
{
    sigaltstack(&(stack_t){.ss_flags = SS_DISABLE}, NULL);
}

bool guard_call(void (*call)(void *context), void *context, int *signal_number)
{
    struct guard guard;
    guard.outer = current;
    guard.signal_number = 0;
    /* The mask is not saved: that would be a system call for each request. SA_NODEFER
     * leaves it as it was. */
    if (sigsetjmp(guard.jump, 0) == 0) {
        current = &guard;
        call(context);
        current = guard.outer;
        return true;
    }
    current = guard.outer;
    *signal_number = guard.signal_number;
    return false;
}

const char *guard_signal_name(int signal_number)
{
    switch (signal_number) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGBUS:
        return "SIGBUS";
    case SIGFPE:
        return "SIGFPE";
    case SIGILL:
        return "SIGILL";
    case SIGABRT:
        return "SIGABRT";
    default:
        return "a signal";
    }
}
