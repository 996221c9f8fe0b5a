/* libsodium stops here. */
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

void digest_format(const struct digest *digest, char out[DIGEST_TEXT])
{
    int at = snprintf(out, DIGEST_TEXT, "blake2b:");
    for (int i = 0; i < 8; i++)
        at += snprintf(out + at, (size_t)(DIGEST_TEXT - at), "%02x", digest->bytes[i]);
}
