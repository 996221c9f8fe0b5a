/* How hard a text is to read: the Flesch-Kincaid grade, in tenths of a school year. English
 * only: syllables are counted by its vowels. */
#ifndef REPORT_READING_H
#define REPORT_READING_H

#include <stdint.h>

struct words;

struct reading_count {
    uint32_t words;
    uint32_t sentences;
    uint32_t syllables;
};

/* Adds what a text has; slots and bars count as the ends that they are. */
void reading_add(struct reading_count *count, const char *text);

/* 0.39 x words a sentence + 11.8 x syllables a word - 15.59, in tenths, not below 0. */
int32_t reading_grade(const struct reading_count *count);

/* Of every sentence in the table that a person reads. Labels of a word or two are left out:
 * they would make the page look easier than it is. */
struct reading_count reading_of(const struct words *words);

#endif
