/* What the standard tool signed is accepted, and nothing that differs from it. */
#include "base/minisign.h"

#include <string.h>

#include <poise/status.h>

#include "signed.h"
#include "unit.h"

static struct minisign_key key(void)
{
    struct minisign_key key;
    CU_ASSERT_TRUE_FATAL(minisign_key_read(SIGNED_KEY, strlen(SIGNED_KEY), &key));
    return key;
}

/* Verifies the bytes against a signature file. */
static int32_t verify(const char *file, const char *bytes)
{
    struct minisign_signature signature;
    struct minisign_key by = key();
    if (!minisign_signature_read(file, strlen(file), &signature))
        return POISE_E_TRUST_FORMAT;
    return minisign_verify(&signature, &by, bytes, strlen(bytes));
}

/* -------------------- keys */

static void a_key_is_read_and_written_the_same(void)
{
    char text[MINISIGN_KEY_TEXT];
    char id[MINISIGN_ID_TEXT];
    struct minisign_key read = key();
    minisign_key_write(&read, text);
    minisign_id_write(read.id, id);
    CU_ASSERT_STRING_EQUAL(text, SIGNED_KEY);
    CU_ASSERT_STRING_EQUAL(id, SIGNED_ID);
}

static void a_key_file_has_a_comment_or_none(void)
{
    static const char *const files[] = {
        SIGNED_PUB,
        SIGNED_KEY,
        SIGNED_KEY "\n",
        "untrusted comment: of windows\r\n" SIGNED_KEY "\r\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct minisign_key read;
        struct minisign_key expected = key();
        CU_ASSERT_TRUE(minisign_key_file(files[i], strlen(files[i]), &read));
        CU_ASSERT_EQUAL(memcmp(&read, &expected, sizeof read), 0);
    }
}

static void what_is_no_key_is_not_taken_for_one(void)
{
    static const char *const texts[] = {
        "",
        "RWQ",
        "RUQO6SVsbeCfWt/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2Wu", /* not "Ed" */
        "RWQO6SVsbeCfWt/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2W",  /* too short */
        SIGNED_KEY "AAAA",
        SIGNED_KEY " ",
        "RWQO6SVsb\xcb" /* libsodium reads this byte as the letter e */
        "CfWt/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2Wu",
        SIGNED_KEY "\n" SIGNED_KEY,
        "comment: without its beginning\n" SIGNED_KEY,
        "untrusted comment: and nothing else\n",
        SIGNED_HASHED,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct minisign_key read;
        CU_ASSERT_FALSE(minisign_key_file(texts[i], strlen(texts[i]), &read));
    }
}

/* -------------------- signatures */

static void a_signature_of_the_standard_tool_fits(void)
{
    CU_ASSERT_EQUAL(verify(SIGNED_HASHED, SIGNED_BYTES), POISE_OK);
    CU_ASSERT_EQUAL(verify(SIGNED_LEGACY, SIGNED_BYTES), POISE_OK);
}

static void the_trusted_comment_is_read_without_its_prefix(void)
{
    struct minisign_signature signature;
    CU_ASSERT_TRUE_FATAL(
        minisign_signature_read(SIGNED_HASHED, strlen(SIGNED_HASHED), &signature));
    CU_ASSERT_TRUE(signature.hashed);
    CU_ASSERT_EQUAL(signature.comment_length, strlen("by the real tool"));
    CU_ASSERT_EQUAL(memcmp(signature.comment, "by the real tool", 16), 0);
    CU_ASSERT_TRUE_FATAL(
        minisign_signature_read(SIGNED_LEGACY, strlen(SIGNED_LEGACY), &signature));
    CU_ASSERT_FALSE(signature.hashed);
}

static void every_byte_that_is_signed_counts(void)
{
    char bytes[] = SIGNED_BYTES;
    for (size_t i = 0; i < strlen(bytes); i++) {
        bytes[i] ^= 1;
        CU_ASSERT_EQUAL(verify(SIGNED_HASHED, bytes), POISE_E_TRUST_SIGNATURE);
        CU_ASSERT_EQUAL(verify(SIGNED_LEGACY, bytes), POISE_E_TRUST_SIGNATURE);
        bytes[i] ^= 1;
    }
    CU_ASSERT_EQUAL(verify(SIGNED_HASHED, ""), POISE_E_TRUST_SIGNATURE);
    CU_ASSERT_EQUAL(verify(SIGNED_HASHED, SIGNED_BYTES "\n"), POISE_E_TRUST_SIGNATURE);
}

