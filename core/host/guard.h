/* A net under calls into plugins: a crash ends the call, not the program.
 *
 * It catches the crash, not what the plugin scribbled before it; a plugin that has
 * crashed is not called again, and a site that must be sure runs it in a process of its
 * own. */
#ifndef HOST_GUARD_H
#define HOST_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/* Installs the handlers for SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT for the process,
 * once, with an alternative stack for the calling thread: `stack` must live as long as
 * the thread and have at least 64 KiB. A program calls this; a library that embeds Poise
 * decides for itself. Crashes outside guard_call end the program as before. */
void guard_install(void *stack, size_t size);

/* Takes the calling thread's alternative stack away again: before a thread other than the
 * first ends, and with it the stack that it had given. */
void guard_leave(void);

/* Calls `call`. True when it returned; false when it crashed, with the signal. */
bool guard_call(void (*call)(void *context), void *context, int *signal_number);

/* "SIGSEGV", ... */
const char *guard_signal_name(int signal_number);

#endif
