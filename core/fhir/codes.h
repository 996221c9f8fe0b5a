/* The code map: which code of which system means what.
 *
 * It is data: the files of conf/codes/, read once, replaced by a site as it likes, each
 * with the day on which it was reviewed.
 *
 *     [about]
 *     reviewed = 2026-11-20
 *     [systems]
 *     snomed = http://snomed.info/sct
 *     [snomed]
 *     94381002 = metastasis liver ; secondary malignant neoplasm of liver
 *     [icd10cm]
 *     C50* = cancer breast        ; and every code that begins so
 *
 * The words after "=" are those of concepts.def. A code that is in no file has no meaning
 * here: it is named to the user and never guessed. */
#ifndef FHIR_CODES_H
#define FHIR_CODES_H

#include <stddef.h>
#include <stdint.h>

#include "base/json_read.h"

struct arena;
struct problems;

enum concept_kind {
    CONCEPT_NOTHING,
#define POISE_CONCEPT(upper, name, arguments) CONCEPT_##upper,
#include "concepts.def"
    CONCEPT_COUNT
};

enum concept_word {
    WORD_OF_NO_CONCEPT = -1,
#define POISE_WORD(concept, upper, name, number) WORD_##concept##_##upper = (number),
#include "concepts.def"
};

enum { CONCEPT_ARGUMENTS = 4 };

/* What a code means. Lives as long as the map. */
struct concept {
    uint16_t kind;                       /* enum concept_kind */
    uint16_t count;                      /* of arguments */
    int32_t argument[CONCEPT_ARGUMENTS]; /* words, numbers or values of a fact */
    uint16_t system;                     /* as codes_system numbers it */
    const char *code;                    /* as the map spells it */
};

struct codes;

/* Reads every .ini of a folder, in the order of their names. POISE_OK, or the status of
 * the last problem added; every error is listed with its file and line. */
int32_t codes_load(struct arena *arena, const char *folder, const struct codes **out,
                   struct problems *problems);

/* What a coding means; NULL when the map does not say. A missing system matches nothing.
 * ICD codes are compared without dots, HGNC ids with or without their prefix, systems
 * under any of their spellings. */
const struct concept *codes_find(const struct codes *codes, struct json_bytes system,
                                 struct json_bytes code);

/* What a text means by the [text] sections, which are a closed list of whole answers in
 * lower case; NULL for any other text. */
const struct concept *codes_find_text(const struct codes *codes, struct json_bytes text);

/* The number of a system under any of its spellings; 0 if the map names none so. */
uint32_t codes_system(const struct codes *codes, struct json_bytes uri);
/* The number of the system that a section calls `name`; 0 if there is none. */
uint32_t codes_system_named(const struct codes *codes, const char *name);

static inline bool concept_is(const struct concept *concept, enum concept_kind kind)
{
    return concept != NULL && concept->kind == kind;
}

/* Is it this kind, with this word among its arguments? */
static inline bool concept_says(const struct concept *concept, enum concept_kind kind,
                                int32_t word)
{
    if (!concept_is(concept, kind))
        return false;
    for (uint32_t i = 0; i < concept->count; i++)
        if (concept->argument[i] == word)
            return true;
    return false;
}

#endif
