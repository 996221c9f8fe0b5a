/* Lines of treatment, by worked examples: dates as days of a calendar, drugs by name. */
#include "fhir/lines.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/date.h"
#include "fixture.h"
#include "unit.h"

enum { DRUGS = 12, STATUSES = 6 };

struct history {
    struct fixture fixture;
    struct lines_drug drugs[DRUGS];
    struct lines_status seen[STATUSES];
    struct lines_request request;
    struct lines lines;
};

static int32_t day(const char *text)
{
    int32_t days = DATE_UNKNOWN;
    if (text != NULL)
        CU_ASSERT_TRUE(date_parse(text, strlen(text), &days));
    return days;
}

static struct history history_open(const char *metastatic)
{
    struct history h = {.fixture = fixture_open()};
    h.request.metastatic = (struct lines_span){day(metastatic), day(metastatic)};
    return h;
}

/* `end`: NULL is not recorded, "now" goes on. */
static struct lines_drug *took(struct history *h, uint32_t drug, const char *start,
                               const char *end)
{
    struct lines_drug *d = &h->drugs[h->request.count++];
    bool now = end != NULL && strcmp(end, "now") == 0;
    *d = (struct lines_drug){.start = {day(start), day(start)},
                             .end = {DATE_UNKNOWN, DATE_UNKNOWN},
                             .now = now ? NOW_CURRENT : NOW_ENDED};
    if (end != NULL && !now)
        d->end = (struct lines_span){day(end), day(end)};
    therapy_closure(drug, d->members);
    return d;
}

static void found(struct history *h, const char *date, bool worse)
{
    h->seen[h->request.seen_count++] = (struct lines_status){day(date), worse};
}

static void find(struct history *h)
{
    h->request.drugs = h->drugs;
    h->request.seen = h->seen;
    CU_ASSERT_EQUAL_FATAL(lines_find(h->fixture.arena, &h->request, &h->lines), POISE_OK);
}

static const struct course *course_at(const struct history *h, int number)
{
    const struct course *course = h->lines.courses;
    while (course != NULL && --number > 0)
        course = course->next;
    CU_ASSERT_PTR_NOT_NULL_FATAL(course);
    return course;
}

static void drugs_within_four_weeks_are_one_line(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_LETROZOLE, "2024-01-20", "2025-06-01");
    took(&h, POISE_THERAPY_PALBOCICLIB, "2024-02-15", "2025-06-01");
    find(&h);
    CU_ASSERT_TRUE(h.lines.line_known);
    CU_ASSERT_EQUAL(h.lines.count, 1);
    CU_ASSERT_EQUAL(h.lines.endocrine_lines, 1);
    CU_ASSERT_EQUAL(h.lines.chemo_lines, 0);
    CU_ASSERT_TRUE(member_has(course_at(&h, 1)->members, POISE_THERAPY_CDK46));
    fixture_close(&h.fixture);
}

static void something_new_after_growth_is_the_next_line(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_LETROZOLE, "2024-01-20", "2025-03-01");
    took(&h, POISE_THERAPY_RIBOCICLIB, "2024-01-20", "2025-03-01");
    found(&h, "2025-02-20", true);
    took(&h, POISE_THERAPY_CAPECITABINE, "2025-03-10", "now");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 2);
    CU_ASSERT_EQUAL(h.lines.endocrine_lines, 1);
    CU_ASSERT_EQUAL(h.lines.chemo_lines, 1);
    CU_ASSERT_EQUAL(course_at(&h, 2)->line, 2);
    CU_ASSERT_TRUE(course_at(&h, 2)->current);
    CU_ASSERT_PTR_NOT_NULL(strstr(course_at(&h, 2)->why, "2025-02-20"));
    CU_ASSERT_DOUBLE_EQUAL(h.lines.months.cdk46, 13, 0.05);
    fixture_close(&h.fixture);
}

