/* It crashes while it is loaded.
 *
 * expect: load
 * says: SIGSEGV|Segmentation */
#include "bad.h"

__attribute__((constructor)) static void at_load(void)
{
    volatile uintptr_t nowhere = 64;
    *(volatile int *)nowhere = 1;
}

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
