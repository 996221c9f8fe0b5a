/* The rows of IPDAS: all of them, once, with a proof; the file in docs says the same. */
#include "report/ipdas.h"

#include "base/file.h"
#include "small.h"

static void there_are_44_rows_each_with_a_proof(void)
{
    uint32_t sum = 0;
    for (int i = 0; i < IPDAS_STATES; i++)
        sum += ipdas_count((enum ipdas_state)i);
    CU_ASSERT_EQUAL(sum, IPDAS_ROWS);
    for (int i = 0; i < IPDAS_ROWS; i++) {
        CU_ASSERT_TRUE(ipdas_rows[i].asks[0] != '\0' && ipdas_rows[i].proof[0] != '\0');
        for (int j = 0; j < i; j++)
            CU_ASSERT_STRING_NOT_EQUAL(ipdas_rows[i].id, ipdas_rows[j].id);
    }
}

/* The first six decide if a page is a decision aid at all: none may be missing. */
static void nothing_that_qualifies_is_missing(void)
{
    for (int i = 0; i < IPDAS_ROWS; i++)
        if (ipdas_rows[i].id[0] == 'Q' || ipdas_rows[i].id[0] == 'C')
            CU_ASSERT_TRUE(ipdas_rows[i].state != IPDAS_NOT);
}

static void the_file_in_docs_says_the_same(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes;
    struct text out = {0};
    int status = file_read(fixture.arena, fixture_tree(&fixture, "docs/ipdas.json"),
                           (size_t)1 << 20, &bytes);
    CU_ASSERT_EQUAL_FATAL(status, 0);
    ipdas_json(&out);
    char *kept = arena_copy(fixture.arena, (const char *)bytes.bytes, bytes.length);
    small_same(&out, kept);
    fixture_close(&fixture);
}

UNIT_SUITE(ipdas) = {
    UNIT_TEST(there_are_44_rows_each_with_a_proof),
    UNIT_TEST(nothing_that_qualifies_is_missing),
    UNIT_TEST(the_file_in_docs_says_the_same),
    UNIT_END,
};