static void what_began_before_metastatic_disease_is_no_line(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_PACLITAXEL, "2020-01-05", "2020-05-05");
    took(&h, POISE_THERAPY_TAMOXIFEN, "2020-06-10", "2023-01-10");
    took(&h, POISE_THERAPY_FULVESTRANT, "2024-02-01", "now");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 1);
    CU_ASSERT_EQUAL(course_at(&h, 1)->line, 0);
    CU_ASSERT_EQUAL(course_at(&h, 3)->line, 1);
    CU_ASSERT_TRUE(member_has(h.lines.adjuvant, POISE_THERAPY_TAXANE));
    CU_ASSERT_FALSE(member_has(h.lines.prior, POISE_THERAPY_TAXANE));
    CU_ASSERT_DOUBLE_EQUAL(h.lines.months.since_endocrine, 12, 0.05);
    CU_ASSERT_DOUBLE_EQUAL(h.lines.months.endocrine, 31, 0.05);
    CU_ASSERT_DOUBLE_EQUAL(h.lines.months.since_chemo, 44.2, 0.05);
    CU_ASSERT_TRUE(h.lines.months.since_anti_her2 < 0);
    fixture_close(&h.fixture);
}

static void relapse_during_adjuvant_therapy_is_zero_months_since(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_ANASTROZOLE, "2022-07-10", "2024-01-25");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 0);
    CU_ASSERT_DOUBLE_EQUAL(h.lines.months.since_endocrine, 0, 0);
    CU_ASSERT_DOUBLE_EQUAL(h.lines.months.endocrine, 18, 0.05);
    fixture_close(&h.fixture);
}

static void an_end_that_is_not_recorded_gives_no_months(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_ANASTROZOLE, "2019-07-10", NULL);
    find(&h);
    CU_ASSERT_TRUE(h.lines.months.since_endocrine < 0);
    CU_ASSERT_TRUE(h.lines.months.endocrine < 0);
    fixture_close(&h.fixture);
}

static void without_a_date_of_metastatic_disease_nothing_is_told(void)
{
    struct history h = history_open(NULL);
    took(&h, POISE_THERAPY_LETROZOLE, "2019-06-01", "2019-12-01");
    find(&h);
    CU_ASSERT_FALSE(h.lines.prior_known);
    CU_ASSERT_FALSE(h.lines.line_known);
    CU_ASSERT_EQUAL(course_at(&h, 1)->line, COURSE_UNKNOWN);
    CU_ASSERT_PTR_NOT_NULL(strstr(course_at(&h, 1)->why, "no date of metastatic"));
    fixture_close(&h.fixture);
}

static void begun_just_before_is_told_by_nobody(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_LETROZOLE, "2024-01-01", "now");
    find(&h);
    CU_ASSERT_FALSE(h.lines.prior_known);
    fixture_close(&h.fixture);
}

static void intent_decides_only_where_dates_do_not(void)
{
    struct history h = history_open(NULL);
    took(&h, POISE_THERAPY_PACLITAXEL, "2019-06-01", NULL)->intent = INTENT_EARLY;
    took(&h, POISE_THERAPY_ERIBULIN, "2023-06-01", NULL)->intent = INTENT_PALLIATIVE;
    find(&h);
    CU_ASSERT_TRUE(h.lines.prior_known);
    CU_ASSERT_TRUE(member_has(h.lines.adjuvant, POISE_THERAPY_PACLITAXEL));
    CU_ASSERT_TRUE(member_has(h.lines.prior, POISE_THERAPY_ERIBULIN));
    fixture_close(&h.fixture);

    struct history dated = history_open("2018-01-01");
    took(&dated, POISE_THERAPY_PACLITAXEL, "2019-06-01", NULL)->intent = INTENT_EARLY;
    find(&dated);
    CU_ASSERT_TRUE(member_has(dated.lines.prior, POISE_THERAPY_PACLITAXEL));
    fixture_close(&dated.fixture);
}

static void a_year_is_not_a_day(void)
{
    struct history h = history_open("2022-01-01");
    h.request.metastatic.last = day("2022-12-31");
    took(&h, POISE_THERAPY_LETROZOLE, "2022-06-01", NULL);
    find(&h);
    CU_ASSERT_FALSE(h.lines.prior_known);
    fixture_close(&h.fixture);
}

