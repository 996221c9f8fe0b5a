/* Counting the answers of a cohort. Tallies of several threads add up to the same
 * whatever thread had whom. */
#ifndef REPORT_COHORT_TALLY_H
#define REPORT_COHORT_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "style.h"

struct answer;
struct cohort_refusal;
struct generation;
struct text;

/* What kind of cancer, as far as it is known. */
enum subtype {
    SUBTYPE_HR_HER2_NEGATIVE, /* "HER2 low" is here */
    SUBTYPE_HER2_POSITIVE,
    SUBTYPE_TRIPLE_NEGATIVE,
    SUBTYPE_NOT_KNOWN,
    SUBTYPE_COUNT
};

enum { TALLY_LINES = 5, TALLY_BINS = 20, TALLY_NAMES = 512 };

/* How often a name came up. */
struct tally_name {
    char *name;
    uint64_t count;
    uint64_t line;          /* the first on which it did */
    enum severity severity; /* of flags */
};

/* Sorted by name. There are fewer kinds than that of anything counted here: flags are of
 * the catalogue or about a fact, statuses and plugins have limits of their own. */
struct tally_names {
    uint32_t count;
    struct tally_name items[TALLY_NAMES];
};

struct tally {
    const struct generation *generation;
    uint64_t answered;
    uint64_t refused;
    uint64_t with_emergency;
    uint64_t with_conflict;
    uint64_t with_stale;       /* a value that is older than it stays fresh */
    uint64_t with_silence;     /* a plugin failed; not those that the site switched off */
    uint64_t none[ROLE_COUNT]; /* nothing in this role is recommended */
    uint64_t (*first)[SUBTYPE_COUNT]; /* by option: first in its role */
    uint64_t *recommended;            /* by option */
    uint64_t subtypes[SUBTYPE_COUNT];
    uint64_t lines[TALLY_LINES + 1]; /* the line asked for; 0: not known; the last:
                                                 that or later */
    uint64_t balance[TALLY_BINS];    /* of the first systemic option */
    uint64_t lead[TALLY_BINS];       /* over the second, in points of 100 */
    uint64_t alone;                  /* there is a first and no second */
    uint64_t missing[FACT_LIMIT];    /* an undetermined option waits for it */
    uint64_t deciding[FACT_LIMIT];   /* it could change what comes first */
    uint64_t undecided;              /* persons with any such fact */
    struct tally_names flags;
    struct tally_names silent;   /* plugins that gave no answer */
    struct tally_names refusals; /* status names */
    bool failed;                 /* memory ran out: it counts no more */
};

/* NULL without memory. tally_free ends it; NULL is allowed there. */
struct tally *tally_new(const struct generation *generation);
void tally_free(struct tally *tally);

/* `all` false counts only what an exit code needs: answered, stale, silent. */
void tally_answer(struct tally *tally, const struct answer *answer, bool all);
void tally_refusal(struct tally *tally, const struct cohort_refusal *refusal);

/* Adds another tally of the same generation. */
void tally_add(struct tally *tally, const struct tally *other);

/* What a researcher wants to see first, as a page. `asked`: for each person it was found
 * out what to find out next. */
void tally_text(const struct tally *tally, const struct style *style, int32_t as_of,
                bool asked, struct text *out);

#endif
