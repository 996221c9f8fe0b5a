/* Parts of an option of the catalogue as JSON: what does not depend on a person. */
#ifndef REPORT_OPTION_JSON_H
#define REPORT_OPTION_JSON_H

#include "json.h"
#include "settings/catalogue.h"

void json_evidence(struct json *json, const struct evidence *evidence);
void json_licence(struct json *json, const struct option *option);
void json_logistics(struct json *json, const struct logistics *logistics);
void json_toxicity(struct json *json, const struct option *option);
void json_names(struct json *json, const char *key, const struct names *names);

#endif
