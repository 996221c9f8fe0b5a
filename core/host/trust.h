/* Whose word stands for a plugin: this build's, a key's that the site knows, or nobody's.
 *
 * Judged by the bytes of the sealed copy before any of them is run. */
#ifndef HOST_TRUST_H
#define HOST_TRUST_H

#include <stdbool.h>

#include "plugin.h"
#include "settings/site.h"

struct arena;
struct catalogue;
struct text;

/* Judges an inspected plugin by its digest and the signature beside its file, and refuses
 * what the site does not trust. A signature of a key that the site knows must hold, also
 * where unsigned plugins are allowed. [load] */
void trust_judge(struct plugin *plugin, const struct site *site, struct arena *arena);

/* May the key of this plugin only sign options of some roles? Then its catalogue is to be
 * judged before its code runs. [any] */
bool trust_is_by_role(const struct plugin *plugin);

/* Refuses a plugin when its catalogue, which has been read, offers an option of a role
 * that its key must not sign. [load] */
void trust_judge_roles(struct plugin *plugin, const struct catalogue *catalogue,
                       struct arena *arena);

/* Writes "shipped", "signed by NAME" or "unsigned"; nothing for TRUST_NONE. [any] */
void trust_write(const struct plugin *plugin, struct text *out);

#endif
