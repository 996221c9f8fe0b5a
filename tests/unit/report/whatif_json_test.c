/* Before and after, as JSON. */
#include "json_check.h"
#include "persons.h"
#include "report/whatif.h"
#include "small.h"

static const char *const members[] = {
    "", "for = \"her2 = positive\"; logistics = { route = \"PO\"; hair = \"none\"; };",
    "never = ({ when = \"her2 = positive\"; because = \"Not here\"; });",
    "role = \"bone\";", NULL};

static const char flags[] = "flags = ({ code = \"x:new\"; severity = \"note\";"
                            "            when = \"her2 = positive\"; text = \"N\"; },"
                            "          { code = \"x:old\"; severity = \"note\";"
                            "            when = \"her2 = zero\"; text = \"O\"; });";

/* From HER2 zero to something else. */
static void write_whatif(const char *supposed, struct text *out)
{
    struct small small;
    struct answer then;
    small_open(&small, members, flags, "her2 = zero");
    small_assess(&small, supposed, &then);
    struct whatif whatif = {1, &supposed, &small.answer, &then};
    whatif_json(&whatif, out);
    CU_ASSERT_FALSE(out->failed);
    CU_ASSERT_TRUE(json_is_strict(out->bytes));
    small_close(&small);
}

static void the_first_of_each_role_is_told_before_and_after(void)
{
    static const char *const expected[][3] = {
        {"\"systemic\"", "\"a\"", "\"b\""}, {"\"local\"", "null", "null"},
        {"\"bone\"", "\"d\"", "\"d\""},     {"\"support\"", "null", "null"},
        {"\"trial\"", "null", "null"},
    };
    static const char *const keys[] = {"role", "before", "after"};
    struct text out = {0};
    write_whatif("her2 = positive", &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.supposed.0", "\"her2 = positive\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "whatif.first"), ROLE_COUNT);
    for (int i = 0; i < ROLE_COUNT; i++) {
        for (int k = 0; k < 3; k++) {
            char path[40];
            snprintf(path, sizeof path, "whatif.first.%d.%s", i, keys[k]);
            CU_ASSERT_TRUE(json_is(out.bytes, path, expected[i][k]));
        }
    }
    text_free(&out);
}

static void changes_tell_both_states_and_why(void)
{
    struct text out = {0};
    write_whatif("her2 = positive", &out);
    /* b came, a and d moved down, c left. */
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.changes.0.option", "\"b\""));
    CU_ASSERT_TRUE(
        json_is(out.bytes, "whatif.changes.0.before.state", "\"not applicable\""));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "whatif.changes.0.before.rank"));
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.changes.0.after.rank_in_role", "1"));
    CU_ASSERT_TRUE(
        json_is(out.bytes, "whatif.changes.0.because", "\"First choice here\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.changes.1.option", "\"a\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.changes.1.before.rank_in_role", "1"));
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.changes.1.after.rank_in_role", "2"));
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.changes.2.option", "\"c\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.changes.2.after.state", "\"ruled out\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.changes.2.because", "\"Not here\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "whatif.changes"), 3);
    text_free(&out);
}

static void flags_that_come_and_go_are_told(void)
{
    struct text out = {0};
    write_whatif("her2 = positive", &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "whatif.flags_raised"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.flags_raised.0", "\"x:new\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "whatif.flags_gone"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "whatif.flags_gone.0", "\"x:old\""));
    text_free(&out);
}

static void supposing_what_is_so_changes_nothing(void)
{
    struct text out = {0};
    write_whatif("her2 = zero", &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "whatif.changes"), 0);
    CU_ASSERT_EQUAL(json_count(out.bytes, "whatif.flags_raised"), 0);
    CU_ASSERT_EQUAL(json_count(out.bytes, "whatif.flags_gone"), 0);
    text_free(&out);
}

static void any_two_persons_give_strict_json(void)
{
    const char *supposed = "another \"person\"";
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct session *own = fixture.session;
    struct session *second = NULL;
    CU_ASSERT_EQUAL_FATAL(session_open(fixture.engine, &second), POISE_OK);
    for (int p = 0; p < PERSONS; p++) {
        struct text out = {0};
        const struct answer *before = fixture_answer(&fixture, persons[p], NULL);
        fixture.session = second;
        const struct answer *after =
            fixture_answer(&fixture, persons[(p + 1) % PERSONS], "quality-first");
        fixture.session = own;
        whatif_json(&(struct whatif){1, &supposed, before, after}, &out);
        CU_ASSERT_TRUE(json_is_strict(out.bytes));
        text_free(&out);
    }
    session_close(second);
    fixture_close(&fixture);
}

UNIT_SUITE(whatif_json) = {
    UNIT_TEST(the_first_of_each_role_is_told_before_and_after),
    UNIT_TEST(changes_tell_both_states_and_why),
    UNIT_TEST(flags_that_come_and_go_are_told),
    UNIT_TEST(supposing_what_is_so_changes_nothing),
    UNIT_TEST(any_two_persons_give_strict_json),
    UNIT_END,
};
