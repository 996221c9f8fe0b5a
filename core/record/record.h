/* The record: what is known about one person, and from where.
 *
 * Every fact has a state. Unknown is never "no": a fact that nobody stated stays unknown
 * unless the vocabulary says how it follows from others, and what it assumes when nothing
 * is said is marked as assumed. A value that cannot be used (implausible, dated in the
 * future, contradicted) is kept as a remark and leaves the fact unknown. */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct fact;
struct text;
struct vocabulary;

/* What criteria look at. The numbers matter: see criteria.h. */
enum fact_state { FACT_UNKNOWN = 0, FACT_ASSUMED = 1, FACT_KNOWN = 2 };

enum fact_origin { ORIGIN_NONE, ORIGIN_GIVEN, ORIGIN_DERIVED, ORIGIN_ASSUMED };

enum fact_trouble {
    TROUBLE_NONE,
    TROUBLE_SAID_UNKNOWN, /* stated as unknown: nothing is assumed or derived for it */
    TROUBLE_CONFLICT,     /* two values that cannot both hold */
    TROUBLE_CONTRADICTED, /* another value follows from other facts */
    TROUBLE_IMPLAUSIBLE,  /* outside the range of the vocabulary */
    TROUBLE_FUTURE,       /* dated after the day of the answer */
    TROUBLE_STALE,        /* older than it stays fresh; used all the same */
    TROUBLE_SUPERSEDED    /* a newer value is used instead */
};

union datum {
    double number;       /* INT, NUMBER */
    uint32_t choice;     /* BOOL, CHOICE */
    uint64_t members[2]; /* SET, THERAPY */
};

/* A piece of the input that a value rests on, where the input has pieces with names. */
struct basis {
    const struct basis *next;
    const char *reference; /* "Observation/er-2026" */
    const char *path;      /* in it, "valueCodeableConcept"; "" for all of it */
};

struct reading {
    union datum datum;
    uint8_t state;   /* enum fact_state */
    uint8_t origin;  /* enum fact_origin */
    uint8_t trouble; /* enum fact_trouble */
    uint8_t reserved;
    int32_t date;              /* DATE_UNKNOWN if not dated */
    int line;                  /* of the input; 0 if it has none */
    const char *source;        /* as the input names it; NULL if it does not */
    const struct basis *basis; /* NULL if the input has no pieces with names */
};

/* Something about the input that a reader must see. */
struct remark {
    struct remark *next;
    uint32_t fact;
    enum fact_trouble trouble;
    int32_t date; /* of the value it is about; DATE_UNKNOWN */
    const char *text;
};

/* A value that a newer one replaced: it counts again if the newer one cannot be used. */
struct older {
    const struct older *next;
    uint32_t fact;
    struct reading reading;
};

/* A piece of the input that was not used, or was used with a doubt. */
struct aside {
    struct aside *next;
    const char *reference; /* as of basis */
    const char *text;      /* why, or in which doubt */
    bool used;
};

/* Which line it was, or whether one, cannot be told from its dates. */
#define COURSE_UNKNOWN UINT32_MAX

/* A course of systemic treatment as the input lets it be seen: what counts as a line. */
struct course {
    struct course *next;
    uint32_t line;       /* from 1; 0: before metastatic disease; or COURSE_UNKNOWN */
    int32_t start;       /* DATE_UNKNOWN */
    int32_t end;         /* DATE_UNKNOWN: not stated, or it goes on */
    bool current;        /* it goes on */
    uint64_t members[2]; /* drugs and what they imply, of THERAPY */
    const char *why;     /* how it was told apart: one sentence */
    const struct basis *basis;
};

struct record {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    const char *id;    /* "" if the input names none */
    const char *title; /* one line about the person; "" if there is none */
    const char *file;  /* where it was read; NULL if nowhere */
    uint32_t count;    /* readings; index is the fact number */
    struct reading *readings;
    struct remark *remarks; /* in the order found */
    struct remark *last_remark;
    const struct older *older;
    struct aside *asides; /* in the order of the input */
    struct aside *last_aside;
    struct course *courses; /* in the order of time */
};

/* An empty record. NULL without memory. */
struct record *record_new(struct arena *arena, const struct vocabulary *vocabulary);

/* A copy with only what was given; what was derived or assumed is unknown again, and what
 * contradicted it is tried anew. Remarks are not copied. The original must live as long.
 * NULL without memory. */
struct record *record_copy(struct arena *arena, const struct record *record);

/* States a fact. Of two values for one fact the one with the later date is used and the
 * other becomes a remark; if that cannot be told the fact is in conflict. An implausible
 * value is remarked and not used. `reading` needs datum, date, line and source.
 * POISE_E_MEMORY, POISE_E_ARGUMENT for a number that is no fact. */
int32_t record_give(struct record *record, uint32_t number,
                    const struct reading *reading);

/* Adds that a piece of the input was not used, or was used with a doubt. Both strings
 * must live as long as the record. POISE_E_MEMORY. */
int32_t record_set_aside(struct record *record, const char *reference, bool used,
                         const char *text);

/* States that a fact is unknown: nothing will be assumed or derived for it. A value that
 * was stated, before or after, counts more. */
void record_say_unknown(struct record *record, uint32_t fact);

/* States that the input contradicts itself about a fact, in a way that is no pair of
 * values: it is unknown, with the reason. POISE_E_MEMORY, POISE_E_ARGUMENT for a number
 * that is no fact. */
int32_t record_say_conflict(struct record *record, uint32_t fact, const char *why);

/* Puts a stated fact in conflict with what follows from other facts, and forgets all that
 * was derived or assumed: some of it may have rested on this fact. POISE_E_MEMORY. */
int32_t record_contradict(struct record *record, uint32_t number,
                          const union datum *follows);

/* Looks at the dates: values after `as_of` are not used (an older one is, where it was
 * stated), stale ones are remarked.
 * `fresh_days` is indexed by fact number, 0 = does not age. POISE_E_MEMORY. */
int32_t record_audit(struct record *record, int32_t as_of, const int32_t *fresh_days);

static inline const struct reading *record_at(const struct record *record, uint32_t fact)
{
    return &record->readings[fact];
}

/* Has a set fact this member? False also when the fact is unknown. */
bool record_has(const struct record *record, uint32_t fact, uint32_t member);

static inline bool record_knows(const struct record *record, uint32_t fact)
{
    return record->readings[fact].state != FACT_UNKNOWN;
}

/* Writes a value as it would stand in a case file, with its unit: "420 ms", "bone,
 * liver". Of drugs and classes only what the others do not imply: "ribociclib". */
void datum_write(const struct fact *fact, const union datum *datum, struct text *out);

bool datum_equal(const struct fact *fact, const union datum *a, const union datum *b);

const char *trouble_name(enum fact_trouble trouble);

#endif
