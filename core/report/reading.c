/* Counting words, sentences and syllables. */
#include "reading.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "words.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || c == '\'';
}

static bool is_vowel(char c)
{
    return strchr("aeiouy", lower(c)) != NULL;
}

/* Groups of vowels; a silent "e" at the end does not count, nor does that of "-ed" unless
 * it follows "t" or "d"; "-le" after a consonant counts. */
static uint32_t syllables(const char *word, size_t length)
{
    uint32_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < length; i++) {
        bool vowel = is_vowel(word[i]);
        count += vowel && !inside;
        inside = vowel;
    }
    char last = lower(word[length - 1]);
    char before = length > 1 ? lower(word[length - 2]) : ' ';
    char third = length > 2 ? lower(word[length - 3]) : ' ';
    bool silent_e = last == 'e' && !is_vowel(before) && before != 'l';
    bool silent_ed =
        last == 'd' && before == 'e' && !is_vowel(third) && third != 't' && third != 'd';
    bool silent_es = last == 's' && before == 'e' && !is_vowel(third) &&
                     strchr("sxzcgh", third) == NULL;
    if (count > 1 && (silent_e || silent_ed || silent_es))
        count--;
    return count == 0 ? 1 : count;
}

/* A sentence ends with its mark, with a bar between two words of a list, and at the end
 * of the text. */
void reading_add(struct reading_count *count, const char *text)
{
    uint32_t since = 0;
    for (const char *at = text; *at != '\0';) {
        size_t length = 0;
        while (is_letter(at[length]))
            length++;
        if (length > 0) {
            uint32_t number = syllables(at, length);
            count->words++;
            count->syllables += number;
            count->long_words += number >= 3;
            since++;
            at += length;
            continue;
        }
        if (strchr(".?!|", *at) != NULL && since > 0) {
            count->sentences++;
            since = 0;
        }
        at++;
    }
    count->sentences += since > 0;
}

int32_t reading_grade(const struct reading_count *count)
{
    if (count->sentences == 0)
        return 0;
    double in_thirty = 30.0 * count->long_words / count->sentences;
    return (int32_t)lround((3.1291 + 1.043 * sqrt(in_thirty)) * 10);
}

struct reading_count reading_of(const struct words *words)
{
    struct reading_count count = {0};
    for (int i = 0; i < WORD_COUNT; i++) {
        enum word_reader reader = words->entries[i].reader;
        bool whole = strpbrk(words->entries[i].text, ".?!") != NULL;
        if (whole && (reader == READER_PERSON || reader == READER_SCRIPT))
            reading_add(&count, words->entries[i].text);
    }
    return count;
}
