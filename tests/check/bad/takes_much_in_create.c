/* Five megabytes for an instance.
 *
 * expect: memory
 * says: create took */
#include "bad.h"

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    if (host->allocate(setup, 5u << 20) == NULL)
        return POISE_E_MEMORY;
    return good_create(host, setup, self);
}

static void spoil(poise_plugin *plugin)
{
    plugin->create = create;
}
