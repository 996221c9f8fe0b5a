/* It crashes when it is asked for its table.
 *
 * expect: E_PLUGIN_LOAD_CRASH
 * says: crash_in_entry.so, Aborted */
#include <stdlib.h>

#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
    abort();
}
