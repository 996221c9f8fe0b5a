/* The bare session: memory, locale and labels, but no plugins. Who makes one adds those:
 * session_open for the host, a worker for itself. */
#ifndef ENGINE_SESSION_H
#define ENGINE_SESSION_H

#include "engine.h"

/* POISE_OK or POISE_E_MEMORY. session_close ends it. */
int32_t session_new(const struct engine *engine, struct session **out);

#endif
