/* acme-protocol: supervised exercise, as one hospital offers it.
 *
 * Keep the shape: the class, then the border. What a criterion can say belongs into the
 * catalogue; here stands only what it cannot. No exception crosses the border, and there
 * are no globals. Contract: <poise/plugin.h>. Guide: man 3 poise-plugin. */
#include <memory>
#include <new>

#include <poise/ask.h>

namespace
{

enum Say : uint32_t { say_stronger, say_physio_first, say_at_home };

const poise_sentence sentences[] = {
    /* say_stronger */
    {"It keeps you strong beside any treatment", "the hospital's leaflet"},
    /* say_physio_first */
    {"A bone that may break: the physiotherapist looks first", "the hospital's leaflet"},
    /* say_at_home */
    {"Far from the hospital three of four sessions are by video",
     "the hospital's leaflet"},
};

/* A status that is no success, on its way to the border. */
struct Refusal {
    int32_t status;
};

void must(int32_t status)
{
    if (status != POISE_OK)
        throw Refusal{status};
}

/* All state is here. */
class Protocol
{
  public:
    Protocol(const poise_host *host, poise_setup *setup) : host(host)
    {
        must(host->setting(setup, "video_km", &video_km));
        must(host->fact(setup, "acme-protocol.video_at_home", &has_video));
    }

    /* Unknown is never "no": an unknown fracture state leaves the answer as the catalogue
     * gave it, with what to check first. */
    void eligibility(const poise_patient *patient, poise_verdict *verdict) const
    {
        poise_say(host, verdict, POISE_NOTE_REASON, say_stronger, POISE_FACT_NONE,
                  POISE_FACT_NONE);
        uint32_t whole =
            poise_is(host, patient, POISE_FACT_FRACTURE, POISE_FRACTURE_NONE);
        if (whole == POISE_YES)
            return;
        poise_say(host, verdict,
                  whole == POISE_NO ? POISE_NOTE_CAUTION : POISE_NOTE_CHECK,
                  say_physio_first, POISE_FACT_FRACTURE, POISE_FACT_NONE);
        if (whole == POISE_NO)
            must(host->answer(verdict, POISE_ANSWER_NEEDS_PERSON));
    }

    /* Effects are thousandths; the catalogue's value is what is scaled. */
    void burden(const poise_patient *patient, poise_effects *effects) const
    {
        if (poise_is(host, patient, has_video, POISE_YES) == POISE_YES &&
            poise_at_least(host, patient, POISE_FACT_DISTANCE_KM, video_km) == POISE_YES)
            poise_scale_effect(host, effects, POISE_DIMENSION_TRAVEL, 25, say_at_home);
    }

  private:
    const poise_host *host;
    double video_km = 0;    /* a setting of the site */
    uint32_t has_video = 0; /* the number of a fact that our manifest declares */
};

/* -------------------- the border: nothing is thrown across it */

template <class Call> int32_t guarded(Call call) noexcept
{
    try {
        call();
        return POISE_OK;
    } catch (const Refusal &refusal) {
        return refusal.status;
    } catch (const std::bad_alloc &) {
        return POISE_E_MEMORY;
    } catch (...) {
        return POISE_E_PLUGIN_FAILED;
    }
}

int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    return guarded([&] { *self = std::make_unique<Protocol>(host, setup).release(); });
}

void destroy(void *self)
{
    delete static_cast<Protocol *>(self);
}

int32_t eligibility(void *self, const poise_patient *patient, uint32_t /* only one */,
                    poise_verdict *verdict)
{
    return guarded(
        [&] { static_cast<const Protocol *>(self)->eligibility(patient, verdict); });
}

int32_t burden(void *self, const poise_patient *patient, uint32_t /* only one */,
               poise_effects *effects)
{
    return guarded(
        [&] { static_cast<const Protocol *>(self)->burden(patient, effects); });
}

const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "acme-protocol",
    .version = "1.0.0",
    .sentences = sentences,
    .create = create,
    .destroy = destroy,
    .propose = nullptr, /* the whole catalogue */
    .eligibility = eligibility,
    .benefit = nullptr, /* as in the catalogue */
    .burden = burden,
    .extension = nullptr,
};

} // namespace

const poise_plugin *poise_plugin_entry(uint32_t, uint32_t)
{
    return &plugin;
}
