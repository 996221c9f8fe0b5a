/* What the benchmarks share: a clock, a median, and a population mixed from vignettes. */
#ifndef CROWD_H
#define CROWD_H

#include "fixture.h"
#include "record/record.h"

struct crowd {
    uint32_t count;
    struct record **persons; /* as given: nothing is derived */
};

double now_ns(void);

/* Sorts the values. */
double median(double *values, int count);

/* `count` persons: vignettes of a folder, each with three facts of another one put in.
 * The same for the same seed. They belong to the fixture's vocabulary. */
struct crowd crowd_make(struct fixture *fixture, const char *folder, uint32_t count,
                        uint64_t seed);

#endif
