/* One option with its criteria. */
#include "explain_json.h"

#include "base/text.h"
#include "settings/catalogue.h"
#include "writer.h"

static void put_criterion(struct writer *writer, const char *part, uint16_t criterion,
                          const char *because, const char *source)
{
    static const char *const truths[] = {
        [FALSE_FIRM] = "no",   [FALSE_ASSUMED] = "assumed no",
        [UNKNOWN] = "unknown", [TRUE_ASSUMED] = "assumed yes",
        [TRUE_FIRM] = "yes",
    };
    const struct criteria *criteria =
        writer->answer->engine->generation->catalogue->criteria;
    const uint8_t *truth = writer->answer->truth;
    struct json *json = &writer->json;
    struct cites cites = {0};
    struct text text = {0};
    criterion_write(criteria, criterion, &text);
    criterion_cite(criteria, criterion, truth, &cites);
    json_open(json, NULL, '{');
    json_string(json, "part", part);
    json_string(json, "criterion", text.bytes);
    json_string(json, "truth", truths[truth[criterion]]);
    json_string(json, "because", because);
    json_string(json, "source", source);
    writer_facts(writer, "facts", &cites);
    json_close(json, '}');
    json->out->failed = json->out->failed || text.failed;
    text_free(&text);
}

static void put_clauses(struct writer *writer, const char *part,
                        const struct clauses *clauses)
{
    for (uint32_t i = 0; i < clauses->count; i++)
        put_criterion(writer, part, clauses->items[i].when, clauses->items[i].because,
                      clauses->items[i].source);
}

void explain_json(const struct answer *answer, const struct outcome *outcome,
                  struct text *out)
{
    struct writer writer;
    const struct option *option = outcome->option;
    if (!writer_open(&writer, answer, out))
        return;
    json_open(&writer.json, "explain", '{');
    json_string(&writer.json, "state", outcome_state_name(outcome));
    writer_outcome(&writer, outcome);
    writer_change(&writer, outcome);
    json_open(&writer.json, "criteria", '[');
    put_criterion(&writer, "for", option->applies, NULL, NULL);
    put_clauses(&writer, "needs", &option->needs);
    put_clauses(&writer, "never", &option->never);
    put_clauses(&writer, "caution", &option->caution);
    put_clauses(&writer, "weak", &option->weak);
    json_close(&writer.json, ']');
    json_close(&writer.json, '}');
    writer_close(&writer);
}
