/* The layout of a secret key file: algorithm, key derivation and checksum (two bytes
 * each), salt, two limits of the derivation, then number, key and checksum, of which a
 * password hides the last three. */
#include "minisign_secret.h"

#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include <poise/status.h>

#include "text.h"

enum {
    AT_DERIVATION = 2,
    AT_CHECKSUM = 4,
    AT_SALT = 6,
    AT_OPERATIONS = 38,
    AT_MEMORY = 46,
    AT_HIDDEN = 54,
    AT_KEY = AT_HIDDEN + 8,
    AT_SUM = AT_KEY + 64,
    SECRET_BYTES = AT_SUM + 32,
    HIDDEN_BYTES = SECRET_BYTES - AT_HIDDEN
};

static uint64_t number_at(const unsigned char *bytes)
{
    uint64_t number = 0;
    for (int i = 7; i >= 0; i--)
        number = number << 8 | bytes[i];
    return number;
}

bool minisign_secret_new(struct minisign_secret *out)
{
    unsigned char point[crypto_sign_PUBLICKEYBYTES];
    if (sodium_init() < 0)
        return false;
    randombytes_buf(out->id, sizeof out->id);
    return crypto_sign_keypair(point, out->key) == 0;
}

/* -------------------- reading */

static bool decode(const char *text, size_t length, unsigned char bytes[SECRET_BYTES])
{
    static const char prefix[] = "untrusted comment: ";
    size_t decoded = 0;
    const char *end = memchr(text, '\n', length);
    if (end == NULL || length < sizeof prefix ||
        memcmp(text, prefix, sizeof prefix - 1) != 0)
        return false;
    length -= (size_t)(end + 1 - text);
    return sodium_base642bin(bytes, SECRET_BYTES, end + 1, length, "\r\n", &decoded, NULL,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           decoded == SECRET_BYTES && memcmp(bytes, "Ed", 2) == 0 &&
           memcmp(bytes + AT_CHECKSUM, "B2", 2) == 0;
}

/* Takes what the password hides out of hiding. */
static int32_t unhide(unsigned char bytes[SECRET_BYTES], const char *password)
{
    unsigned char stream[HIDDEN_BYTES];
    unsigned char sum[32];
    crypto_generichash_state state;
    uint64_t memory = number_at(bytes + AT_MEMORY);
    if (password == NULL)
        return POISE_E_TRUST_PASSWORD;
    if (memory > SIZE_MAX ||
        crypto_pwhash_scryptsalsa208sha256(
            stream, sizeof stream, password, strlen(password), bytes + AT_SALT,
            number_at(bytes + AT_OPERATIONS), (size_t)memory) != 0)
        return POISE_E_MEMORY;
    for (size_t i = 0; i < sizeof stream; i++)
        bytes[AT_HIDDEN + i] ^= stream[i];
    crypto_generichash_init(&state, NULL, 0, sizeof sum);
    crypto_generichash_update(&state, bytes, 2);
    crypto_generichash_update(&state, bytes + AT_HIDDEN, AT_SUM - AT_HIDDEN);
    crypto_generichash_final(&state, sum, sizeof sum);
    bool right = sodium_memcmp(sum, bytes + AT_SUM, sizeof sum) == 0;
    sodium_memzero(stream, sizeof stream);
    sodium_memzero(&state, sizeof state);
    return right ? POISE_OK : POISE_E_TRUST_PASSWORD;
}

static int32_t open_secret(unsigned char bytes[SECRET_BYTES], const char *password)
{
    if (memcmp(bytes + AT_DERIVATION, "Sc", 2) == 0)
        return unhide(bytes, password);
    return memcmp(bytes + AT_DERIVATION, "\0\0", 2) == 0 ? POISE_OK
                                                         : POISE_E_TRUST_FORMAT;
}

int32_t minisign_secret_read(const char *text, size_t length, const char *password,
                             struct minisign_secret *out)
{
    unsigned char bytes[SECRET_BYTES];
    if (sodium_init() < 0)
        return POISE_E_INTERNAL;
    int32_t status =
        decode(text, length, bytes) ? open_secret(bytes, password) : POISE_E_TRUST_FORMAT;
    if (status == POISE_OK) {
        memcpy(out->id, bytes + AT_HIDDEN, sizeof out->id);
        memcpy(out->key, bytes + AT_KEY, sizeof out->key);
    }
    sodium_memzero(bytes, sizeof bytes);
    return status;
}

/* -------------------- writing */

void minisign_secret_write(const struct minisign_secret *secret,
                           char out[MINISIGN_SECRET_TEXT])
{
    static const char comment[] = "untrusted comment: minisign secret key without a "
                                  "password\n";
    unsigned char bytes[SECRET_BYTES] = {'E', 'd', 0, 0, 'B', '2'};
    memcpy(bytes + AT_HIDDEN, secret->id, sizeof secret->id);
    memcpy(bytes + AT_KEY, secret->key, sizeof secret->key);
    memcpy(out, comment, sizeof comment);
    char *at = out + sizeof comment - 1;
    sodium_bin2base64(at, MINISIGN_SECRET_TEXT - sizeof comment, bytes, sizeof bytes,
                      sodium_base64_VARIANT_ORIGINAL);
    size_t length = strlen(at);
    at[length] = '\n';
    at[length + 1] = '\0';
    sodium_memzero(bytes, sizeof bytes);
}

void minisign_secret_public(const struct minisign_secret *secret,
                            struct minisign_key *out)
{
    memcpy(out->id, secret->id, sizeof out->id);
    crypto_sign_ed25519_sk_to_pk(out->point, secret->key);
}

void minisign_secret_wipe(struct minisign_secret *secret)
{
    sodium_memzero(secret, sizeof *secret);
}

/* -------------------- signing */

static void put_base64(const unsigned char *bytes, size_t length, struct text *out)
{
    char line[128];
    sodium_bin2base64(line, sizeof line, bytes, length, sodium_base64_VARIANT_ORIGINAL);
    text_put(out, line);
    text_put_char(out, '\n');
}

bool minisign_sign(const struct minisign_secret *secret, const void *bytes, size_t length,
                   const char *comment, struct text *out)
{
    unsigned char hash[crypto_generichash_BYTES_MAX];
    unsigned char head[2 + 8 + 64] = {'E', 'D'};
    unsigned char whole[64 + MINISIGN_COMMENT_LIMIT];
    unsigned char last[64];
    size_t comment_length = strnlen(comment, MINISIGN_COMMENT_LIMIT + 1);
    if (comment_length > MINISIGN_COMMENT_LIMIT || strpbrk(comment, "\r\n") != NULL)
        return false;
    crypto_generichash(hash, sizeof hash, bytes, length, NULL, 0);
    memcpy(head + 2, secret->id, sizeof secret->id);
    crypto_sign_detached(head + 10, NULL, hash, sizeof hash, secret->key);
    memcpy(whole, head + 10, 64);
    memcpy(whole + 64, comment, comment_length);
    crypto_sign_detached(last, NULL, whole, 64 + comment_length, secret->key);
    text_put(out, "untrusted comment: signature of a Poise plugin\n");
    put_base64(head, sizeof head, out);
    text_format(out, "trusted comment: %s\n", comment);
    put_base64(last, sizeof last, out);
    return true;
}
