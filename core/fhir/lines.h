/* Lines of treatment out of dated drugs: a pure function, so that every rule of it can be
 * seen and tested. FHIR has no element for a line; what is derived here is shown with its
 * reason, for a person to correct.
 *
 * A drug that began before metastatic disease belongs to early disease and is no line,
 * even if the cancer came back during it: months_since_adjuvant_... tell that. Drugs that
 * begin within LINES_GROUP_DAYS of one another are one line. What is left out later does
 * not begin a new line. Where the dates do not allow an answer there is none. */
#ifndef FHIR_LINES_H
#define FHIR_LINES_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct basis;
struct course;

enum {
    LINES_GROUP_DAYS = 28, /* from the first drug of a line to its last */
    LINES_LEAD_DAYS = 28,  /* begun this soon before metastatic disease: for which? */
    LINES_AGAIN_DAYS = 90, /* a longer gap makes the same drug a new line */
    LINES_UPKEEP_DAYS =
        60, /* endocrine therapy this soon after chemotherapy keeps it up */
    LINES_STALE_DAYS = 400, /* "active" for longer, and nothing newer: perhaps current */
    LINES_LIMIT = 30
};

/* A date as exactly as it is known: "2022" is the whole year. Both DATE_UNKNOWN: not at
 * all; only `first` DATE_UNKNOWN: not later than `last`. */
struct lines_span {
    int32_t first;
    int32_t last;
};

enum lines_now { NOW_ENDED, NOW_CURRENT, NOW_PERHAPS };
enum lines_intent { INTENT_UNKNOWN, INTENT_EARLY, INTENT_PALLIATIVE };
enum lines_stop {
    STOP_UNSAID,
    STOP_NO_RESPONSE,
    STOP_NOT_TOLERATED,
    STOP_REFUSED,
    STOP_FINANCIAL,
    STOP_OTHER
};
enum lines_setting { DRUG_UNKNOWN, DRUG_EARLY, DRUG_METASTATIC };

/* One piece of evidence that something was given. */
struct lines_drug {
    uint64_t members[2]; /* with what they imply */
    struct lines_span start;
    struct lines_span end;
    enum lines_now now;
    enum lines_intent intent;
    enum lines_stop stop;
    const struct basis *basis;
    /* filled in: */
    enum lines_setting setting;
    uint32_t course; /* in order, from 1; 0: none */
    uint32_t order;  /* of the input */
};

/* How the cancer was found on a day. */
struct lines_status {
    int32_t date;
    bool worse;
};

struct lines_request {
    struct lines_drug *drugs; /* sorted by the call */
    uint32_t count;
    struct lines_span metastatic; /* when metastatic disease was first there */
    bool de_novo;                 /* metastatic from the first day */
    const struct lines_status *seen;
    uint32_t seen_count;
};

/* What is known of months; below 0: it is not. */
struct lines_months {
    double since_endocrine; /* of early disease, to metastatic disease; 0: during it */
    double endocrine;
    double since_chemo;
    double since_anti_her2;
    double since_cdk46;
    double cdk46; /* in metastatic disease, until it got worse */
};

enum lines_answer { LINES_UNSURE, LINES_NO, LINES_YES };

struct lines {
    struct course *courses; /* in the order of time */
    bool prior_known;       /* each drug is known to be before or in metastatic disease */
    bool adjuvant_known;    /* and so is radiotherapy */
    bool line_known;        /* and the lines can be counted */
    bool two_cdk46;         /* two CDK4/6 inhibitors at once */
    bool early;             /* something was given in early disease */
    bool metastatic;
    uint32_t count; /* lines so far in metastatic disease */
    uint32_t endocrine_lines;
    uint32_t chemo_lines;
    uint64_t prior[2];
    uint64_t adjuvant[2];
    enum lines_answer on_cdk46;
    struct lines_months months;
};

/* Answers in *out; strings and courses live in the arena. POISE_E_MEMORY. */
int32_t lines_find(struct arena *arena, const struct lines_request *request,
                   struct lines *out);

/* Months from one day to another, by the calendar, to a tenth. */
double lines_months_between(int32_t from, int32_t to);

#endif
