/* Medicines by code, by name, by ingredient. A conjugate is never the antibody in it: its
 * code or name is looked for first. */
#include "medicine.h"

#include <ctype.h>
#include <string.h>

enum { NAME_WORDS = 4, NAME_LENGTH = 64, TEXT_WORDS = 48, SUFFIX = 5 };

static void add_member(struct medicine *medicine, uint32_t member)
{
    uint64_t members[2] = {0};
    therapy_closure(member, members);
    medicine->members[0] |= members[0];
    medicine->members[1] |= members[1];
}

static bool is_class(uint32_t member)
{
    return member < POISE_THERAPY_TAMOXIFEN;
}

static void take_drug(struct medicine *medicine, const struct concept *concept)
{
    medicine->kind = MEDICINE_DRUG;
    for (uint32_t i = 0; i < concept->count; i++) {
        uint32_t member = (uint32_t) concept->argument[i];
        add_member(medicine, member);
        medicine->by_class = medicine->by_class || is_class(member);
    }
}

/* What one concept says. A product for another purpose wins over its ingredient, and what
 * treats cancer over what goes beside it. */
static void take(struct medicine *medicine, const struct concept *concept)
{
    enum medicine_kind kind = medicine->kind;
    bool open = kind == MEDICINE_UNKNOWN || kind == MEDICINE_BESIDE;
    if (concept_says(concept, CONCEPT_OTHER_DRUG, WORD_OTHER_DRUG_SUPPORT)) {
        medicine->kind = MEDICINE_SUPPORT;
        medicine->members[0] = medicine->members[1] = 0;
    }
    if (concept_is(concept, CONCEPT_DRUG) && kind != MEDICINE_SUPPORT)
        take_drug(medicine, concept);
    if (concept_says(concept, CONCEPT_OTHER_DRUG, WORD_OTHER_DRUG_CANCER) && open)
        medicine->kind = MEDICINE_CANCER;
    if (concept_is(concept, CONCEPT_COMEDICATION) && kind == MEDICINE_UNKNOWN)
        medicine->kind = MEDICINE_BESIDE;
}

static bool is_conjugate(const struct concept *concept)
{
    uint64_t members[2] = {0};
    if (!concept_is(concept, CONCEPT_DRUG))
        return false;
    for (uint32_t i = 0; i < concept->count; i++)
        therapy_closure((uint32_t) concept->argument[i], members);
    return member_has(members, POISE_THERAPY_ADC);
}

/* Several codings are one medicine in several words: the conjugate among them, the
 * product for another purpose, else the first. */
static const struct concept *best_coding(const struct codes *codes,
                                         struct json_value codings)
{
    const struct concept *first = NULL;
    const struct concept *other = NULL;
    for (struct json_member m = json_begin(codings); json_more(&m); json_next(&m)) {
        const struct concept *meant =
            codes_find(codes, json_text(json_get(m.value, "system")),
                       json_text(json_get(m.value, "code")));
        if (is_conjugate(meant))
            return meant;
        if (concept_is(meant, CONCEPT_OTHER_DRUG) && other == NULL)
            other = meant;
        if (first == NULL)
            first = meant;
    }
    return other != NULL ? other : first;
}

struct words {
    struct json_bytes at[TEXT_WORDS];
    uint32_t count;
};

static bool parts_words(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == ',' || c == ';' || c == '/' ||
           c == '(' || c == ')' || c == '+' || c == '[' || c == ']';
}

static void split(struct json_bytes text, struct words *words)
{
    size_t at = 0;
    words->count = 0;
    while (at < text.length && words->count < TEXT_WORDS) {
        size_t begin = at;
        while (at < text.length && !parts_words(text.at[at]))
            at++;
        if (at > begin)
            words->at[words->count++] = (struct json_bytes){text.at + begin, at - begin};
        at++;
    }
}

static bool word_is(struct json_bytes word, const char *other)
{
    for (size_t i = 0; i < word.length; i++)
        if (other[i] == '\0' || tolower((unsigned char)word.at[i]) != other[i])
            return false;
    return other[word.length] == '\0';
}

static bool negates(const struct words *words)
{
    static const char *const negations[] = {
        "no",       "not",   "without",  "never",   "denies",         "allergy",
        "allergic", "avoid", "declined", "refused", "contraindicated"};
    for (uint32_t w = 0; w < words->count; w++)
        for (size_t i = 0; i < sizeof negations / sizeof *negations; i++)
            if (word_is(words->at[w], negations[i]))
                return true;
    return false;
}

/* "trastuzumab-anns" without its four letters. */
static struct json_bytes without_suffix(struct json_bytes name)
{
    if (name.length <= SUFFIX || name.at[name.length - SUFFIX] != '-')
        return name;
    for (size_t i = name.length - SUFFIX + 1; i < name.length; i++)
        if (!islower((unsigned char)name.at[i]))
            return name;
    return (struct json_bytes){name.at, name.length - SUFFIX};
}

/* The words from `at` on as one name, parted by single spaces. */
static const struct concept *look_up(const struct codes *codes, const struct words *words,
                                     uint32_t at, uint32_t count)
{
    char name[NAME_LENGTH];
    size_t length = 0;
    for (uint32_t i = at; i < at + count; i++) {
        if (length + words->at[i].length + 1 >= sizeof name)
            return NULL;
        if (length > 0)
            name[length++] = ' ';
        memcpy(name + length, words->at[i].at, words->at[i].length);
        length += words->at[i].length;
    }
    struct json_bytes whole = {name, length};
    const struct concept *found = codes_find_text(codes, whole);
    return found != NULL ? found : codes_find_text(codes, without_suffix(whole));
}

