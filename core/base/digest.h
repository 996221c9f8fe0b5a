/* Digests: BLAKE2b-256 of libsodium, written as "blake2b:" and 16 hexadecimal digits.
 *
 * The short form names a file or a catalogue in an answer. It proves which bytes were
 * used, not who wrote them. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

struct digest {
    unsigned char bytes[32];
};

#define DIGEST_TEXT 25 /* "blake2b:" + 16 + terminator */
#define DIGEST_LONG 73 /* "blake2b:" + 64 + terminator */

void digest_of(const void *bytes, size_t length, struct digest *out);

/* The digest of two digests in order; to make one of many. */
void digest_add(struct digest *digest, const struct digest *next);

void digest_format(const struct digest *digest, char out[DIGEST_TEXT]);

/* All of it, for what must be proven. */
void digest_format_long(const struct digest *digest, char out[DIGEST_LONG]);

#endif
