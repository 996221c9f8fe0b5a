/* Proportions are chosen so that rare situations occur often enough to be tried; they are
 * no epidemiology. */
#include "story.h"

#include <poise/facts.h>
#include <poise/status.h>

#include "base/date.h"
#include "record/record.h"
#include "record/vocabulary.h"

enum subtype { LUMINAL, LUMINAL_HER2, HER2_ONLY, TRIPLE_NEGATIVE };

struct teller {
    struct dice dice;
    struct record *record;
    enum subtype subtype;
    uint32_t line;
    bool recurrent;
    int32_t status;
};

/* -------------------- stating */

static void give(struct teller *teller, uint32_t fact, union datum datum)
{
    struct reading reading = {.datum = datum, .date = DATE_UNKNOWN};
    int32_t status = record_give(teller->record, fact, &reading);
    if (status != POISE_OK)
        teller->status = status;
}

static void give_number(struct teller *teller, uint32_t fact, uint32_t number)
{
    give(teller, fact, (union datum){.number = number});
}

static void give_choice(struct teller *teller, uint32_t fact, uint32_t choice)
{
    give(teller, fact, (union datum){.choice = choice});
}

static uint32_t roll(struct teller *teller, uint32_t below)
{
    return dice_roll(&teller->dice, below);
}

static bool chance(struct teller *teller, uint32_t in_100)
{
    return dice_chance(&teller->dice, in_100);
}

/* -------------------- the person and the cancer */

static void tell_person(struct teller *teller)
{
    uint32_t age = 26 + roll(teller, 34) + roll(teller, 34);
    bool male = chance(teller, 4);
    uint32_t menopause = age < 45 + roll(teller, 6)   ? POISE_MENOPAUSE_PRE
                         : age < 50 + roll(teller, 6) ? POISE_MENOPAUSE_PERI
                                                      : POISE_MENOPAUSE_POST;
    give_number(teller, POISE_FACT_AGE, age);
    give_choice(teller, POISE_FACT_SEX, male ? POISE_SEX_MALE : POISE_SEX_FEMALE);
    if (!male && chance(teller, 80))
        give_choice(teller, POISE_FACT_MENOPAUSE, menopause);
    if (!male && menopause == POISE_MENOPAUSE_PRE && chance(teller, 60))
        give_choice(teller, POISE_FACT_PREGNANT, chance(teller, 15));
    give_number(teller, POISE_FACT_ECOG, roll(teller, 3) + (chance(teller, 20) ? 2 : 0));
}

static void tell_receptors(struct teller *teller)
{
    static const enum subtype shares[] = {
        LUMINAL,      LUMINAL,      LUMINAL,   LUMINAL,         LUMINAL,
        LUMINAL_HER2, LUMINAL_HER2, HER2_ONLY, TRIPLE_NEGATIVE, TRIPLE_NEGATIVE};
    static const uint32_t not_positive[] = {POISE_HER2_LOW, POISE_HER2_ULTRALOW,
                                            POISE_HER2_ZERO, POISE_HER2_NEGATIVE};
    teller->subtype = shares[roll(teller, sizeof shares / sizeof *shares)];
    bool hormone = teller->subtype == LUMINAL || teller->subtype == LUMINAL_HER2;
    bool her2 = teller->subtype == LUMINAL_HER2 || teller->subtype == HER2_ONLY;
    give_choice(teller, POISE_FACT_ER,
                !hormone             ? POISE_ER_NEGATIVE
                : chance(teller, 12) ? POISE_ER_LOW
                                     : POISE_ER_POSITIVE);
    give_choice(teller, POISE_FACT_PR,
                hormone && chance(teller, 70) ? POISE_PR_POSITIVE : POISE_PR_NEGATIVE);
    give_choice(teller, POISE_FACT_HER2,
                her2 ? POISE_HER2_POSITIVE : not_positive[roll(teller, 4)]);
}

/* -------------------- treatment before */

struct regimen {
    uint32_t drugs[4]; /* ends with 0: `endocrine`, which no regimen is */
    bool endocrine, chemo;
};

static const struct regimen luminal[] = {
    {{POISE_THERAPY_LETROZOLE, POISE_THERAPY_RIBOCICLIB}, true, false},
    {{POISE_THERAPY_LETROZOLE, POISE_THERAPY_PALBOCICLIB}, true, false},
    {{POISE_THERAPY_FULVESTRANT, POISE_THERAPY_ABEMACICLIB}, true, false},
    {{POISE_THERAPY_EXEMESTANE, POISE_THERAPY_EVEROLIMUS}, true, false},
    {{POISE_THERAPY_FULVESTRANT, POISE_THERAPY_CAPIVASERTIB}, true, false},
    {{POISE_THERAPY_FULVESTRANT, POISE_THERAPY_ALPELISIB}, true, false},
    {{POISE_THERAPY_ELACESTRANT}, true, false},
    {{POISE_THERAPY_TAMOXIFEN}, true, false},
    {{POISE_THERAPY_CAPECITABINE}, false, true},
    {{POISE_THERAPY_PACLITAXEL}, false, true},
    {{POISE_THERAPY_TDXD}, false, true},
    {{POISE_THERAPY_SG}, false, true},
    {{POISE_THERAPY_OLAPARIB}, false, false},
};

