/* The first load of a plugin happens in a child that may crash, exit or hang. */
#include "host/probe.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

#include <poise/plugin.h>

#include "unit.h"

#define GOOD           POISE_TEST_PLUGINS "/bone_health.so"
#define HOSTILE(name)  POISE_TEST_PLUGINS "/../tests/hostile/" name "/" name ".so"
#define FAR_TOO_LONG   20000 /* milliseconds, for files that need none of them */
#define LONG_ENOUGH_MS 1500  /* to load what is well */

static void probe_all(struct probe_file *files, uint32_t count, int timeout_ms)
{
    struct probe probe;
    probe_start(&probe, files, count);
    probe_finish(&probe, timeout_ms);
    CU_ASSERT_EQUAL(waitpid(-1, NULL, WNOHANG), -1); /* no child is left behind */
    CU_ASSERT_EQUAL(errno, ECHILD);
}

static void a_plugin_that_loads_passes(void)
{
    struct probe_file files[] = {{GOOD, POISE_E_INTERNAL, 0}};
    probe_all(files, 1, FAR_TOO_LONG);
    CU_ASSERT_EQUAL(files[0].status, POISE_OK);
}

static void nothing_to_probe_is_fine(void)
{
    probe_all(NULL, 0, FAR_TOO_LONG);
}

/* Whether it can be linked is found out, and said better, by the loader. */
static void a_file_that_cannot_be_linked_passes(void)
{
    struct probe_file files[] = {{HOSTILE("not_elf"), POISE_E_INTERNAL, 0},
                                 {"/nowhere/at/all.so", POISE_E_INTERNAL, 0},
                                 {HOSTILE("no_entry"), POISE_E_INTERNAL, 0}};
    probe_all(files, 3, FAR_TOO_LONG);
    for (int i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(files[i].status, POISE_OK);
}

static void a_crash_at_load_is_told_with_its_signal(void)
{
    struct probe_file files[] = {{HOSTILE("crash_at_load"), POISE_OK, 0}};
    probe_all(files, 1, FAR_TOO_LONG);
    CU_ASSERT_EQUAL(files[0].status, POISE_E_PLUGIN_LOAD_CRASH);
    CU_ASSERT_EQUAL(files[0].detail, SIGSEGV);
}

static void a_crash_in_the_entry_function_counts_as_one_at_load(void)
{
    struct probe_file files[] = {{HOSTILE("crash_in_entry"), POISE_OK, 0}};
    probe_all(files, 1, FAR_TOO_LONG);
    CU_ASSERT_EQUAL(files[0].status, POISE_E_PLUGIN_LOAD_CRASH);
    CU_ASSERT_EQUAL(files[0].detail, SIGABRT);
}

static void leaving_by_exit_is_a_crash_without_a_signal(void)
{
    struct probe_file files[] = {{HOSTILE("exit_at_load"), POISE_OK, 99}};
    probe_all(files, 1, FAR_TOO_LONG);
    CU_ASSERT_EQUAL(files[0].status, POISE_E_PLUGIN_LOAD_CRASH);
    CU_ASSERT_EQUAL(files[0].detail, 0);
}

static void a_plugin_that_hangs_is_cut_off(void)
{
    struct probe_file files[] = {{HOSTILE("hang_at_load"), POISE_OK, 0}};
    probe_all(files, 1, 50);
    CU_ASSERT_EQUAL(files[0].status, POISE_E_PLUGIN_LOAD_HANG);
}

static void only_the_guilty_ones_of_many_are_found_guilty(void)
{
    struct probe_file files[] = {
        {GOOD, POISE_E_INTERNAL, 0},
        {HOSTILE("crash_at_load"), POISE_OK, 0},
        {POISE_TEST_PLUGINS "/hormone.so", POISE_E_INTERNAL, 0},
        {HOSTILE("hang_at_load"), POISE_OK, 0},
        {HOSTILE("exit_at_load"), POISE_OK, 0},
        {POISE_TEST_PLUGINS "/support.so", POISE_E_INTERNAL, 0},
    };
    static const int32_t statuses[] = {POISE_OK,
                                       POISE_E_PLUGIN_LOAD_CRASH,
                                       POISE_OK,
                                       POISE_E_PLUGIN_LOAD_HANG,
                                       POISE_E_PLUGIN_LOAD_CRASH,
                                       POISE_OK};
    probe_all(files, 6, LONG_ENOUGH_MS);
    for (int i = 0; i < 6; i++)
        CU_ASSERT_EQUAL(files[i].status, statuses[i]);
}

UNIT_SUITE(probe) = {
    UNIT_TEST(a_plugin_that_loads_passes),
    UNIT_TEST(nothing_to_probe_is_fine),
    UNIT_TEST(a_file_that_cannot_be_linked_passes),
    UNIT_TEST(a_crash_at_load_is_told_with_its_signal),
    UNIT_TEST(a_crash_in_the_entry_function_counts_as_one_at_load),
    UNIT_TEST(leaving_by_exit_is_a_crash_without_a_signal),
    UNIT_TEST(a_plugin_that_hangs_is_cut_off),
    UNIT_TEST(only_the_guilty_ones_of_many_are_found_guilty),
    UNIT_END,
};
