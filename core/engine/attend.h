/* The inside of a worker process: loads one plugin behind the fences and answers for it
 * until it is ended. */
#ifndef ENGINE_ATTEND_H
#define ENGINE_ATTEND_H

#include <stdint.h>

#include "host/channel.h"

/* A nursery's work; `context` is the engine, `number` that of the plugin. Returns only
 * when the plugin cannot be used, after the channel was told why. */
void attend(const void *context, uint32_t number, struct channel *channel, int persons);

#endif
