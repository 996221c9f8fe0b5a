/* One plugin as the host knows it: from the file found to the table in use. */
#ifndef HOST_PLUGIN_H
#define HOST_PLUGIN_H

#include <stdbool.h>
#include <stdint.h>

#include <poise/plugin.h>

#include "base/digest.h"
#include "manifest.h"

struct arena;
struct problems;

enum { PLUGIN_SENTENCES = 512 };

/* What a plugin is, for the whole life of a generation. status is POISE_OK for a plugin
 * that answers; for any other, `reason` says in one sentence why its modality is not
 * assessed. */
struct plugin {
    const char *id; /* of the manifest; the file name while that is not known */
    const char *path;
    struct digest digest;
    struct manifest manifest;
    bool has_manifest;
    int32_t status;
    const char *reason;
    int32_t priority;
    void *handle;
    poise_plugin table;              /* the host's own copy; never the plugin's */
    const poise_sentence *sentences; /* the host's own copy */
    int catalogue;                   /* index of its catalogue file; -1 if it has none */
    bool isolated;             /* its code runs in worker processes, never in this one */
    bool declared[FACT_LIMIT]; /* facts that its manifest lets it read */
};

/* Reads the file and its manifest; runs none of its code. On failure status and reason
 * are set. */
void plugin_inspect(struct plugin *plugin, struct arena *arena, const char *path);

/* Loads the code of an inspected plugin and copies its table. On failure status and
 * reason are set. Calls code of the plugin: inside a guard. */
void plugin_load(struct plugin *plugin, struct arena *arena);

/* Ends the use of a plugin. Its code stays in memory: unloading in one process is a
 * promise that C libraries cannot keep (plugin threads, C++ statics). */
void plugin_unload(struct plugin *plugin);

/* Sets status and reason, unless the plugin has failed before. */
__attribute__((format(printf, 4, 5))) void plugin_refuse(struct plugin *plugin,
                                                         struct arena *arena,
                                                         int32_t status,
                                                         const char *format, ...);

#endif
