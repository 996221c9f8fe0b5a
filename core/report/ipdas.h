/* How the page meets the rules for decision aids: the rows of ipdas.def. */
#ifndef REPORT_IPDAS_H
#define REPORT_IPDAS_H

#include <stdint.h>

struct text;

enum ipdas_state { IPDAS_MET, IPDAS_PART, IPDAS_NOT, IPDAS_NONE, IPDAS_STATES };

struct ipdas_row {
    const char *id;
    enum ipdas_state state;
    const char *asks;
    const char *proof;
};

enum { IPDAS_ROWS = 44 };
extern const struct ipdas_row ipdas_rows[IPDAS_ROWS];

uint32_t ipdas_count(enum ipdas_state state);

/* The same as docs/ipdas.json: {"schema", "items": [{id, status, asks, proof}]}. */
void ipdas_json(struct text *out);

#endif
