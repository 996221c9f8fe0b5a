/* It ends the program that loads it.
 *
 * expect: E_PLUGIN_LOAD_CRASH
 * says: exit_at_load.so; report it to its author */
#include <unistd.h>

#include "hostile.h"

__attribute__((constructor)) static void run(void)
{
    _exit(0);
}

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
