/* The engine in use and the one that follows it: hot reload by one pointer.
 *
 * A new engine is opened beside the old one and tried; only then is it given here.
 * Requests that have begun keep the engine they began with; it is closed when the last of
 * them has left. Nothing waits for anything but the lock of a pointer. */
#ifndef ENGINE_SUCCESSION_H
#define ENGINE_SUCCESSION_H

#include "engine.h"

struct succession;

/* Takes the first engine, which it will close. NULL without memory: the engine is then
 * still the caller's. [load] */
struct succession *succession_new(struct engine *first);

/* Closes the engine in use. Nobody may be inside. NULL is allowed. [load] */
void succession_free(struct succession *succession);

/* The engine in use, for one request; it stays open until it is left. [any] */
const struct engine *succession_enter(struct succession *succession);
void succession_leave(struct succession *succession, const struct engine *engine);

/* Puts a new engine in the place of the old one and numbers it one higher. The old one is
 * closed when the last request has left it. POISE_E_MEMORY leaves all as it was; the new
 * engine is then still the caller's. [any] */
int32_t succession_follow(struct succession *succession, struct engine *next);

/* Engines that are still open: 1, and one for each old one with requests inside. [any] */
uint32_t succession_open(struct succession *succession);

#endif
