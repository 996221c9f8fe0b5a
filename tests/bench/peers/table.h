/* The bare C references: the same work on flat arrays, without plugins, dates or sources,
 * and the same explained, as fast as text can be made. */
#ifndef PEERS_TABLE_H
#define PEERS_TABLE_H

#include "workload.h"

struct peers_table;

/* Flat tables of the options. Ends the program without memory. */
struct peers_table *peers_table_new(const struct peers_workload *workload);
void peers_table_free(struct peers_table *table);

/* Judges and ranks one person. */
void peers_table_rank(const struct peers_table *table, const struct peers_person *person,
                      struct peers_list *out);

/* Ranks options that were judged elsewhere: 0 ruled out, 1 cannot be told, 2 eligible. */
void peers_table_order(const struct peers_table *table, const struct peers_person *person,
                       const uint8_t *states, struct peers_list *out);

/* Judges, ranks and writes why, as JSON, from pieces that were made once: every condition
 * of an option that is left open, and those that fail of the others. Answers the length
 * of the text, which lives in the table. */
size_t peers_table_explain(struct peers_table *table, const struct peers_person *person,
                           struct peers_list *out);

#endif