static const struct regimen her2_positive[] = {
    {{POISE_THERAPY_DOCETAXEL, POISE_THERAPY_TRASTUZUMAB, POISE_THERAPY_PERTUZUMAB},
     false,
     true},
    {{POISE_THERAPY_TDXD}, false, true},
    {{POISE_THERAPY_TUCATINIB, POISE_THERAPY_CAPECITABINE, POISE_THERAPY_TRASTUZUMAB},
     false,
     true},
    {{POISE_THERAPY_TDM1}, false, true},
    {{POISE_THERAPY_VINORELBINE, POISE_THERAPY_TRASTUZUMAB}, false, true},
    {{POISE_THERAPY_LAPATINIB, POISE_THERAPY_CAPECITABINE}, false, true},
};

static const struct regimen triple_negative[] = {
    {{POISE_THERAPY_NAB_PACLITAXEL, POISE_THERAPY_PEMBROLIZUMAB}, false, true},
    {{POISE_THERAPY_CARBOPLATIN, POISE_THERAPY_GEMCITABINE}, false, true},
    {{POISE_THERAPY_SG}, false, true},
    {{POISE_THERAPY_DATODXD}, false, true},
    {{POISE_THERAPY_CAPECITABINE}, false, true},
    {{POISE_THERAPY_DOXORUBICIN}, false, true},
    {{POISE_THERAPY_ERIBULIN}, false, true},
    {{POISE_THERAPY_TALAZOPARIB}, false, false},
};

static const struct regimen *pick_regimen(struct teller *teller)
{
    switch (teller->subtype) {
    case LUMINAL:
        return &luminal[roll(teller, sizeof luminal / sizeof *luminal)];
    case TRIPLE_NEGATIVE:
        return &triple_negative[roll(teller,
                                     sizeof triple_negative / sizeof *triple_negative)];
    default:
        return &her2_positive[roll(teller, sizeof her2_positive / sizeof *her2_positive)];
    }
}

/* At most `count` of a list that ends with 0. */
static void add_drugs(union datum *datum, const uint32_t *drugs, uint32_t count)
{
    for (uint32_t i = 0; i < count && drugs[i] != 0; i++)
        therapy_closure(drugs[i], datum->members);
}

static void tell_lines(struct teller *teller)
{
    union datum prior = {.members = {0, 0}};
    uint32_t endocrine = 0;
    uint32_t chemo = 0;
    teller->line = 1;
    while (teller->line < 7 && chance(teller, 52)) {
        const struct regimen *regimen = pick_regimen(teller);
        add_drugs(&prior, regimen->drugs, 4);
        endocrine += regimen->endocrine;
        chemo += regimen->chemo;
        teller->line++;
    }
    give_number(teller, POISE_FACT_LINE, teller->line);
    if (teller->line > 1 || chance(teller, 60))
        give(teller, POISE_FACT_PRIOR_THERAPY, prior);
    if (teller->line == 1)
        return;
    give_number(teller, POISE_FACT_ENDOCRINE_LINES, endocrine);
    give_number(teller, POISE_FACT_CHEMO_LINES, chemo);
    if (member_has(prior.members, POISE_THERAPY_CDK46) && chance(teller, 75))
        give_number(teller, POISE_FACT_CDK46_MONTHS, 1 + roll(teller, 40));
    if (chance(teller, 70))
        give_choice(teller, POISE_FACT_PROGRESSED,
                    chance(teller, 80) ? POISE_YES : POISE_NO);
}

