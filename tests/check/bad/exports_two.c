/* Two symbols for all to see.
 *
 * expect: symbols
 * says: "a_helper" */
#include "bad.h"

POISE_EXPORT int a_helper(void);
int a_helper(void)
{
    return 1;
}

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
}
