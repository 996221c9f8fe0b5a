/* What is dangerous now, what to keep in mind, what is worth knowing. */
#include "small.h"

static const char flags[] =
    "flags = ({ code = \"info:b\"; severity = \"note\"; when = \"age > 50\";"
    "           text = \"Worth knowing\"; },"
    "         { code = \"urgent:a\"; severity = \"emergency\"; when = \"ecog >= 3\";"
    "           text = \"Act today\"; },"
    "         { code = \"safety:c\"; severity = \"warning\"; when = \"ecog >= 3\";"
    "           text = \"Doses change\"; },"
    "         { code = \"missing:d\"; severity = \"warning\"; when = \"not known(her2)\";"
    "           text = \"HER2 is needed\"; });";

static void expect(void (*part)(struct sheet *), const char *facts, const char *page)
{
    const char *const members[] = {"", NULL};
    struct small small;
    small_open(&small, members, flags, facts);
    small_page(&small, &small_style, false, part, page);
    small_close(&small);
}

static void emergencies_come_before_what_to_mind(void)
{
    expect(alerts_text, "age = 60; ecog = 3",
           "\nEMERGENCY\n"
           "  ! Act today (ECOG 3)\n"
           "\nMIND\n"
           "  ! Doses change (ECOG 3)\n");
}

static void notes_stand_apart(void)
{
    expect(notes_text, "age = 60; ecog = 3",
           "\nALSO\n  \xc2\xb7 Worth knowing (age 60 years)\n");
}

static void what_is_missing_is_told_elsewhere(void)
{
    /* "missing:" flags stand under "find out next". */
    expect(alerts_text, "age = 60", "");
}

static void without_flags_there_is_no_heading(void)
{
    expect(alerts_text, "age = 40; ecog = 0; her2 = zero", "");
    expect(notes_text, "age = 40; ecog = 0; her2 = zero", "");
}

UNIT_SUITE(flags_text) = {
    UNIT_TEST(emergencies_come_before_what_to_mind),
    UNIT_TEST(notes_stand_apart),
    UNIT_TEST(what_is_missing_is_told_elsewhere),
    UNIT_TEST(without_flags_there_is_no_heading),
    UNIT_END,
};
