/* A plugin that does no harm. Each bad plugin includes this and spoils one thing of it.
 *
 * What must come of it stands in the file's first comment, for hostile_test.c to read:
 *     expect: E_PLUGIN_ABI      the status under which its modality is not assessed;
 *                               OK when it is assessed all the same
 *     says: some words          which the reason holds; for OK, the answer
 *     isolated: E_PLUGIN_HANG   another status in a process of its own, and
 *     isolated says: words      other words
 *     not: sanitized            a sanitizer would end it first
 *     only: isolated            no host survives it in its own process
 *     plugin: hormone           its id, if it is not the file's name
 *     without: hormone          a good plugin that it takes down with it */
#ifndef HOSTILE_H
#define HOSTILE_H

#include <poise/plugin.h>

/* What the file does wrong. */
static void spoil(poise_plugin *plugin);

struct harmless {
    const poise_host *host;
};

static inline const poise_host *host_of(void *self)
{
    return ((struct harmless *)self)->host;
}

static inline int32_t harmless_create(const poise_host *host, poise_setup *setup,
                                      void **self)
{
    struct harmless *made = host->allocate(setup, sizeof *made);
    if (made == NULL)
        return POISE_E_MEMORY;
    made->host = host;
    *self = made;
    return POISE_OK;
}

static inline void harmless_destroy(void *self)
{
    (void)self;
}

static inline int32_t harmless_eligibility(void *self, const poise_patient *patient,
                                           uint32_t option, poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    return POISE_OK;
}

/* Writes where nothing may be written. */
static inline void crash(void)
{
    volatile uintptr_t nowhere = 64;
    *(volatile int *)nowhere = 1;
}

const poise_plugin *poise_plugin_entry(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    static const poise_sentence sentences[] = {{"A sentence", NULL}};
    static poise_plugin plugin;
    (void)host_abi_major;
    (void)host_abi_minor;
    plugin = (poise_plugin){
        .size = sizeof(poise_plugin),
        .abi_major = POISE_ABI_MAJOR,
        .abi_minor = POISE_ABI_MINOR,
        .sentence_count = 1,
        .id = HOSTILE_NAME,
        .version = "1.0.0",
        .sentences = sentences,
        .create = harmless_create,
        .destroy = harmless_destroy,
        .eligibility = harmless_eligibility,
    };
    spoil(&plugin);
    return &plugin;
}

#endif
