/* Reading is strict: four lines, one prefix each, standard base64 of the exact length. */
#include "minisign.h"

#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include <poise/status.h>

static const char untrusted[] = "untrusted comment: ";
static const char trusted[] = "trusted comment: ";

enum { KEY_BYTES = 2 + 8 + 32, SIGNATURE_BYTES = 2 + 8 + 64, WHOLE_BYTES = 64 };

/* -------------------- lines */

struct lines {
    const char *at;
    size_t left;
};

struct line {
    const char *bytes;
    size_t length;
};

/* Takes a line off, without its end. False when none is left. */
static bool take_line(struct lines *lines, struct line *out)
{
    if (lines->left == 0)
        return false;
    const char *end = memchr(lines->at, '\n', lines->left);
    size_t length = end == NULL ? lines->left : (size_t)(end - lines->at);
    size_t taken = end == NULL ? length : length + 1;
    *out = (struct line){lines->at, length};
    if (length > 0 && out->bytes[length - 1] == '\r')
        out->length--;
    lines->at += taken;
    lines->left -= taken;
    return true;
}

/* Takes a line off that begins with a prefix, which is left out. */
static bool take_comment(struct lines *lines, const char *prefix, struct line *out)
{
    size_t length = strlen(prefix);
    if (!take_line(lines, out) || out->length < length ||
        memcmp(out->bytes, prefix, length) != 0)
        return false;
    out->bytes += length;
    out->length -= length;
    return out->length <= MINISIGN_COMMENT_LIMIT &&
           memchr(out->bytes, '\0', out->length) == NULL;
}

/* libsodium takes some bytes outside ASCII for letters. */
static bool is_ascii(const struct line *line)
{
    for (size_t i = 0; i < line->length; i++)
        if ((unsigned char)line->bytes[i] >= 0x80)
            return false;
    return true;
}

static bool take_base64(struct lines *lines, unsigned char *out, size_t size)
{
    struct line line;
    size_t length = 0;
    return take_line(lines, &line) && is_ascii(&line) &&
           sodium_base642bin(out, size, line.bytes, line.length, NULL, &length, NULL,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           length == size;
}

static bool nothing_left(const struct lines *lines)
{
    for (size_t i = 0; i < lines->left; i++)
        if (lines->at[i] != '\n' && lines->at[i] != '\r')
            return false;
    return true;
}

/* -------------------- public keys */

bool minisign_key_read(const char *text, size_t length, struct minisign_key *out)
{
    struct lines lines = {text, length};
    unsigned char bytes[KEY_BYTES];
    if (!take_base64(&lines, bytes, sizeof bytes) || !nothing_left(&lines) ||
        memcmp(bytes, "Ed", 2) != 0)
        return false;
    memcpy(out->id, bytes + 2, sizeof out->id);
    memcpy(out->point, bytes + 10, sizeof out->point);
    return true;
}

bool minisign_key_file(const char *text, size_t length, struct minisign_key *out)
{
    struct lines lines = {text, length};
    struct line comment;
    if (!take_comment(&lines, untrusted, &comment))
        lines = (struct lines){text, length};
    return minisign_key_read(lines.at, lines.left, out);
}

void minisign_key_write(const struct minisign_key *key, char out[MINISIGN_KEY_TEXT])
{
    unsigned char bytes[KEY_BYTES] = {'E', 'd'};
    memcpy(bytes + 2, key->id, sizeof key->id);
    memcpy(bytes + 10, key->point, sizeof key->point);
    sodium_bin2base64(out, MINISIGN_KEY_TEXT, bytes, sizeof bytes,
                      sodium_base64_VARIANT_ORIGINAL);
}

void minisign_id_write(const unsigned char id[8], char out[MINISIGN_ID_TEXT])
{
    for (int i = 0; i < 8; i++)
        snprintf(out + (ptrdiff_t)2 * i, 3, "%02X", id[7 - i]);
}

/* -------------------- signatures */

bool minisign_signature_read(const char *text, size_t length,
                             struct minisign_signature *out)
{
    struct lines lines = {text, length};
    unsigned char bytes[SIGNATURE_BYTES];
    struct line comment;
    *out = (struct minisign_signature){.hashed = false};
    if (!take_comment(&lines, untrusted, &comment) ||
        !take_base64(&lines, bytes, sizeof bytes) ||
        !take_comment(&lines, trusted, &comment) ||
        !take_base64(&lines, out->whole, sizeof out->whole) || !nothing_left(&lines))
        return false;
    out->hashed = memcmp(bytes, "ED", 2) == 0;
    if (!out->hashed && memcmp(bytes, "Ed", 2) != 0)
        return false;
    memcpy(out->key_id, bytes + 2, sizeof out->key_id);
    memcpy(out->bytes, bytes + 10, sizeof out->bytes);
    out->comment = comment.bytes;
    out->comment_length = comment.length;
    return true;
}

static bool fits(const unsigned char signature[64], const struct minisign_key *key,
                 const void *bytes, size_t length)
{
    return crypto_sign_verify_detached(signature, bytes, length, key->point) == 0;
}

static bool fits_file(const struct minisign_signature *signature,
                      const struct minisign_key *key, const void *bytes, size_t length)
{
    unsigned char hash[crypto_generichash_BYTES_MAX];
    if (!signature->hashed)
        return fits(signature->bytes, key, bytes, length);
    crypto_generichash(hash, sizeof hash, bytes, length, NULL, 0);
    return fits(signature->bytes, key, hash, sizeof hash);
}

int32_t minisign_verify(const struct minisign_signature *signature,
                        const struct minisign_key *key, const void *bytes, size_t length)
{
    unsigned char whole[sizeof signature->bytes + MINISIGN_COMMENT_LIMIT];
    if (sodium_init() < 0)
        return POISE_E_INTERNAL;
    if (memcmp(signature->key_id, key->id, sizeof key->id) != 0)
        return POISE_E_TRUST_KEY;
    if (!fits_file(signature, key, bytes, length))
        return POISE_E_TRUST_SIGNATURE;
    memcpy(whole, signature->bytes, sizeof signature->bytes);
    memcpy(whole + sizeof signature->bytes, signature->comment,
           signature->comment_length);
    bool whole_fits = fits(signature->whole, key, whole,
                           sizeof signature->bytes + signature->comment_length);
    return whole_fits ? POISE_OK : POISE_E_TRUST_SIGNATURE;
}
