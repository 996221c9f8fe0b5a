/* A plugin that ends the program that asks it, over a person of exactly 99 years. */
#include <unistd.h>

#include <poise/ask.h>

static const poise_sentence sentences[] = {{"A sentence", NULL}};

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = *(const poise_host **)self;
    double age = 0;
    (void)option;
    (void)verdict;
    if (host->number(patient, POISE_FACT_AGE, &age) == POISE_OK && age > 98.5)
        _exit(9);
    return POISE_OK;
}

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    const poise_host **kept = host->allocate(setup, sizeof(void *));
    if (kept == NULL)
        return POISE_E_MEMORY;
    *kept = host;
    *self = (void *)kept;
    return POISE_OK;
}

static void destroy(void *self)
{
    (void)self;
}

const poise_plugin *poise_plugin_entry(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    static const poise_plugin plugin = {
        .size = sizeof(poise_plugin),
        .abi_major = POISE_ABI_MAJOR,
        .abi_minor = POISE_ABI_MINOR,
        .sentence_count = 1,
        .id = "killer",
        .version = "1.0.0",
        .sentences = sentences,
        .create = create,
        .destroy = destroy,
        .eligibility = eligibility,
    };
    (void)host_abi_major;
    (void)host_abi_minor;
    return &plugin;
}
