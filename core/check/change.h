/* One fact after the other given other values, and what the code then says: the step that
 * several laws share. */
#ifndef CHECK_CHANGE_H
#define CHECK_CHANGE_H

#include "exam.h"

/* Called with what was said before and after one fact was changed. True stops. */
typedef bool change_seen(void *context, const struct said *before,
                         const struct said *after, uint32_t fact);

/* Changes every fact that eligibility read, for every option that read it. The
 * catalogue's part stays as it was. True when `seen` stopped. */
bool walk_changes(struct exam *exam, const struct sitting *sitting, change_seen *seen,
                  void *context);

#endif
