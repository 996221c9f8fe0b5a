/* How hard a text is to read: the SMOG grade, in tenths of a school year. English only:
 * syllables are counted by its vowels. */
#ifndef REPORT_READING_H
#define REPORT_READING_H

#include <stdint.h>

struct words;

struct reading_count {
    uint32_t words;
    uint32_t sentences;
    uint32_t syllables;
    uint32_t long_words; /* of three syllables or more */
};

/* Adds what a text has; slots and bars count as the ends that they are. */
void reading_add(struct reading_count *count, const char *text);

/* 3.1291 + 1.043 x the root of the long words in 30 sentences, in tenths; 0 without a
 * sentence. */
int32_t reading_grade(const struct reading_count *count);

/* Of every sentence in the table that a person reads. Labels of a word or two are left
 * out: they would make the page look easier than it is. */
struct reading_count reading_of(const struct words *words);

#endif
