/* Evidence, logistics, side effects and licences. Every figure that is not known is
 * null. */
#include "option_json.h"

#include "base/decimal.h"

static void put_endpoint(struct json *json, const char *key,
                         const struct endpoint *endpoint)
{
    json_open(json, key, '{');
    json_fixed(json, "hr", endpoint->hr, 3);
    json_fixed(json, "low", endpoint->low, 3);
    json_fixed(json, "high", endpoint->high, 3);
    json_fixed(json, "months", endpoint->months, 3);
    json_fixed(json, "control", endpoint->control, 3);
    json_close(json, '}');
}

void json_evidence(struct json *json, const struct evidence *evidence)
{
    json_open(json, "evidence", '[');
    json_open(json, NULL, '{');
    json_string(json, "trial", evidence->trial);
    json_string(json, "design", evidence->design);
    json_string(json, "comparator", evidence->comparator);
    if (evidence->n == FIXED_UNKNOWN)
        json_null(json, "n");
    else
        json_int(json, "n", evidence->n);
    json_string(json, "population", evidence->population);
    put_endpoint(json, "pfs", &evidence->pfs);
    put_endpoint(json, "os", &evidence->os);
    json_bool(json, "os_mature", evidence->os_mature);
    json_fixed(json, "response", evidence->response, 3);
    json_fixed(json, "severe", evidence->severe, 3);
    json_fixed(json, "stopped", evidence->stopped, 3);
    json_string(json, "note", evidence->note);
    json_string(json, "citation", evidence->citation);
    json_string(json, "checked", evidence->checked);
    json_string(json, "compare", "not comparable between trials");
    json_close(json, '}');
    json_close(json, ']');
}

void json_licence(struct json *json, const struct option *option)
{
    json_open(json, "licence", '{');
    for (int i = 0; i < REGION_COUNT; i++) {
        json_open(json, region_name((enum region)i), '{');
        json_string(json, "status", option->licence[i].status);
        if (option->licence[i].year == FIXED_UNKNOWN)
            json_null(json, "year");
        else
            json_int(json, "year", option->licence[i].year);
        json_close(json, '}');
    }
    json_close(json, '}');
}

void json_logistics(struct json *json, const struct logistics *logistics)
{
    static const char *const hair[] = {"unknown", "none", "partial", "complete"};
    json_open(json, "logistics", '{');
    json_string(json, "route", logistics->route);
    json_string(json, "schedule", logistics->schedule);
    json_string(json, "monitoring", logistics->monitoring);
    json_fixed(json, "visits", logistics->visits, 3);
    json_string(json, "hair", hair[logistics->hair]);
    json_close(json, '}');
}

void json_toxicity(struct json *json, const struct option *option)
{
    json_open(json, "toxicity", '[');
    for (int d = 0; d < TOXICITY_COUNT; d++) {
        const struct toxicity *row = &option->toxicity[d];
        if (!row->reported)
            continue;
        json_open(json, NULL, '{');
        json_string(json, "domain", toxicity_name((enum toxicity_domain)d));
        json_fixed(json, "any", row->any, 3);
        json_fixed(json, "severe", row->severe, 3);
        json_string(json, "source", row->source);
        json_string(json, "confidence", row->confidence);
        json_bool(json, "checked", row->checked);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void json_names(struct json *json, const char *key, const struct names *names)
{
    json_open(json, key, '[');
    for (uint32_t i = 0; i < names->count; i++)
        json_string(json, NULL, names->items[i]);
    json_close(json, ']');
}
