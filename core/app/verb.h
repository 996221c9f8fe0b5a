/* A verb of the program. */
#ifndef APP_VERB_H
#define APP_VERB_H

#include "desk.h"

struct verb {
    const char *name;
    const char *usage;   /* after "poise NAME" */
    const char *summary; /* one line for `poise help` */
    const char *help;    /* examples first */
    int least;           /* arguments */
    int most;
    enum exit_code (*run)(struct desk *desk, const struct args *args);
};

extern const struct verb verb_rank, verb_explain, verb_compare, verb_whatif,
    verb_timeline, verb_read, verb_goals, verb_smaa, verb_cohort, verb_submit, verb_work,
    verb_collect, verb_options, verb_facts, verb_plugins, verb_new, verb_check,
    verb_reload, verb_sign, verb_replay, verb_doctor, verb_help, verb_version;

/* Every verb, ended by NULL. */
extern const struct verb *const verbs[];

const struct verb *verb_find(const char *name);

#endif
