/* One plugin as the host knows it: from the file found to the table in use. */
#ifndef HOST_PLUGIN_H
#define HOST_PLUGIN_H

#include <stdbool.h>
#include <stdint.h>

#include <poise/plugin.h>

#include "base/digest.h"
#include "manifest.h"
#include "sealed.h"

struct arena;
struct problems;
struct trust_key;

/* Whose word stands for a plugin, the best first: it was built together with this Poise,
 * signed with a key of the site, or nobody's. TRUST_NONE: not asked, or the word does not
 * hold. */
enum trust { TRUST_SHIPPED = 1, TRUST_SIGNED, TRUST_UNSIGNED, TRUST_NONE = 0 };

/* What a table may say: at most so many sentences of so many bytes. */
enum { PLUGIN_SENTENCES = 512, PLUGIN_SENTENCE_BYTES = 400 };

/* What a plugin is, for the whole life of a generation. status is POISE_OK for a plugin
 * that answers; for any other, `reason` says in one sentence why its modality is not
 * assessed. */
struct plugin {
    const char *id; /* of the manifest; the file name while that is not known */
    const char *path;
    struct sealed sealed; /* its bytes: what was checked and what is loaded */
    struct digest digest;
    enum trust trust;
    const struct trust_key *key; /* of the site, with TRUST_SIGNED */
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

/* Copies the file and reads the manifest of the copy; runs none of its code. On failure
 * status and reason are set. plugin_unload is needed either way. */
void plugin_inspect(struct plugin *plugin, struct arena *arena, const char *path);

/* The same for one of many in a folder that has been opened once. */
void plugin_inspect_in(struct plugin *plugin, struct arena *arena,
                       const struct sealed_source *source);

/* Loads the code of an inspected plugin and copies its table. On failure status and
 * reason are set. Calls code of the plugin: inside a guard. */
void plugin_load(struct plugin *plugin, struct arena *arena);

/* Ends the use of a plugin and closes its copy. Its code stays in memory: unloading in
 * one process is a promise that C libraries cannot keep (plugin threads, C++ statics). */
void plugin_unload(struct plugin *plugin);

/* Sets status and reason, unless the plugin has failed before. */
__attribute__((format(printf, 4, 5))) void plugin_refuse(struct plugin *plugin,
                                                         struct arena *arena,
                                                         int32_t status,
                                                         const char *format, ...);

#endif
