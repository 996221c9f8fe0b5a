/* What crosses the border during a request: the patient as a plugin sees it, and where
 * its verdicts, effects and proposals go. The structs behind the opaque types of
 * plugin.h. */
#ifndef HOST_EXCHANGE_H
#define HOST_EXCHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include <poise/plugin.h>

#include "plugin.h"
#include "record/vocabulary.h"

struct arena;
struct catalogue;
struct record;
struct site;

enum { NOTE_LIMIT = 32, WITH_LIMIT = 8, PROPOSAL_LIMIT = 512, TARGET_BYTES = 200 };

/* Faults of a plugin against the contract, as bits. */
enum {
    FAULT_UNDECLARED = 1, /* read a fact outside its manifest */
    FAULT_NOTE = 2,       /* a note too many; a sentence or a fact that does not exist */
    FAULT_WITH = 4,       /* named an option that does not exist */
    FAULT_PROPOSAL = 8,   /* proposed an option that is not its own, or a bad target */
    FAULT_EFFECT = 16,    /* an effect on a dimension that does not exist */
    FAULT_CLIPPED = 32    /* an effect outside 0 to 1000: used, clipped */
};

/* What a plugin has read. */
struct read_log {
    uint32_t
        undeclared; /* the first fact read that its manifest does not declare; 0: none */
    uint64_t facts[FACT_LIMIT / 64];
};

/* The patient, for one plugin. */
struct poise_patient {
    const struct record *record;
    const bool *declared; /* by fact number */
    struct read_log *log;
};

struct poise_verdict {
    const struct catalogue *catalogue;
    const struct vocabulary *vocabulary;
    uint32_t sentence_count; /* of the plugin */
    int32_t answer;
    int32_t urgency;
    int32_t standing;
    uint32_t standing_sentence; /* index + 1; 0: the catalogue's own */
    uint32_t faults;
    uint32_t note_count;
    uint32_t with_count;
    uint16_t with[WITH_LIMIT]; /* indices into the catalogue's options */
    poise_note notes[NOTE_LIMIT];
};

struct poise_effects {
    uint32_t sentence_count; /* of the plugin */
    poise_effect now[POISE_DIMENSION_END];
    uint32_t known;   /* bit a dimension */
    uint32_t changed; /* bit a dimension: set by the plugin */
    uint32_t faults;
};

struct proposal {
    uint32_t option; /* number inside the plugin's catalogue */
    const char *target;
};

struct poise_proposals {
    struct arena *arena;
    uint32_t option_count; /* of the plugin's catalogue */
    uint32_t count;
    uint32_t faults;
    struct proposal items[PROPOSAL_LIMIT];
};

/* What create may ask. */
struct poise_setup {
    struct arena *arena;
    const struct plugin *plugin;
    const struct catalogue *catalogue;
    const struct vocabulary *vocabulary;
    const struct site *site;
    const char *failure;
};

/* Has a note a kind, a sentence and facts that exist? */
bool note_fits(const poise_verdict *verdict, const poise_note *note);

/* The table of host functions, the same for every plugin. */
extern const poise_host host_functions;

#endif
