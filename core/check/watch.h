/* Which call into the plugin is under way, and since when: written by the child, read by
 * the parent that will kill it. */
#ifndef CHECK_WATCH_H
#define CHECK_WATCH_H

#include <stdatomic.h>
#include <stdint.h>
#include <time.h>

enum call {
    CALL_LOAD,
    CALL_CREATE,
    CALL_PROPOSE,
    CALL_ELIGIBILITY,
    CALL_BENEFIT,
    CALL_BURDEN,
    CALL_DESTROY,
    CALL_COUNT
};

struct watch {
    _Atomic uint64_t since; /* nanoseconds; 0: no call is under way */
    _Atomic uint32_t call;  /* enum call; the last one stays */
    _Atomic uint32_t person;
};

static inline uint64_t clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline uint64_t watch_begin(struct watch *watch, enum call call)
{
    uint64_t now = clock_now();
    atomic_store_explicit(&watch->call, (uint32_t)call, memory_order_relaxed);
    atomic_store_explicit(&watch->since, now, memory_order_release);
    return now;
}

/* Answers how long the call took. */
static inline uint64_t watch_end(struct watch *watch, uint64_t began)
{
    atomic_store_explicit(&watch->since, 0, memory_order_release);
    return clock_now() - began;
}

#endif
