/* What `poise cohort` and `poise work` share: how many persons are asked about alike. */
#ifndef APP_MANY_H
#define APP_MANY_H

#include "cohort/line.h"
#include "desk.h"

/* Do --full, --why and --no-ask go together? EXIT_RANKED, or after a sentence what to
 * exit with. */
enum exit_code many_check(const struct args *args);

/* How each is answered, from the flags: the engine of an open desk, form and asks. The
 * caller sets the rest, and ends it with many_close. */
enum exit_code many_order(const struct desk *desk, const struct args *args,
                          struct cohort_order *out);
void many_close(struct cohort_order *order);

#endif
