/* It crashes while an instance is made.
 *
 * expect: E_PLUGIN_LOAD_CRASH
 * says: the plugin crashed while it was loaded */
#include "hostile.h"

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    (void)host;
    (void)setup;
    (void)self;
    crash();
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->create = create;
}
