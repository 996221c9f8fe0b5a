/* A whole case: what is used, what is refused, and where every problem is. */
#include "intake/case_file.h"

#include <stdlib.h>
#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/date.h"
#include "base/file.h"
#include "base/ini.h"
#include "fixture.h"
#include "unit.h"

/* Reads bytes as the file "case.ini"; NULL when nothing is used of them. */
static struct record *read_bytes(struct fixture *fixture, const char *bytes,
                                 size_t length, struct goals *goals)
{
    char *copy = arena_copy(fixture->arena, bytes, length);
    CU_ASSERT_PTR_NOT_NULL_FATAL(copy);
    struct file_bytes file = {copy, length};
    struct record *record = NULL;
    int before = fixture->problems.count;
    int32_t status = case_read(fixture->arena, fixture->vocabulary, "case.ini", &file,
                               &record, goals, &fixture->problems);
    /* The one law: used whole, or refused with the status of the last problem. */
    CU_ASSERT_EQUAL(record != NULL, status == POISE_OK);
    CU_ASSERT_EQUAL(record != NULL, fixture->problems.count == before);
    if (record == NULL && fixture->problems.last != NULL)
        CU_ASSERT_EQUAL(status, fixture->problems.last->status);
    return record;
}

static struct record *read_case(struct fixture *fixture, const char *text)
{
    struct goals goals;
    return read_bytes(fixture, text, strlen(text), &goals);
}

static struct record *read_good(struct fixture *fixture, const char *text)
{
    struct record *record = read_case(fixture, text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    return record;
}

static bool complains_at(const struct fixture *fixture, int line, const char *words)
{
    for (const struct problem *p = fixture->problems.first; p != NULL; p = p->next)
        if (p->line == line && strcmp(p->file, "case.ini") == 0 &&
            strstr(p->reason, words) != NULL)
            return true;
    return false;
}

/* The text is refused with one problem. */
static void refuse(const char *text, int32_t status, int line, const char *reason)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_PTR_NULL(read_case(&fixture, text));
    CU_ASSERT_EQUAL_FATAL(fixture.problems.count, 1);
    CU_ASSERT_EQUAL(fixture.problems.first->status, status);
    CU_ASSERT_EQUAL(fixture.problems.first->line, line);
    CU_ASSERT_STRING_EQUAL(fixture.problems.first->reason, reason);
    fixture_close(&fixture);
}

/* "name=value" of a fact, or "name=?" while it is not known. */
static void expect_fact(const struct record *record, uint32_t number, const char *written)
{
    const struct fact *fact = fact_at(record->vocabulary, number);
    struct text out = {0};
    text_format(&out, "%s=", fact->name);
    if (record_knows(record, number))
        datum_write(fact, &record_at(record, number)->datum, &out);
    else
        text_put_char(&out, '?');
    CU_ASSERT_STRING_EQUAL(out.bytes, written);
    text_free(&out);
}

static const struct remark *remark_with(const struct record *record, const char *words)
{
    const struct remark *remark = record->remarks;
    while (remark != NULL && strstr(remark->text, words) == NULL)
        remark = remark->next;
    return remark;
}

/* -------------------- what is used */

static void a_case_states_facts_with_date_source_and_line(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        read_good(&fixture, "[person]\n"
                            "age = 62\n"
                            "[cancer]\n"
                            "her2 = low [2026-03-02, metastasis biopsy]\n"
                            "[spread]\n"
                            "sites = bone, liver\n");
    const struct reading *her2 = record_at(record, POISE_FACT_HER2);
    int32_t day = 0;
    CU_ASSERT_TRUE(date_parse("2026-03-02", 10, &day));
    expect_fact(record, POISE_FACT_AGE, "age=62 years");
    expect_fact(record, POISE_FACT_HER2, "her2=low");
    expect_fact(record, POISE_FACT_SITES, "sites=bone, liver");
    expect_fact(record, POISE_FACT_ER, "er=?");
    CU_ASSERT_EQUAL(her2->date, day);
    CU_ASSERT_STRING_EQUAL(her2->source, "metastasis biopsy");
    CU_ASSERT_EQUAL(her2->line, 4);
    CU_ASSERT_STRING_EQUAL(record->file, "case.ini");
    fixture_close(&fixture);
}

