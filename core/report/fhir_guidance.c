/* GuidanceResponse: the answer as a whole, with what it was made by, what is missing and
 * where the proposals stand. */
#include <string.h>

#include "base/text.h"
#include "fhir_narrative.h"
#include "fhir_write.h"
#include "settings/catalogue.h"
#include "version.h"

/* Engine and knowledge, each with its version. */
static void put_module(struct r4 *r4)
{
    const struct catalogue *catalogue = r4->answer->engine->generation->catalogue;
    struct digest knowledge = {{0}};
    char digest[DIGEST_TEXT];
    struct text uri = {0};
    for (uint32_t i = 0; i < catalogue->file_count; i++)
        digest_add(&knowledge, &catalogue->files[i].digest);
    digest_format(&knowledge, digest);
    text_format(&uri, R4_BASE "module/poise/%s/catalogue/%s", POISE_VERSION,
                strchr(digest, ':') + 1);
    r4_string(r4, "moduleUri", uri.bytes);
    r4->json.out->failed |= uri.failed;
    text_free(&uri);
}

/* data-required: nothing can be proposed before more is known; data-requested: more would
 * make the answer better. */
static const char *status_of(const struct r4 *r4)
{
    if (r4->answer->ranked_count > 0)
        return r4_is_missing(r4) ? "data-requested" : "success";
    if (r4_is_missing(r4))
        return "data-required";
    return r4->answer->silent_count > 0 ? "failure" : "success";
}

static void put_narrative(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    struct text body = {0};
    xhtml_element(&body, "p", r4_advice());
    r4_put_emergencies(r4, &body);
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct outcome *first = answer_first(answer, (enum role)role);
        if (first == NULL)
            continue;
        text_format(&body, "<p>First of %s: ", role_name((enum role)role));
        xhtml_put(&body, first->option->label);
        text_put(&body, "</p>");
    }
    text_format(&body, "<p>%u options proposed, as of %s.</p>", answer->ranked_count,
                r4->day);
    r4_narrative_xhtml(r4, &body);
}

void r4_guidance(struct r4 *r4)
{
    struct r4_id group = {R4_GROUP, 0, 0};
    struct r4_id messages = {R4_MESSAGES, 0, 0};
    r4_open(r4, (struct r4_id){R4_GUIDANCE, 0, 0});
    put_narrative(r4);
    put_module(r4);
    r4_string(r4, "status", status_of(r4));
    r4_subject(r4, "subject");
    r4_string(r4, "occurrenceDateTime", r4->day);
    r4_reference(r4, "performer", (struct r4_id){R4_SOFTWARE, 0, 0});
    r4_notes(r4);
    if (r4_has_messages(r4)) {
        json_open(&r4->json, "evaluationMessage", '[');
        r4_reference(r4, NULL, messages);
        json_close(&r4->json, ']');
    }
    r4_reference(r4, "outputParameters", (struct r4_id){R4_GOALS, 0, 0});
    if (r4->answer->ranked_count > 0)
        r4_reference(r4, "result", group);
    r4_requirements(r4);
    r4_close(r4);
}
