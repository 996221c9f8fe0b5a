/* Refusing is cheap and says why; answers of two origins in one file are never
 * noticed. */
#include "resume.h"

#include <errno.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/json_read.h"

enum { CARD_LIMIT = 1 << 20 };

int32_t resume_look(struct arena *arena, const char *path, struct resume *out)
{
    struct text beside = {0};
    struct file_bytes bytes;
    *out = (struct resume){.arena = arena, .path = path};
    text_format(&beside, "%s.run", path);
    out->beside = beside.failed ? NULL : arena_string(arena, beside.bytes);
    text_free(&beside);
    if (out->beside == NULL)
        return POISE_E_MEMORY;
    if (file_read(arena, out->beside, CARD_LIMIT, &bytes) == POISE_OK)
        out->then = bytes.bytes;
    return POISE_OK;
}

void resume_close(struct resume *resume)
{
    text_free(&resume->now);
    text_free(&resume->why);
}

static const char *value_then(const struct resume *resume, const char *name)
{
    const char *value =
        resume->then == NULL ? NULL : card_value(resume->arena, resume->then, name);
    return value == NULL ? "" : value;
}

int32_t resume_as_of(const struct resume *resume)
{
    const char *date = value_then(resume, "as_of");
    int32_t as_of;
    return date_parse(date, strlen(date), &as_of) ? as_of : DATE_UNKNOWN;
}

/* -------------------- the card */

static int32_t put_card(struct resume *resume, const char *finished)
{
    struct text card = {0};
    text_put(&card, resume->now.bytes);
    text_format(&card, "finished = %s\n", finished);
    int32_t status = card.failed ? POISE_E_MEMORY
                                 : file_replace(resume->beside, card.bytes, card.length);
    text_free(&card);
    return status;
}

/* The old answers go before the card that is not theirs comes. */
static int32_t begin(struct resume *resume, struct output *output)
{
    int32_t status = output_begin(output);
    return status == POISE_OK ? put_card(resume, "no") : status;
}

int32_t resume_finish(struct resume *resume)
{
    return put_card(resume, "yes");
}

int32_t resume_begin(struct resume *resume, const struct card_source *source,
                     struct output *output)
{
    if (output->size > 0 && strcmp(value_then(resume, "finished"), "no") == 0) {
        text_format(&resume->why,
                    "%s holds an unfinished run; go on with --resume, or remove %s to "
                    "begin anew",
                    resume->path, resume->beside);
        return POISE_E_ARGUMENT;
    }
    int32_t status = card_write(resume->arena, source, &resume->now);
    return status == POISE_OK ? begin(resume, output) : status;
}

/* -------------------- is it the same? */

/* What a line of the card is about, for a sentence. */
static const char *subject_of(const char *name)
{
    static const struct {
        const char *name;
        const char *subject;
    } subjects[] = {{"poise", "another version of Poise"},
                    {"abi", "another version of Poise"},
                    {"as_of", "another day"},
                    {"site", "another site"},
                    {"catalogue", "other catalogues"},
                    {"vocabulary", "another vocabulary"},
                    {"presets", "other presets of goals"},
                    {"plugin", "other plugins"},
                    {"answer", "other goals"},
                    {"form", "another form"},
                    {"part", "another --part"},
                    {"input_size", "another input (of another size)"},
                    {"input_begins", "another input (it begins otherwise)"}};
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
        if (strcmp(subjects[i].name, name) == 0)
            return subjects[i].subject;
    return name;
}

static int32_t compare_cards(struct resume *resume)
{
    const char *name = card_difference(resume->arena, resume->then, resume->now.bytes);
    if (name == NULL)
        return POISE_OK;
    const char *then = value_then(resume, name);
    text_format(&resume->why,
                "%s was begun with %s%s%s%s; run it as it was begun, or without --resume "
                "after removing %s",
                resume->path, subject_of(name), then[0] == '\0' ? "" : " (", then,
                then[0] == '\0' ? "" : ")", resume->beside);
    return POISE_E_ARGUMENT;
}

/* The last line once more, as it was answered then. */
static int32_t answer_again(const struct card_source *source, struct input *input,
                            uint64_t line, struct text *out)
{
    struct chunk chunk = {0};
    struct cohort_desk *desk = NULL;
    int32_t status = input_skip(input, line);
    if (status == POISE_OK)
        status = input_next(input, &chunk);
    if (status == POISE_OK && chunk.length == 0)
        status = POISE_E_ARGUMENT;
    if (status == POISE_OK)
        status = cohort_desk_open(source->order, &desk);
    if (status == POISE_OK) {
        const char *end = memchr(chunk.bytes, '\n', chunk.length);
        size_t length = end == NULL ? chunk.length : (size_t)(end - chunk.bytes);
        if (chunk.overlong || length > input->limit)
            cohort_line_refuse(desk, line, POISE_E_TOO_BIG, COHORT_LINE_TOO_LONG, out);
        else if (cohort_line(desk, chunk.bytes, length, line, out) == POISE_E_MEMORY)
            status = POISE_E_MEMORY;
    }
    if (status == POISE_OK)
        status = input_back(input, &chunk, line + 1);
    cohort_desk_close(desk);
    chunk_free(&chunk);
    return status;
}

static int32_t compare_last(struct resume *resume, const struct card_source *source,
                            struct input *input, const struct output *output)
{
    struct text again = {0};
    if (output->line == 0)
        return POISE_OK;
    int32_t status = answer_again(source, input, output->line, &again);
    if (status == POISE_OK && again.failed)
        status = POISE_E_MEMORY;
    if (status == POISE_OK &&
        (again.length != output->last.length ||
         memcmp(again.bytes, output->last.bytes, again.length) != 0))
        status = POISE_E_ARGUMENT;
    if (status == POISE_E_ARGUMENT)
        text_format(&resume->why,
                    "line %llu of the input does not give the answer that %s ends with: "
                    "it is another input; nothing was changed",
                    (unsigned long long)output->line, resume->path);
    text_free(&again);
    return status;
}

static int32_t look_at_output(struct resume *resume, struct output *output)
{
    if (resume->then == NULL) {
        text_format(
            &resume->why,
            "%s is not empty, but there is no %s that says what it was made from; "
            "leave out --resume to begin anew",
            resume->path, resume->beside);
        return POISE_E_ARGUMENT;
    }
    int32_t status = compare_cards(resume);
    if (status != POISE_OK)
        return status;
    status = output_find(output);
    if (status == POISE_E_ARGUMENT)
        text_format(
            &resume->why,
            "%s does not end with an answer of `poise cohort`; nothing was changed",
            resume->path);
    return status;
}

int32_t resume_go_on(struct resume *resume, const struct card_source *source,
                     struct input *input, struct output *output)
{
    int32_t status = card_write(resume->arena, source, &resume->now);
    if (status != POISE_OK)
        return status;
    if (output->size == 0)
        return begin(resume, output);
    status = look_at_output(resume, output);
    if (status == POISE_OK)
        status = compare_last(resume, source, input, output);
    if (status == POISE_OK)
        status = put_card(resume, "no");
    return status == POISE_OK ? output_go_on(output) : status;
}
