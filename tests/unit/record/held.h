/* What a record holds, as text. */
#ifndef HELD_H
#define HELD_H

#include "record/record.h"

#include <string.h>

#include "base/date.h"
#include "fixture.h"
#include "unit.h"

static inline int32_t day(const char *text)
{
    int32_t days = DATE_UNKNOWN;
    CU_ASSERT_TRUE(date_parse(text, strlen(text), &days));
    return days;
}

static inline const struct reading *reading_of(const struct record *record,
                                               const char *name)
{
    const struct fact *fact = fact_find(record->vocabulary, name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(fact);
    return record_at(record, fact->number);
}

/* What the record holds of a fact: "low", "420 ms", or "?" with its trouble. */
static inline void expect_fact(const struct record *record, const char *name,
                               const char *expected)
{
    struct text text = {0};
    const struct reading *reading = reading_of(record, name);
    if (reading->state == FACT_UNKNOWN)
        text_format(&text, "? %s", trouble_name((enum fact_trouble)reading->trouble));
    else
        datum_write(fact_find(record->vocabulary, name, strlen(name)), &reading->datum,
                    &text);
    text_trim(&text);
    CU_ASSERT_STRING_EQUAL(text.bytes, expected);
    text_free(&text);
}

/* The remarks of a record, one a line. */
static inline void expect_remarks(const struct record *record, const char *expected)
{
    struct text text = {0};
    text_put(&text, "");
    for (const struct remark *r = record->remarks; r != NULL; r = r->next)
        text_format(&text, "%s\n", r->text);
    CU_ASSERT_STRING_EQUAL(text.bytes, expected);
    text_free(&text);
}

#endif
