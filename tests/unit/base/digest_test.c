/* Digests are the standard's own, and short ones are their beginning. */
#include "base/digest.h"

#include <string.h>

#include "unit.h"

/* The digest of bytes, in its short form. */
static const char *digest(const void *bytes, size_t length)
{
    static char text[DIGEST_TEXT];
    struct digest made;
    digest_of(bytes, length, &made);
    digest_format(&made, text);
    return text;
}

static void the_digest_is_blake2b_of_256_bits(void)
{
    static const unsigned char abc[32] = {
        0xbd, 0xdd, 0x81, 0x3c, 0x63, 0x42, 0x39, 0x72, 0x31, 0x71, 0xef,
        0x3f, 0xee, 0x98, 0x57, 0x9b, 0x94, 0x96, 0x4e, 0x3b, 0xb1, 0xcb,
        0x3e, 0x42, 0x72, 0x62, 0xc8, 0xc0, 0x68, 0xd5, 0x23, 0x19,
    };
    struct digest made;
    digest_of("abc", 3, &made);
    CU_ASSERT_EQUAL(memcmp(made.bytes, abc, sizeof abc), 0);
}

static void the_short_form_begins_as_the_digest_does(void)
{
    CU_ASSERT_STRING_EQUAL(digest("abc", 3), "blake2b:bddd813c63423972");
    CU_ASSERT_STRING_EQUAL(digest("", 0), "blake2b:0e5751c026e543b2");
    CU_ASSERT_STRING_EQUAL(digest(NULL, 0), "blake2b:0e5751c026e543b2");
}

static void the_long_form_is_the_whole_digest(void)
{
    struct digest made;
    char text[DIGEST_LONG];
    digest_of("abc", 3, &made);
    digest_format_long(&made, text);
    CU_ASSERT_STRING_EQUAL(
        text, "blake2b:bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

static void small_bytes_keep_their_zero(void)
{
    const struct digest made = {{0x00, 0x01, 0x0f, 0x10, 0xff, 0x0a, 0xa0, 0x00, 0x99}};
    char text[DIGEST_TEXT];
    digest_format(&made, text);
    CU_ASSERT_STRING_EQUAL(text, "blake2b:00010f10ff0aa000");
}

static void bytes_after_a_nul_count(void)
{
    CU_ASSERT_STRING_EQUAL(digest("a\0b", 3), "blake2b:f2c67fb755da2d22");
}

static void many_digests_make_one_that_depends_on_their_order(void)
{
    struct digest one;
    struct digest two;
    struct digest both;
    digest_of("one", 3, &one);
    digest_of("two", 3, &two);
    both = one;
    digest_add(&both, &two);
    char text[DIGEST_TEXT];
    digest_format(&both, text);
    CU_ASSERT_STRING_EQUAL(text, "blake2b:9d0f7a13f68858b9"); /* of their 64 bytes */
    digest_add(&two, &one);
    CU_ASSERT_NOT_EQUAL(memcmp(&two, &both, sizeof both), 0);
}

static void a_digest_can_be_added_to_itself(void)
{
    struct digest one;
    digest_of("one", 3, &one);
    struct digest same = one;
    struct digest twice = one;
    digest_add(&twice, &one);
    digest_add(&same, &same);
    CU_ASSERT_EQUAL(memcmp(&same, &twice, sizeof same), 0);
}

UNIT_SUITE(digest) = {
    UNIT_TEST(the_digest_is_blake2b_of_256_bits),
    UNIT_TEST(the_short_form_begins_as_the_digest_does),
    UNIT_TEST(the_long_form_is_the_whole_digest),
    UNIT_TEST(small_bytes_keep_their_zero),
    UNIT_TEST(bytes_after_a_nul_count),
    UNIT_TEST(many_digests_make_one_that_depends_on_their_order),
    UNIT_TEST(a_digest_can_be_added_to_itself),
    UNIT_END,
};
