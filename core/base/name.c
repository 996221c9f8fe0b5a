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
        out[i] = c == ' ' || c == '-' || c == '/' ? '_' : c;
    }
    out[length] = '\0';
    return true;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edit distance in which two letters that changed places count as one slip ("ecgo"); long
 * names are too far anyway. Rows: before the last, last, this. */
static size_t edit_distance(const char *a, size_t m, const char *b, size_t n)
{
    enum { LONGEST = 63 };
    size_t rows[3][LONGEST + 1] = {{0}};
    if (m > LONGEST || n > LONGEST)
        return m > n ? m : n;
    for (size_t j = 0; j <= n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= m; i++) {
        size_t *now = rows[i % 3];
        const size_t *last = rows[(i - 1) % 3];
        const size_t *before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= n; j++) {
            now[j] = smaller(smaller(last[j] + 1, now[j - 1] + 1),
                             last[j - 1] + (a[i - 1] != b[j - 1]));
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                now[j] = smaller(now[j], before[j - 2] + 1);
        }
    }
    return rows[m % 3][n];
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
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return hash;
}
