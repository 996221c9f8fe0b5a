/* What a worker process may do: compute, and answer through shared memory.
 *
 * Two fences. The first stands before any code of the plugin runs: no network, no other
 * processes, no programs, files only to read (the dynamic linker needs that). The second
 * stands once the plugin is loaded: no files at all, and no new code. Whoever breaks one
 * is ended by SIGSYS, which the answer names. The second is put up by a process that has
 * run code of the plugin already, so only the first holds against one that means harm
 * while it is loaded. It protects the host, not the person: a wrong plugin passes every
 * fence. */
#ifndef HOST_SANDBOX_H
#define HOST_SANDBOX_H

#include <stdbool.h>

struct sandbox_limits {
    int memory_mb; /* beyond what the process has already; shared memory there is none */
    int cpu_seconds; /* in the whole life of the worker */
};

/* No core files, limits, the first fence. False: it could not be
 * put up, and nothing of the plugin may run. */
bool sandbox_enter(const struct sandbox_limits *limits);

/* The second fence. */
bool sandbox_close(void);

#endif
