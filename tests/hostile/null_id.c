/* Its table does not say who it is.
 *
 * expect: E_PLUGIN_TABLE
 * says: a required entry is NULL */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->id = NULL;
}
