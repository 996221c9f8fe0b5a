/* The Poise plugin contract: everything that a treatment modality and the host say to
 * each other. This file is the document an outside author reads; `poise new NAME` writes
 * a working example to begin with, docs/poise-plugin.3 is the guide.
 *
 * WHAT A PLUGIN IS
 * A shared object that exports one C function, poise_plugin_entry, carries its manifest
 * in the section ".poise.manifest", and has a catalogue of options in conf/catalogue. The
 * catalogue says in data what data can say (for whom, never for whom, evidence, toxicity,
 * logistics). The host evaluates that part itself. The plugin adds in code what data
 * cannot say: a dose from a clearance, a resistance that follows from the order of past
 * treatments, a lifetime limit that earlier drugs have used up.
 *
 * HOW A REQUEST GOES
 *   propose       which options, for which target          (absent: the whole catalogue)
 *   eligibility   may this option be considered, and why   (required)
 *   benefit       what it may bring this person            (absent: as in the catalogue)
 *   burden        what it would cost this person           (absent: as in the catalogue)
 * The last three are asked only for options that the catalogue has left open.
 *
 * THE RULES, AND WHY
 *  1. Unknown is never "no". There are four answers and none of them is a bool:
 *     eligible, needs a person, cannot tell, not eligible. An error is none of these; it
 *     is a status.
 *  2. Code may only be stricter than the catalogue. The host keeps the stricter of the
 *     two answers, so a bug in code cannot talk a contraindication away.
 *  3. The patient is opaque and read by accessor. There is no layout to freeze, nothing
 *     to over-read, and the host sees what was read: a fact that the manifest does not
 *     declare under [reads] is answered with POISE_E_FACT_UNDECLARED and reported.
 *  4. Nothing is shared but the call. Pointers given to a callback are void when it
 *     returns; a plugin calls nothing but the functions of poise_host. So the same
 *     binary can run in a worker process.
 *  5. No globals. All state hangs on `self`; two instances may live in one process.
 *  6. Scores are integers, thousandths. A sum must not depend on order, compiler or
 *     machine. `double` occurs only for facts; NaN and infinity never cross.
 *  7. Sentences are numbers. A plugin lists its sentences once, in its table; while it
 *     assesses it only names them, and the host turns into text what is printed.
 *  8. The table is copied once. Within a major version it only grows at its end; a
 *     function that an older plugin does not have is absent, not garbage. What does not
 *     fit comes by name from extension("poise.something/1"); a change of meaning is a
 *     new name.
 *  9. Exceptions and panics must not leave a callback. The host catches a crash, names
 *     the plugin and carries on with the others; the modality is then "not assessed".
 *
 * THREAD TAGS
 *   [load]   entry, create, destroy, extension: never at the same time as anything else
 *            in the same plugin file
 *   [assess] propose, eligibility, benefit, burden: never twice at once for one instance;
 *            different instances may run together
 *   [any]    from any thread at any time
 * Plugins start no threads. The host calls every callback with the "C" locale and
 * rounding to nearest, and checks both afterwards.
 *
 * MEMORY
 * Memory from host->allocate lives until destroy and is never freed by the plugin. Text
 * handed to the host is copied during the call. The table and all it points to must stay
 * valid until the file is closed: make it const.
 *
 * Needs only <stdint.h> and <stddef.h>. Compiles without a warning as C99 to C17 and
 * C++11 to C++20, with -Wpadded. */
#ifndef POISE_PLUGIN_H
#define POISE_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#include "facts.h"
#include "status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The ABI of this header. The major number changes when a plugin must be rebuilt; within
 * a major number only additions happen and the minor number counts them. */
#define POISE_ABI_MAJOR 1u
#define POISE_ABI_MINOR 0u

#define POISE_ENTRY_SYMBOL     "poise_plugin_entry"
#define POISE_MANIFEST_SECTION ".poise.manifest"

#if defined(__GNUC__) || defined(__clang__)
#define POISE_EXPORT __attribute__((visibility("default")))
#else
#define POISE_EXPORT
#endif

/* -------------------- words both sides use */

/* Answers, in order of strictness. int32_t in the ABI. */
enum {
    POISE_ANSWER_ELIGIBLE = 1,     /* nothing that is known speaks against it */
    POISE_ANSWER_NEEDS_PERSON = 2, /* a specialist must decide; shown with its reason */
    POISE_ANSWER_CANNOT_TELL = 3,  /* a needed fact is unknown; name it in a note */
    POISE_ANSWER_NOT_ELIGIBLE = 4  /* ruled out; say why in a note */
};

/* How soon an option must happen. int32_t in the ABI. */
enum {
    POISE_URGENCY_ROUTINE = 0,
    POISE_URGENCY_SOON = 1,     /* within days */
    POISE_URGENCY_EMERGENCY = 2 /* within hours; shown above everything else */
};

