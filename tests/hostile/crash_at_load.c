/* It crashes before anybody has called it.
 *
 * expect: E_PLUGIN_LOAD_CRASH
 * says: the plugin crashed while it was loaded
 * says: crash_at_load.so, Segmentation fault
 * says: report it to its author; nothing of it is used */
#include "hostile.h"

__attribute__((constructor)) static void run(void)
{
    crash();
}

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
