/* Detached signatures in the format of minisign, a standard tool: what is signed there is
 * accepted here, and the other way round.
 *
 * Here stand public keys and the checking of signatures; secret keys are in
 * minisign_secret.h. It is decided elsewhere whose key is trusted for what. */
#ifndef BASE_MINISIGN_H
#define BASE_MINISIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MINISIGN_ENDING   ".minisig" /* "plugin.so.minisig" lies beside "plugin.so" */
#define MINISIGN_KEY_TEXT 57         /* "RW...", with its terminator */
#define MINISIGN_ID_TEXT  17         /* 16 hexadecimal digits, with the terminator */

enum { MINISIGN_FILE_LIMIT = 16 << 10, MINISIGN_COMMENT_LIMIT = 8192 };

struct minisign_key {
    unsigned char id[8];
    unsigned char point[32];
};

/* What a signature file says. Nothing of it is true before minisign_verify. */
struct minisign_signature {
    bool hashed;             /* of the BLAKE2b-512 of the bytes ("ED"), not of them */
    unsigned char key_id[8]; /* names the key; proves nothing */
    unsigned char bytes[64]; /* over the file */
    unsigned char whole[64]; /* over `bytes` and the trusted comment */
    const char *comment;     /* the trusted comment; not terminated */
    size_t comment_length;
};

/* Reads a public key, "RW" and 54 letters more. False when it is none. [any] */
bool minisign_key_read(const char *text, size_t length, struct minisign_key *out);

/* Reads a public key file: a comment, then the key. A key alone is taken too. [any] */
bool minisign_key_file(const char *text, size_t length, struct minisign_key *out);

/* Writes a public key as it stands in a site file. [any] */
void minisign_key_write(const struct minisign_key *key, char out[MINISIGN_KEY_TEXT]);

/* Writes the number of a key as minisign shows it. [any] */
void minisign_id_write(const unsigned char id[8], char out[MINISIGN_ID_TEXT]);

/* Reads the four lines of a signature file; `out` points into `text`. False when they are
 * not in the format. [any] */
bool minisign_signature_read(const char *text, size_t length,
                             struct minisign_signature *out);

/* Does the signature fit the bytes, and its comment the signature? POISE_OK, POISE_E_
 * TRUST_KEY when another key made it, POISE_E_TRUST_SIGNATURE when it does not fit. [any]
 */
int32_t minisign_verify(const struct minisign_signature *signature,
                        const struct minisign_key *key, const void *bytes, size_t length);

#endif
