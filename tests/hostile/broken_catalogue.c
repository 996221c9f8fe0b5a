/* Two criteria of its catalogue cannot be read, and an option lacks its role. All three
 * are listed.
 *
 * expect: E_PLUGIN_CATALOGUE
 * says: the plugin's catalogue cannot be used
 * says: broken_catalogue.cfg:8:
 * says: qtcc
 * says: broken_catalogue.cfg:10:
 * says: broken_catalogue.cfg:12: "role" is missing here
 * says: correct conf/catalogue; every error is listed */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
