/* What a site has: its options, facts and plugins, as text and as JSON. None of it is
 * about a person. */
#ifndef REPORT_LISTS_H
#define REPORT_LISTS_H

#include "host/generation.h"
#include "style.h"

struct catalogue;
struct fact;
struct json;
struct text;
struct vocabulary;

/* Options whose id, label, plugin, role, tags or drugs contain `words` (NULL: all),
 * whatever the case of its letters. Answers how many. */
int options_text(const struct catalogue *catalogue, const char *words,
                 const struct style *style, struct text *out);
/* {"schema", "options": [{option, label, plain, plugin, role, setting, line, drugs, tags,
 * for, needs, never, caution, evidence, standing, toxicity, logistics, licence}]} */
int options_json(const struct catalogue *catalogue, const char *words, struct text *out);

/* One fact in full. */
void fact_text(const struct fact *fact, const struct style *style, struct text *out);
/* All facts, by section. */
void facts_text(const struct vocabulary *vocabulary, const struct style *style,
                struct text *out);
/* {"schema", "facts": [{name, section, type, values, unit, low, high, fresh_days, loinc,
 * formula, meaning}]}; `only` NULL for all. */
void facts_json(const struct vocabulary *vocabulary, const struct fact *only,
                struct text *out);

/* Every plugin that was found, in use or not, and why. */
void plugins_text(const struct generation *generation, const struct style *style,
                  struct text *out);
/* "trust": whose word stands for a plugin; null when nobody was asked, or what was found
 * does not hold. */
void plugin_trust_json(struct json *json, const struct plugin *plugin);
/* {"schema", "plugins": [{id, name, version, abi, state, status, file, digest, trust,
 * about, author, licence, options, reads, settings, facts}]} */
void plugins_json(const struct generation *generation, struct text *out);

#endif
