/* Whole files with a bound, and the parts of paths. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

#include "fixture.h"
#include "unit.h"

static void a_file_is_read_whole_and_terminated(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {0};
    const char *path = fixture_file(&fixture, "case.ini", "er = low\n\0age = 60", 18);
    CU_ASSERT_EQUAL(file_read(fixture.arena, path, 1000, &bytes), POISE_OK);
    CU_ASSERT_EQUAL(bytes.length, 18);
    CU_ASSERT_EQUAL(memcmp(bytes.bytes, "er = low\n\0age = 60", 19), 0);
    fixture_close(&fixture);
}

static void an_empty_file_is_an_empty_string(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {NULL, 7};
    const char *path = fixture_file(&fixture, "empty.ini", "", 0);
    CU_ASSERT_EQUAL(file_read(fixture.arena, path, 0, &bytes), POISE_OK);
    CU_ASSERT_EQUAL(bytes.length, 0);
    CU_ASSERT_STRING_EQUAL(bytes.bytes, "");
    fixture_close(&fixture);
}

static void the_limit_itself_is_allowed_and_one_byte_more_is_not(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {0};
    const char *path = fixture_file(&fixture, "ten.txt", "0123456789", 10);
    CU_ASSERT_EQUAL(file_read(fixture.arena, path, 9, &bytes), POISE_E_TOO_BIG);
    CU_ASSERT_PTR_NULL(bytes.bytes);
    CU_ASSERT_EQUAL(file_read(fixture.arena, path, 10, &bytes), POISE_OK);
    CU_ASSERT_EQUAL(bytes.length, 10);
    fixture_close(&fixture);
}

static void a_source_that_does_not_tell_its_size_is_read_to_its_end(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {0};
    const char *path = "/proc/self/status"; /* says that it holds 0 bytes */
    CU_ASSERT_EQUAL(file_read(fixture.arena, path, 1 << 20, &bytes), POISE_OK);
    CU_ASSERT_TRUE(bytes.length > 100);
    CU_ASSERT_EQUAL(bytes.length, strlen(bytes.bytes));
    CU_ASSERT_EQUAL(bytes.bytes[bytes.length - 1], '\n');
    fixture_close(&fixture);
}

static void a_source_without_end_stops_at_the_limit(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {0};
    int32_t status = file_read(fixture.arena, "/dev/zero", 100000, &bytes);
    CU_ASSERT_EQUAL(status, POISE_E_TOO_BIG);
    CU_ASSERT_TRUE(arena_used(fixture.arena) < (size_t)1 << 20);
    fixture_close(&fixture);
}

static void what_cannot_be_read_says_why(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {0};
    errno = 0;
    CU_ASSERT_EQUAL(file_read(fixture.arena, "/nowhere/at.all", 10, &bytes), POISE_E_IO);
    CU_ASSERT_EQUAL(errno, ENOENT);
    CU_ASSERT_EQUAL(file_read(fixture.arena, "/", 10, &bytes), POISE_E_IO);
    CU_ASSERT_EQUAL(errno, EISDIR);
    CU_ASSERT_EQUAL(file_read(fixture.arena, "", 10, &bytes), POISE_E_IO);
    CU_ASSERT_EQUAL(errno, ENOENT);
    CU_ASSERT_PTR_NULL(bytes.bytes);
    fixture_close(&fixture);
}

static void a_dash_is_standard_input_which_stays_open(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {0};
    const char *path = fixture_file(&fixture, "input.ini", "her2 = low\n", 11);
    int saved = dup(STDIN_FILENO);
    int input = open(path, O_RDONLY);
    dup2(input, STDIN_FILENO);
    close(input);
    CU_ASSERT_EQUAL(file_read(fixture.arena, "-", 100, &bytes), POISE_OK);
    CU_ASSERT_STRING_EQUAL(bytes.bytes, "her2 = low\n");
    CU_ASSERT_NOT_EQUAL(fcntl(STDIN_FILENO, F_GETFD), -1);
    dup2(saved, STDIN_FILENO);
    close(saved);
    fixture_close(&fixture);
}

/* The number that the next opened file gets. */
static int next_descriptor(void)
{
    int descriptor = dup(STDERR_FILENO);
    close(descriptor);
    return descriptor;
}

