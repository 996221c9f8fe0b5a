/* A plugin that keeps every law. Each bad plugin includes this and breaks one.
 *
 * What must come of it stands in the file's first comment, for bad_test.sh to read:
 *     expect: removal    the law that is broken, and no other; none: all hold
 *     facts: 2           the most facts that the smallest person may state
 *     says: some words   in the report */
#ifndef BAD_H
#define BAD_H

#include <poise/ask.h>

enum { SAY_FOR, SAY_CHECK, SAY_AGAINST, SAY_CAUTION, SAY_MORE };

/* What the file does wrong. */
static void spoil(poise_plugin *plugin);

struct good {
    const poise_host *host;
};

static inline const poise_host *host_of(void *self)
{
    return ((struct good *)self)->host;
}

static inline int32_t good_create(const poise_host *host, poise_setup *setup, void **self)
{
    struct good *made = (struct good *)host->allocate(setup, sizeof *made);
    if (made == NULL)
        return POISE_E_MEMORY;
    made->host = host;
    *self = made;
    return POISE_OK;
}

static inline void good_destroy(void *self)
{
    (void)self;
}

static inline int32_t good_eligibility(void *self, const poise_patient *patient,
                                       uint32_t option, poise_verdict *verdict)
{
    (void)patient;
    (void)option;
    poise_say(host_of(self), verdict, POISE_NOTE_REASON, SAY_FOR, POISE_FACT_NONE,
              POISE_FACT_NONE);
    return POISE_OK;
}

/* Says one thing about one fact. */
static inline void say(const poise_host *host, poise_verdict *verdict, uint32_t kind,
                       uint32_t sentence, uint32_t fact)
{
    poise_say(host, verdict, kind, sentence, fact, POISE_FACT_NONE);
}

const poise_plugin *poise_plugin_entry(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    static const poise_sentence sentences[] = {
        [SAY_FOR] = {"It speaks for it", NULL},
        [SAY_CHECK] = {"Find out first", NULL},
        [SAY_AGAINST] = {"It speaks against it", NULL},
        [SAY_CAUTION] = {"Take care", NULL},
        [SAY_MORE] = {"There is more to it", NULL},
    };
    static poise_plugin plugin;
    (void)host_abi_major;
    (void)host_abi_minor;
    plugin = (poise_plugin){
        .size = sizeof(poise_plugin),
        .abi_major = POISE_ABI_MAJOR,
        .abi_minor = POISE_ABI_MINOR,
        .sentence_count = sizeof sentences / sizeof *sentences,
        .id = BAD_NAME,
        .version = "1.0.0",
        .sentences = sentences,
        .create = good_create,
        .destroy = good_destroy,
        .eligibility = good_eligibility,
    };
    spoil(&plugin);
    return &plugin;
}

#endif
