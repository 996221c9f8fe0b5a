/* A pool of criteria to compile into. */
#ifndef POOL_H
#define POOL_H

#include "record/criteria.h"

#include <poise/status.h>

#include "fixture.h"
#include "unit.h"

struct pool {
    struct fixture fixture;
    struct criteria *criteria;
};

static inline struct pool pool_open(void)
{
    struct pool pool = {.fixture = fixture_open()};
    pool.criteria = criteria_new(pool.fixture.arena, pool.fixture.vocabulary);
    CU_ASSERT_PTR_NOT_NULL_FATAL(pool.criteria);
    return pool;
}

static inline void pool_close(struct pool *pool)
{
    fixture_close(&pool->fixture);
}

static inline uint16_t compiled(struct pool *pool, const char *text)
{
    struct criterion_error error = {0};
    uint16_t number = 0;
    CU_ASSERT_EQUAL(criterion_compile(pool->criteria, text, &number, &error), POISE_OK);
    CU_ASSERT_STRING_EQUAL(error.reason, "");
    return number;
}

#endif
