/* A process to run a plugin in: it may crash, exit, hang or grow, and its parent learns
 * how it ended. */
#ifndef CHECK_CHILD_H
#define CHECK_CHILD_H

#include <stdint.h>

struct board;

enum child_end {
    CHILD_FINISHED, /* `work` returned */
    CHILD_SIGNAL,   /* killed by a signal: `detail` */
    CHILD_EXIT,     /* ended by itself before `work` returned: the code is `detail` */
    CHILD_HUNG,     /* a call did not return in time; killed */
    CHILD_GREW,     /* took more memory than CHILD_MEMORY_MIB; killed */
    CHILD_NONE      /* could not be made */
};

enum { CHILD_MEMORY_MIB = 1024, CHILD_CALL_MS = 2000, CHILD_LOAD_MS = 60000 };

/* Runs `work` in a child with default signal handlers, no core file, standard output and
 * error of its own, in a process group that is killed at the end. A call on the board's
 * watches may take `call_ms`, a load CHILD_LOAD_MS. */
enum child_end child_run(struct board *board, int call_ms, void (*work)(void *context),
                         void *context, int *detail);

/* In the child: what has become of standard output. NULL when nothing was written and it
 * is still open. */
const char *child_output_fault(void);

#endif
