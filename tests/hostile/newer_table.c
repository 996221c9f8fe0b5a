/* Its table is of a later header and longer than the host's. That is allowed: what the
 * host does not know it does not use.
 *
 * expect: OK */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->size = sizeof *plugin + 64;
}
