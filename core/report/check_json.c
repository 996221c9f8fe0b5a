/* The report of a check for other programs. */
#include "check_report.h"

#include "base/text.h"
#include "json.h"

static const char *or_null(const char *text)
{
    return text[0] == '\0' ? NULL : text;
}

static void put_plugin(struct json *json, const struct check_report *report,
                       const char *plugin)
{
    json_open(json, "plugin", '{');
    json_string(json, "file", plugin);
    json_string(json, "id", or_null(report->id));
    json_string(json, "version", or_null(report->version));
    json_string(json, "catalogue", or_null(report->catalogue));
    json_int(json, "options", report->options);
    json_int(json, "others", report->others);
    json_close(json, '}');
}

static void put_law(struct json *json, const struct check_report *report,
                    enum law_number law)
{
    static const char *const states[] = {"not tried", "holds", "broken"};
    const struct finding *finding = &report->laws[law];
    json_open(json, NULL, '{');
    json_string(json, "law", law_name(law));
    json_string(json, "statement", law_statement(law));
    json_string(json, "state", states[finding->state]);
    if (finding->state == LAW_BROKEN) {
        json_string(json, "option", or_null(finding->option));
        json_string(json, "what", finding->what);
        if (finding->has_person) {
            json_int(json, "person", finding->person);
            json_bool(json, "replays", finding->replays);
            json_int(json, "facts", finding->stated);
            json_string(json, "case", finding->smallest);
        }
        json_string(json, "remedy", law_remedy(law));
    }
    json_close(json, '}');
}

static void put_warnings(struct json *json, const struct check_report *report)
{
    json_open(json, "warnings", '[');
    for (uint32_t i = 0; i < report->warning_count; i++) {
        json_open(json, NULL, '{');
        json_string(json, "kind", "decoration");
        json_string(json, "fact", report->warnings[i].fact);
        json_string(json, "sentence", report->warnings[i].sentence);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void check_json(const struct check_report *report, const char *plugin, struct text *out)
{
    struct json json = {.out = out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    put_plugin(&json, report, plugin);
    json_int(&json, "seed", (int64_t)report->seed);
    json_int(&json, "first", report->first);
    json_int(&json, "persons", report->persons);
    json_int(&json, "asked", report->asked);
    json_int(&json, "milliseconds", (int64_t)(report->nanoseconds / 1000000u));
    json_int(&json, "slowest_call_microseconds", (int64_t)(report->slowest / 1000u));
    json_int(&json, "create_bytes", (int64_t)report->create_bytes);
    json_int(&json, "grown_bytes", (int64_t)report->grown_bytes);
    json_string(&json, "locale", or_null(report->locale));
    json_int(&json, "broken", check_broken(report));
    json_open(&json, "laws", '[');
    for (int law = 0; law < LAW_COUNT; law++)
        put_law(&json, report, (enum law_number)law);
    json_close(&json, ']');
    put_warnings(&json, report);
    json_close(&json, '}');
    text_put_char(out, '\n');
}
