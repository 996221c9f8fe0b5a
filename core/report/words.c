/* The tables of words_*.def. Another language is one more file and one more entry. */
#include "words.h"

#include <string.h>

#include "base/text.h"

static const struct word_entry english[] = {
#define WORD(name, reader, text) {#name, READER_##reader, text},
#include "words_en.def"
};

static const struct words languages[] = {{"en", english}};

const struct words *words_find(const char *language)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strcmp(languages[i].language, language) == 0)
            return &languages[i];
    return languages;
}

const char *words_say(const struct words *words, enum word word)
{
    return words->entries[word].text;
}

static const char *slot_value(const char *const *slots, int number)
{
    for (int i = 0; i < number; i++)
        if (slots[i] == NULL)
            return "";
    return slots[number] == NULL ? "" : slots[number];
}

void words_fill(struct text *out, const char *sentence, const char *const *slots)
{
    for (const char *at = sentence; *at != '\0'; at++) {
        if (at[0] == '{' && at[1] >= '1' && at[1] <= '4' && at[2] == '}') {
            text_put(out, slot_value(slots, at[1] - '1'));
            at += 2;
        } else {
            text_put_char(out, *at);
        }
    }
}

void words_part(struct text *out, const char *word, uint32_t number)
{
    const char *next;
    for (; number > 0 && (next = strchr(word, '|')) != NULL; number--)
        word = next + 1;
    text_put_n(out, word, strcspn(word, "|"));
}
