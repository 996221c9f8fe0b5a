/* People for whom every report must hold, as cases in short. */
#ifndef PERSONS_H
#define PERSONS_H

static const char *const persons[] = {
    /* HR+, first line, bone only */
    "age = 62; sex = female; menopause = post; ecog = 0; setting = de_novo; er = "
    "positive;"
    "pr = positive; her2 = zero; line = 1; prior_therapy = none; sites = bone, nodes;"
    "visceral_crisis = no; qtc = 420 [2026-11-02, ECG]; creatinine_clearance = 85;"
    "calcium_corrected = 2.35; dental = ok; onj = no; region = eu",
    /* HR+, after a CDK4/6 inhibitor, far away, wants tablets */
    "age = 58; sex = female; menopause = post; ecog = 1; er = positive; her2 = low;"
    "line = 2; prior_therapy = letrozole, ribociclib; progressed = yes; esr1 = mutated;"
    "pik3ca = mutated; hba1c = 5.4; sites = liver, bone; distance_km = 240;"
    "wishes = oral_only, home",
    /* HER2+, first line */
    "age = 50; sex = female; menopause = post; ecog = 1; er = negative; pr = negative;"
    "her2 = positive [2026-03-02, liver biopsy]; line = 1; prior_therapy = none;"
    "sites = liver; lvef = 62 [2026-10-01, echo]; neuropathy = 0",
    /* triple negative, germline BRCA1, no chemotherapy please */
    "age = 41; sex = female; menopause = pre; pregnant = no; ecog = 1; er = negative;"
    "pr = negative; her2 = zero; line = 2; prior_therapy = carboplatin; progressed = yes;"
    "gbrca1 = mutated; pdl1_cps = 12; sites = lung; wishes = no_chemo",
    /* nothing but an age */
    "age = 60",
    /* emergencies */
    "age = 71; sex = female; menopause = post; ecog = 3; er = positive; her2 = zero;"
    "line = 3; prior_therapy = letrozole, palbociclib, capecitabine; progressed = yes;"
    "sites = bone, brain; cord_compression = suspected; calcium_corrected = 3.3;"
    "brain_metastases = active; bone_pain = 8; creatinine_clearance = 28",
    /* a man */
    "age = 66; sex = male; ecog = 0; er = positive; her2 = zero; line = 1;"
    "prior_therapy = none; sites = bone",
    /* comfort first */
    "age = 80; sex = female; menopause = post; ecog = 4; er = negative; pr = negative;"
    "her2 = negative; line = 4; wishes = no_more_treatment, few_visits",
    /* a record that contradicts itself, and one value that cannot be */
    "age = 55; her2 = positive; her2 = zero; er = positive; sex = male; menopause = post;"
    "ecog = 1; line = 1; prior_therapy = none; qtc = 9",
    /* early disease */
    "age = 48; sex = female; stage = early; er = positive; her2 = zero; ecog = 0; line = "
    "1",
};

enum { PERSONS = sizeof persons / sizeof *persons };

#endif
