/* Underscores to spaces, and the abbreviations that are written in capitals. */
#include "label.h"

#include <string.h>

#include <poise/facts.h>

#include "base/date.h"
#include "base/text.h"
#include "record/record.h"
#include "record/vocabulary.h"

enum { MONTHS_NEVER = 999 };

static const struct {
    uint32_t fact;
    const char *label;
} labels[] = {
    {POISE_FACT_ECOG, "ECOG"},
    {POISE_FACT_ER, "ER"},
    {POISE_FACT_PR, "PR"},
    {POISE_FACT_HER2, "HER2"},
    {POISE_FACT_PIK3CA, "PIK3CA"},
    {POISE_FACT_ESR1, "ESR1"},
    {POISE_FACT_AKT1, "AKT1"},
    {POISE_FACT_PTEN, "PTEN"},
    {POISE_FACT_GBRCA1, "germline BRCA1"},
    {POISE_FACT_GBRCA2, "germline BRCA2"},
    {POISE_FACT_GBRCA, "germline BRCA1/2"},
    {POISE_FACT_PALB2, "germline PALB2"},
    {POISE_FACT_SBRCA, "somatic BRCA1/2"},
    {POISE_FACT_PDL1_CPS, "PD-L1 CPS (22C3)"},
    {POISE_FACT_PDL1_IC, "PD-L1 IC (SP142)"},
    {POISE_FACT_MSI_H, "MSI-H"},
    {POISE_FACT_TMB, "TMB"},
    {POISE_FACT_NTRK, "NTRK"},
    {POISE_FACT_RET, "RET"},
    {POISE_FACT_ERBB2, "ERBB2 mutation"},
    {POISE_FACT_LVEF, "LVEF"},
    {POISE_FACT_QTC, "QTcF"},
    {POISE_FACT_ILD, "lung inflammation (ILD)"},
    {POISE_FACT_BILIRUBIN_ULN, "bilirubin"},
    {POISE_FACT_AST_ULN, "AST/ALT"},
    {POISE_FACT_ALP_ULN, "ALP"},
    {POISE_FACT_HBA1C, "HbA1c"},
    {POISE_FACT_BMI, "BMI"},
    {POISE_FACT_VTE, "blood clot (VTE)"},
    {POISE_FACT_MDS, "myelodysplastic syndrome"},
    {POISE_FACT_ONJ, "jaw bone damage (ONJ)"},
    {POISE_FACT_DPYD, "DPD"},
    {POISE_FACT_UGT1A1, "UGT1A1"},
    {POISE_FACT_ON_CDK46, "on a CDK4/6 inhibitor"},
    {POISE_FACT_CDK46_MONTHS, "months on a CDK4/6 inhibitor"},
    {POISE_FACT_MONTHS_SINCE_ADJUVANT_CDK46, "months since adjuvant CDK4/6 inhibitor"},
    {POISE_FACT_MONTHS_SINCE_ADJUVANT_ANTI_HER2, "months since adjuvant anti-HER2"},
    {POISE_FACT_DISTANCE_KM, "distance"},
    {POISE_FACT_LINE, "line of therapy"},
    {POISE_FACT_CHILD_PUGH, "Child-Pugh class"},
    {POISE_FACT_DIGESTIVE, "swallowing and digestion"},
    {POISE_FACT_DENTAL, "teeth"},
    {POISE_FACT_COMEDICATION, "other medicines"},
    {POISE_FACT_BONE_DENSITY_T, "bone density (T-score)"},
};

void label_write(const struct fact *fact, struct text *out)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (labels[i].fact == fact->number) {
            text_put(out, labels[i].label);
            return;
        }
    }
    for (const char *c = fact->name; *c != '\0'; c++)
        text_put_char(out, *c == '_' ? ' ' : *c);
}

void fact_write_origin(const struct reading *reading, struct text *out)
{
    char date[11];
    if (reading->state == FACT_UNKNOWN)
        return;
    if (reading->origin == ORIGIN_ASSUMED || reading->origin == ORIGIN_DERIVED) {
        text_put(out, reading->origin == ORIGIN_ASSUMED ? " [assumed]" : " [derived]");
        return;
    }
    if (reading->date == DATE_UNKNOWN && reading->source == NULL)
        return;
    text_put(out, " [");
    if (reading->date != DATE_UNKNOWN) {
        date_format(reading->date, date);
        text_put(out, date);
    }
    if (reading->source != NULL)
        text_format(out, "%s%s", reading->date != DATE_UNKNOWN ? ", " : "",
                    reading->source);
    text_put_char(out, ']');
}

/* The vocabulary writes "no such treatment" as 999 months since it. */
static bool stands_for_never(const struct fact *fact, const struct reading *reading)
{
    return fact_is_numeric(fact) && strcmp(fact->unit, "months") == 0 &&
           reading->datum.number >= MONTHS_NEVER;
}

void fact_write_value(const struct fact *fact, const struct reading *reading,
                      struct text *out)
{
    label_write(fact, out);
    text_put_char(out, ' ');
    if (reading->state == FACT_UNKNOWN)
        text_put(out, "not known");
    else if (stands_for_never(fact, reading))
        text_put(out, "none given");
    else
        datum_write(fact, &reading->datum, out);
}