/* How strongly guidelines stand behind an option in this person's situation, thousandths.
 * Any value from 0 to 1000 is allowed; these are the marks in use. */
enum {
    POISE_STANDING_PREFERRED = 1000,   /* first choice here */
    POISE_STANDING_SPLIT = 850,        /* guidelines differ on whether it comes first */
    POISE_STANDING_OTHER = 700,        /* recommended, not first */
    POISE_STANDING_SELECTED = 450,     /* in selected situations */
    POISE_STANDING_LATER = 150,        /* has its place, but not now */
    POISE_STANDING_NOT_RECOMMENDED = 0 /* guidelines advise against it */
};

/* What a note is for. uint32_t in the ABI. */
enum {
    POISE_NOTE_REASON = 1,  /* speaks for the option */
    POISE_NOTE_CAUTION = 2, /* speaks against it without excluding it; lowers its place */
    POISE_NOTE_CHECK = 3,   /* to be found out before the first dose */
    POISE_NOTE_AGAINST = 4, /* why it is not eligible, or what is missing to tell */
    POISE_NOTE_DOSE = 5,    /* a dose or schedule for this person */
    POISE_NOTE_INFO = 6     /* worth knowing; moves nothing */
};

/* UTF-8 text with its length in bytes; not terminated. */
typedef struct poise_text {
    const char *bytes;
    uint32_t length;
    uint32_t reserved;
} poise_text;

/* One sentence of a plugin. {1} and {2} in the text stand for the numbers of a note. At
 * most 400 bytes of UTF-8. source says where the claim comes from; NULL when it needs
 * none. */
typedef struct poise_sentence {
    const char *text;
    const char *source;
} poise_sentence;

/* One reason, caution, check or dose. Recorded as it is; turned into text only if
 * printed. facts are the facts that the sentence rests on; unused places are
 * POISE_FACT_NONE. Cite only what was read, and read nothing that changes the answer
 * without citing it. */
typedef struct poise_note {
    uint32_t kind;      /* POISE_NOTE_... */
    uint32_t sentence;  /* index into poise_plugin.sentences */
    uint32_t facts[4];  /* POISE_FACT_... */
    int32_t numbers[2]; /* thousandths, for {1} and {2} */
} poise_note;

/* An effect on one dimension, thousandths. For a benefit 1000 is the best, for a burden
 * 1000 is the worst (dimensions.def). low <= value <= high. */
typedef struct poise_effect {
    int32_t value;
    int32_t low;
    int32_t high;
    uint32_t sentence; /* why it differs from the catalogue */
} poise_effect;

typedef struct poise_patient poise_patient;     /* one record, read by accessor */
typedef struct poise_setup poise_setup;         /* what create may ask */
typedef struct poise_proposals poise_proposals; /* where propose writes */
typedef struct poise_verdict poise_verdict;     /* where eligibility writes */
typedef struct poise_effects poise_effects;     /* where benefit and burden write */

/* -------------------- what the host offers */

/* The functions of the host. The table lives until destroy: keep the pointer in
 * `self`. */
