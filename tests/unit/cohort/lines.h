/* Files and pipes of lines for tests of the cohort. */
#ifndef LINES_OF_COHORT_H
#define LINES_OF_COHORT_H

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <poise/status.h>

#include "base/text.h"
#include "cohort/input.h"
#include "fixture.h"
#include "unit.h"

static const struct input_part lines_whole = {1, 1};

/* A temporary file with a text. */
static inline const char *lines_file(struct fixture *fixture, const char *name,
                                     const char *text)
{
    return fixture_file(fixture, name, text, strlen(text));
}

/* What is in a file. */
static inline void lines_read(const char *path, struct text *out)
{
    char bytes[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
        text_put_n(out, bytes, got);
    fclose(file);
}

static inline void lines_are(struct text *text, const char *expected)
{
    const char *got = text->bytes == NULL ? "" : text->bytes;
    CU_ASSERT_STRING_EQUAL(got, expected);
    if (strcmp(got, expected) != 0)
        fprintf(stderr, "--- got:\n%s--- expected:\n%s", got, expected);
    text_free(text);
}

#endif
