/* The table of HER2: IHC first, ISH where IHC leaves it open, then what is only said. */
#include "her2_call.h"

#include <stdbool.h>

#include <poise/facts.h>

static struct her2_call known(uint32_t value, const char *why)
{
    return (struct her2_call){HER2_KNOWN, value, why};
}

static struct her2_call open(const char *why)
{
    return (struct her2_call){HER2_OPEN, 0, why};
}

static struct her2_call contradiction(const char *why)
{
    return (struct her2_call){HER2_CONTRADICTORY, 0, why};
}

/* Groups 1 to 5 of the ASCO/CAP guideline. */
enum her2_ish her2_ish_of(double ratio, double copies, enum her2_ihc ihc)
{
    bool scored = ihc != IHC_NOT_DONE && ihc != IHC_STAINED;
    if (ratio < 0 && copies < 0)
        return ISH_NOT_DONE;
    if (copies < 0)
        return ratio >= 2 ? ISH_AMPLIFIED : ISH_NOT_AMPLIFIED;
    if (ratio < 0)
        return copies >= 6 ? ISH_AMPLIFIED : copies < 4 ? ISH_NOT_AMPLIFIED : ISH_UNCLEAR;
    if (ratio >= 2 && copies >= 4)
        return ISH_AMPLIFIED;
    if (ratio < 2 && copies < 4)
        return ISH_NOT_AMPLIFIED;
    if (!scored)
        return ISH_UNCLEAR;
    bool third = ratio < 2 && copies >= 6;
    if (ihc == IHC_3 || (third && ihc == IHC_2))
        return ISH_AMPLIFIED;
    return ISH_NOT_AMPLIFIED;
}

static struct her2_call by_ihc_3(enum her2_ish ish, enum her2_said said)
{
    if (ish == ISH_NOT_AMPLIFIED)
        return contradiction("IHC 3+, but ISH not amplified");
    if (said != SAID_NOTHING && said != SAID_POSITIVE)
        return contradiction("IHC 3+, but called otherwise");
    return known(POISE_HER2_POSITIVE, "");
}

static struct her2_call by_ihc_2(enum her2_ish ish, enum her2_said said)
{
    if (said == SAID_ULTRALOW)
        return contradiction("IHC 2+, but called ultralow");
    if (ish == ISH_AMPLIFIED)
        return said == SAID_NEGATIVE || said == SAID_LOW
                   ? contradiction("ISH amplified, but called negative")
                   : known(POISE_HER2_POSITIVE, "");
    if (ish == ISH_NOT_AMPLIFIED)
        return said == SAID_POSITIVE
                   ? contradiction("IHC 2+ and ISH not amplified, but called positive")
                   : known(POISE_HER2_LOW, "");
    return open("IHC 2+ is equivocal: ISH is needed");
}

static struct her2_call by_low_ihc(enum her2_ihc ihc, enum her2_ish ish,
                                   enum her2_said said)
{
    if (ish == ISH_AMPLIFIED)
        return contradiction("IHC 0 or 1+, but ISH amplified");
    if (said == SAID_POSITIVE)
        return contradiction("IHC 0 or 1+, but called positive");
    bool one = ihc == IHC_1;
    if (one ? said == SAID_ULTRALOW : said == SAID_LOW)
        return contradiction("the IHC score and the class that is stated differ");
    if (one)
        return known(POISE_HER2_LOW, "");
    if (ihc == IHC_0_FAINT || said == SAID_ULTRALOW)
        return known(POISE_HER2_ULTRALOW, "");
    return known(POISE_HER2_ZERO, "IHC 0: whether there is faint staining (ultralow) is "
                                  "not said");
}

static struct her2_call by_ish(enum her2_ish ish, enum her2_said said)
{
    if (ish == ISH_AMPLIFIED)
        return said == SAID_NOTHING || said == SAID_POSITIVE || said == SAID_UNCLEAR
                   ? known(POISE_HER2_POSITIVE, "")
                   : contradiction("ISH amplified, but called negative");
    if (ish == ISH_UNCLEAR)
        return open("ISH is equivocal: IHC is needed");
    if (said == SAID_POSITIVE)
        return contradiction("ISH not amplified, but called positive");
    if (said == SAID_LOW || said == SAID_ULTRALOW)
        return known(said == SAID_LOW ? POISE_HER2_LOW : POISE_HER2_ULTRALOW, "");
    return known(POISE_HER2_NEGATIVE, "ISH not amplified, IHC not scored: whether it is "
                                      "HER2-low is not said");
}

static struct her2_call by_word(enum her2_said said, enum her2_ihc ihc)
{
    switch (said) {
    case SAID_POSITIVE:
        return known(POISE_HER2_POSITIVE, "");
    case SAID_NEGATIVE:
        return known(POISE_HER2_NEGATIVE, "reported only as HER2-negative: whether it is "
                                          "HER2-low is not said");
    case SAID_LOW:
        return known(POISE_HER2_LOW, "");
    case SAID_ULTRALOW:
        return known(POISE_HER2_ULTRALOW, "");
    case SAID_UNCLEAR:
        return open("equivocal: ISH is needed");
    case SAID_NOTHING:
        break;
    }
    return open(ihc == IHC_STAINED ? "stained, without a score: IHC score is needed"
                                   : "");
}

struct her2_call her2_decide(const struct her2_sample *sample)
{
    enum her2_ish measured = her2_ish_of(sample->ratio, sample->copies, sample->ihc);
    enum her2_ish called = sample->ish;
    if ((measured == ISH_AMPLIFIED && called == ISH_NOT_AMPLIFIED) ||
        (measured == ISH_NOT_AMPLIFIED && called == ISH_AMPLIFIED))
        return contradiction("the ISH figures and their interpretation differ");
    enum her2_ish ish =
        measured == ISH_NOT_DONE || measured == ISH_UNCLEAR ? called : measured;
    if (ish == ISH_NOT_DONE)
        ish = measured;
    switch (sample->ihc) {
    case IHC_3:
        return by_ihc_3(ish, sample->said);
    case IHC_2:
        return by_ihc_2(ish, sample->said);
    case IHC_1:
    case IHC_0:
    case IHC_0_FAINT:
        return by_low_ihc(sample->ihc, ish, sample->said);
    case IHC_STAINED:
    case IHC_NOT_DONE:
        break;
    }
    return ish == ISH_NOT_DONE ? by_word(sample->said, sample->ihc)
                               : by_ish(ish, sample->said);
}
