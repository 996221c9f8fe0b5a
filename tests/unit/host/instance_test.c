/* Making and ending instances: of code that works, fails or crashes. */
#include <signal.h>
#include <string.h>

#include "fixture.h"
#include "host/generation.h"
#include "host/guard.h"
#include "unit.h"

static unsigned char guard_stack[64 << 10];

static int created;
static int destroyed;
static void *last_destroyed;

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    created++;
    *self = host->allocate(setup, 16);
    return POISE_OK;
}

static int32_t create_failing(const poise_host *host, poise_setup *setup, void **self)
{
    (void)self;
    host->fail(setup, "the dose table is missing");
    return POISE_E_INTERNAL;
}

static int32_t create_silent(const poise_host *host, poise_setup *setup, void **self)
{
    (void)host;
    (void)setup;
    (void)self;
    return POISE_UNKNOWN; /* anything but POISE_OK */
}

static int32_t create_crashing(const poise_host *host, poise_setup *setup, void **self)
{
    (void)host;
    (void)setup;
    (void)self;
    raise(SIGSEGV);
    return POISE_OK;
}

static void destroy(void *self)
{
    destroyed++;
    last_destroyed = self;
}

static void destroy_crashing(void *self)
{
    destroy(self);
    raise(SIGSEGV);
}

/* A plugin of the engine with other code. */
static struct plugin *plugin_with(struct fixture *fixture,
                                  int32_t (*make)(const poise_host *, poise_setup *,
                                                  void **),
                                  void (*end)(void *))
{
    created = destroyed = 0;
    last_destroyed = NULL;
    guard_install(guard_stack, sizeof guard_stack);
    fixture_engine(fixture);
    struct plugin *plugin = &fixture->engine->generation->plugins[0];
    plugin->table.create = make;
    plugin->table.destroy = end;
    session_close(fixture->session);
    fixture->session = NULL;
    destroyed = 0;
    return plugin;
}

static void open_one(struct fixture *fixture, const struct plugin *plugin,
                     struct instance *out)
{
    instance_open(out, fixture->engine->generation, plugin, fixture->arena);
}

static void an_instance_has_its_self_until_it_is_closed(void)
{
    struct fixture fixture = fixture_open();
    struct plugin *plugin = plugin_with(&fixture, create, destroy);
    struct instance instance;
    open_one(&fixture, plugin, &instance);
    void *self = instance.self;
    CU_ASSERT_EQUAL(instance.status, POISE_OK);
    CU_ASSERT_PTR_EQUAL(instance.plugin, plugin);
    CU_ASSERT_PTR_NOT_NULL(self);
    instance_close(&instance);
    CU_ASSERT_EQUAL(destroyed, 1);
    CU_ASSERT_PTR_EQUAL(last_destroyed, self);
    fixture_close(&fixture);
}

static void two_instances_share_nothing(void)
{
    struct fixture fixture = fixture_open();
    struct plugin *plugin = plugin_with(&fixture, create, destroy);
    struct instance one;
    struct instance other;
    open_one(&fixture, plugin, &one);
    open_one(&fixture, plugin, &other);
    CU_ASSERT_EQUAL(created, 2);
    CU_ASSERT_PTR_NOT_EQUAL(one.self, other.self);
    instance_close(&one);
    CU_ASSERT_EQUAL(other.status, POISE_OK);
    instance_close(&other);
    CU_ASSERT_EQUAL(destroyed, 2);
    fixture_close(&fixture);
}

static void an_instance_is_destroyed_once(void)
{
    struct fixture fixture = fixture_open();
    struct plugin *plugin = plugin_with(&fixture, create, destroy);
    struct instance instance;
    open_one(&fixture, plugin, &instance);
    instance_close(&instance);
    instance_close(&instance);
    CU_ASSERT_EQUAL(destroyed, 1);
    CU_ASSERT_NOT_EQUAL(instance.status, POISE_OK);
    fixture_close(&fixture);
}

static void why_create_fails_is_told_in_its_own_words(void)
{
    struct fixture fixture = fixture_open();
    struct plugin *plugin = plugin_with(&fixture, create_failing, destroy);
    struct instance instance;
    open_one(&fixture, plugin, &instance);
    CU_ASSERT_EQUAL(instance.status, POISE_E_PLUGIN_CREATE);
    CU_ASSERT_PTR_NOT_NULL(strstr(instance.reason, "the dose table is missing"));
    instance_close(&instance);
    CU_ASSERT_EQUAL(destroyed, 0); /* there is nothing to destroy */
    fixture_close(&fixture);
}

static void a_create_that_fails_without_words_has_a_reason_too(void)
{
    struct fixture fixture = fixture_open();
    struct plugin *plugin = plugin_with(&fixture, create_silent, destroy);
    struct instance instance;
    open_one(&fixture, plugin, &instance);
    CU_ASSERT_EQUAL(instance.status, POISE_E_PLUGIN_CREATE);
    CU_ASSERT_PTR_NOT_NULL(strstr(instance.reason, "the plugin refused to start"));
    fixture_close(&fixture);
}

static void a_crash_in_create_is_a_status(void)
{
    struct fixture fixture = fixture_open();
    struct plugin *plugin = plugin_with(&fixture, create_crashing, destroy);
    struct instance instance;
    open_one(&fixture, plugin, &instance);
    CU_ASSERT_EQUAL(instance.status, POISE_E_PLUGIN_LOAD_CRASH);
    CU_ASSERT_PTR_NOT_NULL(strstr(instance.reason, "crashed while it was loaded"));
    instance_close(&instance);
    CU_ASSERT_EQUAL(destroyed, 0);
    fixture_close(&fixture);
}

static void a_crash_in_destroy_is_survived(void)
{
    struct fixture fixture = fixture_open();
    struct plugin *plugin = plugin_with(&fixture, create, destroy_crashing);
    struct instance instance;
    open_one(&fixture, plugin, &instance);
    instance_close(&instance);
    CU_ASSERT_EQUAL(destroyed, 1);
    fixture_close(&fixture);
}

static void a_plugin_that_is_not_in_use_makes_no_instance(void)
{
    struct fixture fixture = fixture_open();
    struct plugin *plugin = plugin_with(&fixture, create, destroy);
    struct instance instance;
    plugin_refuse(plugin, fixture.arena, POISE_E_PLUGIN_ABI, "ABI 2.0");
    open_one(&fixture, plugin, &instance);
    CU_ASSERT_EQUAL(created, 0);
    CU_ASSERT_EQUAL(instance.status, POISE_E_PLUGIN_ABI);
    CU_ASSERT_STRING_EQUAL(instance.reason, plugin->reason);
    fixture_close(&fixture);
}

UNIT_SUITE(instance) = {
    UNIT_TEST(an_instance_has_its_self_until_it_is_closed),
    UNIT_TEST(two_instances_share_nothing),
    UNIT_TEST(an_instance_is_destroyed_once),
    UNIT_TEST(why_create_fails_is_told_in_its_own_words),
    UNIT_TEST(a_create_that_fails_without_words_has_a_reason_too),
    UNIT_TEST(a_crash_in_create_is_a_status),
    UNIT_TEST(a_crash_in_destroy_is_survived),
    UNIT_TEST(a_plugin_that_is_not_in_use_makes_no_instance),
    UNIT_END,
};
