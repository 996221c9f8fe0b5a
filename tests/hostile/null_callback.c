/* It has no eligibility, which is the one thing that it is for.
 *
 * expect: E_PLUGIN_TABLE
 * says: a required entry is NULL
 * says: fill in id, version, create, destroy and eligibility */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = NULL;
}
