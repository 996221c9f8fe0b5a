/* What was looked at is what is loaded, whatever becomes of the file. */
#include "host/sealed.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/plugin.h>

#include "base/file.h"
#include "fixture.h"
#include "unit.h"

static int32_t open_path(struct fixture *fixture, const char *path, size_t limit,
                         struct sealed *out)
{
    const char *where;
    struct sealed_source source = {path, -1};
    return sealed_open(fixture->arena, &source, limit, out, &where);
}

static struct sealed seal(struct fixture *fixture, const char *path)
{
    struct sealed sealed;
    CU_ASSERT_EQUAL_FATAL(open_path(fixture, path, (size_t)16 << 20, &sealed), POISE_OK);
    return sealed;
}

/* The id of the plugin that the dynamic linker gives for a path; NULL if it refuses. */
static const char *load(const char *path)
{
    typedef const poise_plugin *entry_function(uint32_t, uint32_t);
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        return NULL;
    union {
        void *object;
        entry_function *function;
    } symbol = {dlsym(handle, POISE_ENTRY_SYMBOL)};
    return symbol.function(POISE_ABI_MAJOR, POISE_ABI_MINOR)->id;
}

static const char *load_sealed(const struct sealed *sealed)
{
    char path[SEALED_PATH];
    sealed_path(sealed, path);
    return load(path);
}

/* A copy of a built plugin in a temporary file. */
static const char *copy_plugin(struct fixture *fixture, const char *id, const char *name)
{
    struct file_bytes bytes;
    char path[512];
    snprintf(path, sizeof path, "%s/%s.so", POISE_TEST_PLUGINS, id);
    CU_ASSERT_EQUAL_FATAL(file_read(fixture->arena, path, (size_t)16 << 20, &bytes),
                          POISE_OK);
    return fixture_file(fixture, name, bytes.bytes, bytes.length);
}

static void the_copy_has_the_bytes_of_the_file(void)
{
    struct fixture fixture = fixture_open();
    struct sealed sealed = seal(&fixture, fixture_file(&fixture, "a", "a\0b", 3));
    CU_ASSERT_EQUAL(sealed.length, 3);
    CU_ASSERT_EQUAL(memcmp(sealed.bytes, "a\0b", 3), 0);
    sealed_close(&sealed);
    CU_ASSERT_EQUAL(sealed.fd, -1);
    sealed = seal(&fixture, fixture_file(&fixture, "b", "", 0));
    CU_ASSERT_EQUAL(sealed.length, 0);
    sealed_close(&sealed);
    fixture_close(&fixture);
}

static void nobody_can_change_the_copy(void)
{
    struct fixture fixture = fixture_open();
    struct sealed sealed = seal(&fixture, fixture_file(&fixture, "a", "abc", 3));
    char path[SEALED_PATH];
    sealed_path(&sealed, path);
    CU_ASSERT_EQUAL(pwrite(sealed.fd, "x", 1, 0), -1);
    CU_ASSERT_EQUAL(ftruncate(sealed.fd, 1), -1);
    CU_ASSERT_EQUAL(ftruncate(sealed.fd, 10), -1);
    CU_ASSERT_EQUAL(fcntl(sealed.fd, F_ADD_SEALS, F_SEAL_WRITE), -1);
    int again = open(path, O_RDWR | O_CLOEXEC);
    CU_ASSERT_TRUE(again < 0 || pwrite(again, "x", 1, 0) == -1);
    if (again >= 0)
        close(again);
    CU_ASSERT_EQUAL(memcmp(sealed.bytes, "abc", 3), 0);
    sealed_close(&sealed);
    fixture_close(&fixture);
}

static void what_becomes_of_the_file_changes_nothing(void)
{
    struct fixture fixture = fixture_open();
    const char *path = copy_plugin(&fixture, "surgery", "a.so");
    const char *other = copy_plugin(&fixture, "hormone", "b.so");
    struct sealed sealed = seal(&fixture, path);
    CU_ASSERT_EQUAL_FATAL(rename(other, path), 0);
    CU_ASSERT_STRING_EQUAL(load_sealed(&sealed), "surgery");
    sealed_close(&sealed);
    fixture_close(&fixture);
}