/* An antibody followed by the name of a toxin is a conjugate that is not known here. */
static bool toxin_follows(const struct words *words, uint32_t at)
{
    static const char *const ends[] = {"tecan",  "tansine", "dotin",
                                       "mazine", "dotin-",  "tidin"};
    if (at >= words->count)
        return false;
    struct json_bytes word = without_suffix(words->at[at]);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        if (word.length > length &&
            strncasecmp(word.at + word.length - length, ends[i], length) == 0)
            return true;
    }
    return false;
}

static bool is_medicine(const struct concept *concept)
{
    return concept_is(concept, CONCEPT_DRUG) || concept_is(concept, CONCEPT_OTHER_DRUG) ||
           concept_is(concept, CONCEPT_COMEDICATION);
}

/* The longest name that begins at a word, and how many words it takes; NULL if none does.
 * */
static const struct concept *longest_name(const struct codes *codes,
                                          const struct words *words, uint32_t at,
                                          uint32_t *count)
{
    uint32_t left = words->count - at;
    for (*count = left < NAME_WORDS ? left : NAME_WORDS; *count > 0; --*count) {
        const struct concept *concept = look_up(codes, words, at, *count);
        if (is_medicine(concept))
        return concept;
    }
    *count = 1;
    return NULL;
}

struct medicine medicine_in_text(const struct codes *codes, struct json_bytes text)
{
    struct medicine found = {.from_text = true, .shown = text};
    struct words words;
    uint32_t count;
    if (text.at == NULL)
        return found;
    split(text, &words);
    if (negates(&words))
        return found;
    for (uint32_t at = 0; at < words.count; at += count) {
        const struct concept *concept = longest_name(codes, &words, at, &count);
        if (concept == NULL)
            continue;
        if (!toxin_follows(&words, at + count))
            take(&found, concept);
        else if (found.kind == MEDICINE_UNKNOWN)
            found.kind = MEDICINE_CANCER;
    }
    return found;
}

static struct json_bytes text_of(struct json_value concept)
{
    struct json_bytes text = json_text(json_get(concept, "text"));
    if (text.at != NULL && text.length > 0)
        return text;
    for (struct json_member m = json_begin(json_get(concept, "coding")); json_more(&m);
         json_next(&m)) {
        text = json_text(json_get(m.value, "display"));
        if (text.at != NULL && text.length > 0)
            return text;
    }
    return text;
}

/* A CodeableConcept: by its codes; without a known one by its words. */
static struct medicine of_concept(struct reader *reader, struct json_value value)
{
    struct medicine medicine = {.shown = text_of(value)};
    const struct concept *concept = best_coding(reader->codes, json_get(value, "coding"));
    take(&medicine, concept);
    if (concept != NULL && concept_is(concept, CONCEPT_DRUG) && concept->count == 1)
        medicine.unsaid_product = strcmp(concept->code, "993449") == 0;
    if (medicine.kind != MEDICINE_UNKNOWN)
        return medicine;
    medicine = medicine_in_text(reader->codes, medicine.shown);
    struct json_member m = json_begin(json_get(value, "coding"));
    for (; json_more(&m) && medicine.kind == MEDICINE_UNKNOWN; json_next(&m))
        medicine =
            medicine_in_text(reader->codes, json_text(json_get(m.value, "display")));
    medicine.shown = text_of(value);
    return medicine;
}

/* The product; without a known code, all its ingredients. */
static struct medicine of_medication(struct reader *reader, struct json_value medication)
{
    struct medicine medicine = of_concept(reader, json_get(medication, "code"));
    if (medicine.kind != MEDICINE_UNKNOWN)
        return medicine;
    struct medicine whole = medicine;
    whole.from_text = false;
    for (struct json_member m = json_begin(json_get(medication, "ingredient"));
         json_more(&m); json_next(&m)) {
        struct medicine part =
            of_concept(reader, json_get(m.value, "itemCodeableConcept"));
        if (part.kind == MEDICINE_UNKNOWN)
            continue;
        bool drug = part.kind == MEDICINE_DRUG;
        if (drug || whole.kind == MEDICINE_UNKNOWN)
            whole.kind = part.kind;
        whole.members[0] |= part.members[0];
        whole.members[1] |= part.members[1];
        whole.from_text = whole.from_text || part.from_text;
        if (whole.shown.at == NULL)
            whole.shown = part.shown;
    }
    return whole;
}

struct medicine medicine_of(struct reader *reader, struct resource *resource)
{
    struct json_value coded =
        member_of(&resource->members, ELEMENT_MEDICATION_CODEABLE_CONCEPT);
    struct json_value reference =
        member_of(&resource->members, ELEMENT_MEDICATION_REFERENCE);
    if (json_there(coded))
        return of_concept(reader, coded);
    struct resource *target = NULL;
    struct json_value medication = bundle_resolve(reader, resource, reference, &target);
    if (target != NULL)
        target->told = true;
    if (json_is(medication, JSON_OBJECT))
        return of_medication(reader, medication);
    struct medicine unknown = {.shown = json_text(json_get(reference, "display"))};
    return unknown.shown.at == NULL ? unknown
                                    : medicine_in_text(reader->codes, unknown.shown);
}
