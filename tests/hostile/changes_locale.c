/* It switches the thread to another locale and leaves it so.
 *
 * expect: E_PLUGIN_ENVIRONMENT
 * says: the plugin changed the rounding mode or the locale */
#include <locale.h>

#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    uselocale(LC_GLOBAL_LOCALE);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
