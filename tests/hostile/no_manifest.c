/* It was not built with poise_add_plugin: it carries no manifest, so nobody knows who it
 * is, and none of its code may run.
 *
 * expect: E_PLUGIN_MANIFEST
 * plugin: no_manifest.so
 * says: the plugin carries no usable manifest
 * says: build it with poise_add_plugin(), which embeds the manifest */
#include "hostile.h"

__attribute__((constructor)) static void run(void)
{
    crash();
}

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
