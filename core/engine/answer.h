/* An answer: everything that a report needs, and nothing that is already text. */
#ifndef ENGINE_ANSWER_H
#define ENGINE_ANSWER_H

#include <stdbool.h>
#include <stdint.h>

#include "engine.h"
#include "record/criteria.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "weigh/outcome.h"
#include "weigh/plan.h"
#include "weigh/weights.h"

struct changes;
struct fit;
struct goals;

struct raised_flag {
    const char *code;
    const char *alias; /* an older code; NULL if none */
    enum severity severity;
    const char *text;
    const char *source; /* NULL if none */
    struct cites facts;
};

/* A modality that gave no answer, and why. */
struct silent_plugin {
    const char *plugin;
    int32_t status;
    const char *reason;
};

/* What one value of a missing fact would change. */
struct ask_change {
    const char *value;          /* as it would stand in a case file */
    const struct option *first; /* the first systemic option then; NULL for none */
};

/* A missing fact that matters. */
struct ask {
    const struct fact *fact;
    uint32_t settles; /* options whose eligibility waits for it */
    bool changes_first;
    uint32_t change_count;
    struct ask_change changes[8];
};

enum { ASK_LIMIT = 50 };

struct answer {
    const struct engine *engine;
    const struct record *record;
    const struct goals *goals;
    int32_t as_of;
    struct weights weights;
    const uint8_t *truth; /* of the catalogue's criteria, for explaining */
    uint32_t outcome_count;
    struct outcome *outcomes; /* of every option, in catalogue order */
    uint32_t ranked_count;
    struct outcome **ranked; /* the recommended ones, first to last */
    uint32_t flag_count;
    struct raised_flag *flags; /* emergencies first, then warnings, then notes */
    uint32_t silent_count;
    struct silent_plugin *silent;
    struct plan plan;
    const struct fit *fits[ROLE_COUNT]; /* how firm each place is; NULL: not computed */
    const struct changes *changes[ROLE_COUNT]; /* what would change it; NULL: not asked */
    bool used[FACT_LIMIT]; /* facts that something of the catalogue could read */
    uint32_t ask_count;
    struct ask asks[ASK_LIMIT]; /* the last: what is not asked need not be cleared */
};

/* The outcome of an option by id; NULL if no such option was assessed. */
const struct outcome *answer_find(const struct answer *answer, const char *option_id);

/* The facts to find out before an undetermined option can be judged. */
struct cites answer_needs(const struct answer *answer, const struct outcome *outcome);

/* The first option of a role; NULL if none is recommended. */
const struct outcome *answer_first(const struct answer *answer, enum role role);

#endif
