/* Its table is for ABI 2, its manifest for ABI 1.
 *
 * expect: E_PLUGIN_ABI
 * says: its table says ABI 2.3, this Poise speaks 1.0
 * says: rebuild the plugin with this version's header, or update Poise */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->abi_major = 2;
    plugin->abi_minor = 3;
}
