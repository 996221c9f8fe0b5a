/* One of its sentences is longer than any reader's breath.
 *
 * expect: E_PLUGIN_TABLE
 * says: longer than 400 bytes */
#include <string.h>

#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    static char text[402];
    static const poise_sentence sentences[] = {{text, NULL}};
    memset(text, 'a', sizeof text - 1);
    plugin->sentences = sentences;
}
