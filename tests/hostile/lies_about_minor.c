/* Its table was built with a later header than its manifest says.
 *
 * expect: E_PLUGIN_LIES
 * says: the manifest says ABI minor 0, the table 4 */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->abi_minor = 4;
}
