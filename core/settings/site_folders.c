/* Where the catalogues and goals of a site are. */
#include <stdio.h>

#include <poise/status.h>

#include "base/file.h"
#include "site.h"

static int32_t borrow(struct arena *arena, const char *conf, const char *name,
                      const char **folder)
{
    if (path_exists(*folder))
        return POISE_OK;
    *folder = path_join(arena, conf, name);
    return *folder == NULL ? POISE_E_MEMORY : POISE_OK;
}

int32_t site_borrow(struct arena *arena, const char *conf, struct site *site)
{
    int32_t status = POISE_OK;
    if (conf != NULL && !site->catalogue_named)
        status = borrow(arena, conf, "catalogue", &site->catalogue_folder);
    if (status == POISE_OK && conf != NULL && !site->goals_named)
        status = borrow(arena, conf, "goals", &site->goals_folder);
    if (status == POISE_OK && conf != NULL && !site->codes_named)
        status = borrow(arena, conf, "codes", &site->codes_folder);
    return status;
}

const char *site_catalogue(const struct site *site, struct arena *arena,
                           const char *plugin)
{
    char name[80];
    int length = snprintf(name, sizeof name, "%s.cfg", plugin);
    if (length < 0 || (size_t)length >= sizeof name)
        return NULL;
    const char *standard = path_join(arena, site->catalogue_folder, name);
    if (standard == NULL || path_exists(standard))
        return standard;
    for (uint32_t i = 0; i < site->catalogue_also.count; i++) {
        const char *path = path_join(arena, site->catalogue_also.items[i], name);
        if (path == NULL || path_exists(path))
            return path;
    }
    return standard;
}
