/* Secret keys in the format of minisign, and signing with them.
 *
 * A secret lives on the caller's stack as short as it can, and is wiped. */
#ifndef BASE_MINISIGN_SECRET_H
#define BASE_MINISIGN_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "minisign.h"

struct text;

#define MINISIGN_SECRET_TEXT 320 /* a secret key file, with its terminator */

struct minisign_secret {
    unsigned char id[8];
    unsigned char key[64];
};

/* A new key. False when the system gives no random bytes. [any] */
bool minisign_secret_new(struct minisign_secret *out);

/* Reads a secret key file, closed with a password or not. `password` may be NULL.
 * POISE_OK; POISE_E_TRUST_FORMAT when it is no such file; POISE_E_TRUST_PASSWORD when it
 * needs a password, or another one; POISE_E_MEMORY: opening takes up to 1 GiB. [any] */
int32_t minisign_secret_read(const char *text, size_t length, const char *password,
                             struct minisign_secret *out);

/* Writes a secret key file without a password, as `minisign -GW` does. [any] */
void minisign_secret_write(const struct minisign_secret *secret,
                           char out[MINISIGN_SECRET_TEXT]);

/* The public half. [any] */
void minisign_secret_public(const struct minisign_secret *secret,
                            struct minisign_key *out);

/* Signs bytes, hashed first, and writes the signature file. `comment` is one line and
 * signed too. False when it is longer than MINISIGN_COMMENT_LIMIT or not one line. [any]
 */
bool minisign_sign(const struct minisign_secret *secret, const void *bytes, size_t length,
                   const char *comment, struct text *out);

/* Overwrites a secret so that no compiler leaves it out. [any] */
void minisign_secret_wipe(struct minisign_secret *secret);

#endif
