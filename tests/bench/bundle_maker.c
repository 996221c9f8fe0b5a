/* Resources one after the other, each from a few words and a die. */
#include "bundle_maker.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "check/dice.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { RESOURCES = 40 };

struct maker {
    struct text *out;
    struct dice die;
    uint32_t made; /* resources so far */
    uint64_t person;
};

static uint32_t dice(struct maker *maker, uint32_t sides)
{
    return dice_roll(&maker->die, sides);
}

static uint64_t roll(struct maker *maker)
{
    uint64_t high = dice(maker, UINT32_MAX);
    return high << 32 | dice(maker, UINT32_MAX);
}

/* -------------------- pieces */

static void put_id(struct maker *maker, uint64_t id)
{
    text_format(maker->out, "%08x-%04x-4%03x-a%03x-%012llx", (unsigned)(id >> 32),
                (unsigned)(id >> 16 & 0xffff), (unsigned)(id >> 4 & 0xfff),
                (unsigned)(id & 0xfff), (unsigned long long)(id * 31 & 0xffffffffffff));
}

static void put_date(struct maker *maker)
{
    text_format(maker->out, "20%02u-0%u-%02u", 22 + dice(maker, 4), 1 + dice(maker, 9),
                10 + dice(maker, 18));
}

/* A CodeableConcept as senders write it: the standard code, their own, and a text. */
static void put_concept(struct maker *maker, const char *system, const char *code,
                        const char *display)
{
    text_format(maker->out,
                "{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\",\"display\":\"%s\"},"
                "{\"system\":\"urn:oid:1.2.840.114350.1.13.0.1.7.5.737384.%u\",\"code\":"
                "\"%u\",\"display\":\"%s\"}],\"text\":\"%s\"}",
                system, code, display, 1 + dice(maker, 99), 1000 + dice(maker, 98999),
                display, display);
}

static void put_coding(struct maker *maker, const char *key, const char *system,
                       const char *code, const char *display)
{
    text_format(maker->out, "\"%s\":", key);
    put_concept(maker, system, code, display);
}

static void put_narrative(struct maker *maker, const char *type, const char *words)
{
    text_format(
        maker->out,
        "\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/"
        "1999/xhtml\\\"><p class=\\\"res-header-id\\\"><b>Generated Narrative: %s</b>"
        "</p><p><b>%s</b>: %s</p><p>Recorded &amp; verified by the treating team "
        "\\u2013 \\\"see chart\\\".\\nPage %u</p></div>\"},",
        type, type, words, 1 + dice(maker, 9));
}

static void begin(struct maker *maker, const char *type, const char *profile)
{
    uint64_t id = roll(maker);
    text_put(maker->out, maker->made++ == 0 ? "" : ",");
    text_put(maker->out, "{\"fullUrl\":\"urn:uuid:");
    put_id(maker, id);
    text_format(maker->out, "\",\"resource\":{\"resourceType\":\"%s\",\"id\":\"", type);
    put_id(maker, id);
    text_format(maker->out, "\",\"meta\":{\"versionId\":\"%u\",\"lastUpdated\":\"",
                1 + dice(maker, 5));
    put_date(maker);
    text_format(
        maker->out,
        "T08:30:00.000+00:00\",\"source\":\"#%016llx\",\"profile\":[\"http://hl7.org/"
        "fhir/us/mcode/StructureDefinition/%s\"]},",
        (unsigned long long)roll(maker), profile);
}

static void put_subject(struct maker *maker)
{
    text_put(maker->out, "\"subject\":{\"reference\":\"urn:uuid:");
    put_id(maker, maker->person);
    text_put(maker->out, "\",\"display\":\"Synthetic Patient\"},");
}

static void end(struct maker *maker)
{
    text_put(maker->out, "}}");
}

/* -------------------- resources */

