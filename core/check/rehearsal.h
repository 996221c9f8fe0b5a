/* A reload, rehearsed: a new generation is opened beside the one in use, its new plugins
 * are checked, and both are asked about the same persons. Nothing that is in use is
 * touched; when a step fails, what came before it is told and nothing more. */
#ifndef CHECK_REHEARSAL_H
#define CHECK_REHEARSAL_H

#include <stdbool.h>
#include <stdint.h>

#include "shadow.h"

struct arena;
struct engine;
struct generation_source;
struct problems;

enum part_change { PART_SAME, PART_NEW, PART_CHANGED, PART_GONE };

/* One plugin or catalogue, before and after. */
struct part {
    const char *name;
    bool is_plugin;
    enum part_change change;
    const char *before; /* version or digest; NULL if it was not there */
    const char *after;
    const char *refused;      /* why a plugin is not in use now; NULL if it is */
    uint32_t laws_broken;     /* of a plugin that is new or changed */
    const char *first_broken; /* NULL if none */
};

struct rehearsal {
    struct engine *next; /* opened; the caller's to close or to let follow */
    uint32_t part_count;
    struct part *parts;
    struct shadow shadow;
};

/* The persons that new plugins are checked with. */
enum { REHEARSAL_CHECK_PERSONS = 200 };

/* Rehearses. POISE_OK when every step could be taken, whatever came of it; otherwise the
 * problems say why, and out->next is NULL. Text lives in the arena. [load] */
int32_t rehearse(const struct engine *present, const struct generation_source *source,
                 uint32_t persons, uint64_t seed, struct arena *arena,
                 struct rehearsal *out, struct problems *problems);

/* May the new generation follow? Not when a plugin of it breaks a law or a required one
 * is refused. */
bool rehearsal_may_follow(const struct rehearsal *rehearsal);

#endif
