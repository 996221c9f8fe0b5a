/* RiskAssessment: only where a rate is really known, that is, where a figure of side
 * effects was compared with its source. It is the rate among those who were treated in a
 * trial, and says so; nobody's own risk is computed. */
#include "base/decimal.h"
#include "base/text.h"
#include "fhir_write.h"
#include "settings/catalogue.h"

/* A percentage is a range with a unit, so that nobody takes it for a fraction. */
static void put_bound(struct r4 *r4, const char *key, int32_t value)
{
    json_open(&r4->json, key, '{');
    r4_thousandths(r4, "value", value);
    json_string(&r4->json, "unit", "%");
    json_string(&r4->json, "system", "http://unitsofmeasure.org");
    json_string(&r4->json, "code", "%");
    json_close(&r4->json, '}');
}

static void put_rate(struct r4_list *list, const char *plain, const char *grade,
                     int32_t rate, const char *source)
{
    struct r4 *r4 = list->r4;
    struct text text = {0};
    if (rate < 0)
        return;
    r4_item(list);
    text_format(&text, "%s, %s", plain, grade);
    r4_words(r4, "outcome", text.bytes == NULL ? plain : text.bytes);
    json_open(&r4->json, "probabilityRange", '{');
    put_bound(r4, "low", rate);
    put_bound(r4, "high", rate);
    json_close(&r4->json, '}');
    r4_string(r4, "rationale", source);
    json_close(&r4->json, '}');
    r4->json.out->failed |= text.failed;
    text_free(&text);
}

static void put_rates(struct r4 *r4, const struct option *option)
{
    struct r4_list list = {r4, "prediction", false};
    for (int d = 0; d < TOXICITY_COUNT; d++) {
        const struct toxicity *row = &option->toxicity[d];
        const char *plain = toxicity_plain((enum toxicity_domain)d);
        if (!row->checked)
            continue;
        put_rate(&list, plain, "any grade", row->any, row->source);
        put_rate(&list, plain, "grade 3 or worse", row->severe, row->source);
    }
    r4_list_end(&list);
}

static void put_risk(struct r4 *r4, const struct outcome *outcome)
{
    struct text text = {0};
    text_format(&text,
                "Side effects of %s among those treated in its trial or label. Not this "
                "person's own risk.",
                outcome->option->label);
    r4_open(r4, (struct r4_id){R4_RISK, outcome->rank, 0});
    r4_narrative(r4, text.bytes == NULL ? "" : text.bytes);
    json_string(&r4->json, "status", "preliminary");
    r4_words(r4, "method", "Rate among those treated in the source that is named");
    r4_concept(r4, "code", "CodeSystem/options", outcome->option->id,
               outcome->option->label);
    r4_subject(r4, "subject");
    r4_string(r4, "occurrenceDateTime", r4->day);
    r4_reference(r4, "performer", (struct r4_id){R4_SOFTWARE, 0, 0});
    put_rates(r4, outcome->option);
    r4_note(r4, "note", text.bytes == NULL ? "" : text.bytes);
    r4->json.out->failed |= text.failed;
    text_free(&text);
    r4_close(r4);
}

void r4_risks(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        if (r4_has_risk(answer->ranked[i]))
            put_risk(r4, answer->ranked[i]);
}
