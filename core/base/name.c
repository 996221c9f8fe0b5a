/* Folding, edit distance and hashing of short names. */
#include "name.h"

#include <string.h>

bool name_fold(const char *text, size_t length, char *out, size_t size)
{
    if (length >= size)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        out[i] = c == ' ' || c == '-' ? '_' : c;
    }
    out[length] = '\0';
    return true;
}

static size_t min3(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Levenshtein distance of two names; long ones are too far anyway. */
static size_t edit_distance(const char *a, size_t m, const char *b, size_t n)
{
    enum { LONGEST = 63 };
    if (m > LONGEST || n > LONGEST)
        return LONGEST;
    size_t row[LONGEST + 1];
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; i <= m; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t above = row[j];
            row[j] = min3(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    return row[n];
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
    size_t length = strlen(candidate);
    size_t shorter = length < nearest->length ? length : nearest->length;
    size_t longer = length < nearest->length ? nearest->length : length;
    size_t distance = edit_distance(nearest->wanted, nearest->length, candidate, length);
    bool begins = shorter >= 3 && memcmp(nearest->wanted, candidate, shorter) == 0;
    if (begins)
        distance = distance < 2 ? distance : 2;
    if (distance * 3 > longer && !begins)
        return;
    if (nearest->best == NULL || distance < nearest->distance) {
        nearest->best = candidate;
        nearest->distance = distance;
    }
}

uint64_t name_hash(const char *bytes, size_t length)
{
    uint64_t hash = 1469598103934665603u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return hash;
}
