/* The first load of a plugin that was not built with this Poise happens in a child
 * process, so that one which crashes, exits or hangs while it is loaded costs only
 * itself. */
#ifndef HOST_PROBE_H
#define HOST_PROBE_H

#include <stdint.h>

struct probe_file {
    const char *path;
    int32_t status; /* out: POISE_OK, E_PLUGIN_LOAD_CRASH or E_PLUGIN_LOAD_HANG */
    int detail;     /* out: the signal, or 0 */
};

/* A running probe. */
struct probe {
    struct probe_file *files;
    uint32_t count;
    uint32_t next; /* the file the child is at */
    int pid;
    int pipe;
};

/* Starts loading the files in a child, one after the other. If no child can be made,
 * every file passes and the guard is all there is. */
void probe_start(struct probe *probe, struct probe_file *files, uint32_t count);

/* Waits for the child and fills in every status; a guilty file costs one more child. At
 * most `timeout_ms` for each file. */
void probe_finish(struct probe *probe, int timeout_ms);

#endif
