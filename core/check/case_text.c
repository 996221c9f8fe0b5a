/* Section by section, fact by fact. */
#include "case_text.h"

#include "base/date.h"
#include "base/text.h"
#include "record/record.h"
#include "record/vocabulary.h"

/* "dental = unknown" would be read as the value of that name. */
static bool can_say_unknown(const struct record *record, const struct fact *fact)
{
    return value_find(record->vocabulary, fact, "unknown", 7) == NULL;
}

static bool is_written(const struct record *record, const struct fact *fact)
{
    const struct reading *reading = record_at(record, fact->number);
    return reading->origin == ORIGIN_GIVEN ||
           (reading->trouble == TROUBLE_SAID_UNKNOWN && can_say_unknown(record, fact));
}

static void write_fact(const struct record *record, const struct fact *fact,
                       struct text *out)
{
    const struct reading *reading = record_at(record, fact->number);
    char date[11];
    text_format(out, "%s = ", fact->name);
    if (reading->origin == ORIGIN_GIVEN)
        datum_write(fact, &reading->datum, out);
    else
        text_put(out, "unknown");
    if (reading->origin == ORIGIN_GIVEN && reading->date != DATE_UNKNOWN) {
        date_format(reading->date, date);
        text_format(out, " [%s]", date);
    }
    text_put_char(out, '\n');
}

void case_write(const struct record *record, const char *title, struct text *out)
{
    text_format(out, "[meta]\ntitle = %s\n", title);
    for (int section = 0; section < SECTION_COUNT; section++) {
        bool opened = false;
        for (uint32_t i = 1; i < record->count; i++) {
            const struct fact *fact = fact_at(record->vocabulary, i);
            if (fact == NULL || (int)fact->section != section ||
                !is_written(record, fact))
                continue;
            if (!opened)
                text_format(out, "\n[%s]\n", section_name((enum fact_section)section));
            opened = true;
            write_fact(record, fact, out);
        }
    }
}
