/* Exit codes; `poise help exit-codes` prints them. */
#ifndef APP_EXIT_H
#define APP_EXIT_H

enum exit_code {
    EXIT_RANKED = 0,
    EXIT_INTERNAL = 1,
    EXIT_USAGE = 2,
    EXIT_RECORD = 3,       /* the record, a file it needs, or a signature is invalid */
    EXIT_NO_OPTION = 4,    /* valid, but no option is possible */
    EXIT_GOALS = 5,        /* the wishes or goals contradict each other */
    EXIT_PARTIAL = 6,      /* a plugin failed; the rest was answered */
    EXIT_TOO_OLD = 7,      /* evidence or record too old for --strict */
    EXIT_LAW = 8,          /* a plugin broke a law that it must keep */
    EXIT_CHANGED = 9,      /* replay: another answer, or another case */
    EXIT_SEAL = 10,        /* replay: the receipt cannot be trusted */
    EXIT_INTERRUPTED = 130 /* asked to stop before the end */
};

#endif
