/* The bundle: what is in it and in which order, and how its ids come about. */
#include "fhir_bundle.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "fhir_write.h"

static void put_entries(struct r4 *r4)
{
    r4_guidance(r4);
    if (r4->answer->ranked_count > 0)
        r4_group(r4);
    r4_proposals(r4);
    r4_alerts(r4);
    r4_issues(r4);
    r4_risks(r4);
    if (r4_has_messages(r4))
        r4_messages(r4);
    r4_goals(r4);
    r4_software(r4);
    r4_provenance(r4);
}

static void put_bundle(struct r4 *r4, struct text *out)
{
    r4->json = (struct json){.out = out};
    json_open(&r4->json, NULL, '{');
    json_string(&r4->json, "resourceType", "Bundle");
    r4_put_id(r4, (struct r4_id){R4_BUNDLE, 0, 0});
    json_string(&r4->json, "type", "collection");
    r4_instant(r4, "timestamp");
    json_open(&r4->json, "entry", '[');
    put_entries(r4);
    json_close(&r4->json, ']');
    json_close(&r4->json, '}');
    text_put_char(out, '\n');
}

/* Written twice: the digest of the first writing, whose ids mean nothing, is what the ids
 * of the second are made from. So they depend on all that the bundle says and on nothing
 * else. */
static void put_twice(struct r4 *r4, struct text *out)
{
    struct text draft = {0};
    put_bundle(r4, &draft);
    if (draft.failed) {
        out->failed = true;
    } else {
        digest_of(draft.bytes, draft.length, &r4->seed);
        put_bundle(r4, out);
    }
    text_free(&draft);
}

void answer_fhir(const struct answer *answer, bool all, struct text *out)
{
    struct arena *arena = arena_new((size_t)256 << 10);
    struct r4 r4 = {.answer = answer, .arena = arena, .all = all};
    if (arena != NULL)
        r4.reasons = arena_array(arena, answer->outcome_count + 1, sizeof *r4.reasons);
    date_format(answer->as_of, r4.day);
    if (r4.reasons == NULL)
        out->failed = true;
    else
        put_twice(&r4, out);
    arena_free(arena);
}
