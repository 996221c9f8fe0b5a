/* Its manifest reads a fact that does not exist.
 *
 * expect: E_PLUGIN_MANIFEST
 * says: no fact is called "creatinine_clearence", the nearest is creatinine_clearance */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
