/* Which of several results is the newest. */
#include "ward.h"

#define ECOG(id, date, status, issued, value)                                            \
    "{'resourceType':'Observation','id':'" id "','status':'" status                      \
    "','code':" CODING(LOINC, "89247-1") date issued ",'valueInteger':" value "}"
#define ON(date)     ",'effectiveDateTime':'" date "'"
#define ISSUED(date) ",'issued':'" date "T08:00:00Z'"

static void the_later_day_counts(void)
{
    WARD_SAYS(ECOG("a", ON("2026-10-01"), "final", "",
                   "1") "," ECOG("b", ON("2026-09-01"), "final", "", "2"),
              "ecog", "1 [2026-10-01]");
}

static void undated_never_beats_dated(void)
{
    WARD_SAYS(
        ECOG("a", "", "final", "", "2") "," ECOG("b", ON("1999-01-01"), "final", "", "1"),
        "ecog", "1 [1999-01-01]");
}

static void two_undated_that_differ_are_a_conflict(void)
{
    WARD_SAYS(ECOG("a", "", "final", "", "2") "," ECOG("b", "", "final", "", "1"), "ecog",
              "conflict");
    WARD_SAYS(ECOG("a", "", "final", "", "2") "," ECOG("b", "", "final", "", "2"), "ecog",
              "2");
}

static void intervals_that_overlap_are_a_tie(void)
{
    WARD_SAYS(ECOG("a", ON("2026-10"), "final", "", "2") "," ECOG("b", ON("2026-10"),
                                                                  "final", "", "1"),
              "ecog", "conflict");
    WARD_SAYS(ECOG("a", ON("2026-10-05"), "final", "",
                   "2") "," ECOG("b", ON("2026-10-05"), "corrected", "", "1"),
              "ecog", "1 [2026-10-05]");
    WARD_SAYS(ECOG("a", ON("2026-10-05"), "final", ISSUED("2026-10-07"), "2") "," ECOG(
                  "b", ON("2026-10-05"), "final", ISSUED("2026-10-06"), "1"),
              "ecog", "2 [2026-10-05]");
}

static void hours_of_one_day_are_compared(void)
{
    WARD_SAYS(ECOG("a", ON("2026-10-05T23:00:00-05:00"), "final", "",
                   "2") "," ECOG("b", ON("2026-10-06T01:00:00Z"), "final", "", "1"),
              "ecog", "2 [2026-10-05]");
}

UNIT_SUITE(result_choose) = {
    UNIT_TEST(the_later_day_counts),
    UNIT_TEST(undated_never_beats_dated),
    UNIT_TEST(two_undated_that_differ_are_a_conflict),
    UNIT_TEST(intervals_that_overlap_are_a_tie),
    UNIT_TEST(hours_of_one_day_are_compared),
    UNIT_END,
};
