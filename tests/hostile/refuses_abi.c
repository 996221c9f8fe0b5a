/* Its entry answers no table: it does not want this host.
 *
 * expect: E_PLUGIN_CREATE
 * says: it does not accept ABI 1.0 */
#include <poise/plugin.h>

const poise_plugin *poise_plugin_entry(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    (void)host_abi_major;
    (void)host_abi_minor;
    return NULL;
}
