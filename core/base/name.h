/* Names as people type them, and the nearest name that exists. */
#ifndef BASE_NAME_H
#define BASE_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Folds to lower case and turns spaces, hyphens and slashes into "_"; other bytes stay.
 * Writes at most `size` - 1 bytes and a terminator; false when it did not fit. */
bool name_fold(const char *text, size_t length, char *out, size_t size);

/* Collects the nearest of many names. Start with {.wanted = ..., .length = ...}. */
struct nearest {
    const char *wanted;
    size_t length;
    const char *best; /* NULL while none is near enough to be worth showing */
    size_t distance;
};

/* Offers one candidate. Near enough: at most a third of the letters differ, or one begins
 * with the other (from three letters on). Of equals the first offered stays. */
void nearest_offer(struct nearest *nearest, const char *candidate);

/* A 64-bit hash of bytes (FNV-1a), the same on every machine. */
uint64_t name_hash(const char *bytes, size_t length);

#endif
