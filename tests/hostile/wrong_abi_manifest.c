/* It is built for ABI 2 and says so in its manifest: none of its code may run.
 *
 * expect: E_PLUGIN_ABI
 * says: is built for ABI 2.0, this Poise speaks 1.0
 * says: rebuild the plugin with this version's header, or update Poise */
#include "hostile.h"

__attribute__((constructor)) static void run(void)
{
    crash();
}

static void spoil(poise_plugin *plugin)
{
    plugin->abi_major = 2;
}
