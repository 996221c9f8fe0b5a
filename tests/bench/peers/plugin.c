/* A modality of the benchmark, one shared object for each: gives the burdens of its
 * options, and decides in code what the catalogue leaves to it, the kidneys. */
#include <poise/ask.h>

#include <string.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);
static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects);

enum { SAY_KIDNEYS_WEAK, SAY_KIDNEYS_UNKNOWN, SAY_BURDEN };

static const poise_sentence sentences[] = {
    [SAY_KIDNEYS_WEAK] = {"Creatinine clearance below {1} mL/min", "benchmark"},
    [SAY_KIDNEYS_UNKNOWN] = {"Creatinine clearance of at least {1} mL/min is needed",
                             "benchmark"},
    [SAY_BURDEN] = {"As the modality has measured it", "benchmark"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = PEERS_MODALITY,
    .version = "1.0.0",
    .sentences = sentences,
    .create = create,
    .destroy = destroy,
    .eligibility = eligibility,
    .burden = burden,
};

const poise_plugin *poise_plugin_entry(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    (void)host_abi_major;
    (void)host_abi_minor;
    return &plugin;
}

/* In the order of dimensions.def, which begins with a benefit. */
enum { FIRST_BURDEN = POISE_DIMENSION_SYMPTOMS, BURDENS = 10 };

static const struct entry {
    const char *id;
    int32_t clearance;
    int32_t burden[BURDENS];
} entries[] = {
#define PEERS_OPTION(modality, id, applies, needs, never, clearance, ...)                \
    {id, clearance, {__VA_ARGS__}},
#include "options.def"
};

struct modality {
    const poise_host *host;
    const struct entry *of[sizeof entries / sizeof *entries];
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    struct modality *modality = host->allocate(setup, sizeof *modality);
    if (modality == NULL)
        return POISE_E_MEMORY;
    modality->host = host;
    for (uint32_t i = 0; i < host->option_count(setup); i++)
        for (size_t j = 0; j < sizeof entries / sizeof *entries; j++)
            if (strcmp(entries[j].id, host->option_id(setup, i)) == 0)
                modality->of[i] = &entries[j];
    *self = modality;
    return POISE_OK;
}

static void destroy(void *self)
{
    (void)self;
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const struct modality *modality = self;
    const poise_host *host = modality->host;
    int32_t least = modality->of[option]->clearance;
    if (least == 0)
        return POISE_OK;
    uint32_t enough =
        poise_at_least(host, patient, POISE_FACT_CREATININE_CLEARANCE, least);
    if (enough == POISE_YES)
        return POISE_OK;
    poise_say_numbers(host, verdict, POISE_NOTE_AGAINST,
                      enough == POISE_NO ? SAY_KIDNEYS_WEAK : SAY_KIDNEYS_UNKNOWN,
                      POISE_FACT_CREATININE_CLEARANCE, least, 0);
    return host->answer(verdict, enough == POISE_NO ? POISE_ANSWER_NOT_ELIGIBLE
                                                    : POISE_ANSWER_CANNOT_TELL);
}

static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects)
{
    const struct modality *modality = self;
    const poise_host *host = modality->host;
    const int32_t *values = modality->of[option]->burden;
    int32_t status = POISE_OK;
    (void)patient;
    for (uint32_t i = 0; i < BURDENS && status == POISE_OK; i++) {
        poise_effect effect = {values[i], values[i], values[i], SAY_BURDEN};
        status = host->effect(effects, FIRST_BURDEN + i, &effect);
    }
    return status;
}
