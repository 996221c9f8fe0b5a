/* The secret of a site: made once, read by its owner only, and what is made with it. */
#include "base/secret.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

#include "base/file.h"
#include "fixture.h"
#include "unit.h"

static const char digits[] =
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

/* The secret 0, 1, ... 31. */
static struct secret counted(void)
{
    struct secret secret;
    for (size_t i = 0; i < sizeof secret.bytes; i++)
        secret.bytes[i] = (unsigned char)i;
    return secret;
}

/* A key file with a text and a mode. */
static const char *key_file(struct fixture *fixture, const char *text, mode_t mode)
{
    const char *path = fixture_file(fixture, "site.key", text, strlen(text));
    CU_ASSERT_EQUAL(chmod(path, mode), 0);
    return path;
}

/* The secret of the file is refused with these words. */
static void refuse(const char *text, mode_t mode, const char *words)
{
    struct fixture fixture = fixture_open();
    struct secret secret;
    const char *path = key_file(&fixture, text, mode);
    CU_ASSERT_EQUAL(secret_read(path, &secret, &fixture.problems), POISE_E_KEY_FILE);
    CU_ASSERT_EQUAL(fixture.problems.count, 1);
    CU_ASSERT_TRUE(fixture_complains(&fixture, words));
    fixture_close(&fixture);
}

/* -------------------- the file */

static void a_new_secret_is_read_as_it_was_made_and_is_for_its_owner_only(void)
{
    struct fixture fixture = fixture_open();
    struct secret first;
    struct secret again;
    struct stat about;
    const char *path = fixture_file(&fixture, "new.key", "", 0);
    CU_ASSERT_EQUAL(unlink(path), 0);
    CU_ASSERT_EQUAL(secret_make(path, &fixture.problems), POISE_OK);
    CU_ASSERT_EQUAL(stat(path, &about), 0);
    CU_ASSERT_EQUAL(about.st_mode & 07777, 0600);
    CU_ASSERT_EQUAL(about.st_size, 65);
    CU_ASSERT_EQUAL(secret_read(path, &first, &fixture.problems), POISE_OK);
    CU_ASSERT_EQUAL(secret_read(path, &again, &fixture.problems), POISE_OK);
    CU_ASSERT_EQUAL(memcmp(&first, &again, sizeof first), 0);
    fixture_close(&fixture);
}

static void no_two_secrets_are_the_same(void)
{
    struct fixture fixture = fixture_open();
    struct secret made[2];
    for (int i = 0; i < 2; i++) {
        const char *path = fixture_file(&fixture, "new.key", "", 0);
        CU_ASSERT_EQUAL(unlink(path), 0);
        CU_ASSERT_EQUAL(secret_make(path, &fixture.problems), POISE_OK);
        CU_ASSERT_EQUAL(secret_read(path, &made[i], &fixture.problems), POISE_OK);
    }
    CU_ASSERT_NOT_EQUAL(memcmp(&made[0], &made[1], sizeof made[0]), 0);
    fixture_close(&fixture);
}

static void a_file_that_is_there_is_left_alone(void)
{
    struct fixture fixture = fixture_open();
    struct secret secret;
    const struct secret expected = counted();
    const char *path = key_file(&fixture, digits, 0600);
    CU_ASSERT_EQUAL(secret_make(path, &fixture.problems), POISE_E_KEY_FILE);
    CU_ASSERT_TRUE(fixture_complains(&fixture, "File exists"));
    CU_ASSERT_EQUAL(secret_read(path, &secret, &fixture.problems), POISE_OK);
    CU_ASSERT_EQUAL(memcmp(&secret, &expected, sizeof secret), 0);
    fixture_close(&fixture);
}

static void a_secret_may_lack_its_line_end_and_be_read_by_a_group(void)
{
    struct fixture fixture = fixture_open();
    struct secret secret;
    const struct secret expected = counted();
    char text[65] = "";
    memcpy(text, digits, 64);
    CU_ASSERT_EQUAL(
        secret_read(key_file(&fixture, text, 0440), &secret, &fixture.problems),
        POISE_OK);
    CU_ASSERT_EQUAL(memcmp(&secret, &expected, sizeof secret), 0);
    fixture_close(&fixture);
}

