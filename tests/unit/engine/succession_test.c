/* One engine follows another while requests go on. */
#include "engine/succession.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/file.h"
#include "fixture.h"
#include "unit.h"

static struct engine *open_engine(struct fixture *fixture)
{
    struct generation_source source = {
        .site_file = path_join(fixture->arena, POISE_TREE, "conf/poise.cfg"),
        .conf_folder = path_join(fixture->arena, POISE_TREE, "conf"),
        .plugin_folder = POISE_TEST_PLUGINS,
    };
    struct engine *engine = NULL;
    CU_ASSERT_EQUAL_FATAL(engine_open(&source, &engine, &fixture->problems), POISE_OK);
    return engine;
}

static void a_request_keeps_the_engine_it_began_with(void)
{
    struct fixture fixture = fixture_open();
    struct succession *succession = succession_new(open_engine(&fixture));
    const struct engine *old = succession_enter(succession);
    CU_ASSERT_EQUAL(old->number, 1);
    CU_ASSERT_EQUAL(succession_follow(succession, open_engine(&fixture)), POISE_OK);
    const struct engine *next = succession_enter(succession);
    CU_ASSERT_PTR_NOT_EQUAL(next, old);
    CU_ASSERT_EQUAL(next->number, 2);
    CU_ASSERT_EQUAL(old->generation->plugin_count, next->generation->plugin_count);
    CU_ASSERT_EQUAL(succession_open(succession), 2); /* the old one is still there */
    succession_leave(succession, old);
    CU_ASSERT_EQUAL(succession_open(succession), 1);
    succession_leave(succession, next);
    CU_ASSERT_EQUAL(succession_open(succession), 1); /* the one in use stays */
    succession_free(succession);
    fixture_close(&fixture);
}

static void an_engine_with_nobody_inside_is_closed_at_once(void)
{
    struct fixture fixture = fixture_open();
    struct succession *succession = succession_new(open_engine(&fixture));
    for (uint32_t i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(succession_follow(succession, open_engine(&fixture)), POISE_OK);
    CU_ASSERT_EQUAL(succession_open(succession), 1);
    const struct engine *present = succession_enter(succession);
    CU_ASSERT_EQUAL(present->number, 4);
    succession_leave(succession, present);
    succession_free(succession);
    fixture_close(&fixture);
}

struct visits {
    struct succession *succession;
    atomic_bool over;
    atomic_uint count;
    atomic_uint wrong;
};

static void *visit(void *context)
{
    struct visits *visits = context;
    while (!atomic_load(&visits->over)) {
        const struct engine *engine = succession_enter(visits->succession);
        if (engine->generation->plugin_count != 9)
            atomic_fetch_add(&visits->wrong, 1);
        succession_leave(visits->succession, engine);
        atomic_fetch_add(&visits->count, 1);
    }
    return NULL;
}

static void requests_of_other_threads_never_see_a_closed_engine(void)
{
    struct fixture fixture = fixture_open();
    struct visits visits = {.succession = succession_new(open_engine(&fixture))};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        CU_ASSERT_EQUAL_FATAL(pthread_create(&threads[i], NULL, visit, &visits), 0);
    for (int i = 0; i < 5; i++)
        CU_ASSERT_EQUAL(succession_follow(visits.succession, open_engine(&fixture)),
                        POISE_OK);
    while (atomic_load(&visits.count) < 100)
        ;
    atomic_store(&visits.over, true);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    CU_ASSERT_EQUAL(atomic_load(&visits.wrong), 0);
    CU_ASSERT_EQUAL(succession_open(visits.succession), 1);
    succession_free(visits.succession);
    fixture_close(&fixture);
}

UNIT_SUITE(succession) = {
    UNIT_TEST(a_request_keeps_the_engine_it_began_with),
    UNIT_TEST(an_engine_with_nobody_inside_is_closed_at_once),
    UNIT_TEST(requests_of_other_threads_never_see_a_closed_engine),
    UNIT_END,
};
