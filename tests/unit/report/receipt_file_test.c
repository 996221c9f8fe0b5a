/* Receipts as bytes: what is written is read again, and no byte can be changed unseen. */
#include "report/receipt.h"

#include <stdio.h>

#include "report/answer_json.h"

#include "json_check.h"
#include "receipts.h"

struct written {
    struct fixture fixture;
    struct receipt receipt;
    struct file_bytes bytes;
};

static struct written write_receipt(const struct secret *secret)
{
    struct written written = {.fixture = fixture_open()};
    struct text text = {0};
    fixture_engine(&written.fixture);
    written.receipt = receipt_of(&written.fixture, persons[0], NULL, secret);
    receipt_text(&written.receipt, &text);
    CU_ASSERT_FALSE_FATAL(text.failed);
    written.bytes = (struct file_bytes){
        arena_copy(written.fixture.arena, text.bytes, text.length), text.length};
    text_free(&text);
    return written;
}

static enum seal seal_of(struct written *written, const struct secret *secret)
{
    struct receipt read;
    if (receipt_read(written->fixture.arena, "r", &written->bytes, &read,
                     &written->fixture.problems) != POISE_OK)
        return SEAL_BROKEN;
    return receipt_seal(&read, &written->bytes, secret);
}

static void what_is_written_is_read_again(void)
{
    struct written written = write_receipt(&test_secret);
    struct receipt read;
    CU_ASSERT_EQUAL_FATAL(receipt_read(written.fixture.arena, "r", &written.bytes, &read,
                                       &written.fixture.problems),
                          POISE_OK);
    CU_ASSERT_EQUAL_FATAL(read.count, written.receipt.count);
    for (uint32_t i = 0; i < read.count; i++) {
        CU_ASSERT_STRING_EQUAL(read.lines[i].name, written.receipt.lines[i].name);
        CU_ASSERT_STRING_EQUAL(read.lines[i].value, written.receipt.lines[i].value);
    }
    fixture_close(&written.fixture);
}

static void a_seal_holds_under_its_own_secret_only(void)
{
    static const struct secret other = {{9}};
    struct written written = write_receipt(&test_secret);
    CU_ASSERT_EQUAL(seal_of(&written, &test_secret), SEAL_HOLDS);
    CU_ASSERT_EQUAL(seal_of(&written, &other), SEAL_OTHER_KEY);
    CU_ASSERT_EQUAL(seal_of(&written, NULL), SEAL_NO_KEY);
    fixture_close(&written.fixture);
}

static void a_receipt_without_a_seal_is_no_receipt_of_a_site_that_seals(void)
{
    struct written written = write_receipt(NULL);
    CU_ASSERT_EQUAL(seal_of(&written, NULL), SEAL_NONE);
    CU_ASSERT_EQUAL(seal_of(&written, &test_secret), SEAL_MISSING);
    fixture_close(&written.fixture);
}

static void no_byte_can_be_changed_unseen(void)
{
    struct written written = write_receipt(&test_secret);
    for (size_t i = 0; i < written.bytes.length; i += 7) {
        written.bytes.bytes[i] ^= 1;
        CU_ASSERT_NOT_EQUAL(seal_of(&written, &test_secret), SEAL_HOLDS);
        written.bytes.bytes[i] ^= 1;
    }
    CU_ASSERT_EQUAL(seal_of(&written, &test_secret), SEAL_HOLDS);
    fixture_close(&written.fixture);
}

static void nothing_can_be_added_or_cut_off_unseen(void)
{
    struct written written = write_receipt(&test_secret);
    struct file_bytes whole = written.bytes;
    struct text longer = {0};
    text_put_n(&longer, whole.bytes, whole.length);
    text_put(&longer, "place = blake2b:00 blake2b:00\n");
    written.bytes = (struct file_bytes){longer.bytes, longer.length};
    CU_ASSERT_NOT_EQUAL(seal_of(&written, &test_secret), SEAL_HOLDS);
    written.bytes = (struct file_bytes){longer.bytes, whole.length - 1};
    CU_ASSERT_NOT_EQUAL(seal_of(&written, &test_secret), SEAL_HOLDS);
    text_free(&longer);
    fixture_close(&written.fixture);
}

static void refuse(const char *text, const char *words)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {arena_string(fixture.arena, text), strlen(text)};
    struct receipt receipt;
    CU_ASSERT_EQUAL(
        receipt_read(fixture.arena, "march", &bytes, &receipt, &fixture.problems),
        POISE_E_RECEIPT);
    CU_ASSERT_TRUE(fixture_complains(&fixture, words));
    fixture_close(&fixture);
}

static void what_is_no_receipt_is_refused(void)
{
    refuse("", "the line \"answer\" is missing");
    refuse("er = positive\n", "\"er\" is no line of a receipt");
    refuse("poise = 1\npoise = 2\n", "\"poise\" stands twice");
    refuse("[cancer]\npoise = 1\n", "\"poise\" is no line of a receipt");
    refuse("receipt = 2\n", "it is of form 2, this Poise reads form 1");
}

static void in_json_it_is_the_last_member_with_the_same_lines(void)
{
    struct written written = write_receipt(&test_secret);
    struct text out = {0};
    char quoted[DIGEST_LONG + 2];
    answer_json_receipt(fixture_answer(&written.fixture, persons[0], NULL), false,
                        &written.receipt, &out);
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    snprintf(quoted, sizeof quoted, "\"%s\"", receipt_value(&written.receipt, "seal"));
    CU_ASSERT_TRUE(json_is(out.bytes, "receipt.seal", quoted));
    CU_ASSERT_TRUE(json_is(out.bytes, "receipt.as_of", "\"2026-11-23\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "receipt.place"),
                    (int)receipt_lines(&written.receipt, "place"));
    text_free(&out);
    fixture_close(&written.fixture);
}

UNIT_SUITE(receipt_file) = {
    UNIT_TEST(what_is_written_is_read_again),
    UNIT_TEST(a_seal_holds_under_its_own_secret_only),
    UNIT_TEST(a_receipt_without_a_seal_is_no_receipt_of_a_site_that_seals),
    UNIT_TEST(no_byte_can_be_changed_unseen),
    UNIT_TEST(nothing_can_be_added_or_cut_off_unseen),
    UNIT_TEST(what_is_no_receipt_is_refused),
    UNIT_TEST(in_json_it_is_the_last_member_with_the_same_lines),
    UNIT_END,
};