static void a_secret_that_others_may_read_or_write_is_refused(void)
{
    refuse(digits, 0644, "others may read or write it (mode 0644)");
    refuse(digits, 0604, "mode 0604");
    refuse(digits, 0602, "mode 0602");
    refuse(digits, 0620, "mode 0620");
}

static void what_is_no_secret_is_refused(void)
{
    const char *const texts[] = {
        "",
        "\n",
        "0001",
        "00010203040506070809 0a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eXX\n",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20\n",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        refuse(texts[i], 0600, "64 hexadecimal digits");
}

static void a_folder_or_nothing_is_refused(void)
{
    struct fixture fixture = fixture_open();
    struct secret secret;
    CU_ASSERT_EQUAL(secret_read("/none/key", &secret, &fixture.problems),
                    POISE_E_KEY_FILE);
    CU_ASSERT_TRUE(fixture_complains(&fixture, "No such file"));
    CU_ASSERT_EQUAL(secret_read("/", &secret, &fixture.problems), POISE_E_KEY_FILE);
    CU_ASSERT_TRUE(fixture_complains(&fixture, "it is no file"));
    CU_ASSERT_EQUAL(secret_make("/none/key", &fixture.problems), POISE_E_KEY_FILE);
    fixture_close(&fixture);
}

/* -------------------- digests */

static void expect_digest(const struct secret *secret, const char *purpose,
                          const char *expected)
{
    struct digest made;
    char text[DIGEST_LONG];
    secret_digest(secret, purpose, "abc", 3, &made);
    digest_format_long(&made, text);
    CU_ASSERT_STRING_EQUAL(text, expected);
}

static void a_digest_is_keyed_blake2b_with_its_purpose(void)
{
    const struct secret secret = counted();
    expect_digest(
        &secret, "poise input",
        "blake2b:1a1ee73ba8ca181b738393672e8b098653fae25f33fcadf7cd12912a667567ea");
    expect_digest(
        NULL, "poise input",
        "blake2b:edb365bffabee2da2a1776b488c224e0b49374587795a840bc406998bd02453d");
}

static void purposes_have_nothing_in_common(void)
{
    const struct secret secret = counted();
    struct digest one;
    struct digest two;
    secret_digest(&secret, "poise input", "abc", 3, &one);
    secret_digest(&secret, "poise seal", "abc", 3, &two);
    CU_ASSERT_NOT_EQUAL(memcmp(&one, &two, sizeof one), 0);
}

static void a_secret_has_a_name_that_is_not_its_beginning(void)
{
    const struct secret secret = counted();
    char name[DIGEST_TEXT];
    secret_name(&secret, name);
    CU_ASSERT_STRING_EQUAL(name, "blake2b:16fa727166a48cf4");
}

static void a_forgotten_secret_is_gone(void)
{
    const struct secret nothing = {{0}};
    struct secret secret = counted();
    secret_forget(&secret);
    CU_ASSERT_EQUAL(memcmp(&secret, &nothing, sizeof secret), 0);
}

UNIT_SUITE(secret) = {
    UNIT_TEST(a_new_secret_is_read_as_it_was_made_and_is_for_its_owner_only),
    UNIT_TEST(no_two_secrets_are_the_same),
    UNIT_TEST(a_file_that_is_there_is_left_alone),
    UNIT_TEST(a_secret_may_lack_its_line_end_and_be_read_by_a_group),
    UNIT_TEST(a_secret_that_others_may_read_or_write_is_refused),
    UNIT_TEST(what_is_no_secret_is_refused),
    UNIT_TEST(a_folder_or_nothing_is_refused),
    UNIT_TEST(a_digest_is_keyed_blake2b_with_its_purpose),
    UNIT_TEST(purposes_have_nothing_in_common),
    UNIT_TEST(a_secret_has_a_name_that_is_not_its_beginning),
    UNIT_TEST(a_forgotten_secret_is_gone),
    UNIT_END,
};
