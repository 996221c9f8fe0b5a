/* It answers well and crashes when it is let go.
 *
 * expect: OK */
#include "hostile.h"

static void destroy(void *self)
{
    (void)self;
    crash();
}

static void spoil(poise_plugin *plugin)
{
    plugin->destroy = destroy;
}
