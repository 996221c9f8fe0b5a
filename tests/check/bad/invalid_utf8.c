/* A sentence that is no text.
 *
 * expect: text
 * says: sentence 0 */
#include "bad.h"

static void spoil(poise_plugin *plugin)
{
    static const poise_sentence sentences[] = {{"a byte \xff that no text has", NULL}};
    plugin->sentences = sentences;
    plugin->sentence_count = 1;
}
