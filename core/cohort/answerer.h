/* Answers for the threads of a queue's worker: what a line of a cohort gives, for the day
 * that the record asks for. */
#ifndef COHORT_ANSWERER_H
#define COHORT_ANSWERER_H

#include "line.h"
#include "queue.h"

/* The day in it does not count. It lives as long as the worker. */
struct queue_answerer answerer_for(struct cohort_order *order);

/* The reason in an error record, as one short line: "E_FACT_NAME: reason; remedy". Writes
 * over the record. Without memory `record` says so. */
void answerer_reason(struct json_parser *parser, struct text *record);

#endif
