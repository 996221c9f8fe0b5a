/* The catalogues: what every modality offers, as data.
 *
 * One file a plugin, conf/catalogue/<plugin>.cfg, and conf/catalogue/common.cfg for what
 * belongs to none. A file with any problem adds nothing. Figures are thousandths; what is
 * not known is FIXED_UNKNOWN and is shown as unknown. Immutable once everything is
 * loaded. */
#ifndef SETTINGS_CATALOGUE_H
#define SETTINGS_CATALOGUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"

struct arena;
struct criteria;
struct problems;
struct vocabulary;

/* Roles in the order in which they are listed. */
enum role { ROLE_SYSTEMIC, ROLE_LOCAL, ROLE_BONE, ROLE_SUPPORT, ROLE_TRIAL, ROLE_COUNT };

enum severity { SEVERITY_EMERGENCY, SEVERITY_WARNING, SEVERITY_NOTE };

enum region { REGION_US, REGION_EU, REGION_COUNT };

enum hair { HAIR_UNKNOWN, HAIR_NONE, HAIR_PARTIAL, HAIR_COMPLETE };

enum toxicity_domain {
#define TOXICITY(upper, name, plain) TOXICITY_##upper,
#include "toxicity.def"
    TOXICITY_COUNT
};

/* A set of tags and drugs; numbers come from catalogue_label. */
enum { LABEL_LIMIT = 512 };
struct labels {
    uint64_t bits[LABEL_LIMIT / 64];
};

struct names {
    uint32_t count;
    const char *const *items;
};

/* A criterion with what it means when it holds (or, for needs, when it does not). */
struct clause {
    uint16_t when;
    const char *because;
    const char *source; /* NULL if none is named */
};

/* At most this many in one list, so that a 32-bit mask can say which hold. */
enum { CLAUSE_LIMIT = 32 };
struct clauses {
    uint32_t count;
    const struct clause *items;
};

/* An option that goes with another one. */
struct addon {
    uint16_t when;
    const char *option; /* an option's id; NULL when it is only said in words */
    const char *because;
};

struct endpoint {
    int32_t hr, low, high;   /* hazard ratio with 95 % CI, thousandths */
    int32_t months, control; /* medians, thousandths of a month */
};

struct evidence {
    const char *trial;
    const char *design; /* "phase 3 RCT", ... */
    const char *comparator;
    const char
        *against; /* id of the option that it was compared with; NULL if none is it */
    const char *population;
    const char *note;
    const char *citation;
    const char
        *checked; /* what was compared with a source, and which; NULL if nothing was */
    int32_t n;    /* FIXED_UNKNOWN if not known */
    struct endpoint pfs;
    struct endpoint os;
    bool os_mature;   /* the survival result is final and tested */
    int32_t response; /* in 100, thousandths; for radiotherapy: pain relief */
    int32_t severe;   /* grade 3 and worse in 100, thousandths */
    int32_t stopped;  /* stopped for side effects in 100, thousandths */
};

struct toxicity {
    bool reported;
    bool checked;
    int32_t any;    /* any grade in 100, thousandths */
    int32_t severe; /* grade 3 and worse in 100, thousandths */
    const char *source;
    const char *confidence;
};

struct licence {
    const char *status; /* "approved", "not-approved", ...; NULL if not known */
    int32_t year;       /* FIXED_UNKNOWN if not known */
};

struct logistics {
    const char *route;      /* "PO", "IV", "PO+IM", ... */
    const char *schedule;   /* NULL if not said */
    const char *monitoring; /* NULL if not said */
    int32_t visits;         /* in 4 weeks, thousandths */
    int32_t checks;         /* monitoring load 0 to 1, thousandths */
    enum hair hair;
    bool daily_tablets;
    bool timed;     /* tablets twice a day or on an empty stomach */
    bool cycles;    /* weeks on and weeks off */
    bool care_plan; /* mouthwash, loperamide or the like from the first day */
};

/* Guideline standing in a situation; the first that holds counts. Either a level, or so
 * many steps below the option's own, never below "later": a situation never excludes, a
 * `never` clause does. */
struct situation {
    uint16_t when;
    uint8_t level;
    uint8_t down; /* 0: `level` counts */
    const char *because;
    const char *source;
};

