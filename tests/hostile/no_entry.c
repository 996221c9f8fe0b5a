/* It exports another function than the one that is asked for.
 *
 * expect: E_PLUGIN_SYMBOL
 * says: the plugin does not export poise_plugin_entry
 * says: export exactly that one function */
#include <poise/plugin.h>

POISE_EXPORT const poise_plugin *poise_plugin_enter(uint32_t, uint32_t);

const poise_plugin *poise_plugin_enter(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    (void)host_abi_major;
    (void)host_abi_minor;
    return NULL;
}
