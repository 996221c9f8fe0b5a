/* Secret keys of the standard tool open, new ones are in its format, and what is signed
 * fits. */
#include "base/minisign_secret.h"

#include <string.h>

#include <poise/status.h>

#include "base/text.h"
#include "signed.h"
#include "unit.h"

static struct minisign_secret secret(void)
{
    struct minisign_secret secret;
    CU_ASSERT_EQUAL_FATAL(
        minisign_secret_read(SIGNED_SECRET, strlen(SIGNED_SECRET), NULL, &secret),
        POISE_OK);
    return secret;
}

static int32_t read_closed(const char *password, struct minisign_secret *out)
{
    return minisign_secret_read(SIGNED_CLOSED, strlen(SIGNED_CLOSED), password, out);
}

static void a_secret_without_a_password_opens_and_has_its_public_half(void)
{
    char text[MINISIGN_KEY_TEXT];
    struct minisign_secret of = secret();
    struct minisign_key key;
    minisign_secret_public(&of, &key);
    minisign_key_write(&key, text);
    CU_ASSERT_STRING_EQUAL(text, SIGNED_KEY);
}

static void a_password_opens_what_it_closed(void)
{
    struct minisign_secret open = secret();
    struct minisign_secret closed;
    CU_ASSERT_EQUAL_FATAL(read_closed("correct horse", &closed), POISE_OK);
    CU_ASSERT_EQUAL(memcmp(&open, &closed, sizeof open), 0);
}

static void without_its_password_a_secret_stays_closed(void)
{
    struct minisign_secret closed;
    CU_ASSERT_EQUAL(read_closed(NULL, &closed), POISE_E_TRUST_PASSWORD);
    CU_ASSERT_EQUAL(read_closed("", &closed), POISE_E_TRUST_PASSWORD);
    CU_ASSERT_EQUAL(read_closed("correct horsf", &closed), POISE_E_TRUST_PASSWORD);
}

static void what_is_no_secret_key_is_not_taken_for_one(void)
{
    static const char *const files[] = {
        "",         "untrusted comment: x", "untrusted comment: x\n",
        SIGNED_PUB, SIGNED_HASHED,          "untrusted comment: x\nRWRTY0Iy\n"};
    struct minisign_secret read;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        CU_ASSERT_EQUAL(minisign_secret_read(files[i], strlen(files[i]), NULL, &read),
                        POISE_E_TRUST_FORMAT);
    char file[] = SIGNED_SECRET;
    char *letters = strchr(file, '\n') + 1;
    letters[4] = 'B'; /* another way to derive keys */
    CU_ASSERT_EQUAL(minisign_secret_read(file, strlen(file), NULL, &read),
                    POISE_E_TRUST_FORMAT);
}

static void a_new_secret_is_written_and_read_the_same(void)
{
    char file[MINISIGN_SECRET_TEXT];
    struct minisign_secret made;
    struct minisign_secret other;
    struct minisign_secret read;
    CU_ASSERT_TRUE_FATAL(minisign_secret_new(&made));
    CU_ASSERT_TRUE_FATAL(minisign_secret_new(&other));
    CU_ASSERT_NOT_EQUAL(memcmp(&made, &other, sizeof made), 0);
    minisign_secret_write(&made, file);
    CU_ASSERT_EQUAL(file[strlen(file) - 1], '\n');
    CU_ASSERT_EQUAL_FATAL(minisign_secret_read(file, strlen(file), NULL, &read),
                          POISE_OK);
    CU_ASSERT_EQUAL(memcmp(&made, &read, sizeof made), 0);
}

static void the_same_bytes_give_the_signature_of_the_standard_tool(void)
{
    struct text file = {0};
    struct minisign_secret by = secret();
    CU_ASSERT_TRUE(minisign_sign(&by, SIGNED_BYTES, strlen(SIGNED_BYTES),
                                 "by the real tool", &file));
    CU_ASSERT_STRING_EQUAL(strchr(file.bytes, '\n'), strchr(SIGNED_HASHED, '\n'));
    text_free(&file);
}

static void a_comment_that_is_not_one_line_is_not_signed(void)
{
    static char comment[MINISIGN_COMMENT_LIMIT + 2];
    struct text file = {0};
    struct minisign_secret by = secret();
    CU_ASSERT_FALSE(minisign_sign(&by, "", 0, "two\nlines", &file));
    CU_ASSERT_FALSE(minisign_sign(&by, "", 0, "two\rlines", &file));
    memset(comment, 'c', sizeof comment - 1);
    CU_ASSERT_FALSE(minisign_sign(&by, "", 0, comment, &file));
    CU_ASSERT_EQUAL(file.length, 0);
    comment[MINISIGN_COMMENT_LIMIT] = '\0';
    CU_ASSERT_TRUE(minisign_sign(&by, "", 0, comment, &file));
    text_free(&file);
}

static void a_wiped_secret_is_gone(void)
{
    static const struct minisign_secret nothing;
    struct minisign_secret gone = secret();
    minisign_secret_wipe(&gone);
    CU_ASSERT_EQUAL(memcmp(&gone, &nothing, sizeof gone), 0);
}

UNIT_SUITE(minisign_secret) = {
    UNIT_TEST(a_secret_without_a_password_opens_and_has_its_public_half),
    UNIT_TEST(a_password_opens_what_it_closed),
    UNIT_TEST(without_its_password_a_secret_stays_closed),
    UNIT_TEST(what_is_no_secret_key_is_not_taken_for_one),
    UNIT_TEST(a_new_secret_is_written_and_read_the_same),
    UNIT_TEST(the_same_bytes_give_the_signature_of_the_standard_tool),
    UNIT_TEST(a_comment_that_is_not_one_line_is_not_signed),
    UNIT_TEST(a_wiped_secret_is_gone),
    UNIT_END,
};
