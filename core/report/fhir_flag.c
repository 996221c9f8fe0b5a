/* Flag: what must be seen whatever is chosen, emergencies and warnings about the person.
 * Flags about what is missing are data requirements, notes are messages. */
#include "base/text.h"
#include "fhir_write.h"
#include "settings/catalogue.h"

static void put_flag(struct r4 *r4, const struct raised_flag *flag, uint32_t index)
{
    struct r4_list extensions = {r4, "extension", false};
    r4_open(r4, (struct r4_id){R4_FLAG, index, 0});
    r4_narrative(r4, flag->text);
    r4_item(&extensions);
    json_string(&r4->json, "url", R4_BASE "StructureDefinition/severity");
    json_string(&r4->json, "valueCode", severity_name(flag->severity));
    json_close(&r4->json, '}');
    r4_list_end(&extensions);
    json_string(&r4->json, "status", "active");
    json_open(&r4->json, "category", '[');
    r4_concept(r4, NULL, "CodeSystem/severities", severity_name(flag->severity), NULL);
    json_close(&r4->json, ']');
    json_open(&r4->json, "code", '{');
    json_open(&r4->json, "coding", '[');
    r4_coding(r4, NULL, "CodeSystem/flags", flag->code, NULL);
    if (flag->alias != NULL)
        r4_coding(r4, NULL, "CodeSystem/flags", flag->alias, NULL);
    json_close(&r4->json, ']');
    r4_string(r4, "text", flag->text);
    json_close(&r4->json, '}');
    r4_subject(r4, "subject");
    json_open(&r4->json, "period", '{');
    r4_string(r4, "start", r4->day);
    json_close(&r4->json, '}');
    r4_reference(r4, "author", (struct r4_id){R4_SOFTWARE, 0, 0});
    r4_close(r4);
}

void r4_flags(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (r4_is_warning(&answer->flags[i]))
            put_flag(r4, &answer->flags[i], i);
}
