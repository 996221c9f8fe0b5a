/* What a site file says of plugins and options, held against those that there are. */
#ifndef HOST_SITE_CHECK_H
#define HOST_SITE_CHECK_H

#include "generation.h"

/* Adds a problem for every setting, option and plugin of the site file that does not
 * exist. The generation is loaded and settled; of one plugin alone, which names others
 * do not exist cannot be told. */
void site_check(const struct generation *generation, bool alone,
                struct problems *problems);

#endif
