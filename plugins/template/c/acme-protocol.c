/* acme-protocol: supervised exercise, as one hospital offers it.
 *
 * Keep the shape: the entry table at the top, then what it needs, then eligibility,
 * benefit, burden. What a criterion can say belongs into the catalogue; here stands only
 * what it cannot. Contract: <poise/plugin.h>. Guide: man 3 poise-plugin. */
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
    [SAY_AT_HOME] = {"Far from the hospital three of four sessions are by video",
                     "the hospital's leaflet"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "acme-protocol",
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
struct protocol {
    const poise_host *host;
    double video_km;    /* a setting of the site */
    uint32_t has_video; /* the number of a fact that our manifest declares */
    uint32_t reserved;
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    struct protocol *made = host->allocate(setup, sizeof *made);
    if (made == NULL)
        return POISE_E_MEMORY;
    made->host = host;
    *self = made;
    int32_t status = host->setting(setup, "video_km", &made->video_km);
    if (status == POISE_OK)
        status = host->fact(setup, "acme-protocol.video_at_home", &made->has_video);
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
    const struct protocol *protocol = self;
    const poise_host *host = protocol->host;
    (void)option; /* there is only one */
    poise_say(host, verdict, POISE_NOTE_REASON, SAY_STRONGER, POISE_FACT_NONE,
              POISE_FACT_NONE);
    uint32_t whole = poise_is(host, patient, POISE_FACT_FRACTURE, POISE_FRACTURE_NONE);
    if (whole == POISE_YES)
        return POISE_OK;
    poise_say(host, verdict, whole == POISE_NO ? POISE_NOTE_CAUTION : POISE_NOTE_CHECK,
              SAY_PHYSIO_FIRST, POISE_FACT_FRACTURE, POISE_FACT_NONE);
    return whole == POISE_NO ? host->answer(verdict, POISE_ANSWER_NEEDS_PERSON)
                             : POISE_OK;
}

/* Effects are thousandths; the catalogue's value is what is scaled. */
static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects)
{
    const struct protocol *protocol = self;
    const poise_host *host = protocol->host;
    (void)option;
    if (poise_is(host, patient, protocol->has_video, POISE_YES) == POISE_YES &&
        poise_at_least(host, patient, POISE_FACT_DISTANCE_KM, protocol->video_km) ==
            POISE_YES)
        poise_scale_effect(host, effects, POISE_DIMENSION_TRAVEL, 25, SAY_AT_HOME);
    return POISE_OK;
}