/* dlopen would give the first one again for a path that it has seen, and a descriptor's
 * number comes back. */
static void a_number_that_comes_back_is_another_path(void)
{
    struct fixture fixture = fixture_open();
    static const char *const ids[] = {"surgery", "hormone", "support", "trials"};
    int fd = -1;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct sealed sealed = seal(&fixture, copy_plugin(&fixture, ids[i], "a.so"));
        CU_ASSERT_TRUE(i == 0 || sealed.fd == fd);
        fd = sealed.fd;
        const char *id = load_sealed(&sealed);
        CU_ASSERT_PTR_NOT_NULL_FATAL(id);
        CU_ASSERT_STRING_EQUAL(id, ids[i]);
        sealed_close(&sealed);
    }
    fixture_close(&fixture);
}

static void the_path_spells_the_number(void)
{
    char path[SEALED_PATH];
    sealed_path(&(struct sealed){.fd = 7, .number = 6}, path);
    CU_ASSERT_STRING_EQUAL(path, "/proc/self/fd//././7");
    sealed_path(&(struct sealed){.fd = 7, .number = 5}, path);
    CU_ASSERT_STRING_EQUAL(path, "/proc/self/fd/.//./7");
    sealed_path(&(struct sealed){.fd = 2147483647, .number = UINT64_MAX}, path);
    CU_ASSERT_EQUAL(strlen(path), strlen("/proc/self/fd/2147483647") + (size_t)2 * 64);
}

static void the_standard_streams_are_left_alone(void)
{
    struct fixture fixture = fixture_open();
    const char *path = fixture_file(&fixture, "a", "abc", 3);
    int kept = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 10);
    close(STDIN_FILENO);
    struct sealed sealed = seal(&fixture, path);
    CU_ASSERT_TRUE(sealed.fd > STDERR_FILENO);
    sealed_close(&sealed);
    sealed_close(&(struct sealed){.fd = 0}); /* one that was never opened */
    if (kept >= 0) {
        dup2(kept, STDIN_FILENO);
        close(kept);
    }
    fixture_close(&fixture);
}

static void what_cannot_be_copied_says_why(void)
{
    struct fixture fixture = fixture_open();
    struct sealed sealed;
    const char *path = fixture_file(&fixture, "a", "abc", 3);
    CU_ASSERT_EQUAL(open_path(&fixture, path, 2, &sealed), POISE_E_TOO_BIG);
    CU_ASSERT_EQUAL(sealed.fd, -1);
    CU_ASSERT_EQUAL(open_path(&fixture, path, 3, &sealed), POISE_OK);
    sealed_close(&sealed);
    CU_ASSERT_EQUAL(open_path(&fixture, "/nowhere/at.all", 3, &sealed), POISE_E_IO);
    CU_ASSERT_EQUAL(errno, ENOENT);
    CU_ASSERT_EQUAL_FATAL(chmod(path, 0602), 0);
    const char *where = NULL;
    struct sealed_source source = {path, -1};
    CU_ASSERT_EQUAL(sealed_open(fixture.arena, &source, 3, &sealed, &where),
                    POISE_E_TRUST_WRITABLE);
    CU_ASSERT_STRING_EQUAL(where, path);
    fixture_close(&fixture);
}

UNIT_SUITE(sealed) = {
    UNIT_TEST(the_copy_has_the_bytes_of_the_file),
    UNIT_TEST(nobody_can_change_the_copy),
    UNIT_TEST(what_becomes_of_the_file_changes_nothing),
    UNIT_TEST(a_number_that_comes_back_is_another_path),
    UNIT_TEST(the_path_spells_the_number),
    UNIT_TEST(the_standard_streams_are_left_alone),
    UNIT_TEST(what_cannot_be_copied_says_why),
    UNIT_END,
};
