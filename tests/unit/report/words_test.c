/* The words of the page: filled in, taken apart, and plain. */
#include "report/words.h"

#include <ctype.h>

#include "small.h"

static void fill_one(const char *sentence, const char *a, const char *b,
                     const char *expected)
{
    const char *const slots[] = {a, b, NULL};
    struct text out = {0};
    words_fill(&out, sentence, slots);
    small_same(&out, expected);
}

static void slots_are_filled_in_any_order(void)
{
    fill_one("{2} of {1}.", "100", "7", "7 of 100.");
    fill_one("{1}, {1}", "a", NULL, "a, a");
    fill_one("{1} and {2}", "a", NULL, "a and ");
    fill_one("{5} {x} {", "a", "b", "{5} {x} {");
}

static void a_list_of_words_has_parts(void)
{
    static const char *const expected[] = {"a", "bc", "", "", ""};
    for (uint32_t i = 0; i < 5; i++) {
        struct text out = {0};
        words_part(&out, "a|bc|", i);
        small_same(&out, expected[i]);
    }
}

/* A language that is not there yet is English. */
static void every_word_says_something(void)
{
    const struct words *words = words_find("xx");
    CU_ASSERT_STRING_EQUAL(words->language, "en");
    for (int i = 0; i < WORD_COUNT; i++)
        CU_ASSERT_TRUE(words->entries[i].text[0] != '\0');
    CU_ASSERT_STRING_EQUAL(words_say(words, WORD_FOR_ME), "For me");
}

/* Two capitals in a row are an abbreviation; a receptor and a test of reading are called
 * by theirs everywhere. */
static bool has_abbreviation(const char *text)
{
    static const char *const allowed[] = {"HER2", "IPDAS", "SMOG"};
    for (const char *at = text; *at != '\0'; at++) {
        bool known = false;
        for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
            size_t length = strlen(allowed[i]);
            if (strncmp(at, allowed[i], length) == 0) {
                at += length - 1;
                known = true;
            }
        }
        if (!known && isupper((unsigned char)at[0]) && isupper((unsigned char)at[1]))
            return true;
    }
    return false;
}

static void a_person_reads_no_abbreviation(void)
{
    const struct words *words = words_find("en");
    for (int i = 0; i < WORD_COUNT; i++) {
        enum word_reader reader = words->entries[i].reader;
        bool bad = (reader == READER_PERSON || reader == READER_SCRIPT) &&
                   has_abbreviation(words->entries[i].text);
        CU_ASSERT_FALSE(bad);
        if (bad)
            fprintf(stderr, "abbreviation: %s\n", words->entries[i].text);
    }
}

UNIT_SUITE(words) = {
    UNIT_TEST(slots_are_filled_in_any_order),
    UNIT_TEST(a_list_of_words_has_parts),
    UNIT_TEST(every_word_says_something),
    UNIT_TEST(a_person_reads_no_abbreviation),
    UNIT_END,
};
