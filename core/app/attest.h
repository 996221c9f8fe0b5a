/* Receipts of what is on the desk, with the key of the site. */
#ifndef APP_ATTEST_H
#define APP_ATTEST_H

#include "base/secret.h"
#include "desk.h"
#include "report/receipt.h"

/* Reads the site's key. *out is `room`, or NULL when the site has none: a key is never
 * made in passing. The caller forgets it. */
enum exit_code attest_key(struct desk *desk, struct secret *room,
                          const struct secret **out);

/* The receipt of an answer to the case that was read last. */
enum exit_code attest_answer(struct desk *desk, const struct answer *answer,
                             const struct secret *secret, struct receipt *out);

#endif
