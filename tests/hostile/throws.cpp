/* An exception leaves it.
 *
 * expect: E_PLUGIN_CRASH
 * not: sanitized */
#include <stdexcept>

#include <poise/plugin.h>

static int32_t create(const poise_host *, poise_setup *, void **)
{
    return POISE_OK;
}

static void destroy(void *)
{
}

static int32_t eligibility(void *, const poise_patient *, uint32_t, poise_verdict *)
{
    throw std::runtime_error("not over this border");
}

const poise_plugin *poise_plugin_entry(uint32_t, uint32_t)
{
    static poise_plugin plugin;
    plugin.size = sizeof plugin;
    plugin.abi_major = POISE_ABI_MAJOR;
    plugin.abi_minor = POISE_ABI_MINOR;
    plugin.id = HOSTILE_NAME;
    plugin.version = "1.0.0";
    plugin.create = create;
    plugin.destroy = destroy;
    plugin.eligibility = eligibility;
    return &plugin;
}
