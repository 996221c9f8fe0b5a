/* What came of trying a plugin, as text and as JSON. */
#ifndef REPORT_CHECK_REPORT_H
#define REPORT_CHECK_REPORT_H

#include "check/check.h"
#include "style.h"

struct text;

/* One line a law; for a broken one what happened, the smallest person, the remedy and how
 * to see it again. `command` is the plugin's path as it was given, with what else must
 * stand on the command line. */
void check_text(const struct check_report *report, const char *command,
                const struct style *style, struct text *out);

/* {"schema", "plugin": {file, id, version, catalogue, options, others}, "seed", "first",
 * "persons", "asked", "milliseconds", "slowest_call_microseconds", "create_bytes",
 * "grown_bytes", "locale", "broken", "laws": [{law, statement, state, option, what,
 * person, replays, facts, case, remedy}], "warnings": [{kind, fact, sentence}]} */
void check_json(const struct check_report *report, const char *plugin, struct text *out);

#endif
