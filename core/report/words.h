/* Everything that the page says by itself, one table a language.
 *
 * A sentence may have slots {1} to {4} that are filled in. What catalogues, plugins and
 * records say is theirs and stands beside it. Words for a person are short and everyday:
 * their reading level is computed from this table and printed on the page. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include <stdint.h>

struct text;

enum word {
#define WORD(name, reader, text) WORD_##name,
#include "words_en.def"
    WORD_COUNT
};

/* Who reads it: the person, the team, or nobody by themselves (a month's name). SCRIPT:
 * for the person, and handed to the script of the page. */
enum word_reader { READER_PERSON, READER_TEAM, READER_NONE, READER_SCRIPT };

struct word_entry {
    const char *name; /* "SAYS_HAIR_STAYS" */
    enum word_reader reader;
    const char *text;
};

struct words {
    const char *language; /* as HTML names it: "en" */
    const struct word_entry *entries;
};

/* The table of a language; that of English when there is none. */
const struct words *words_find(const char *language);

const char *words_say(const struct words *words, enum word word);

/* Writes a sentence with its slots filled; a slot without a value is left out. `slots`
 * ends with NULL. */
void words_fill(struct text *out, const char *sentence, const char *const *slots);

/* The part of a word "a|b|c" with this number, from 0; the last one past the end. */
void words_part(struct text *out, const char *word, uint32_t number);

#endif
