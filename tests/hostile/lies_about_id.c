/* Its table has another id than its manifest.
 *
 * expect: E_PLUGIN_LIES
 * says: the manifest says id "lies_about_id", the table "chemotherapy"
 * says: build both from the same manifest */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->id = "chemotherapy";
}
