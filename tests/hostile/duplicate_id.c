/* It claims to be the plugin for surgery. Nobody can tell which of the two is right.
 *
 * expect: E_PLUGIN_DUPLICATE
 * plugin: surgery
 * without: surgery
 * says: two plugins claim the same id, so neither is used
 * says: plugins/surgery.so
 * says: duplicate_id.so
 * says: remove one of the two files */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->id = "surgery";
}
