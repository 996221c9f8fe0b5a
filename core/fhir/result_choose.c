/* Which result is the newest. */
#include "base/date.h"
#include "reader.h"

static bool is_corrected(const struct resource *resource)
{
    struct json_bytes status = json_text(member_of(&resource->members, ELEMENT_STATUS));
    return status.at != NULL &&
           (json_bytes_are(status, "corrected") || json_bytes_are(status, "amended"));
}

/* When it was issued, else last changed. */
static struct when recorded(const struct resource *resource)
{
    const struct members *members = &resource->members;
    struct when issued = when_read(member_of(members, ELEMENT_ISSUED));
    if (issued.known)
        return issued;
    return when_read(json_get(member_of(members, ELEMENT_META), "lastUpdated"));
}

bool result_newer(const struct result *a, const struct result *b)
{
    if (a == NULL || b == NULL) /* anything is newer than nothing */
        return a != NULL;
    if (when_after(&a->when, &b->when))
        return true;
    if (when_after(&b->when, &a->when) || !a->when.known || a->resource == b->resource)
        return false;
    bool corrected[2] = {is_corrected(a->resource), is_corrected(b->resource)};
    if (corrected[0] != corrected[1])
        return corrected[0];
    struct when issued[2] = {recorded(a->resource), recorded(b->resource)};
    return issued[1].known && when_after(&issued[0], &issued[1]);
}

static bool has_value(const struct result *result)
{
    return result->kind != VALUE_NONE && result->kind != VALUE_ABSENT;
}

struct choice result_choose(const struct reader *reader, enum concept_kind question,
                            result_counts *counts, result_same *same)
{
    struct choice choice = {NULL, NULL};
    counts = counts == NULL ? has_value : counts;
    for (const struct result *r = results_of(reader, question); r != NULL; r = r->next)
        if (counts(r) && (choice.newest == NULL || result_newer(r, choice.newest)))
            choice.newest = r;
    for (const struct result *r = results_of(reader, question);
         r != NULL && same != NULL && choice.newest != NULL && choice.tie == NULL;
         r = r->next)
        if (r != choice.newest && counts(r) && !result_newer(choice.newest, r) &&
            !same(r, choice.newest))
            choice.tie = r;
    return choice;
}
