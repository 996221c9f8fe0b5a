/* It refuses to start, and does not say why.
 *
 * expect: E_PLUGIN_CREATE
 * says: the plugin refused to start */
#include "hostile.h"

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    (void)host;
    (void)setup;
    (void)self;
    return POISE_E_INTERNAL;
}

static void spoil(poise_plugin *plugin)
{
    plugin->create = create;
}
