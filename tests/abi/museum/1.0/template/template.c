/* The plugin to copy: supervised exercise, as one hospital offers it.
 *
 * Rename it, replace the option in template.cfg, keep the shape: the entry table at the
 * top, then what it needs, then eligibility, benefit, burden. What a criterion can say
 * belongs into the catalogue; here stands only what it cannot. */
#include <poise/ask.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);
static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects);

enum { SAY_STRONGER, SAY_PHYSIO_FIRST, SAY_AT_HOME };

static const poise_sentence sentences[] = {
    [SAY_STRONGER] = {"It keeps you strong beside any treatment",
                      "the hospital's leaflet"},
    [SAY_PHYSIO_FIRST] = {"A bone that may break: the physiotherapist looks first",
                          "the hospital's leaflet"},
    [SAY_AT_HOME] = {"More than {1} km away: three of four sessions by video",
                     "the hospital's leaflet"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "template",
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

/* All state hangs on self; there are no globals. */
struct template_plugin {
    const poise_host *host;
    double video_km;
    uint32_t has_video; /* the fact that our manifest declares */
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    struct template_plugin *made = host->allocate(setup, sizeof *made);
    if (made == NULL)
        return POISE_E_MEMORY;
    made->host = host;
    *self = made;
    int32_t status = host->setting(setup, "video_km", &made->video_km);
    if (status == POISE_OK)
        status = host->fact(setup, "template.video_at_home", &made->has_video);
    return status;
}

static void destroy(void *self)
{
    (void)self; /* memory from host->allocate is the host's to free */
}

/* Unknown is never "no": an unknown fracture state leaves the answer as the catalogue
 * gave it, with what to check first. */
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const struct template_plugin *template = self;
    const poise_host *host = template->host;
    (void)option; /* there is only one */
    poise_say(host, verdict, POISE_NOTE_REASON, SAY_STRONGER, POISE_FACT_NONE,
              POISE_FACT_NONE);
    uint32_t firm = poise_is(host, patient, POISE_FACT_FRACTURE, POISE_FRACTURE_NONE);
    if (firm == POISE_NO) {
        poise_say(host, verdict, POISE_NOTE_CAUTION, SAY_PHYSIO_FIRST,
                  POISE_FACT_FRACTURE, POISE_FACT_NONE);
        return host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
    }
    if (firm == POISE_UNSURE)
        poise_say(host, verdict, POISE_NOTE_CHECK, SAY_PHYSIO_FIRST, POISE_FACT_FRACTURE,
                  POISE_FACT_NONE);
    return POISE_OK;
}

/* Effects are thousandths; the catalogue's value is what is scaled. */
static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects)
{
    const struct template_plugin *template = self;
    const poise_host *host = template->host;
    (void)option;
    if (poise_is(host, patient, template->has_video, POISE_YES) == POISE_YES &&
        poise_at_least(host, patient, POISE_FACT_DISTANCE_KM, template->video_km) ==
            POISE_YES)
        poise_scale_effect(host, effects, POISE_DIMENSION_TRAVEL, 25, SAY_AT_HOME);
    return POISE_OK;
}
