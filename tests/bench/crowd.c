/* Nothing is measured while a crowd is made. */
#include "crowd.h"

#include <stdlib.h>

struct mixing {
    struct record *vignettes[FIXTURE_VIGNETTES];
    uint32_t vignette_count;
    uint64_t random;
};

static uint32_t next_random(struct mixing *mixing, uint32_t below)
{
    mixing->random ^= mixing->random >> 12;
    mixing->random ^= mixing->random << 25;
    mixing->random ^= mixing->random >> 27;
    return (uint32_t)((mixing->random * 2685821657736338717u) >> 33) % below;
}

static struct record *make_person(struct mixing *mixing, struct arena *arena)
{
    uint32_t which = next_random(mixing, mixing->vignette_count);
    struct record *record = record_copy(arena, mixing->vignettes[which]);
    if (record == NULL)
        exit(1);
    for (int i = 0; i < 3; i++) {
        const struct record *other =
            mixing->vignettes[next_random(mixing, mixing->vignette_count)];
        uint32_t fact = 1 + next_random(mixing, record->count - 1);
        if (other->readings[fact].origin == ORIGIN_GIVEN)
            record->readings[fact] = other->readings[fact];
    }
    return record;
}

struct crowd crowd_make(struct fixture *fixture, const char *folder, uint32_t count,
                        uint64_t seed)
{
    struct mixing mixing = {.random = seed};
    struct crowd crowd = {.count = count};
    mixing.vignette_count = fixture_vignettes(fixture, folder, mixing.vignettes);
    crowd.persons = arena_array(fixture->arena, count, sizeof *crowd.persons);
    if (crowd.persons == NULL)
        exit(1);
    for (uint32_t i = 0; i < count; i++)
        crowd.persons[i] = make_person(&mixing, fixture->arena);
    return crowd;
}
