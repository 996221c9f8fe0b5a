/* What the files that write an answer as FHIR R4 share: the resources by name, and a
 * writer that keeps the rules of FHIR's JSON. Nothing is ever null or empty: what is not
 * known is left out, and a list begins with its first item. */
#ifndef REPORT_FHIR_WRITE_H
#define REPORT_FHIR_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "engine/answer.h"
#include "json.h"
#include "reason.h"

struct arena;
struct text;

/* Where what Poise adds to FHIR is named. The names are stable; they need not be found on
 * the web. */
#define R4_BASE "http://poise-engine.org/fhir/"

/* Resources of the bundle. Together with two numbers one of them is named. */
enum r4_part {
    R4_GUIDANCE,
    R4_GROUP,
    R4_REQUEST,  /* rank, and which of its medicines */
    R4_ISSUE,    /* index of the outcome */
    R4_RISK,     /* rank */
    R4_ALERT,    /* index of the flag */
    R4_MESSAGES, /* what must be known about the evaluation itself */
    R4_GOALS,
    R4_SOFTWARE,
    R4_SOURCES_ALL,    /* what the whole answer rests on */
    R4_SOURCES_OPTION, /* index of the outcome */
    R4_SOURCES_ALERT,  /* index of the flag */
    R4_BUNDLE
};

struct r4_id {
    enum r4_part part;
    uint32_t a, b;
};

struct r4 {
    struct json json;
    const struct answer *answer;
    struct arena *arena;     /* of the reasons */
    struct reasons *reasons; /* by outcome; without items until they are asked for */
    struct digest seed;      /* of the ids */
    char day[11];            /* of the answer */
    bool all;
};

/* -------------------- values: nothing is written for what is not there */

/* NULL, and text without anything to see, is left out; control characters become
 * U+FFFD. */
void r4_string(struct r4 *r4, const char *key, const char *value);
/* A figure in thousandths; FIXED_UNKNOWN is left out. */
void r4_thousandths(struct r4 *r4, const char *key, int32_t value);
/* The day of the answer at midnight UTC: Poise has no clock. */
void r4_instant(struct r4 *r4, const char *key);

/* A list of objects that is opened by its first item. r4_item opens the object, the
 * caller closes it with json_close. */
struct r4_list {
    struct r4 *r4;
    const char *key;
    bool open;
};
void r4_item(struct r4_list *list);
void r4_list_end(struct r4_list *list);

/* {"coding": [{system, code, display}], "text"}; `system` is Poise's own, after R4_BASE,
 * or one with a scheme. */
void r4_concept(struct r4 *r4, const char *key, const char *system, const char *code,
                const char *text);
void r4_coding(struct r4 *r4, const char *key, const char *system, const char *code,
               const char *display);
/* {"text"} alone. */
void r4_words(struct r4 *r4, const char *key, const char *text);
/* [{"text"}]: a note, or a concept of a list of one. */
void r4_note(struct r4 *r4, const char *key, const char *text);

/* -------------------- references */

/* A resource of this bundle. */
void r4_reference(struct r4 *r4, const char *key, struct r4_id id);
/* Its members alone: "reference" and "type". */
void r4_put_reference(struct r4 *r4, struct r4_id id);
/* What no resource stands for, by an identifier; `system` as of a concept. */
void r4_logical(struct r4 *r4, const char *key, const char *system, const char *value,
                const char *display);
/* The person: as the input names them, else as the case does. */
void r4_subject(struct r4 *r4, const char *key);

/* -------------------- extensions: items of a list "extension" */

/* Opens {"url": Poise's own definition; r4_inner writes its parts, then r4_extension_end
 * closes it. */
void r4_extension(struct r4_list *list, const char *name);
void r4_extension_end(struct r4 *r4, struct r4_list *inner);

/* {"url": name, "value...": value}. */
void r4_part_string(struct r4_list *inner, const char *name, const char *value);
void r4_part_code(struct r4_list *inner, const char *name, const char *value);
void r4_part_int(struct r4_list *inner, const char *name, int64_t value);
void r4_part_bool(struct r4_list *inner, const char *name, bool value);
void r4_part_fixed(struct r4_list *inner, const char *name, int64_t value, int scale);

/* -------------------- resources */

/* "id", made from the seed. */
void r4_put_id(struct r4 *r4, struct r4_id id);
/* Opens an entry of the bundle and its resource. */
void r4_open(struct r4 *r4, struct r4_id id);
void r4_close(struct r4 *r4);

/* What a person reads in place of the resource: a paragraph, or XHTML made with
 * fhir_narrative.h, which it frees. */
void r4_narrative(struct r4 *r4, const char *text);
void r4_narrative_xhtml(struct r4 *r4, struct text *body);

/* -------------------- the answer's own parts */

/* Is an option proposed as medicines? Else as a service. */
bool r4_is_medicine(const struct outcome *outcome);
/* How many requests stand for it: one a medicine, or one. */
uint32_t r4_requests(const struct outcome *outcome);
/* routine, urgent or stat. */
const char *r4_priority(const struct outcome *outcome);
/* The place of an outcome among all. */
uint32_t r4_index(const struct r4 *r4, const struct outcome *outcome);
/* Its reasons, told once. */
const struct reasons *r4_reasons(struct r4 *r4, const struct outcome *outcome);
/* Has it a reason of one of these kinds (bits)? */
bool r4_has_reason(struct r4 *r4, const struct outcome *outcome, unsigned kinds);
/* Does an issue stand for it: a caution on what is proposed, or a contraindication? */
bool r4_has_issue(struct r4 *r4, const struct outcome *outcome);
bool r4_has_risk(const struct outcome *outcome);
/* Is it an emergency or a warning about the person, and not about what is missing? */
bool r4_is_warning(const struct raised_flag *flag);
bool r4_has_messages(const struct r4 *r4);
/* All sentences of some kinds, one a line; "" for none. */
const char *r4_sentences(struct r4 *r4, const struct reasons *reasons, unsigned kinds);
/* The label of a fact, "HER2". "" without memory. */
const char *r4_label(struct r4 *r4, const struct fact *fact);
/* "letrozole|anastrozole" as "letrozole or anastrozole". "" without memory. */
const char *r4_medicine(struct r4 *r4, const char *drug);
/* What must stand with every answer: the advice, and as notes also every emergency. */
const char *r4_advice(void);
void r4_notes(struct r4 *r4);
bool r4_is_emergency(const struct answer *answer);
/* A paragraph of XHTML for each emergency. */
void r4_put_emergencies(const struct r4 *r4, struct text *body);

/* -------------------- one a file */

void r4_guidance(struct r4 *r4);         /* fhir_guidance.c */
void r4_requirements(struct r4 *r4);     /* fhir_missing.c: "dataRequirement" */
bool r4_is_missing(const struct r4 *r4); /* is something needed that is not known? */
void r4_group(struct r4 *r4);            /* fhir_group.c */
void r4_proposals(struct r4 *r4);        /* fhir_proposal.c */
void r4_issues(struct r4 *r4);           /* fhir_issue.c */
void r4_risks(struct r4 *r4);            /* fhir_risk.c */
void r4_alerts(struct r4 *r4);           /* fhir_alert.c */
void r4_messages(struct r4 *r4);         /* fhir_messages.c */
void r4_goals(struct r4 *r4);            /* fhir_software.c */
void r4_software(struct r4 *r4);         /* fhir_software.c */
void r4_provenance(struct r4 *r4);       /* fhir_provenance.c */

#endif
