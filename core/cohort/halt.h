/* Being asked to stop: SIGINT and SIGTERM as something to wait for, so that whoever works
 * finishes what is in hand. A second signal ends the program as if nothing were held. */
#ifndef COHORT_HALT_H
#define COHORT_HALT_H

#include <signal.h>
#include <stdbool.h>

struct halt {
    sigset_t before;
    int fd; /* readable when a signal came */
};

/* Holds both signals back in this thread and those that it makes. False, with nothing
 * changed, when that cannot be done. */
bool halt_open(struct halt *halt);

/* Takes the signal that came and lets the next one through. */
void halt_heed(struct halt *halt);

void halt_close(struct halt *halt);

#endif