static void sections_only_group(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = read_good(&fixture, "age = 62\n"
                                                "[health]\ner = low\n"
                                                "[facts]\nher2 = low\n"
                                                "[goals]\nqtc = 420\n");
    expect_fact(record, POISE_FACT_AGE, "age=62 years");
    expect_fact(record, POISE_FACT_ER, "er=low");
    expect_fact(record, POISE_FACT_HER2, "her2=low");
    expect_fact(record, POISE_FACT_QTC, "qtc=420 ms");
    fixture_close(&fixture);
}

static void every_section_of_the_vocabulary_is_taken(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_PTR_NOT_NULL(read_case(&fixture,
                                     "[person]\nage = 62\n[cancer]\ner = low\n"
                                     "[biomarkers]\npik3ca = wt\n[history]\nline = 1\n"
                                     "[spread]\nsites = bone\n[symptoms]\nbone_pain = 3\n"
                                     "[health]\nqtc = 420\n[goals]\nwishes = home\n"
                                     "[meta]\nid = 1\n"));
    fixture_close(&fixture);
}

static void a_name_is_taken_in_any_case_with_spaces_or_hyphens(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        read_good(&fixture, "ER = low\nBrain Metastases: none\nprior-therapy = T-DXd\n");
    expect_fact(record, POISE_FACT_ER, "er=low");
    expect_fact(record, POISE_FACT_BRAIN_METASTASES, "brain_metastases=none");
    expect_fact(record, POISE_FACT_PRIOR_THERAPY, "prior_therapy=tdxd");
    fixture_close(&fixture);
}

static void a_fact_of_a_plugin_may_have_a_hyphen(void)
{
    static const struct fact dose = {.type = FACT_NUMBER,
                                     .name = "acme-rt.dose",
                                     .unit = "Gy",
                                     .high = 100,
                                     .meaning = "Dose"};
    struct fixture fixture = fixture_open();
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &dose), POISE_OK);
    struct record *record = read_good(&fixture, "[facts]\nacme-rt.dose = 20 Gy\n");
    CU_ASSERT_EQUAL(record->readings[POISE_FACT_END].datum.number, 20);
    fixture_close(&fixture);
}

static void meta_names_the_case(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        read_good(&fixture, "[meta]\nid = case-7\ntitle = A woman of 62\nnote = any\n"
                            "[person]\nage = 62\n");
    CU_ASSERT_STRING_EQUAL(record->id, "case-7");
    CU_ASSERT_STRING_EQUAL(record->title, "A woman of 62");
    CU_ASSERT_STRING_EQUAL(read_good(&fixture, "age = 62\n")->id, "");
    fixture_close(&fixture);
    refuse("[meta]\nid = 1\nname = Jane\n", POISE_E_FACT_NAME, 3,
           "[meta] takes id, title and note, not \"name\"");
}

static void windows_files_are_read_with_their_lines(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = read_good(&fixture, "\xef\xbb\xbf[cancer]\r\n\r\n"
                                                "er = positive [2026, letter]\r\n"
                                                "sites = bone,\r\n  liver\r\n");
    expect_fact(record, POISE_FACT_ER, "er=positive");
    expect_fact(record, POISE_FACT_SITES, "sites=bone, liver");
    CU_ASSERT_EQUAL(record_at(record, POISE_FACT_ER)->line, 3);
    CU_ASSERT_EQUAL(record_at(record, POISE_FACT_SITES)->line, 4);
    fixture_close(&fixture);
}

static void a_very_long_list_is_read_to_its_end(void)
{
    struct fixture fixture = fixture_open();
    struct text text = {0};
    text_put(&text, "prior_therapy = ");
    text_repeat(&text, "letrozole, ribociclib, ", 2000);
    text_put(&text, "T-DXd [2026-03-02]\nage = 62\n");
    struct record *record = read_good(&fixture, text.bytes);
    expect_fact(record, POISE_FACT_PRIOR_THERAPY,
                "prior_therapy=letrozole, ribociclib, tdxd");
    CU_ASSERT_EQUAL(record_at(record, POISE_FACT_AGE)->line, 2);
    text_free(&text);
    fixture_close(&fixture);
}

/* -------------------- what is refused */

