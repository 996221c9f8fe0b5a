/* What the files that make receipts share: adding lines. */
#ifndef REPORT_RECEIPT_LINES_H
#define REPORT_RECEIPT_LINES_H

#include "receipt.h"

struct text;

struct receipt_maker {
    const struct receipt_source *source;
    struct arena *arena;
    struct receipt *receipt;
    uint32_t room; /* lines */
    bool failed;   /* out of memory */
};

/* Adds a line; the format must not use %f or %g. */
__attribute__((format(printf, 3, 4))) void receipt_add(struct receipt_maker *maker,
                                                       const char *name,
                                                       const char *format, ...);

/* Adds the lines about the answer: answer, part, place. */
void receipt_add_answer(struct receipt_maker *maker);

/* Adds key and seal, which cover all lines before. */
void receipt_add_seal(struct receipt_maker *maker);

#endif