struct option {
    const char *id;
    const char *label;
    const char *plain;
    const char *setting;
    const char *line;
    const char *text; /* contraindications in words; NULL if none */
    uint32_t plugin;  /* index of the catalogue it is in */
    uint32_t number;  /* index inside that catalogue */
    enum role role;
    int urgency;    /* POISE_URGENCY_... */
    bool addon;     /* goes with a treatment; never ranked against one */
    uint32_t level; /* guideline standing unless a situation holds: LEVEL_... */
    uint32_t situation_count;
    const struct situation *situations;
    uint32_t standing_count;
    const struct situation *const *standings; /* all that may hold, the first that does
                                                 counts; set by catalogue_settle */
    const char *esmo;
    const char *nccn;
    int32_t mcbs;       /* 1 to 5; FIXED_UNKNOWN */
    struct names drugs; /* "letrozole|anastrozole" is a choice of two */
    struct names tags;
    struct labels labels;
    uint16_t applies; /* `for` */
    struct clauses needs, never, caution, weak;
    uint32_t addon_count;
    const struct addon *addons;
    struct evidence evidence;
    struct toxicity toxicity[TOXICITY_COUNT];
    struct logistics logistics;
    struct licence licence[REGION_COUNT];
};

/* A situation for all options of the same file that carry one of the tags; in common.cfg
 * for the options of every file. */
struct standing_rule {
    uint32_t file;
    bool any_tag;  /* no tags are named: every option */
    bool any_role; /* no role is named */
    enum role role;
    struct labels tags;
    struct labels except;
    struct situation situation;
};

/* A flag is raised when its criterion holds and, if it names tags, an option with one of
 * them is in play. */
struct flag_rule {
    const char *code;
    const char
        *alias; /* an older code under which the flag is also written; NULL if none */
    enum severity severity;
    uint16_t when;
    bool needs_offer;
    struct labels offered;
    const char *text;
    const char *source;
};

/* Two options that meet in a plan. */
struct interaction {
    uint32_t file;
    struct labels a, b;
    bool excludes; /* they may not be given together */
    const char *text;
    const char *source;
};

enum { CATALOGUE_LIMIT = 64 };

/* The plugin name of the catalogue that belongs to no plugin. */
#define CATALOGUE_COMMON "common"

struct catalogue_file {
    const char *plugin;
    const char *file;
    int32_t reviewed; /* DATE_UNKNOWN if not said */
    uint32_t first;   /* its options: first .. first + count - 1 */
    uint32_t count;
    uint32_t flag_first, flag_count;
    struct digest digest;
};

struct catalogue {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    struct criteria *criteria;
    uint32_t file_count;
    int common; /* index of common.cfg; -1 if it was not loaded */
    struct catalogue_file files[CATALOGUE_LIMIT];
    struct clause scope; /* whom it is about at all */
    uint32_t option_count;
    struct option *options;
    uint32_t rule_count;
    struct standing_rule *rules;
    uint32_t flag_count;
    struct flag_rule *flags;
    uint32_t interaction_count;
    struct interaction *interactions;
    uint32_t label_count;
    const char *label_names[LABEL_LIMIT];
};

/* An empty catalogue. NULL without memory. */
struct catalogue *catalogue_new(struct arena *arena, const struct vocabulary *vocabulary);

/* Reads one file as the catalogue of `plugin` and adds it whole or, with problems, not at
 * all. Its index is file_count - 1 afterwards. */
int32_t catalogue_add(struct catalogue *catalogue, const char *plugin, const char *file,
                      struct problems *problems);

/* Puts everything into one order, by plugin id, so that no answer depends on the order in
 * which catalogues were read. Once, after the last catalogue_add. POISE_E_MEMORY. */
int32_t catalogue_settle(struct catalogue *catalogue);

/* The index of the file of a plugin; -1 if none was added. */
int catalogue_file_of(const struct catalogue *catalogue, const char *plugin);

/* An option by id; NULL if there is none. */
const struct option *option_find(const struct catalogue *catalogue, const char *id);

/* The number of a tag or drug; -1 if no option carries it. */
int catalogue_label(const struct catalogue *catalogue, const char *name);

static inline bool labels_have(const struct labels *labels, int label)
{
    return label >= 0 && (labels->bits[label / 64] >> (label % 64) & 1) != 0;
}

static inline bool labels_meet(const struct labels *a, const struct labels *b)
{
    uint64_t common = 0;
    for (int i = 0; i < LABEL_LIMIT / 64; i++)
        common |= a->bits[i] & b->bits[i];
    return common != 0;
}

const char *role_name(enum role role);
const char *severity_name(enum severity severity);
const char *region_name(enum region region);
const char *toxicity_name(enum toxicity_domain domain);
const char *toxicity_plain(enum toxicity_domain domain);

/* How strongly guidelines stand behind an option, from "preferred" to "investigational".
 * The last two rule an option out. */
enum {
    LEVEL_PREFERRED,
    LEVEL_SPLIT,
    LEVEL_OTHER,
    LEVEL_SELECTED,
    LEVEL_LATER,
    LEVEL_NOT_RECOMMENDED,
    LEVEL_INVESTIGATIONAL,
    LEVEL_COUNT
};
const char *level_name(uint32_t level);
int32_t level_standing(uint32_t level);
/* What a level means, in words. */
const char *level_meaning(uint32_t level);

#endif
