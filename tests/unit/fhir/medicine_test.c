/* Which medicine: codes, products, names, and conjugates before antibodies. */
#include "fhir/medicine.h"

#include "ward.h"

/* The members that a text names, as a case file writes them; the kind where it is no drug
 * of the vocabulary. */
static void names(const char *text, const char *expected)
{
    struct fixture fixture = fixture_open();
    const struct codes *codes = NULL;
    struct text out = {0};
    CU_ASSERT_EQUAL_FATAL(codes_load(fixture.arena, fixture_tree(&fixture, "conf/codes"),
                                     &codes, &fixture.problems),
                          POISE_OK);
    struct medicine medicine =
        medicine_in_text(codes, (struct json_bytes){text, strlen(text)});
    const struct fact *fact = fact_at(fixture.vocabulary, POISE_FACT_PRIOR_THERAPY);
    union datum datum = {.members = {medicine.members[0], medicine.members[1]}};
    if (medicine.kind == MEDICINE_DRUG)
        datum_write(fact, &datum, &out);
    else
        text_put(&out, medicine.kind == MEDICINE_UNKNOWN  ? "?"
                       : medicine.kind == MEDICINE_CANCER ? "(cancer)"
                       : medicine.kind == MEDICINE_BESIDE ? "(beside)"
                                                          : "(support)");
    CU_ASSERT_STRING_EQUAL(out.bytes, expected);
    text_free(&out);
    fixture_close(&fixture);
}

static void names_brands_and_trial_names(void)
{
    names("Letrozole", "letrozole");
    names("Ibrance 125 mg capsule", "palbociclib");
    names("LEE011", "ribociclib");
    names("paclitaxel protein-bound 100 mg", "nab_paclitaxel");
    names("5-FU", "fluorouracil");
    names("metformin 500 mg", "?");
    names("", "?");
}

static void a_conjugate_is_not_its_antibody(void)
{
    names("trastuzumab", "trastuzumab");
    names("trastuzumab-anns 420 mg", "trastuzumab");
    names("ado-trastuzumab emtansine", "tdm1");
    names("trastuzumab deruxtecan", "tdxd");
    names("fam-trastuzumab deruxtecan-nxki 100 mg", "tdxd");
    names("trastuzumab duocarmazine", "(cancer)");
    names("sacituzumab govitecan-hziy", "sg");
    names("sacituzumab tirumotecan", "(cancer)");
}

static void several_in_one_text(void)
{
    names("carboplatin + paclitaxel", "paclitaxel, carboplatin");
    names("Phesgo", "trastuzumab, pertuzumab");
}

static void a_negation_names_nothing(void)
{
    names("no prior docetaxel", "?");
    names("letrozole not given", "?");
    names("allergy to paclitaxel", "?");
}

static void the_product_decides_what_it_is_for(void)
{
    names("denosumab 60 mg (Prolia)", "(support)");
    names("Xgeva (denosumab)", "denosumab");
    names("Zortress (everolimus)", "(support)");
    names("Afinitor (everolimus)", "everolimus");
    names("dexamethasone", "(beside)");
}

#define GIVEN(medication)                                                                \
    LIVER("2024-01-10")                                                                  \
    ",{'resourceType':'MedicationStatement','id':'m','status':"                          \
    "'completed','subject':{'reference':'Patient/p'},"                                   \
    "'effectivePeriod':{'start':'2024-02-01','end':'2024-08-01'}," medication "}"

static void codes_packs_and_placeholders(void)
{
    WARD_SAYS(GIVEN("'medicationCodeableConcept':" RXNORM("1923058")), "prior_therapy",
              "letrozole, ribociclib [2024-08-01]");
    WARD_SAYS(GIVEN("'medicationCodeableConcept':{'coding':["
                    "{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':"
                    "'224905'},{'system':'http://www.nlm.nih.gov/research/umls/rxnorm',"
                    "'code':'1371041'}]}"),
              "prior_therapy", "tdm1 [2024-08-01]");
    WARD_SAYS(GIVEN("'medicationCodeableConcept':{'coding':["
                    "{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':"
                    "'1234','display':'palbociclib 100 MG Oral Capsule'}]}"),
              "prior_therapy", "palbociclib [2024-08-01]");
}

static void a_medication_contained_or_beside_by_its_ingredients(void)
{
    WARD_SAYS(GIVEN("'contained':[{'resourceType':'Medication','id':'x','code':" RXNORM(
                  "1601374") "}],'medicationReference':{'reference':'#x'}"),
              "prior_therapy", "palbociclib [2024-08-01]");
    WARD_SAYS(
        GIVEN(
            "'medicationReference':{'reference':'Medication/y'}") ",{'resourceType':'"
                                                                  "Medication','id':'y','"
                                                                  "ingredient':["
                                                                  "{'itemCodeableConcept'"
                                                                  ":" RXNORM(
                                                                      "1298944") "},"
                                                                                 "{'"
                                                                                 "itemCod"
                                                                                 "eableCo"
                                                                                 "ncept'"
                                                                                 ":" RXNORM(
                                                                                     "224"
                                                                                     "90"
                                                                                     "5") "}]}",
        "prior_therapy", "trastuzumab, pertuzumab [2024-08-01]");
}

UNIT_SUITE(medicine) = {
    UNIT_TEST(names_brands_and_trial_names),
    UNIT_TEST(a_conjugate_is_not_its_antibody),
    UNIT_TEST(several_in_one_text),
    UNIT_TEST(a_negation_names_nothing),
    UNIT_TEST(the_product_decides_what_it_is_for),
    UNIT_TEST(codes_packs_and_placeholders),
    UNIT_TEST(a_medication_contained_or_beside_by_its_ingredients),
    UNIT_END,
};
