/* Base64 and digests against published values. */
#include "base/encode.h"

#include <string.h>

#include "unit.h"

static void base64_is_that_of_rfc_4648(void)
{
    static const struct {
        const char *bytes, *text;
    } cases[] = {{"", ""},
                 {"f", "Zg=="},
                 {"fo", "Zm8="},
                 {"foo", "Zm9v"},
                 {"foob", "Zm9vYg=="},
                 {"fooba", "Zm9vYmE="},
                 {"foobar", "Zm9vYmFy"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[BASE64_ROOM(6)];
        size_t length = strlen(cases[i].bytes);
        base64_write(cases[i].bytes, length, out);
        CU_ASSERT_STRING_EQUAL(out, cases[i].text);
        CU_ASSERT_EQUAL(strlen(out) + 1, BASE64_ROOM(length));
    }
}

/* FIPS 180-2, "abc", as a policy writes it. */
static void a_digest_is_written_as_a_policy_names_it(void)
{
    char out[SOURCE_DIGEST];
    source_digest("abc", 3, out);
    CU_ASSERT_STRING_EQUAL(out, "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

UNIT_SUITE(encode) = {
    UNIT_TEST(base64_is_that_of_rfc_4648),
    UNIT_TEST(a_digest_is_written_as_a_policy_names_it),
    UNIT_END,
};
