/* The secret of a site: 32 random bytes in a file that only its owner may read.
 *
 * With it a digest says nothing to those who do not have it: without a key, a digest of
 * few and known choices can be found by trying them all. It never leaves the file but
 * into memory, and is never printed. */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stdint.h>

#include "digest.h"

struct problems;

struct secret {
    unsigned char bytes[32];
};

/* Makes a new secret in a new file, readable by its owner only. POISE_OK, or the status
 * of the problem added: a file that is there already is left alone. */
int32_t secret_make(const char *path, struct problems *problems);

/* Reads a secret. POISE_OK, or the status of the problem added: a file that others may
 * read or that others may write is refused. */
int32_t secret_read(const char *path, struct secret *out, struct problems *problems);

/* Overwrites it. */
void secret_forget(struct secret *secret);

/* The digest of bytes under a secret. Digests for different purposes (at most 16 bytes)
 * have nothing in common. `secret` may be NULL: then anybody can make the same digest. */
void secret_digest(const struct secret *secret, const char *purpose, const void *bytes,
                   size_t length, struct digest *out);

/* What a secret is called in public: a short digest that does not give it away. */
void secret_name(const struct secret *secret, char out[DIGEST_TEXT]);

#endif
