/* Which medicine a code, a text or a Medication names. */
#ifndef FHIR_MEDICINE_H
#define FHIR_MEDICINE_H

#include "reader.h"

enum medicine_kind {
    MEDICINE_UNKNOWN,
    MEDICINE_DRUG,    /* of the vocabulary: members */
    MEDICINE_CANCER,  /* against cancer, in no class of the vocabulary */
    MEDICINE_SUPPORT, /* known, and no fact asks for it */
    MEDICINE_BESIDE   /* may interact: a value of comedication */
};

struct medicine {
    enum medicine_kind kind;
    uint64_t members[2]; /* with what they imply */
    bool from_text;
    bool by_class;       /* the vocabulary knows only its class */
    bool unsaid_product; /* its product decides what it is for */
    struct json_bytes shown;
};

/* Of the medication[x] of a resource, followed into its Medication. */
struct medicine medicine_of(struct reader *reader, struct resource *resource);

/* The names in a text: "paclitaxel 80 mg + carboplatin". A text with a negation names
 * nothing. Longer names first: "trastuzumab deruxtecan" is not trastuzumab. */
struct medicine medicine_in_text(const struct codes *codes, struct json_bytes text);

#endif