static void an_unknown_name_is_answered_with_the_nearest(void)
{
    refuse("age = 62\necgo = 1\n", POISE_E_FACT_NAME, 2,
           "no fact is called \"ecgo\"; the nearest is \"ecog\"");
    refuse("[health]\nhaemoglobn = 12 g/dL\n", POISE_E_FACT_NAME, 2,
           "no fact is called \"haemoglobn\"; the nearest is \"haemoglobin\"");
    refuse("shoe_size_of_the_dog = 44\n", POISE_E_FACT_NAME, 1,
           "no fact is called \"shoe_size_of_the_dog\"");
}

static void an_unknown_section_is_refused_at_its_entries(void)
{
    refuse("[person]\nage = 62\n[labs]\nqtc = 420\n", POISE_E_SECTION, 4,
           "no section is called [labs]");
}

static void a_problem_of_any_kind_refuses_the_whole_record(void)
{
    const struct {
        const char *line;
        int32_t status;
    } cases[] = {
        {"er = postive", POISE_E_FACT_VALUE},
        {"ecgo = 1", POISE_E_FACT_NAME},
        {"qtc = 420 kg", POISE_E_FACT_UNIT},
        {"er = low [2026-02-30]", POISE_E_FACT_DATE},
        {"er = low [2026-03-02", POISE_E_SYNTAX},
        {"er low", POISE_E_SYNTAX},
        {"er =", POISE_E_FACT_VALUE},
        {"sites = bone, livr", POISE_E_FACT_VALUE},
        {"[goals]\nhair = 11", POISE_E_GOAL},
        {"[goals]\nhair = 1\norder = hair", POISE_E_GOALS_CONFLICT},
        {"[labs]\nqtc = 420", POISE_E_SECTION},
        {"[meta]\nname = Jane", POISE_E_FACT_NAME},
        {"title = caf\xe9", POISE_E_TEXT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture = fixture_open();
        struct text text = {0};
        text_format(&text, "age = 62\n%s\n[person]\nfrail = no\n", cases[i].line);
        CU_ASSERT_PTR_NULL(read_case(&fixture, text.bytes));
        CU_ASSERT_EQUAL_FATAL(fixture.problems.count, 1);
        CU_ASSERT_EQUAL(fixture.problems.first->status, cases[i].status);
        text_free(&text);
        fixture_close(&fixture);
    }
}

static void every_problem_is_reported_in_one_run(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_PTR_NULL(read_case(&fixture, "[person]\n"
                                           "age = sixty\n"
                                           "ecgo = 1\n"
                                           "\n"
                                           "# a comment\n"
                                           "[cancer]\n"
                                           "er = postive [2026-03-02]\n"
                                           "her2 = low [2026-13-02]\n"
                                           "pr negative\n"
                                           "sites = bne,\n"
                                           "  livr\n"
                                           "[labs]\n"
                                           "qtc = 420 kg\n"
                                           "[health]\n"
                                           "qtc = 420 kg\n"));
    CU_ASSERT_EQUAL(fixture.problems.count, 9);
    CU_ASSERT_TRUE(complains_at(&fixture, 2, "age is a whole number, not \"sixty\""));
    CU_ASSERT_TRUE(complains_at(&fixture, 3, "the nearest is \"ecog\""));
    CU_ASSERT_TRUE(complains_at(&fixture, 7, "the nearest is \"positive\""));
    CU_ASSERT_TRUE(complains_at(&fixture, 8, "\"2026-13-02\" is not a date"));
    CU_ASSERT_TRUE(complains_at(&fixture, 9, "is not `name = value`"));
    CU_ASSERT_TRUE(complains_at(&fixture, 10, "the nearest is \"bone\""));
    CU_ASSERT_TRUE(complains_at(&fixture, 10, "the nearest is \"liver\""));
    CU_ASSERT_TRUE(complains_at(&fixture, 13, "no section is called [labs]"));
    CU_ASSERT_TRUE(complains_at(&fixture, 15, "qtc is in \"ms\", not in \"kg\""));
    fixture_close(&fixture);
}

static void a_file_that_states_nothing_is_refused(void)
{
    refuse("", POISE_E_SYNTAX, 0, "the file states nothing");
    refuse("\n  \n# later\n[person]\n", POISE_E_SYNTAX, 0, "the file states nothing");
}

#define BYTES(text)                                                                      \
    {                                                                                    \
        text, sizeof(text) - 1                                                           \
    }

static void a_file_of_another_kind_is_refused(void)
{
    const struct {
        const char *bytes;
        size_t length;
    } files[] = {
        BYTES("{\"resourceType\": \"Bundle\",\n \"entry\": []}\n"),
        BYTES("<?xml version=\"1.0\"?>\n<record/>\n"),
        BYTES("age,er,her2\n62,positive,low\n"),
        BYTES("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        BYTES("\x7f\x45LF\x02\x01\x01\0\0\0\0\0"),
        BYTES("\xff\xfe\x61\0g\0e\0=\0\x36\0\x32\0"),
        BYTES("age = 62\0\nfrail = no\n"),
        BYTES("\0"),
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct fixture fixture = fixture_open();
        struct goals goals;
        CU_ASSERT_PTR_NULL(read_bytes(&fixture, files[i].bytes, files[i].length, &goals));
        CU_ASSERT_TRUE(fixture.problems.count > 0);
        fixture_close(&fixture);
    }
}

static void a_file_past_the_limit_is_not_read(void)
{
    struct fixture fixture = fixture_open();
    struct file_bytes bytes = {NULL, 0};
    char *text = malloc(INI_FILE_LIMIT + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    memset(text, '\n', INI_FILE_LIMIT + 1);
    memcpy(text, "age = 62", 8);
    const char *large = fixture_file(&fixture, "large.ini", text, INI_FILE_LIMIT + 1);
    CU_ASSERT_EQUAL(file_read(fixture.arena, large, INI_FILE_LIMIT, &bytes),
                    POISE_E_TOO_BIG);
    CU_ASSERT_PTR_NULL(bytes.bytes);
    const char *full = fixture_file(&fixture, "full.ini", text, INI_FILE_LIMIT);
    CU_ASSERT_EQUAL(file_read(fixture.arena, full, INI_FILE_LIMIT, &bytes), POISE_OK);
    expect_fact(read_good(&fixture, bytes.bytes), POISE_FACT_AGE, "age=62 years");
    free(text);
    fixture_close(&fixture);
}

/* Numbers that look random and are the same on every machine. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void damaged_files_are_used_whole_or_not_at_all(void)
{
    static const char sound[] =
        "[person]\nage = 62\necog = 1 [2026-03-02, clinic]\n[cancer]\ner = pos\n"
        "her2 = low [2026-03-02, metastasis biopsy]\n[spread]\nsites = bone,\n  liver\n"
        "[health]\nhaemoglobin = 12.1 g/dL\n[goals]\norder = hair, time\n# end\n";
    uint32_t random = 1;
    for (int round = 0; round < 400; round++) {
        struct fixture fixture = fixture_open();
        struct goals goals;
        char bytes[sizeof sound];
        memcpy(bytes, sound, sizeof sound);
        for (uint32_t i = next_random(&random) % 6 + 1; i > 0; i--) {
            uint32_t at = next_random(&random) % (sizeof sound - 1);
            bytes[at] = (char)(next_random(&random) & 0x7f);
        }
        read_bytes(&fixture, bytes, next_random(&random) % sizeof sound, &goals);
        fixture_close(&fixture);
    }
}

/* -------------------- the same fact twice */

static void the_same_value_twice_is_no_conflict(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = read_good(&fixture, "er = positive\nER: pos\n");
    expect_fact(record, POISE_FACT_ER, "er=positive");
    CU_ASSERT_PTR_NULL(record->remarks);
    fixture_close(&fixture);
}

static void two_values_without_dates_leave_the_fact_unknown(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        read_good(&fixture, "[cancer]\ner = positive\n[health]\ner = negative\n");
    expect_fact(record, POISE_FACT_ER, "er=?");
    CU_ASSERT_EQUAL(record_at(record, POISE_FACT_ER)->trouble, TROUBLE_CONFLICT);
    CU_ASSERT_PTR_NOT_NULL(remark_with(record, "er = positive"));
    CU_ASSERT_PTR_NOT_NULL(remark_with(record, "er = negative"));
    fixture_close(&fixture);
}

static void of_two_dated_values_the_newer_is_used(void)
{
    const char *const orders[] = {
        "her2 = zero [2024-01-01]\nher2 = low [2026-03-02]\n",
        "her2 = low [2026-03-02]\nher2 = zero [2024-01-01]\n",
    };
    for (size_t i = 0; i < 2; i++) {
        struct fixture fixture = fixture_open();
        struct record *record = read_good(&fixture, orders[i]);
        expect_fact(record, POISE_FACT_HER2, "her2=low");
        const struct remark *remark = remark_with(record, "her2 = zero [2024-01-01]");
        CU_ASSERT_PTR_NOT_NULL_FATAL(remark);
        CU_ASSERT_EQUAL(remark->trouble, TROUBLE_SUPERSEDED);
        fixture_close(&fixture);
    }
}

static void an_implausible_value_is_remarked_and_not_used(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = read_good(&fixture, "age = 620\nqtc = 420\n");
    expect_fact(record, POISE_FACT_AGE, "age=?");
    expect_fact(record, POISE_FACT_QTC, "qtc=420 ms");
    CU_ASSERT_PTR_NOT_NULL(remark_with(record, "age = 620 years: outside 16 to 120"));
    fixture_close(&fixture);
}

/* -------------------- goals */

static void goals_of_a_case_are_read(void)
{
    struct fixture fixture = fixture_open();
    struct goals goals;
    const char *text = "age = 62\n[goals]\nwishes = home\nhair = 7\nmax_visits = 2\n";
    struct record *record = read_bytes(&fixture, text, strlen(text), &goals);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    expect_fact(record, POISE_FACT_WISHES, "wishes=home");
    CU_ASSERT_EQUAL(goals.importance[POISE_DIMENSION_HAIR], 7000);
    CU_ASSERT_EQUAL(goals.max_visits, 2000);
    CU_ASSERT_STRING_EQUAL(goals.origin, "case");
    fixture_close(&fixture);
}

static void a_case_without_goals_leaves_them_empty(void)
{
    struct fixture fixture = fixture_open();
    struct goals goals;
    memset(&goals, 0x5a, sizeof goals);
    CU_ASSERT_PTR_NOT_NULL(read_bytes(&fixture, "age = 62\n", 9, &goals));
    CU_ASSERT_TRUE(goals_empty(&goals));
    CU_ASSERT_PTR_NULL(goals.origin);
    fixture_close(&fixture);
}

static void goals_stand_in_their_section_only(void)
{
    refuse("[person]\nage = 62\nmax_visits = 2\n", POISE_E_FACT_NAME, 3,
           "no fact is called \"max_visits\"");
}

/* -------------------- what if */

static void supposing_replaces_one_fact(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        read_good(&fixture, "er = positive [2026-03-02, biopsy]\nage = 62\n");
    CU_ASSERT_EQUAL(case_suppose(record, "er=neg", &fixture.problems), POISE_OK);
    expect_fact(record, POISE_FACT_ER, "er=negative");
    expect_fact(record, POISE_FACT_AGE, "age=62 years");
    CU_ASSERT_EQUAL(record_at(record, POISE_FACT_ER)->date, DATE_UNKNOWN);
    CU_ASSERT_PTR_NULL(record_at(record, POISE_FACT_ER)->source);
    CU_ASSERT_PTR_NULL(record->remarks);
    fixture_close(&fixture);
}

static void supposing_that_a_fact_is_unknown_forgets_its_date(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = read_good(&fixture, "er = positive [2026-03-02, biopsy]\n");
    CU_ASSERT_EQUAL(case_suppose(record, "er=?", &fixture.problems), POISE_OK);
    expect_fact(record, POISE_FACT_ER, "er=?");
    CU_ASSERT_EQUAL(record_at(record, POISE_FACT_ER)->date, DATE_UNKNOWN);
    CU_ASSERT_PTR_NULL(record_at(record, POISE_FACT_ER)->source);
    fixture_close(&fixture);
}

static void a_supposition_is_written_as_in_a_case(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = read_good(&fixture, "age = 62\n");
    struct problems *problems = &fixture.problems;
    CU_ASSERT_EQUAL(case_suppose(record, "sites = bone, liver", problems), POISE_OK);
    CU_ASSERT_EQUAL(case_suppose(record, "qtc=0.42 s [2026-03-02]", problems), POISE_OK);
    CU_ASSERT_EQUAL(case_suppose(record, "age=?", problems), POISE_OK);
    expect_fact(record, POISE_FACT_SITES, "sites=bone, liver");
    expect_fact(record, POISE_FACT_QTC, "qtc=420 ms");
    expect_fact(record, POISE_FACT_AGE, "age=?");
    fixture_close(&fixture);
}

static void supposing_settles_a_conflict(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = read_good(&fixture, "er = positive\ner = negative\n");
    CU_ASSERT_EQUAL(case_suppose(record, "er=low", &fixture.problems), POISE_OK);
    expect_fact(record, POISE_FACT_ER, "er=low");
    fixture_close(&fixture);
}

static void refuse_to_suppose(const char *assignment, int32_t status, const char *reason)
{
    struct fixture fixture = fixture_open();
    struct record *record = read_good(&fixture, "age = 62\n");
    CU_ASSERT_EQUAL(case_suppose(record, assignment, &fixture.problems), status);
    CU_ASSERT_EQUAL_FATAL(fixture.problems.count, 1);
    CU_ASSERT_EQUAL(fixture.problems.first->status, status);
    CU_ASSERT_PTR_NULL(fixture.problems.first->file); /* it came from no file */
    CU_ASSERT_EQUAL(fixture.problems.first->line, 0);
    CU_ASSERT_STRING_EQUAL(fixture.problems.first->reason, reason);
    expect_fact(record, POISE_FACT_AGE, "age=62 years");
    fixture_close(&fixture);
}

static void what_cannot_be_supposed_is_refused(void)
{
    refuse_to_suppose("er", POISE_E_SYNTAX, "\"er\" is not `fact=value`");
    refuse_to_suppose("", POISE_E_SYNTAX, "\"\" is not `fact=value`");
    refuse_to_suppose(" =1", POISE_E_FACT_NAME, "no fact is called \"\"");
    refuse_to_suppose("ecgo=1", POISE_E_FACT_NAME,
                      "no fact is called \"ecgo\"; the nearest is \"ecog\"");
    refuse_to_suppose("er=postive", POISE_E_FACT_VALUE,
                      "er has no value \"postive\"; the nearest is \"positive\"");
    refuse_to_suppose("er=", POISE_E_FACT_VALUE,
                      "er has no value; write \"unknown\" if it is not known");
}

UNIT_SUITE(case_file) = {
    UNIT_TEST(a_case_states_facts_with_date_source_and_line),
    UNIT_TEST(sections_only_group),
    UNIT_TEST(every_section_of_the_vocabulary_is_taken),
    UNIT_TEST(a_name_is_taken_in_any_case_with_spaces_or_hyphens),
    UNIT_TEST(a_fact_of_a_plugin_may_have_a_hyphen),
    UNIT_TEST(meta_names_the_case),
    UNIT_TEST(windows_files_are_read_with_their_lines),
    UNIT_TEST(a_very_long_list_is_read_to_its_end),
    UNIT_TEST(an_unknown_name_is_answered_with_the_nearest),
    UNIT_TEST(an_unknown_section_is_refused_at_its_entries),
    UNIT_TEST(a_problem_of_any_kind_refuses_the_whole_record),
    UNIT_TEST(every_problem_is_reported_in_one_run),
    UNIT_TEST(a_file_that_states_nothing_is_refused),
    UNIT_TEST(a_file_of_another_kind_is_refused),
    UNIT_TEST(a_file_past_the_limit_is_not_read),
    UNIT_TEST(damaged_files_are_used_whole_or_not_at_all),
    UNIT_TEST(the_same_value_twice_is_no_conflict),
    UNIT_TEST(two_values_without_dates_leave_the_fact_unknown),
    UNIT_TEST(of_two_dated_values_the_newer_is_used),
    UNIT_TEST(an_implausible_value_is_remarked_and_not_used),
    UNIT_TEST(goals_of_a_case_are_read),
    UNIT_TEST(a_case_without_goals_leaves_them_empty),
    UNIT_TEST(goals_stand_in_their_section_only),
    UNIT_TEST(supposing_replaces_one_fact),
    UNIT_TEST(supposing_that_a_fact_is_unknown_forgets_its_date),
    UNIT_TEST(a_supposition_is_written_as_in_a_case),
    UNIT_TEST(supposing_settles_a_conflict),
    UNIT_TEST(what_cannot_be_supposed_is_refused),
    UNIT_END,
};
