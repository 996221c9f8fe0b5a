/* The first words of a worker: is the plugin ready, and what are its sentences? */
#ifndef ENGINE_GREETING_H
#define ENGINE_GREETING_H

#include "host/generation.h"
#include "transcript.h"

struct arena;

/* In the worker: writes what the host must know of an instance. */
void greeting_write(struct transcript *transcript, const struct instance *instance);

/* In the host: reads only whether the plugin is ready, POISE_OK, or why not. */
int32_t greeting_status(struct transcript *transcript);

/* In the host: reads it into an instance, with texts copied to the arena. What cannot be
 * true makes it POISE_E_PLUGIN_OUTPUT. */
void greeting_read(struct transcript *transcript, struct arena *arena,
                   struct instance *instance);

#endif
