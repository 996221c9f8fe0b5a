/* Bytes as text: base64, and digests as web pages name them. */
#ifndef BASE_ENCODE_H
#define BASE_ENCODE_H

#include <stddef.h>

/* The room that base64 of so many bytes takes, with the terminator. */
#define BASE64_ROOM(length) (((length) + 2) / 3 * 4 + 1)

/* Standard base64 with padding and a terminator. */
void base64_write(const void *bytes, size_t length, char *out);

#define SOURCE_DIGEST 52 /* "sha256-" + 44 + terminator */

/* "sha256-" and base64 of SHA-256: how a content security policy names a script or a
 * style sheet that stands in the page. */
void source_digest(const void *bytes, size_t length, char out[SOURCE_DIGEST]);

#endif