/* Only the first comment may be changed: it is the untrusted one. */
static void every_letter_of_the_signature_file_counts(void)
{
    char file[] = SIGNED_HASHED;
    size_t first = strlen("untrusted comment: ");
    size_t line = strcspn(file, "\n");
    for (size_t i = 0; i + 1 < strlen(file); i++) {
        bool untrusted = i >= first && i < line;
        file[i] ^= 1;
        CU_ASSERT_EQUAL(verify(file, SIGNED_BYTES) == POISE_OK, untrusted);
        file[i] ^= 1;
    }
}

static void the_trusted_comment_is_signed_too(void)
{
    CU_ASSERT_EQUAL(verify("untrusted comment: x\n" SIGNED_FIRST
                           "\ntrusted comment: by another tool\n" SIGNED_LAST "\n",
                           SIGNED_BYTES),
                    POISE_E_TRUST_SIGNATURE);
}

static void another_key_is_told_from_a_signature_that_does_not_fit(void)
{
    struct minisign_signature signature;
    struct minisign_key other = key();
    minisign_signature_read(SIGNED_HASHED, strlen(SIGNED_HASHED), &signature);
    other.id[0] ^= 1;
    CU_ASSERT_EQUAL(minisign_verify(&signature, &other, SIGNED_BYTES, 25),
                    POISE_E_TRUST_KEY);
    other = key();
    other.point[5] ^= 1; /* the number alone proves nothing */
    CU_ASSERT_EQUAL(minisign_verify(&signature, &other, SIGNED_BYTES, 25),
                    POISE_E_TRUST_SIGNATURE);
}

static void what_is_no_signature_file_is_not_taken_for_one(void)
{
    static const char *const files[] = {
        "",
        "\n\n\n\n",
        SIGNED_PUB,
        "untrusted comment: x\n" SIGNED_FIRST "\n",
        "untrusted comment: x\n" SIGNED_FIRST "\ntrusted comment: y\n",
        "untrusted comment: x\n" SIGNED_FIRST "\ncomment: y\n" SIGNED_LAST "\n",
        "untrusted comment: x\n" SIGNED_LAST "\ntrusted comment: y\n" SIGNED_LAST "\n",
        SIGNED_HASHED "and more\n",
        "untrusted comment: x\n" SIGNED_KEY "\ntrusted comment: y\n" SIGNED_LAST "\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        CU_ASSERT_EQUAL(verify(files[i], SIGNED_BYTES), POISE_E_TRUST_FORMAT);
}

static void a_comment_is_bounded_and_has_no_nul(void)
{
    static char file[MINISIGN_COMMENT_LIMIT + 1024];
    static const char head[] =
        "untrusted comment: x\n" SIGNED_FIRST "\ntrusted comment: ";
    struct minisign_signature signature;
    for (int more = 0; more < 2; more++) {
        size_t length = MINISIGN_COMMENT_LIMIT + (size_t)more;
        memcpy(file, head, sizeof head - 1);
        memset(file + sizeof head - 1, 'c', length);
        strcpy(file + sizeof head - 1 + length, "\n" SIGNED_LAST "\n");
        CU_ASSERT_EQUAL(minisign_signature_read(file, strlen(file), &signature),
                        more == 0);
    }
    size_t whole = strlen(file) - 1;
    file[sizeof head + 7] = '\0';
    CU_ASSERT_FALSE(minisign_signature_read(file, whole, &signature));
}

UNIT_SUITE(minisign) = {
    UNIT_TEST(a_key_is_read_and_written_the_same),
    UNIT_TEST(a_key_file_has_a_comment_or_none),
    UNIT_TEST(what_is_no_key_is_not_taken_for_one),
    UNIT_TEST(a_signature_of_the_standard_tool_fits),
    UNIT_TEST(the_trusted_comment_is_read_without_its_prefix),
    UNIT_TEST(every_byte_that_is_signed_counts),
    UNIT_TEST(every_letter_of_the_signature_file_counts),
    UNIT_TEST(the_trusted_comment_is_signed_too),
    UNIT_TEST(another_key_is_told_from_a_signature_that_does_not_fit),
    UNIT_TEST(what_is_no_signature_file_is_not_taken_for_one),
    UNIT_TEST(a_comment_is_bounded_and_has_no_nul),
    UNIT_END,
};