static void no_way_out_leaves_the_file_open(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {0};
    const char *path = fixture_file(&fixture, "ten.txt", "0123456789", 10);
    int before = next_descriptor();
    file_read(fixture.arena, path, 100, &bytes);
    file_read(fixture.arena, path, 5, &bytes);
    file_read(fixture.arena, "/", 100, &bytes);
    file_read(fixture.arena, "/dev/zero", 100, &bytes);
    arena_limit(fixture.arena, arena_used(fixture.arena) + 1);
    file_read(fixture.arena, path, 100, &bytes);
    arena_limit(fixture.arena, 0);
    CU_ASSERT_EQUAL(next_descriptor(), before);
    fixture_close(&fixture);
}

static void running_out_of_memory_is_told_at_every_point(void)
{
    struct fixture fixture = fixture_open();
    const char *path = "/proc/self/status"; /* many pieces, each twice the last */
    int failed = 0;
    int32_t status = POISE_E_MEMORY;
    for (size_t limit = 16; status != POISE_OK && limit < (size_t)1 << 20; limit += 16) {
        struct arena *small = arena_new(256);
        struct file_bytes bytes = {0};
        arena_limit(small, limit);
        status = file_read(small, path, 1 << 20, &bytes);
        CU_ASSERT_TRUE(status == POISE_E_MEMORY || status == POISE_OK);
        CU_ASSERT_EQUAL(bytes.bytes == NULL, status == POISE_E_MEMORY);
        failed += status == POISE_E_MEMORY;
        arena_free(small);
    }
    CU_ASSERT_EQUAL(status, POISE_OK);
    CU_ASSERT_TRUE(failed > 10);
    fixture_close(&fixture);
}

static void the_folder_of_a_path_has_no_slash_at_its_end(void)
{
    struct arena *arena = arena_new(256);
    CU_ASSERT_STRING_EQUAL(path_folder(arena, "a/b"), "a");
    CU_ASSERT_STRING_EQUAL(path_folder(arena, "a/b/c.cfg"), "a/b");
    CU_ASSERT_STRING_EQUAL(path_folder(arena, "/a/b"), "/a");
    CU_ASSERT_STRING_EQUAL(path_folder(arena, "b"), ".");
    CU_ASSERT_STRING_EQUAL(path_folder(arena, ""), ".");
    CU_ASSERT_STRING_EQUAL(path_folder(arena, "/b"), "/");
    arena_free(arena);
}

static void a_name_is_joined_to_its_folder_unless_it_is_absolute(void)
{
    struct arena *arena = arena_new(256);
    CU_ASSERT_STRING_EQUAL(path_join(arena, "conf", "poise.cfg"), "conf/poise.cfg");
    CU_ASSERT_STRING_EQUAL(path_join(arena, ".", "poise.cfg"), "./poise.cfg");
    CU_ASSERT_STRING_EQUAL(path_join(arena, "conf", "/etc/poise.cfg"), "/etc/poise.cfg");
    arena_free(arena);
}

static void the_name_of_a_path_is_its_last_part(void)
{
    CU_ASSERT_STRING_EQUAL(path_name("/usr/lib/hormone.so"), "hormone.so");
    CU_ASSERT_STRING_EQUAL(path_name("hormone.so"), "hormone.so");
    CU_ASSERT_STRING_EQUAL(path_name("plugins/"), "");
    CU_ASSERT_STRING_EQUAL(path_name(""), "");
}

static void a_path_that_finds_no_memory_is_null(void)
{
    struct arena *arena = arena_new(256);
    arena_limit(arena, 1);
    CU_ASSERT_PTR_NULL(path_join(arena, "conf", "poise.cfg"));
    CU_ASSERT_PTR_NULL(path_folder(arena, "conf/poise.cfg"));
    arena_free(arena);
}

static void the_largest_limit_is_no_limit(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {0};
    const char *path = fixture_file(&fixture, "ten.txt", "0123456789", 10);
    CU_ASSERT_EQUAL(file_read(fixture.arena, path, SIZE_MAX, &bytes), POISE_OK);
    fixture_close(&fixture);
}

/* -------------------- writing */