static void put_patient(struct maker *maker)
{
    begin(maker, "Patient", "mcode-cancer-patient");
    put_narrative(maker, "Patient", "Synthetic");
    text_format(
        maker->out,
        "\"identifier\":[{\"use\":\"usual\",\"system\":\"urn:ehr:mrn\",\"value\":\"%"
        "010u\"}"
        "],\"active\":true,\"name\":[{\"use\":\"official\",\"family\":\"M\\u00fcster\","
        "\"given\":[\"Ana\",\"Q.\"]}],\"telecom\":[{\"system\":\"phone\",\"value\":"
        "\"555-0100\",\"use\":\"home\"}],\"gender\":\"female\",\"birthDate\":\"19%u-0%u-"
        "1%u\","
        "\"address\":[{\"line\":[\"1 Example "
        "St\"],\"city\":\"Town\",\"country\":\"US\"}]",
        dice(maker, 1000000000), 35 + dice(maker, 60), 1 + dice(maker, 9),
        dice(maker, 10));
    end(maker);
}

static void put_condition(struct maker *maker, const char *profile, const char *code,
                          const char *display)
{
    begin(maker, "Condition", profile);
    put_narrative(maker, "Condition", display);
    text_put(maker->out,
             "\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/"
             "CodeSystem/"
             "condition-clinical\",\"code\":\"active\"}]},\"verificationStatus\":{"
             "\"coding\":[{"
             "\"system\":\"http://terminology.hl7.org/CodeSystem/condition-ver-status\","
             "\"code\":\"confirmed\"}]},\"category\":[");
    put_concept(maker, "http://terminology.hl7.org/CodeSystem/condition-category",
                "problem-list-item", "Problem List Item");
    text_put(maker->out, "],");
    put_coding(maker, "code", "http://snomed.info/sct", code, display);
    text_put_char(maker->out, ',');
    put_subject(maker);
    text_put(maker->out, "\"onsetDateTime\":\"");
    put_date(maker);
    text_put(maker->out, "\",\"recordedDate\":\"");
    put_date(maker);
    text_put_char(maker->out, '"');
    end(maker);
}

static void begin_observation(struct maker *maker, const char *profile, const char *code,
                              const char *display)
{
    begin(maker, "Observation", profile);
    text_format(
        maker->out,
        "\"identifier\":[{\"system\":\"urn:ehr:obs\",\"value\":\"%012llx\"}],\"status\":"
        "\"final\",\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/"
        "CodeSystem/observation-category\",\"code\":\"laboratory\",\"display\":"
        "\"Laboratory\"}]}],",
        (unsigned long long)(roll(maker) & 0xffffffffffff));
    put_coding(maker, "code", "http://loinc.org", code, display);
    text_put_char(maker->out, ',');
    put_subject(maker);
    text_put(maker->out, "\"effectiveDateTime\":\"");
    put_date(maker);
    text_put(maker->out, "T09:30:00-05:00\",\"issued\":\"");
    put_date(maker);
    text_format(
        maker->out,
        "T11:00:00.000-05:00\",\"performer\":[{\"reference\":\"Practitioner/%08x\","
        "\"display\":\"Dr. Synthetic\"}],",
        (unsigned)roll(maker));
}

static void put_marker(struct maker *maker, const char *code, const char *display)
{
    bool positive = dice(maker, 3) > 0;
    begin_observation(maker, "mcode-tumor-marker-test", code, display);
    put_coding(maker, "valueCodeableConcept", "http://snomed.info/sct",
               positive ? "10828004" : "260385009", positive ? "Positive" : "Negative");
    end(maker);
}

static void put_laboratory(struct maker *maker, const char *code, const char *display,
                           uint32_t low, uint32_t high, const char *unit)
{
    begin_observation(maker, "us-core-observation-lab", code, display);
    text_format(
        maker->out,
        "\"valueQuantity\":{\"value\":%u.%u,\"unit\":\"%s\",\"system\":\"http://"
        "unitsofmeasure.org\",\"code\":\"%s\"},\"referenceRange\":[{\"low\":{\"value\":%"
        "u,"
        "\"unit\":\"%s\"},\"high\":{\"value\":%u,\"unit\":\"%s\"},\"text\":\"adult\"}]",
        low + dice(maker, high - low), 1 + dice(maker, 9), unit, unit, low, unit, high,
        unit);
    end(maker);
}

