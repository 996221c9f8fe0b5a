/* It never finishes loading.
 *
 * expect: load
 * says: did not finish loading */
#include <unistd.h>

#include "bad.h"

__attribute__((constructor)) static void at_load(void)
{
    for (;;)
        pause();
}

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