static void leaving_drugs_out_is_no_new_line(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_DOCETAXEL, "2024-01-20", "2024-06-20");
    took(&h, POISE_THERAPY_TRASTUZUMAB, "2024-01-20", "2024-06-20");
    took(&h, POISE_THERAPY_PERTUZUMAB, "2024-01-20", "2024-06-20");
    took(&h, POISE_THERAPY_TRASTUZUMAB, "2024-07-10", "now");
    took(&h, POISE_THERAPY_PERTUZUMAB, "2024-07-10", "now");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 1);
    fixture_close(&h.fixture);
}

static void upkeep_without_growth_belongs_to_the_line(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_PACLITAXEL, "2024-01-20", "2024-06-20");
    found(&h, "2024-06-01", false);
    took(&h, POISE_THERAPY_LETROZOLE, "2024-07-10", "now");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 1);
    CU_ASSERT_EQUAL(h.lines.endocrine_lines, 1);
    CU_ASSERT_EQUAL(h.lines.chemo_lines, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(course_at(&h, 1)->why, "kept up"));
    fixture_close(&h.fixture);

    struct history unseen = history_open("2024-01-10");
    took(&unseen, POISE_THERAPY_PACLITAXEL, "2024-01-20", "2024-06-20");
    took(&unseen, POISE_THERAPY_LETROZOLE, "2024-07-10", "now");
    find(&unseen);
    CU_ASSERT_EQUAL(unseen.lines.count, 2);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(course_at(&unseen, 2)->why, "no growth is recorded in between"));
    fixture_close(&unseen.fixture);
}

static void an_exchange_for_intolerance_is_no_new_line(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_LETROZOLE, "2024-01-20", "now");
    took(&h, POISE_THERAPY_RIBOCICLIB, "2024-01-20", "2024-04-20")->stop =
        STOP_NOT_TOLERATED;
    took(&h, POISE_THERAPY_PALBOCICLIB, "2024-05-20", "now");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 1);
    CU_ASSERT_FALSE(h.lines.two_cdk46);
    CU_ASSERT_PTR_NOT_NULL(strstr(course_at(&h, 1)->why, "not tolerated"));
    fixture_close(&h.fixture);
}

static void what_goes_on_is_part_of_the_next_line(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_TRASTUZUMAB, "2024-01-20", "now");
    took(&h, POISE_THERAPY_DOCETAXEL, "2024-01-20", "2024-06-20");
    found(&h, "2024-11-01", true);
    took(&h, POISE_THERAPY_VINORELBINE, "2024-11-10", "now");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 2);
    CU_ASSERT_TRUE(member_has(course_at(&h, 2)->members, POISE_THERAPY_TRASTUZUMAB));
    CU_ASSERT_FALSE(member_has(course_at(&h, 2)->members, POISE_THERAPY_DOCETAXEL));
    fixture_close(&h.fixture);
}

static void bone_agents_and_ovarian_suppression_make_no_line(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_DENOSUMAB, "2024-01-15", "now");
    took(&h, POISE_THERAPY_LETROZOLE, "2024-01-20", "now");
    took(&h, POISE_THERAPY_GOSERELIN, "2024-05-20", "now");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 1);
    CU_ASSERT_TRUE(member_has(h.lines.prior, POISE_THERAPY_BONE_AGENT));
    fixture_close(&h.fixture);
}

static void the_same_drug_long_after_is_a_new_line(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_CAPECITABINE, "2024-01-20", "2024-06-20");
    took(&h, POISE_THERAPY_CAPECITABINE, "2025-01-20", "now");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(course_at(&h, 2)->why, "the same again"));
    fixture_close(&h.fixture);
}

static void three_infusions_are_one_course(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_PACLITAXEL, "2024-03-03", "2024-03-03");
    took(&h, POISE_THERAPY_PACLITAXEL, "2024-01-20", "2024-01-20");
    took(&h, POISE_THERAPY_PACLITAXEL, "2024-02-10", "2024-02-10");
    find(&h);
    CU_ASSERT_EQUAL(h.lines.count, 1);
    CU_ASSERT_EQUAL(course_at(&h, 1)->start, day("2024-01-20"));
    CU_ASSERT_EQUAL(course_at(&h, 1)->end, day("2024-03-03"));
    fixture_close(&h.fixture);
}

