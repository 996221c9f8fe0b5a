/* CommunicationRequest: what must be said whatever is chosen, emergencies and warnings
 * about the person. In R4 it is how decision support proposes that somebody be alerted,
 * and it can be a draft. Flags about what is missing are data requirements, notes are
 * messages. */
#include "fhir_write.h"
#include "settings/catalogue.h"

static void put_categories(struct r4 *r4, const struct raised_flag *flag)
{
    json_open(&r4->json, "category", '[');
    r4_concept(r4, NULL, "CodeSystem/severities", severity_name(flag->severity), NULL);
    r4_concept(r4, NULL, "CodeSystem/flags", flag->code, NULL);
    if (flag->alias != NULL)
        r4_concept(r4, NULL, "CodeSystem/flags", flag->alias, NULL);
    json_close(&r4->json, ']');
}

static void put_alert(struct r4 *r4, const struct raised_flag *flag, uint32_t index)
{
    bool emergency = flag->severity == SEVERITY_EMERGENCY;
    r4_open(r4, (struct r4_id){R4_ALERT, index, 0});
    r4_narrative(r4, flag->text);
    json_string(&r4->json, "status", "draft");
    put_categories(r4, flag);
    json_string(&r4->json, "priority", emergency ? "stat" : "urgent");
    r4_subject(r4, "subject");
    json_open(&r4->json, "payload", '[');
    json_open(&r4->json, NULL, '{');
    r4_string(r4, "contentString", flag->text);
    json_close(&r4->json, '}');
    json_close(&r4->json, ']');
    r4_string(r4, "authoredOn", r4->day);
    r4_reference(r4, "sender", (struct r4_id){R4_SOFTWARE, 0, 0});
    if (flag->source != NULL)
        r4_note(r4, "note", flag->source);
    r4_close(r4);
}

void r4_alerts(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (r4_is_warning(&answer->flags[i]))
            put_alert(r4, &answer->flags[i], i);
}
