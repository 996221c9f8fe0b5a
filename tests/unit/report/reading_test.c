/* The reading level of texts that can be counted by hand, and of the page. */
#include "report/reading.h"

#include "report/words.h"
#include "small.h"

static struct reading_count count_of(const char *text)
{
    struct reading_count count = {0};
    reading_add(&count, text);
    return count;
}

static void words_sentences_and_syllables_are_counted(void)
{
    static const struct {
        const char *text;
        uint32_t words, sentences, syllables;
    } cases[] = {
        {"", 0, 0, 0},
        {"The cat sat.", 3, 1, 3},
        {"The cat sat. It was happy!", 6, 2, 7},
        {"one|two words", 3, 2, 3},
        {"A table made of stone", 5, 1, 6},
        {"You wanted and asked for it?", 6, 1, 7},
        {"3 of 100 ({1}).", 1, 1, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading_count count = count_of(cases[i].text);
        CU_ASSERT_EQUAL(count.words, cases[i].words);
        CU_ASSERT_EQUAL(count.sentences, cases[i].sentences);
        CU_ASSERT_EQUAL(count.syllables, cases[i].syllables);
    }
}

static void the_grade_is_that_of_smog(void)
{
    /* 3.1291 + 1.043 x sqrt(30 x 16 / 10) = 10.36 */
    struct reading_count count = {.sentences = 10, .long_words = 16};
    CU_ASSERT_EQUAL(reading_grade(&count), 104);
    count = (struct reading_count){.words = 3, .sentences = 1};
    CU_ASSERT_EQUAL(reading_grade(&count), 31);
    count = (struct reading_count){0};
    CU_ASSERT_EQUAL(reading_grade(&count), 0);
    count = count_of("A hospital is a building. Go.");
    CU_ASSERT_EQUAL(count.long_words, 1);
}

/* IPDAS: at most grade 8; the page aims at 6. */
static void a_person_can_read_the_page(void)
{
    struct reading_count count = reading_of(words_find("en"));
    fprintf(stderr, "reading level: %.1f over %u words in %u sentences\n",
            reading_grade(&count) / 10.0, count.words, count.sentences);
    CU_ASSERT_TRUE(count.words > 1000);
    CU_ASSERT_TRUE(reading_grade(&count) <= 60);
    CU_ASSERT_TRUE(count.words <= 15 * count.sentences);
}

UNIT_SUITE(reading) = {
    UNIT_TEST(words_sentences_and_syllables_are_counted),
    UNIT_TEST(the_grade_is_that_of_smog),
    UNIT_TEST(a_person_can_read_the_page),
    UNIT_END,
};
