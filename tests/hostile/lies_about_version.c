/* Its table has another version than its manifest.
 *
 * expect: E_PLUGIN_LIES
 * says: the manifest says version "1.0.0", the table "1.0.1"
 * says: build both from the same manifest */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->version = "1.0.1";
}
