/* It says that it has three sentences and has none.
 *
 * expect: E_PLUGIN_TABLE
 * says: its sentences are more than 512, longer than 400 bytes, or not UTF-8 */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->sentence_count = 3;
    plugin->sentences = NULL;
}
