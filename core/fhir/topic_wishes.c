/* What is told and never weighed here: goals in words, preferences, allergies, what runs
 * in the family, reports whose results are read one by one. */
#include <string.h>

#include "reader.h"

static void read_goals(struct reader *reader)
{
    for (struct resource *r = bundle_first(&reader->bundle, RESOURCE_GOAL); r != NULL;
         r = r->next_alike) {
        struct coded goal =
            coded_read(reader->codes, member_of(&r->members, ELEMENT_DESCRIPTION));
        struct json_bytes priority = code_word(member_of(&r->members, ELEMENT_PRIORITY));
        struct json_bytes by = json_text(
            json_get(member_of(&r->members, ELEMENT_EXPRESSED_BY), "reference"));
        bool own = by.at == NULL || memmem(by.at, by.length, "Patient", 7) != NULL ||
                   memmem(by.at, by.length, "urn:", 4) != NULL;
        set_aside(reader, r,
                  reader_text(reader, "a goal in words, shown and not weighed: \"",
                              reader_copy(reader, goal.shown), "\"",
                              priority.at == NULL ? "" : ", ",
                              reader_copy(reader, priority),
                              own ? "" : ", not expressed by the person", NULL));
    }
}

static void read_preferences(struct reader *reader)
{
    for (const struct result *r = results_of(reader, CONCEPT_PREFERENCES); r != NULL;
         r = r->next)
        set_aside(reader, r->resource,
                  reader_text(reader, "a preference, shown and not weighed: \"",
                              reader_copy(reader, r->text), "\"", NULL));
}

static void read_allergies(struct reader *reader)
{
    for (struct resource *r = bundle_first(&reader->bundle, RESOURCE_ALLERGY_INTOLERANCE);
         r != NULL; r = r->next_alike) {
        if (concept_is(r->code.concept, CONCEPT_NO_ALLERGY))
            set_aside(reader, r, "not used: it states that no allergy is known");
        else
            set_aside(reader, r,
                      reader_text(reader,
                                  "not used: no fact asks for allergies; look at \"",
                                  reader_copy(reader, r->code.shown), "\"",
                                  r->past ? " (it is over)" : "", NULL));
    }
}

static void set_all_aside(struct reader *reader, enum resource_type type,
                          const char *text)
{
    for (struct resource *r = bundle_first(&reader->bundle, type); r != NULL;
         r = r->next_alike)
        if (!r->told)
            set_aside(reader, r, text);
}

static void read(struct reader *reader)
{
    read_goals(reader);
    read_preferences(reader);
    read_allergies(reader);
    set_all_aside(reader, RESOURCE_FAMILY_MEMBER_HISTORY,
                  "not used: it is about the family, not about the person");
    set_all_aside(reader, RESOURCE_DIAGNOSTIC_REPORT,
                  "a report: its results are read one by one, its text is not");
    set_all_aside(reader, RESOURCE_SPECIMEN, "not used: no result refers to it");
}

const struct topic topic_wishes = {"wishes", read};