static void two_cdk46_inhibitors_at_once_are_named(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_ABEMACICLIB, "2024-01-20", "now");
    took(&h, POISE_THERAPY_RIBOCICLIB, "2024-03-20", "now");
    find(&h);
    CU_ASSERT_TRUE(h.lines.two_cdk46);
    fixture_close(&h.fixture);
}

static void a_stop_for_toxicity_says_nothing_of_how_long_it_worked(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_ABEMACICLIB, "2024-01-20", "2024-04-20")->stop =
        STOP_NOT_TOLERATED;
    find(&h);
    CU_ASSERT_TRUE(h.lines.months.cdk46 < 0);
    CU_ASSERT_EQUAL(h.lines.on_cdk46, LINES_NO);
    fixture_close(&h.fixture);
}

static void perhaps_is_neither_yes_nor_no(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_ABEMACICLIB, "2024-01-20", NULL)->now = NOW_PERHAPS;
    find(&h);
    CU_ASSERT_EQUAL(h.lines.on_cdk46, LINES_UNSURE);
    fixture_close(&h.fixture);
}

static void growth_during_platinum_is_a_fact_of_its_own(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_CARBOPLATIN, "2024-01-20", "2024-06-20");
    found(&h, "2024-06-25", true);
    find(&h);
    CU_ASSERT_TRUE(member_has(h.lines.prior, POISE_THERAPY_PLATINUM_PD));
    CU_ASSERT_TRUE(member_has(h.lines.prior, POISE_THERAPY_CARBOPLATIN));
    fixture_close(&h.fixture);
}

static void de_novo_everything_is_for_metastatic_disease(void)
{
    struct history h = history_open(NULL);
    h.request.de_novo = true;
    took(&h, POISE_THERAPY_LETROZOLE, NULL, NULL);
    find(&h);
    CU_ASSERT_TRUE(h.lines.prior_known);
    CU_ASSERT_FALSE(h.lines.line_known); /* one without a date cannot be counted */
    fixture_close(&h.fixture);
}

static void out_of_memory_is_said(void)
{
    struct history h = history_open("2024-01-10");
    took(&h, POISE_THERAPY_LETROZOLE, "2024-01-20", "now");
    h.request.drugs = h.drugs;
    struct arena *small = arena_new(64);
    arena_limit(small, 64);
    CU_ASSERT_EQUAL(lines_find(small, &h.request, &h.lines), POISE_E_MEMORY);
    arena_free(small);
    fixture_close(&h.fixture);
}

UNIT_SUITE(lines) = {
    UNIT_TEST(drugs_within_four_weeks_are_one_line),
    UNIT_TEST(something_new_after_growth_is_the_next_line),
    UNIT_TEST(what_began_before_metastatic_disease_is_no_line),
    UNIT_TEST(relapse_during_adjuvant_therapy_is_zero_months_since),
    UNIT_TEST(an_end_that_is_not_recorded_gives_no_months),
    UNIT_TEST(without_a_date_of_metastatic_disease_nothing_is_told),
    UNIT_TEST(begun_just_before_is_told_by_nobody),
    UNIT_TEST(intent_decides_only_where_dates_do_not),
    UNIT_TEST(a_year_is_not_a_day),
    UNIT_TEST(leaving_drugs_out_is_no_new_line),
    UNIT_TEST(upkeep_without_growth_belongs_to_the_line),
    UNIT_TEST(an_exchange_for_intolerance_is_no_new_line),
    UNIT_TEST(what_goes_on_is_part_of_the_next_line),
    UNIT_TEST(bone_agents_and_ovarian_suppression_make_no_line),
    UNIT_TEST(the_same_drug_long_after_is_a_new_line),
    UNIT_TEST(three_infusions_are_one_course),
    UNIT_TEST(two_cdk46_inhibitors_at_once_are_named),
    UNIT_TEST(a_stop_for_toxicity_says_nothing_of_how_long_it_worked),
    UNIT_TEST(perhaps_is_neither_yes_nor_no),
    UNIT_TEST(growth_during_platinum_is_a_fact_of_its_own),
    UNIT_TEST(de_novo_everything_is_for_metastatic_disease),
    UNIT_TEST(out_of_memory_is_said),
    UNIT_END,
};
