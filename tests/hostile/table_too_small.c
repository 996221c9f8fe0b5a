/* Its table ends before the functions that every plugin must have.
 *
 * expect: E_PLUGIN_TABLE
 * says: it has 40 bytes, at least
 * says: fill in id, version, create, destroy and eligibility */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->size = 40;
}
