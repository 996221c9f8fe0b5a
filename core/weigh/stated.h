/* What a person said about how goals compare, one answer at a time, and whether all of it
 * can hold at once. methods.md section 2.3: bounds on ratios of weights are difference
 * constraints on their logarithms; answers that cannot all hold close a cycle, and the
 * cycle is what is shown. */
#ifndef WEIGH_STATED_H
#define WEIGH_STATED_H

#include <stdint.h>

/* least <= w_a / w_b <= most. */
struct stated {
    uint32_t a, b; /* dimensions */
    double least;  /* 0: no bound */
    double most;   /* HUGE_VAL: no bound */
};

/* The answers that cannot all hold, as indices into `answers`, in the order of the cycle;
 * `room` for `count` of them. Answers how many; 0: all can hold. */
uint32_t stated_conflict(const struct stated *answers, uint32_t count, uint32_t *cycle);

#endif
