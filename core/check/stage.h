/* The stages of a check: each runs in a child of its own, tries some laws, and writes
 * what it found on the board. */
#ifndef CHECK_STAGE_H
#define CHECK_STAGE_H

#include "board.h"

struct stage {
    const struct check_request *request;
    struct board *board;
};

/* True when a stage that began then has taken its time. */
static inline bool stage_is_over(uint64_t began)
{
    return clock_now() - began > (uint64_t)CHECK_STAGE_MS * 1000000u;
}

/* Work for child_run; the context is a struct stage. */
void stage_load(void *context);      /* it loads, starts, ends; its sentences */
void stage_exam(void *context);      /* every law that looks at one person */
void stage_process(void *context);   /* the same answers in another process */
void stage_locale(void *context);    /* and in another locale */
void stage_company(void *context);   /* and through the engine, beside other plugins */
void stage_alone(void *context);     /* and without other plugins */
void stage_instances(void *context); /* two instances, one thread and two */
void stage_memory(void *context);    /* what it keeps over many calls */

/* Finds the smallest person who kills the child, in trials that each have a child of
 * their own. Reads the person from the finding of the law and fills it in. */
struct death {
    struct stage stage;
    enum law_number law;
};
void stage_death(void *context);

#endif