static void expect_content(struct fixture *fixture, const char *path, const char *text)
{
    struct file_bytes bytes = {0};
    CU_ASSERT_EQUAL_FATAL(file_read(fixture->arena, path, 1000, &bytes), POISE_OK);
    CU_ASSERT_STRING_EQUAL(bytes.bytes, text);
}

static void a_file_is_replaced_whole(void)
{
    struct fixture fixture = fixture_open();
    const char *path = fixture_file(&fixture, "a.txt", "a longer text", 13);
    CU_ASSERT_EQUAL(file_replace(path, "short", 5), POISE_OK);
    expect_content(&fixture, path, "short");
    CU_ASSERT_EQUAL(file_replace(path, "", 0), POISE_OK);
    expect_content(&fixture, path, "");
    CU_ASSERT_EQUAL(file_replace("/nowhere/at.all", "x", 1), POISE_E_IO);
    CU_ASSERT_EQUAL(errno, ENOENT);
    fixture_close(&fixture);
}

static void what_cannot_be_replaced_leaves_nothing_beside_it(void)
{
    struct fixture fixture = fixture_open();
    const char *file = fixture_file(&fixture, "a.txt", "", 0);
    const char *folder = path_folder(fixture.arena, file);
    CU_ASSERT_EQUAL(file_replace(folder, "x", 1), POISE_E_IO); /* it is a folder */
    CU_ASSERT_EQUAL(errno, EISDIR);
    char beside[256];
    snprintf(beside, sizeof beside, "%s.part", folder);
    CU_ASSERT_NOT_EQUAL(access(beside, F_OK), 0);
    fixture_close(&fixture);
}

static void a_file_is_created_once_and_with_its_permissions(void)
{
    struct fixture fixture = fixture_open();
    struct stat about;
    const char *there = fixture_file(&fixture, "there.key", "old", 3);
    const char *path =
        path_join(fixture.arena, path_folder(fixture.arena, there), "new.key");
    CU_ASSERT_EQUAL(file_create(path, 0600, "secret", 6), POISE_OK);
    expect_content(&fixture, path, "secret");
    CU_ASSERT_EQUAL_FATAL(stat(path, &about), 0);
    CU_ASSERT_EQUAL(about.st_mode & 07777, 0600);
    CU_ASSERT_EQUAL(file_create(there, 0600, "new", 3), POISE_E_IO);
    CU_ASSERT_EQUAL(errno, EEXIST);
    expect_content(&fixture, there, "old");
    fixture_close(&fixture);
}

static void what_is_there_exists_whatever_it_is(void)
{
    CU_ASSERT_TRUE(path_exists("/"));
    CU_ASSERT_TRUE(path_exists("/dev/null"));
    CU_ASSERT_FALSE(path_exists("/none/of/these"));
    CU_ASSERT_FALSE(path_exists(""));
}

UNIT_SUITE(file) = {
    UNIT_TEST(a_file_is_read_whole_and_terminated),
    UNIT_TEST(an_empty_file_is_an_empty_string),
    UNIT_TEST(the_limit_itself_is_allowed_and_one_byte_more_is_not),
    UNIT_TEST(a_source_that_does_not_tell_its_size_is_read_to_its_end),
    UNIT_TEST(a_source_without_end_stops_at_the_limit),
    UNIT_TEST(what_cannot_be_read_says_why),
    UNIT_TEST(a_dash_is_standard_input_which_stays_open),
    UNIT_TEST(no_way_out_leaves_the_file_open),
    UNIT_TEST(running_out_of_memory_is_told_at_every_point),
    UNIT_TEST(the_folder_of_a_path_has_no_slash_at_its_end),
    UNIT_TEST(a_name_is_joined_to_its_folder_unless_it_is_absolute),
    UNIT_TEST(the_name_of_a_path_is_its_last_part),
    UNIT_TEST(a_path_that_finds_no_memory_is_null),
    UNIT_TEST(what_is_there_exists_whatever_it_is),
    UNIT_TEST(the_largest_limit_is_no_limit),
    UNIT_TEST(a_file_is_replaced_whole),
    UNIT_TEST(what_cannot_be_replaced_leaves_nothing_beside_it),
    UNIT_TEST(a_file_is_created_once_and_with_its_permissions),
    UNIT_END,
};
