/* One of its sentences is not UTF-8.
 *
 * expect: E_PLUGIN_TABLE
 * says: not UTF-8 */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    static const poise_sentence sentences[] = {{"R\xe9sum\xe9 in Latin 1", NULL}};
    plugin->sentences = sentences;
}
