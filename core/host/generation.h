/* One generation: everything that answers are made from, loaded together and never
 * changed.
 *
 * Vocabulary, site, catalogues and plugins belong to each other: a fact that a plugin
 * declares may stand in a catalogue, a site may set a plugin's option. Requests share a
 * generation; each thread makes its own instances of the plugins. */
#ifndef HOST_GENERATION_H
#define HOST_GENERATION_H

#include <stdbool.h>
#include <stdint.h>

#include "plugin.h"
#include "settings/site.h"

struct arena;
struct catalogue;
struct derivations;
struct problems;
struct vocabulary;

enum { GENERATION_PLUGIN_LIMIT = 64, PROBE_TIMEOUT_MS = 5000 };

struct generation {
    struct arena *arena;
    struct vocabulary *vocabulary;
    struct derivations *derivations;
    struct site site;
    struct catalogue *catalogue;
    uint32_t plugin_count;
    struct plugin *plugins; /* by id, then path */
};

/* A plugin to try before a site takes it in. Whether the site switches it off, isolates
 * it or trusts it does not count: who tries it does so in a process of its own. */
struct generation_guest {
    const char *plugin;    /* its file; takes the place of one with the same id */
    const char *catalogue; /* NULL: as every other, in the site's catalogue folders */
    bool alone;            /* without the plugins of the site */
};

/* Where things are. */
struct generation_source {
    const char *site_file;   /* NULL: defaults */
    const char *conf_folder; /* holds catalogue/ and goals/ for a site without its own */
    const char *plugin_folder;            /* used when the site names none */
    const struct generation_guest *guest; /* NULL: none */
};

/* Loads everything. What is wrong with a plugin or its catalogue makes that plugin "not
 * assessed"; what is wrong with the site file or common.cfg fails, with every problem
 * added. [load] */
int32_t generation_open(const struct generation_source *source, struct generation **out,
                        struct problems *problems);

/* Ends a generation. NULL is allowed. [load] */
void generation_close(struct generation *generation);

/* Are all its plugins in use? While one is not, its options are not known, and a name
 * that is not found may be one of them. [any] */
bool generation_is_whole(const struct generation *generation);

/* The guest of a source among the plugins; NULL if there is none. [any] */
const struct plugin *generation_guest(const struct generation *generation,
                                      const struct generation_source *source);

/* An instance of a plugin, for one thread. */
struct instance {
    const struct plugin *plugin;
    void *self;
    int32_t status; /* of the plugin, or of what happened to this instance */
    const char *reason;
    bool proposes; /* it has propose: its catalogue is not asked option by option */
    uint32_t sentence_count;
    const poise_sentence *sentences;
};

/* Makes an instance in `arena`; for a plugin that is not in use, or whose create fails,
 * status and reason say why. Of an isolated plugin no code runs here: who has its worker
 * fills in the rest. */
void instance_open(struct instance *instance, const struct generation *generation,
                   const struct plugin *plugin, struct arena *arena);
void instance_close(struct instance *instance);

#endif
