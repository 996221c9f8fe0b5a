/* It crashes while it starts.
 *
 * expect: load
 * says: in create */
#include "bad.h"

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    volatile uintptr_t nowhere = 64;
    (void)host;
    (void)setup;
    (void)self;
    *(volatile int *)nowhere = 1;
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->create = create;
}
