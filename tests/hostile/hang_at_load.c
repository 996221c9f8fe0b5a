/* It never comes back from being loaded.
 *
 * expect: E_PLUGIN_LOAD_HANG
 * says: the plugin did not finish loading in time
 * says: hang_at_load.so
 * says: report it to its author; nothing of it is used */
#include <unistd.h>

#include "hostile.h"

__attribute__((constructor)) static void run(void)
{
    for (;;)
        pause();
}

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