static void put_variant(struct maker *maker, const char *gene, const char *name)
{
    begin_observation(maker, "mcode-genomic-variant", "69548-6",
                      "Genetic variant assessment");
    put_coding(maker, "valueCodeableConcept", "http://loinc.org",
               dice(maker, 2) == 0 ? "LA9633-4" : "LA9634-2", "Present or absent");
    text_put(maker->out, ",\"component\":[{");
    put_coding(maker, "code", "http://loinc.org", "48018-6", "Gene studied [ID]");
    text_put_char(maker->out, ',');
    put_coding(maker, "valueCodeableConcept", "http://www.genenames.org", gene, name);
    text_put(maker->out, "},{");
    put_coding(maker, "code", "http://loinc.org", "53034-5", "Allelic state");
    text_put_char(maker->out, ',');
    put_coding(maker, "valueCodeableConcept", "http://loinc.org", "LA6706-1",
               "Heterozygous");
    text_put(maker->out, "}]");
    end(maker);
}

static void put_medication(struct maker *maker, const char *code, const char *name)
{
    begin(maker, "MedicationRequest", "mcode-cancer-related-medication-request");
    put_narrative(maker, "MedicationRequest", name);
    text_put(maker->out, "\"status\":\"completed\",\"intent\":\"order\",");
    put_coding(maker, "medicationCodeableConcept",
               "http://www.nlm.nih.gov/research/umls/rxnorm", code, name);
    text_put_char(maker->out, ',');
    put_subject(maker);
    text_put(maker->out, "\"authoredOn\":\"");
    put_date(maker);
    text_format(maker->out,
                "\",\"requester\":{\"display\":\"Dr. "
                "Synthetic\"},\"dosageInstruction\":[{\"text\":"
                "\"as directed\",\"timing\":{\"repeat\":{\"frequency\":1,\"period\":%u,"
                "\"periodUnit\":\"d\"}},\"doseAndRate\":[{\"doseQuantity\":{\"value\":%u,"
                "\"unit\":"
                "\"mg\"}}]}]",
                1 + dice(maker, 28), 1 + dice(maker, 500));
    end(maker);
}

static void put_report(struct maker *maker)
{
    begin(maker, "DiagnosticReport", "us-core-diagnosticreport-note");
    put_narrative(maker, "DiagnosticReport", "CT chest abdomen pelvis");
    text_put(maker->out, "\"status\":\"final\",");
    put_coding(maker, "code", "http://loinc.org", "30746-2", "CT Chest");
    text_put_char(maker->out, ',');
    put_subject(maker);
    text_put(maker->out, "\"effectiveDateTime\":\"");
    put_date(maker);
    text_put(maker->out, "\",\"conclusion\":\"Interval change: ");
    text_repeat(maker->out, "stable osseous lesions; no new visceral disease. ",
                2 + (int)dice(maker, 5));
    text_put_char(maker->out, '"');
    end(maker);
}

/* -------------------- a person */

static const struct {
    const char *code, *display;
} markers[] = {{"16112-5", "Estrogen receptor [Interpretation] in Tissue"},
               {"16113-3", "Progesterone receptor [Interpretation] in Tissue"},
               {"48676-1", "HER2 [Interpretation] in Tissue"}},
  sites[] = {{"94222008", "Metastasis to bone"},
             {"94381002", "Metastasis to liver"},
             {"94391008", "Metastasis to lung"},
             {"94225005", "Metastasis to brain"},
             {"94493005", "Metastasis to pleura"}},
  drugs[] = {{"84857", "anastrozole"},
             {"282357", "fulvestrant"},
             {"10324", "tamoxifen"},
             {"1601374", "palbociclib"},
             {"1873916", "ribociclib"},
             {"224905", "trastuzumab"},
             {"2267574", "trastuzumab deruxtecan"},
             {"194000", "capecitabine"},
             {"56946", "paclitaxel"},
             {"77655", "zoledronic acid"}},
  genes[] = {{"HGNC:8975", "PIK3CA"}, {"HGNC:3467", "ESR1"}, {"HGNC:1100", "BRCA1"}};

