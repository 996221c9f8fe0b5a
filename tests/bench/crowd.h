/* A population mixed from vignettes, and the clock to measure it with. */
#ifndef CROWD_H
#define CROWD_H

#include "clock.h"
#include "fixture.h"
#include "record/record.h"

struct crowd {
    uint32_t count;
    struct record **persons; /* as given: nothing is derived */
};

/* `count` persons: vignettes of a folder, each with three facts of another one put in.
 * The same for the same seed. They belong to the fixture's vocabulary. */
struct crowd crowd_make(struct fixture *fixture, const char *folder, uint32_t count,
                        uint64_t seed);

#endif
