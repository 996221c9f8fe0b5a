/* The manifest of a plugin: who it is, what it reads, what a site may set.
 *
 * It is an .ini text in the section ".poise.manifest" of the shared object, read from the
 * file before any code of the plugin runs (docs/poise-manifest.5). */
#ifndef HOST_MANIFEST_H
#define HOST_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/vocabulary.h"

struct arena;
struct problems;

enum read_need { READ_NOT, READ_OPTIONAL, READ_REQUIRED };

struct manifest_read {
    const char *fact;
    enum read_need need;
};

struct manifest_setting {
    const char *name;
    double low, high, standard;
    const char *help;
};

struct manifest_source {
    const char *name;
    const char *text;
};

struct manifest {
    const char *file;
    const char *id;
    const char *name;
    const char *version;
    uint32_t abi_major;
    uint32_t abi_minor;
    const char *about;
    const char *author;
    const char *licence;
    uint32_t read_count;
    const struct manifest_read *reads;
    uint32_t setting_count;
    const struct manifest_setting *settings;
    uint32_t fact_count;
    const struct fact *facts; /* declared here; numbers are not set */
    uint32_t source_count;
    const struct manifest_source *sources;
};

/* The bytes of the manifest section of an ELF file held in memory. POISE_E_PLUGIN_FILE
 * when it is not an ELF shared object of this machine, POISE_E_PLUGIN_MANIFEST when it
 * has no such section. *out points into `bytes`. */
int32_t manifest_section(char *bytes, size_t length, const char **out,
                         size_t *out_length);

/* Reads a manifest text. POISE_OK or the status of a problem that was added. */
int32_t manifest_read(struct arena *arena, const char *file, const char *text,
                      size_t length, struct manifest *out, struct problems *problems);

const struct manifest_setting *manifest_setting(const struct manifest *manifest,
                                                const char *name);

#endif
