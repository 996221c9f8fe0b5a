/* libsodium's encodings, with room that the caller knows. */
#include "encode.h"

#include <string.h>

#include <sodium.h>

void base64_write(const void *bytes, size_t length, char *out)
{
    sodium_bin2base64(out, BASE64_ROOM(length), bytes, length,
                      sodium_base64_VARIANT_ORIGINAL);
}

void source_digest(const void *bytes, size_t length, char out[SOURCE_DIGEST])
{
    static const char prefix[] = "sha256-";
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, bytes, length);
    memcpy(out, prefix, sizeof prefix - 1);
    base64_write(digest, sizeof digest, out + sizeof prefix - 1);
}
