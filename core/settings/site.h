/* The site file: what an institution decides by configuration alone.
 *
 * conf/poise.cfg explains every line with its default. Relative paths in it are relative
 * to its own folder. */
#ifndef SETTINGS_SITE_H
#define SETTINGS_SITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/minisign.h"
#include "catalogue.h"
#include "record/vocabulary.h"

struct arena;
struct problems;

/* A value that the site sets for an option of a plugin's manifest. */
struct plugin_setting {
    const char *plugin;
    const char *name;
    double value;
    const char *file;
    int line;
};

struct plugin_priority {
    const char *plugin;
    int32_t priority;
};

/* Options with a tag are given elsewhere. */
struct referral {
    struct names tags;
    const char *to;
    int32_t km; /* thousandths from home; FIXED_UNKNOWN: as the record says */
};

enum unlicensed { UNLICENSED_MARK, UNLICENSED_EXCLUDE };

/* Whose signature this site takes, and for what. */
struct trust_key {
    const char *name;
    struct minisign_key key;
    struct names plugins; /* ids, "*" stands for anything; empty: every plugin */
    unsigned roles;       /* a bit for each enum role; 0: every role */
};

/* What happens to a plugin that is neither shipped nor signed. */
enum unsigned_plugins { UNSIGNED_REFUSE, UNSIGNED_ALLOW };

struct site {
    const char *file; /* NULL: built-in defaults */
    const char *name;
    struct names plugin_folders; /* empty: beside the program */
    struct names plugin_also;    /* besides those */
    struct names enable;         /* empty: every plugin found */
    struct names disable;
    struct names required;
    bool isolate_all;     /* every plugin in a process of its own */
    struct names isolate; /* or these */
    int isolate_line;     /* for problems */
    int32_t deadline_ms;  /* for one person */
    int32_t memory_mb;    /* of one isolated plugin */
    uint32_t setting_count;
    const struct plugin_setting *settings;
    uint32_t priority_count;
    const struct plugin_priority *priorities;
    uint32_t key_count;
    const struct trust_key *keys;
    enum unsigned_plugins unsigned_plugins;
    const char *catalogue_folder;
    bool catalogue_named;        /* the file says which folder */
    struct names catalogue_also; /* where the catalogues of other plugins may be */
    struct names formulary;      /* empty: every option */
    struct names disable_options;
    int formulary_line, disable_line; /* for problems */
    uint32_t referral_count;
    const struct referral *referrals;
    enum unlicensed unlicensed;
    int region; /* enum region; -1: both are shown */
    const char *goals_folder;
    bool goals_named;
    const char *codes_folder; /* what codes in FHIR records mean */
    bool codes_named;
    const char *preset;       /* the goals that hold when nobody gave any */
    int preset_line;          /* for problems */
    int32_t weight_guideline; /* thousandths of the whole */
    int32_t weight_caution;
    int32_t far_km; /* thousandths; beyond it travel weighs more */
    int32_t ask_limit;
    int32_t fresh_days[FACT_LIMIT]; /* by fact number */
    const char *receipt_key;        /* the key file of receipts; NULL: none */
    struct digest digest;
};

/* Fills in the defaults. `folder` is where "catalogue", "goals" and "codes" are. */
int32_t site_default(struct arena *arena, const struct vocabulary *vocabulary,
                     const char *folder, struct site *out);

/* Reads a site file over the defaults. POISE_OK, or the status of the last problem added.
 */
int32_t site_read(struct arena *arena, const struct vocabulary *vocabulary,
                  const char *file, struct site *out, struct problems *problems);

/* A site that names no folder of catalogues, goals or codes and has none beside its file
 * takes those of `conf`, so that a site file may stand anywhere. NULL: there are none to
 * take. POISE_E_MEMORY. */
int32_t site_borrow(struct arena *arena, const char *conf, struct site *site);

/* Where the catalogue of a plugin is: in the site's folder, else in one of those that it
 * names besides; where it should be when it is nowhere. NULL without memory, or when the
 * name is too long. */
const char *site_catalogue(const struct site *site, struct arena *arena,
                           const char *plugin);

bool names_have(const struct names *names, const char *name);

/* 100 unless the site says otherwise. Of two plugins that claim the same fact or option
 * the lower keeps it; no order in an answer depends on this. */
int32_t site_priority(const struct site *site, const char *plugin);

/* The referral for an option, or NULL. */
const struct referral *site_referral(const struct site *site,
                                     const struct option *option);

#endif
