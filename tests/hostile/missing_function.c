/* It needs a function that nothing provides.
 *
 * expect: E_PLUGIN_LINK
 * says: undefined symbol: a_function_of_another_house
 * says: install what it needs; `ldd` shows what is missing */
#include "hostile.h"

void a_function_of_another_house(void);

static void spoil(poise_plugin *plugin)
{
    (void)plugin;
    a_function_of_another_house();
}