typedef struct poise_host {
    uint32_t size; /* of this table in bytes */
    uint32_t abi_major;
    uint32_t abi_minor;
    uint32_t reserved;

    /* --- facts of the patient ---------------------------------------------------
     * [assess] Each answers POISE_OK and sets *out; POISE_UNKNOWN when the fact is not
     * known and POISE_CONFLICT when the record contradicts itself (*out is then
     * untouched); POISE_E_FACT_UNDECLARED for a fact outside the manifest;
     * POISE_E_ARGUMENT for a fact of another type. Assumed and derived facts count as
     * known; the host shows them as such. */

    /* An INT or NUMBER fact, in the unit of the vocabulary. */
    int32_t (*number)(const poise_patient *patient, uint32_t fact, double *out);
    /* A BOOL or CHOICE fact: POISE_YES, POISE_HER2_LOW, ... */
    int32_t (*choice)(const poise_patient *patient, uint32_t fact, uint32_t *out);
    /* Whether a SET or THERAPY fact has a member: *out is POISE_YES or POISE_NO. */
    int32_t (*has)(const poise_patient *patient, uint32_t fact, uint32_t member,
                   uint32_t *out);
    /* The day on which the fact was found, in days since 1970-01-01. POISE_UNKNOWN when
     * the fact is known but not dated. */
    int32_t (*date)(const poise_patient *patient, uint32_t fact, int32_t *out);

    /* --- answers ----------------------------------------------------------------
     * [assess] */

    /* What the answer is so far: the catalogue's, made stricter by answer(). */
    int32_t (*answer_now)(const poise_verdict *verdict);
    /* Makes the answer stricter; a more lenient value is ignored (rule 2). */
    int32_t (*answer)(poise_verdict *verdict, int32_t answer);
    /* Adds a note. There is room for 32 an option; past that, or for a sentence that the
     * table does not have, the call answers POISE_E_ARGUMENT and the host reports the
     * plugin. */
    int32_t (*note)(poise_verdict *verdict, const poise_note *note);
    /* The guideline standing so far, thousandths, and a new one with its sentence. */
    int32_t (*standing_now)(const poise_verdict *verdict);
    int32_t (*standing)(poise_verdict *verdict, int32_t standing, uint32_t sentence);
    /* How soon: POISE_URGENCY_... */
    int32_t (*urgency)(poise_verdict *verdict, int32_t urgency);
    /* Names an option of any catalogue, by id, that goes with this one. Unknown ids are
     * reported as a fault of the plugin. */
    int32_t (*with)(poise_verdict *verdict, const char *option_id);

    /* --- effects ----------------------------------------------------------------
     * [assess] */

    /* The effect as the catalogue has it. POISE_UNKNOWN when it was never measured. */
    int32_t (*effect_now)(const poise_effects *effects, uint32_t dimension,
                          poise_effect *out);
    /* Another value for this person. Values are held to 0..1000; a clipped one is
     * reported. */
    int32_t (*effect)(poise_effects *effects, uint32_t dimension,
                      const poise_effect *effect);

    /* --- proposals --------------------------------------------------------------
     * [assess] */

    /* Proposes an option for a target (a lesion, a trial); NULL: for the person. */
    int32_t (*propose)(poise_proposals *proposals, uint32_t option,
                       const poise_text *target);

    /* --- set-up, only during create ----------------------------------------------
     * [load] */

    /* The options of the plugin's own catalogue: 0 to option_count() - 1, in file
     * order. */
    uint32_t (*option_count)(const poise_setup *setup);
    const char *(*option_id)(const poise_setup *setup, uint32_t option);
    /* POISE_YES if the option carries this tag or contains this drug. */
    uint32_t (*option_is)(const poise_setup *setup, uint32_t option,
                          const char *tag_or_drug);
    /* The number of a fact by name, for facts that this plugin's manifest declares. */
    int32_t (*fact)(const poise_setup *setup, const char *name, uint32_t *out);
    /* A setting that the manifest declares: the site's value, else the default. */
    int32_t (*setting)(const poise_setup *setup, const char *name, double *out);
    /* Zeroed memory until destroy, aligned for any type; NULL when there is none. */
    void *(*allocate)(poise_setup *setup, size_t bytes);
    /* Why create fails: one sentence, shown to the site. */
    void (*fail)(poise_setup *setup, const char *text);

    /* --- more --------------------------------------------------------------------
     * [any] */

    /* An extension table by name, for example "poise.trials/1"; NULL if it is not
     * offered. */
    const void *(*extension)(const char *name);
} poise_host;

/* -------------------- what a plugin offers */

/* The table of a plugin. id, version, create, destroy and eligibility are required; any
 * other function may be NULL, which means "as in the catalogue". */
typedef struct poise_plugin {
    uint32_t size; /* sizeof(poise_plugin) of the header it was built with */
    uint32_t abi_major;
    uint32_t abi_minor;
    uint32_t sentence_count;

    const char *id; /* as in the manifest: lower case letters, digits, "_", "-", "." */
    const char *version; /* as in the manifest */
    const poise_sentence *sentences;

    /* Makes an instance: resolve ids, facts and settings here, once. *self may be NULL.
     * Anything but POISE_OK refuses to start. [load] */
    int32_t (*create)(const poise_host *host, poise_setup *setup, void **self);
    /* Ends an instance. [load] */
    void (*destroy)(void *self);

    /* Which options for which targets. Options that are not proposed do not apply.
     * [assess] */
    int32_t (*propose)(void *self, const poise_patient *patient,
                       poise_proposals *proposals);
    /* Can this option be considered for this patient? [assess] */
    int32_t (*eligibility)(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);
    /* What it may bring: effects on dimensions whose side is BENEFIT. [assess] */
    int32_t (*benefit)(void *self, const poise_patient *patient, uint32_t option,
                       poise_effects *effects);
    /* What it would cost: effects on dimensions whose side is BURDEN. [assess] */
    int32_t (*burden)(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects);

    /* An extension table by name; NULL if it is not offered. [load] */
    const void *(*extension)(void *self, const char *name);
} poise_plugin;

/* The one exported function. Receives the host's ABI so that a plugin which spans several
 * can choose; answers its table, or NULL to refuse. Runs no other code. [load] */
POISE_EXPORT const poise_plugin *poise_plugin_entry(uint32_t host_abi_major,
                                                    uint32_t host_abi_minor);

#ifdef __cplusplus
}
#endif

#endif
