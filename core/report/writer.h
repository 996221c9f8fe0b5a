/* What the files that write an answer as JSON share. */
#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include "engine/answer.h"
#include "json.h"

struct arena;

struct writer {
    struct json json;
    const struct answer *answer;
    struct arena *arena; /* of the reasons */
};

/* Opens a document with its head: schema, what it was generated from, case and goals.
 * False, with out->failed set, without memory. */
bool writer_open(struct writer *writer, const struct answer *answer, struct text *out);
void writer_close(struct writer *writer);

/* A value under the key "value": a number, a string, or a list of members. */
void datum_json(struct json *json, const struct fact *fact, const union datum *datum);

/* One fact in a list: {name, value, unit, date, source}. */
void writer_fact(struct writer *writer, uint32_t number);

/* A list of facts under a key. */
void writer_facts(struct writer *writer, const char *key, const struct cites *cites);

/* The members of one outcome, by its state. */
void writer_outcome(struct writer *writer, const struct outcome *outcome);

/* What would change the order, a member a role under the key "changes". */
void writer_changes(struct writer *writer);

/* The same of one option under the key "change": against the first of its role, or, of
 * the first, against the second. */
void writer_change(struct writer *writer, const struct outcome *outcome);

#endif