static const struct {
    const char *code, *display;
    uint32_t low, high;
    const char *unit;
} laboratory[] = {{"10230-1", "Left ventricular ejection fraction", 35, 72, "%"},
                  {"76634-5", "Q-T interval corrected (Fridericia)", 380, 520, "ms"},
                  {"751-8", "Neutrophils", 1, 9, "10*3/uL"},
                  {"777-3", "Platelets", 40, 400, "10*3/uL"},
                  {"718-7", "Hemoglobin", 65, 150, "g/L"},
                  {"1975-2", "Bilirubin.total", 1, 4, "mg/dL"},
                  {"1920-8", "AST", 10, 200, "U/L"},
                  {"1742-6", "ALT", 10, 200, "U/L"},
                  {"2160-0", "Creatinine", 40, 180, "umol/L"},
                  {"17861-6", "Calcium", 7, 12, "mg/dL"},
                  {"29463-7", "Body weight", 45, 120, "kg"},
                  {"4548-4", "Hemoglobin A1c", 4, 9, "%"},
                  {"6875-9", "Cancer Ag 15-3", 5, 400, "U/mL"},
                  {"2039-6", "CEA", 1, 90, "ng/mL"},
                  {"6690-2", "Leukocytes", 1, 12, "10*3/uL"}};

static void put_observations(struct maker *maker)
{
    for (size_t i = 0; i < COUNT(markers); i++)
        put_marker(maker, markers[i].code, markers[i].display);
    begin_observation(maker, "mcode-ecog-performance-status", "89247-1",
                      "ECOG Performance Status score");
    text_format(maker->out, "\"valueInteger\":%u", dice(maker, 4));
    end(maker);
    for (size_t i = 0; i < COUNT(laboratory); i++)
        put_laboratory(maker, laboratory[i].code, laboratory[i].display,
                       laboratory[i].low, laboratory[i].high, laboratory[i].unit);
    for (size_t i = 0; i < COUNT(genes); i++)
        put_variant(maker, genes[i].code, genes[i].display);
}

void bundle_make(uint64_t number, struct text *out)
{
    struct maker maker = {.out = out, .die = dice_for(20261123, number, 0)};
    const struct dice start = maker.die;
    maker.person = roll(&maker);
    maker.die = start; /* the Patient, which comes first, rolls the same id */
    text_put(out, "{\"resourceType\":\"Bundle\",\"id\":\"");
    put_id(&maker, maker.person);
    text_put(out, "\",\"meta\":{\"profile\":[\"http://hl7.org/fhir/us/mcode/"
                  "StructureDefinition/mcode-patient-bundle\"]},\"type\":\"collection\","
                  "\"timestamp\":\"2026-01-01T00:00:00Z\",\"entry\":[");
    put_patient(&maker);
    put_condition(&maker, "mcode-primary-cancer-condition", "254837009",
                  "Malignant neoplasm of breast");
    for (size_t i = 0; i < COUNT(sites); i++)
        if (i == number % COUNT(sites) || dice(&maker, 4) == 0)
            put_condition(&maker, "mcode-secondary-cancer-condition", sites[i].code,
                          sites[i].display);
    put_observations(&maker);
    for (size_t i = 0; i < COUNT(drugs); i++)
        if (dice(&maker, 2) == 0)
            put_medication(&maker, drugs[i].code, drugs[i].display);
    while (maker.made < RESOURCES)
        put_report(&maker);
    text_put(out, "]}");
}
