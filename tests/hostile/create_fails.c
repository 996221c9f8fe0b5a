/* It refuses to start, and says why.
 *
 * expect: E_PLUGIN_CREATE
 * says: the dose table of 2019 is missing */
#include "hostile.h"

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    (void)self;
    host->fail(setup, "the dose table of 2019 is missing");
    return POISE_E_INTERNAL;
}

static void spoil(poise_plugin *plugin)
{
    plugin->create = create;
}
