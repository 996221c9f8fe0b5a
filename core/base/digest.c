/* libsodium stops here, in secret.c and in encode.c. */
#include "digest.h"

#include <stdio.h>
#include <string.h>

#include <sodium.h>

void digest_of(const void *bytes, size_t length, struct digest *out)
{
    crypto_generichash(out->bytes, sizeof out->bytes, bytes, length, NULL, 0);
}

void digest_add(struct digest *digest, const struct digest *next)
{
    unsigned char both[2 * sizeof digest->bytes];
    memcpy(both, digest->bytes, sizeof digest->bytes);
    memcpy(both + sizeof digest->bytes, next->bytes, sizeof next->bytes);
    digest_of(both, sizeof both, digest);
}

/* The first `count` bytes. */
static void format(const struct digest *digest, int count, char *out, int size)
{
    int at = snprintf(out, (size_t)size, "blake2b:");
    for (int i = 0; i < count; i++)
        at += snprintf(out + at, (size_t)(size - at), "%02x", digest->bytes[i]);
}

void digest_format(const struct digest *digest, char out[DIGEST_TEXT])
{
    format(digest, 8, out, DIGEST_TEXT);
}

void digest_format_long(const struct digest *digest, char out[DIGEST_LONG])
{
    format(digest, 32, out, DIGEST_LONG);
}
