/* What a rehearsed reload would change, as text and as JSON. */
#ifndef REPORT_REHEARSAL_REPORT_H
#define REPORT_REHEARSAL_REPORT_H

#include "check/rehearsal.h"
#include "style.h"

struct text;

/* Plugins and catalogues that differ, laws that new plugins break, and for whom of the
 * generated persons the answer would change. */
void rehearsal_text(const struct rehearsal *rehearsal, const struct style *style,
                    struct text *out);

/* {"schema", "may_follow", "plugins": [{id, change, before, after, refused,
 * laws_broken}], "catalogues": [{name, change, before, after}], "shadow": {seed, persons,
 * same, order, list, first, urgent, silent, changes: [{person, kind, what, before,
 * after}], case}} */
void rehearsal_json(const struct rehearsal *rehearsal, struct text *out);

#endif
