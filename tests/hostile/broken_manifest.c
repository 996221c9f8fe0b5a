/* Its manifest has a section that no manifest has, and an ABI that is no number.
 *
 * expect: E_PLUGIN_MANIFEST
 * says: a manifest has [plugin], [reads], [settings], [facts], [sources]
 * says: build it with poise_add_plugin(), which embeds the manifest */
#include "hostile.h"

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
