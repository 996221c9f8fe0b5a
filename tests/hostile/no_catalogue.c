/* Nobody has put its catalogue where catalogues are.
 *
 * expect: E_PLUGIN_CATALOGUE
 * says: the plugin's catalogue cannot be used
 * says: no_catalogue.cfg */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
