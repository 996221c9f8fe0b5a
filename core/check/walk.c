/* The walk over changes: facts, values, options. */
#include <string.h>

#include "base/arena.h"
#include "change.h"
#include "record/record.h"

struct walk {
    struct exam *exam;
    const struct sitting *sitting;
    change_seen *seen;
    void *context;
    struct record altered;
    struct said after;
};

static bool is_read(const struct hearing *heard, uint32_t fact)
{
    for (uint32_t i = 0; i < heard->count; i++)
        if (heard->said[i].asked && log_has(&heard->said[i].read, fact))
            return true;
    return false;
}

static bool hear_options(struct walk *walk, uint32_t fact)
{
    const struct hearing *heard = walk->sitting->heard;
    for (uint32_t i = 0; i < heard->count; i++) {
        const struct said *before = &heard->said[i];
        if (!before->asked || !log_has(&before->read, fact))
            continue;
        hear_altered(&walk->exam->ground, &walk->exam->seat, heard, i, &walk->altered,
                     &walk->after);
        if (walk->seen(walk->context, before, &walk->after, fact))
            return true;
    }
    return false;
}

static bool walk_fact(struct walk *walk, uint32_t fact)
{
    const struct hearing *heard = walk->sitting->heard;
    struct reading values[CHANGE_LIMIT];
    uint32_t count =
        change_values(walk->exam, heard->record, fact, walk->sitting->turn, values);
    bool stopped = false;
    for (uint32_t i = 0; i < count && !stopped; i++) {
        walk->altered.readings[fact] = values[i];
        stopped = hear_options(walk, fact);
    }
    walk->altered.readings[fact] = heard->record->readings[fact];
    return stopped;
}

bool walk_changes(struct exam *exam, const struct sitting *sitting, change_seen *seen,
                  void *context)
{
    const struct record *record = sitting->heard->record;
    struct walk *walk;
    arena_reset(exam->scratch);
    walk = arena_alloc(exam->scratch, sizeof *walk);
    if (walk == NULL)
        return false;
    *walk = (struct walk){exam, sitting, seen, context, *record, {.asked = false}};
    size_t size = record->count * sizeof *record->readings;
    walk->altered.readings =
        arena_room(exam->scratch, record->count, sizeof(struct reading));
    if (walk->altered.readings == NULL)
        return false;
    memcpy(walk->altered.readings, record->readings, size);
    for (uint32_t fact = 1; fact < record->count; fact++)
        if (is_read(sitting->heard, fact) && walk_fact(walk, fact))
            return true;
    return false;
}
