/* A receipt: what an answer was made from, and digests that prove the same answer later.
 *
 * It never holds the input, and nothing of the answer that can be read. With the secret
 * of a site every digest of the person and of the answer is keyed, and the receipt is
 * sealed; without one the input is not bound to it, and what it says of the answer could
 * be guessed by trying persons.
 *
 * A receipt is a list of lines, `name = value` in a file and members of "receipt" in
 * JSON:
 *     receipt      1, the form of this list
 *     poise, abi   versions
 *     generation   how often all of it was loaded in that process: to find the answer in
 *                  a log; two answers of different generations may well be the same
 *     as_of        the day of the answer
 *     site         digest of the settings; "defaults" without a file
 *     catalogue    one line a file: plugin, digest
 *     vocabulary   digest of facts, values and formulas, declared ones included
 *     presets      digest of the goals that have a name
 *     plugin       one line each: id, version, digest, status
 *     goals        "case", "preset NAME" or "file", the last with a keyed digest
 *     input        keyed digest of the case's bytes
 *     answer       digest of the whole answer
 *     part         one line a part of the answer: its key in JSON, digest; "case" only
 *                  with a secret
 *     place        one line a recommendation, in order: digests of the option's id and of
 *                  all that is said of it
 *     key, seal    the name of the secret, and a digest of all lines before
 *
 * The digest of the answer is that of the JSON that `--all` gives, without "generated",
 * whose content stands here line by line, and without the name of the goals' file. */
#ifndef REPORT_RECEIPT_H
#define REPORT_RECEIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/file.h"

struct answer;
struct arena;
struct json;
struct problems;
struct secret;
struct text;

struct receipt_line {
    const char *name;
    const char *value;
};

struct receipt {
    uint32_t count;
    struct receipt_line *lines;
};

/* What a receipt is made from. */
struct receipt_source {
    const struct answer *answer;
    const char *goals; /* where they come from, as above */
    struct file_bytes input;
    const struct secret *secret; /* NULL: the site has none */
};

/* Makes the receipt of an answer. POISE_OK or POISE_E_MEMORY. */
int32_t receipt_make(struct arena *arena, const struct receipt_source *source,
                     struct receipt *out);

/* The value of the first line with a name; NULL if there is none. */
const char *receipt_value(const struct receipt *receipt, const char *name);

/* The line with a name at an index among those of that name; NULL past the last. */
const struct receipt_line *receipt_line_at(const struct receipt *receipt,
                                           const char *name, uint32_t index);

/* How an option is named at a place (from 1) of a receipt. */
void receipt_place(const struct secret *secret, uint32_t place, const char *option,
                   char out[DIGEST_TEXT]);

/* -------------------- as bytes */

/* Writes the file. */
void receipt_text(const struct receipt *receipt, struct text *out);

/* Writes the member "receipt"; names that occur more than once are lists. */
void receipt_json(const struct receipt *receipt, struct json *json);

/* Reads a file. POISE_OK, or the status of the last problem added. */
int32_t receipt_read(struct arena *arena, const char *file,
                     const struct file_bytes *bytes, struct receipt *out,
                     struct problems *problems);

enum seal {
    SEAL_NONE,      /* neither the receipt nor the site has one */
    SEAL_HOLDS,     /* not a byte was changed since */
    SEAL_BROKEN,    /* changed */
    SEAL_OTHER_KEY, /* sealed with another secret */
    SEAL_NO_KEY,    /* sealed, but there is no secret to look with */
    SEAL_MISSING    /* not sealed, though the site seals its receipts */
};

/* Looks at the seal of a receipt that was read from `bytes`. */
enum seal receipt_seal(const struct receipt *receipt, const struct file_bytes *bytes,
                       const struct secret *secret);

#endif