static void tell_adjuvant(struct teller *teller)
{
    static const uint32_t endocrine[] = {POISE_THERAPY_TAMOXIFEN, POISE_THERAPY_LETROZOLE,
                                         POISE_THERAPY_ANASTROZOLE};
    static const uint32_t chemo[] = {POISE_THERAPY_DOXORUBICIN,
                                     POISE_THERAPY_CYCLOPHOSPHAMIDE,
                                     POISE_THERAPY_PACLITAXEL, 0};
    static const uint32_t her2[] = {POISE_THERAPY_TRASTUZUMAB, POISE_THERAPY_PERTUZUMAB,
                                    0};
    union datum given = {.members = {0, 0}};
    bool luminal_like = teller->subtype == LUMINAL || teller->subtype == LUMINAL_HER2;
    bool her2_like = teller->subtype == LUMINAL_HER2 || teller->subtype == HER2_ONLY;
    teller->recurrent = chance(teller, 65);
    give_choice(teller, POISE_FACT_SETTING,
                teller->recurrent ? POISE_SETTING_RECURRENT : POISE_SETTING_DE_NOVO);
    if (!teller->recurrent || chance(teller, 15))
        return;
    if (luminal_like)
        therapy_closure(endocrine[roll(teller, 3)], given.members);
    if (luminal_like && chance(teller, 15))
        therapy_closure(POISE_THERAPY_ABEMACICLIB, given.members);
    if (!luminal_like || chance(teller, 50))
        add_drugs(&given, chemo, 1 + roll(teller, 3));
    if (her2_like)
        add_drugs(&given, her2, 1 + roll(teller, 2));
    if (teller->subtype == TRIPLE_NEGATIVE && chance(teller, 50))
        therapy_closure(POISE_THERAPY_PEMBROLIZUMAB, given.members);
    if (chance(teller, 40))
        therapy_closure(POISE_THERAPY_CHEST_RT, given.members);
    give(teller, POISE_FACT_ADJUVANT_THERAPY, given);
}

/* -------------------- spread and what it does */

static void tell_brain(struct teller *teller, bool brain)
{
    if (!brain) {
        if (chance(teller, 60))
            give_choice(teller, POISE_FACT_BRAIN_METASTASES, POISE_BRAIN_METASTASES_NONE);
        return;
    }
    give_choice(teller, POISE_FACT_BRAIN_METASTASES,
                chance(teller, 50) ? POISE_BRAIN_METASTASES_STABLE
                                   : POISE_BRAIN_METASTASES_ACTIVE);
    if (chance(teller, 75))
        give_number(teller, POISE_FACT_BRAIN_COUNT, 1 + roll(teller, 14));
}

static void tell_bone(struct teller *teller, bool bone)
{
    static const uint32_t fractures[] = {POISE_FRACTURE_NONE, POISE_FRACTURE_IMPENDING,
                                         POISE_FRACTURE_PATHOLOGICAL};
    static const uint32_t cords[] = {POISE_CORD_COMPRESSION_NONE,
                                     POISE_CORD_COMPRESSION_SUSPECTED,
                                     POISE_CORD_COMPRESSION_CONFIRMED};
    if (!bone)
        return;
    give_number(teller, POISE_FACT_BONE_PAIN, roll(teller, 11));
    if (chance(teller, 60))
        give_choice(teller, POISE_FACT_FRACTURE,
                    fractures[chance(teller, 70) ? 0 : roll(teller, 3)]);
    if (chance(teller, 60))
        give_choice(teller, POISE_FACT_CORD_COMPRESSION,
                    cords[chance(teller, 75) ? 0 : roll(teller, 3)]);
}

static void tell_spread(struct teller *teller)
{
    static const struct {
        uint32_t site;
        uint32_t in_100;
    } sites[] = {{POISE_SITES_BONE, 58},      {POISE_SITES_LIVER, 30},
                 {POISE_SITES_LUNG, 28},      {POISE_SITES_PLEURA, 14},
                 {POISE_SITES_NODES, 34},     {POISE_SITES_SKIN, 8},
                 {POISE_SITES_BREAST, 18},    {POISE_SITES_BRAIN, 18},
                 {POISE_SITES_LEPTO, 3},      {POISE_SITES_SOFT_TISSUE, 6},
                 {POISE_SITES_PERITONEUM, 5}, {POISE_SITES_MARROW, 3},
                 {POISE_SITES_ADRENAL, 3},    {POISE_SITES_SPINE, 26}};
    union datum found = {.members = {0, 0}};
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
        if (chance(teller, sites[i].in_100))
            member_add(found.members, sites[i].site);
    give(teller, POISE_FACT_SITES, found);
    tell_brain(teller, member_has(found.members, POISE_SITES_BRAIN));
    tell_bone(teller, member_has(found.members, POISE_SITES_BONE) ||
                          member_has(found.members, POISE_SITES_SPINE));
    if (chance(teller, 40))
        give_choice(teller, POISE_FACT_VISCERAL_CRISIS,
                    member_has(found.members, POISE_SITES_LIVER) && chance(teller, 30));
}

int32_t story_tell(struct dice dice, struct record *record)
{
    struct teller teller = {.dice = dice, .record = record, .status = POISE_OK};
    tell_person(&teller);
    tell_receptors(&teller);
    tell_adjuvant(&teller);
    tell_lines(&teller);
    tell_spread(&teller);
    return teller.status;
}
