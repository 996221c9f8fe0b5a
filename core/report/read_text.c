/* A record as a case file with its provenance as comments. */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "read.h"
#include "record/record.h"
#include "record/vocabulary.h"

enum { COLUMN = 36 };

/* A line break or another control character would end a comment. */
static void put_words(struct text *out, const char *words)
{
    for (; *words != '\0'; words++)
        text_put_char(out, (unsigned char)*words < ' ' ? ' ' : *words);
}

/* Inside "[...]" of a case file: a bracket would end it, "#" and ";" begin a comment. */
static void put_source(struct text *out, const char *source)
{
    for (; *source != '\0'; source++)
        switch (*source) {
        case '[':
            text_put_char(out, '(');
            break;
        case ']':
            text_put_char(out, ')');
            break;
        case '#':
        case ';':
            text_put_char(out, '_');
            break;
        default:
            text_put_char(out, (unsigned char)*source < ' ' ? ' ' : *source);
        }
}

static void put_date(struct text *out, int32_t date)
{
    char text[11];
    date_format(date, text);
    text_put(out, text);
}

/* "her2 = low   [2026-03-02, Observation/her2 valueString]" */
static void put_fact(struct text *out, const struct fact *fact,
                     const struct reading *reading)
{
    size_t begun = out->length;
    text_format(out, "%s = ", fact->name);
    datum_write(fact, &reading->datum, out);
    bool dated = reading->date != DATE_UNKNOWN;
    if (dated || reading->source != NULL) {
        size_t used = out->length - begun;
        text_repeat(out, " ", used < COLUMN ? (int)(COLUMN - used) : 1);
        text_put(out, " [");
        if (dated)
            put_date(out, reading->date);
        if (dated && reading->source != NULL)
            text_put(out, ", ");
        if (reading->source != NULL)
            put_source(out, reading->source);
        text_put_char(out, ']');
    }
    text_put_char(out, '\n');
    /* The first piece is the source already. */
    if (reading->basis != NULL)
        for (const struct basis *b = reading->basis->next; b != NULL; b = b->next) {
            text_put(out, "#   also ");
            put_words(out, b->reference);
            text_format(out, "%s%s\n", b->path[0] == '\0' ? "" : " ", b->path);
        }
}

static bool is_shown(const struct reading *reading)
{
    return (reading->state != FACT_UNKNOWN && reading->origin == ORIGIN_GIVEN) ||
           (reading->state == FACT_UNKNOWN && reading->trouble != TROUBLE_NONE);
}

/* What was stated and cannot be used is written as unknown, so that nothing is assumed
 * for it either. */
static void put_reading(struct text *out, const struct fact *fact,
                        const struct reading *reading)
{
    if (reading->state != FACT_UNKNOWN)
        put_fact(out, fact, reading);
    else
        text_format(out, "%s = ?\n", fact->name);
}

static void put_section(const struct record *record, int section, struct text *out)
{
    bool begun = false;
    for (uint32_t i = 1; i < record->count; i++) {
        const struct fact *fact = fact_at(record->vocabulary, i);
        if (fact == NULL || (int)fact->section != section ||
            !is_shown(&record->readings[i]))
            continue;
        if (!begun)
            text_format(out, "\n[%s]\n", section_name(fact->section));
        begun = true;
        put_reading(out, fact, &record->readings[i]);
    }
}

static void put_remarks(const struct record *record, struct text *out)
{
    if (record->remarks == NULL)
        return;
    text_put(out, "\n# Look at these: a conflict is unknown until one value is taken "
                  "out.\n");
    for (const struct remark *r = record->remarks; r != NULL; r = r->next) {
        text_format(out, "#   %s: ", trouble_name(r->trouble));
        put_words(out, r->text);
        text_put_char(out, '\n');
    }
}

static void put_course(const struct course *course, const struct fact *therapy,
                       struct text *out)
{
    union datum drugs = {.members = {course->members[0], course->members[1]}};
    if (course->line == 0)
        text_put(out, "#   before metastatic disease: ");
    else if (course->line == COURSE_UNKNOWN)
        text_put(out, "#   line not known: ");
    else
        text_format(out, "#   line %u: ", (unsigned)course->line);
    datum_write(therapy, &drugs, out);
    text_put(out, ", ");
    if (course->start == DATE_UNKNOWN)
        text_put(out, "start not known");
    else
        put_date(out, course->start);
    text_put(out, course->current ? ", goes on" : "");
    if (course->end != DATE_UNKNOWN) {
        text_put(out, " to ");
        put_date(out, course->end);
    }
    text_put(out, ": ");
    put_words(out, course->why);
    text_put_char(out, '\n');
}

static void put_courses(const struct record *record, struct text *out)
{
    static const char name[] = "prior_therapy";
    const struct fact *therapy = fact_find(record->vocabulary, name, sizeof name - 1);
    if (record->courses == NULL || therapy == NULL)
        return;
    text_put(out, "\n# Courses of systemic treatment as they were told apart; correct "
                  "line, prior_therapy\n# and adjuvant_therapy above where this is "
                  "wrong.\n");
    for (const struct course *c = record->courses; c != NULL; c = c->next)
        put_course(c, therapy, out);
}

static void put_asides(const struct record *record, bool used, const char *title,
                       struct text *out)
{
    bool begun = false;
    for (const struct aside *a = record->asides; a != NULL; a = a->next) {
        if (a->used != used)
            continue;
        text_put(out, begun ? "" : title);
        begun = true;
        text_put(out, "#   ");
        put_words(out, a->reference);
        text_put(out, ": ");
        put_words(out, a->text);
        text_put_char(out, '\n');
    }
}

static void put_meta(const struct record *record, int32_t as_of, struct text *out)
{
    text_put(out, "# Read from ");
    put_words(out, record->file == NULL ? "a record" : record->file);
    text_put(out, " as of ");
    put_date(out, as_of);
    text_put(out, ". Correct what is wrong; this is a case file.\n");
    if (record->id[0] == '\0' && record->title[0] == '\0')
        return;
    text_put(out, "[meta]\n");
    if (record->id[0] != '\0') {
        text_put(out, "id = ");
        put_source(out, record->id);
        text_put_char(out, '\n');
    }
    if (record->title[0] != '\0') {
        text_put(out, "title = ");
        put_source(out, record->title);
        text_put_char(out, '\n');
    }
}

void read_text(const struct record *record, int32_t as_of, struct text *out)
{
    put_meta(record, as_of, out);
    for (int section = 0; section < SECTION_COUNT; section++)
        put_section(record, section, out);
    put_remarks(record, out);
    put_courses(record, out);
    put_asides(record, true, "\n# Used or shown with a doubt:\n", out);
    put_asides(record, false, "\n# Not used:\n", out);
}
