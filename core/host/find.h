/* Which plugins a generation has: found in folders, chosen by the site, trusted or not.
 * Nothing of them is run here. */
#ifndef HOST_FIND_H
#define HOST_FIND_H

struct generation;
struct generation_source;
struct problems;

/* Inspects and judges the plugins of every folder, in the order of their claims: who
 * comes first keeps a fact or an option that two claim. [load] */
void find_plugins(struct generation *into, const struct generation_source *source,
                  struct problems *problems);

/* Adds what the site names and nobody provides, and puts all into the order of their ids,
 * in which they are told and asked. [load] */
void find_missing(struct generation *into);

#endif
