/* Receipts as bytes: the file, the member in JSON, and the seal over the file. */
#include <stdio.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/ini.h"
#include "base/problem.h"
#include "base/secret.h"
#include "base/text.h"
#include "json.h"
#include "receipt_lines.h"

static const char head[] =
    "# What an answer of Poise was made from, and digests that prove it; never the "
    "input.\n"
    "# `poise replay THIS CASE` makes the answer again. Any change breaks the seal.\n";

static const char no_seal[] = "none: the site has no key";

/* -------------------- writing */

void receipt_text(const struct receipt *receipt, struct text *out)
{
    text_put(out, head);
    for (uint32_t i = 0; i < receipt->count; i++)
        text_format(out, "%s = %s\n", receipt->lines[i].name, receipt->lines[i].value);
}

static void make_seal(const struct secret *secret, const char *bytes, size_t length,
                      char out[DIGEST_LONG])
{
    struct digest made;
    secret_digest(secret, "poise seal", bytes, length, &made);
    digest_format_long(&made, out);
}

void receipt_add_seal(struct receipt_maker *maker)
{
    const struct secret *secret = maker->source->secret;
    struct text text = {0};
    char name[DIGEST_TEXT];
    char seal[DIGEST_LONG];
    if (secret == NULL) {
        receipt_add(maker, "seal", "%s", no_seal);
        return;
    }
    secret_name(secret, name);
    receipt_add(maker, "key", "%s", name);
    receipt_text(maker->receipt, &text);
    maker->failed = maker->failed || text.failed;
    make_seal(secret, text.bytes, text.length, seal);
    receipt_add(maker, "seal", "%s", seal);
    text_free(&text);
}

static void put_list(const struct receipt *receipt, const char *name, struct json *json)
{
    const struct receipt_line *line;
    json_open(json, name, '[');
    for (uint32_t i = 0; (line = receipt_line_at(receipt, name, i)) != NULL; i++)
        json_string(json, NULL, line->value);
    json_close(json, ']');
}

void receipt_json(const struct receipt *receipt, struct json *json)
{
    json_open(json, "receipt", '{');
    for (uint32_t i = 0; i < receipt->count; i++) {
        const struct receipt_line *line = &receipt->lines[i];
        if (receipt_line_at(receipt, line->name, 0) != line)
            continue;
        if (receipt_line_at(receipt, line->name, 1) == NULL)
            json_string(json, line->name, line->value);
        else
            put_list(receipt, line->name, json);
    }
    json_close(json, '}');
}

/* -------------------- reading */

struct reader {
    struct arena *arena;
    const char *file;
    struct receipt *receipt;
    uint32_t room;
    struct problems *problems;
};

/* Every name, and whether it may occur more than once. "key" may be absent; of the lists
 * any number may be. */
static const struct {
    const char *name;
    bool list, optional;
} names[] = {
    {"receipt", false, false},    {"poise", false, false},      {"abi", false, false},
    {"generation", false, false}, {"as_of", false, false},      {"site", false, false},
    {"catalogue", true, true},    {"vocabulary", false, false}, {"presets", false, false},
    {"plugin", true, true},       {"goals", false, false},      {"input", false, false},
    {"answer", false, false},     {"part", true, true},         {"place", true, true},
    {"key", false, true},         {"seal", false, false}};

enum { NAMES = sizeof names / sizeof *names };

static void read_line(void *user, const char *section, const char *name,
                      const char *value, int line)
{
    struct reader *reader = user;
    struct receipt *receipt = reader->receipt;
    int which = 0;
    while (which < NAMES && strcmp(names[which].name, name) != 0)
        which++;
    if (which == NAMES || section[0] != '\0') {
        problem_add(reader->problems, POISE_E_RECEIPT, reader->file, line,
                    "\"%s\" is no line of a receipt", name);
        return;
    }
    if (!names[which].list && receipt_value(receipt, name) != NULL) {
        problem_add(reader->problems, POISE_E_RECEIPT, reader->file, line,
                    "\"%s\" stands twice", name);
        return;
    }
    const char *copy = arena_string(reader->arena, value);
    if (copy == NULL || receipt->count == reader->room)
        problem_add(reader->problems, POISE_E_MEMORY, reader->file, line,
                    "out of memory");
    else
        receipt->lines[receipt->count++] = (struct receipt_line){names[which].name, copy};
}

static uint32_t count_lines(const struct file_bytes *bytes)
{
    uint32_t count = 1;
    for (size_t i = 0; i < bytes->length; i++)
        count += bytes->bytes[i] == '\n';
    return count;
}

static void check_whole(const struct reader *reader)
{
    const char *form = receipt_value(reader->receipt, "receipt");
    if (form != NULL && strcmp(form, "1") != 0)
        problem_add(reader->problems, POISE_E_RECEIPT, reader->file, 0,
                    "it is of form %s, this Poise reads form 1", form);
    for (int i = 0; i < NAMES; i++)
        if (!names[i].optional && receipt_value(reader->receipt, names[i].name) == NULL)
            problem_add(reader->problems, POISE_E_RECEIPT, reader->file, 0,
                        "the line \"%s\" is missing", names[i].name);
}

int32_t receipt_read(struct arena *arena, const char *file,
                     const struct file_bytes *bytes, struct receipt *out,
                     struct problems *problems)
{
    struct reader reader = {arena, file, out, count_lines(bytes), problems};
    int before = problems->count;
    *out = (struct receipt){.lines = arena_array(arena, reader.room, sizeof *out->lines)};
    if (out->lines == NULL)
        return problem_add(problems, POISE_E_MEMORY, file, 0, "out of memory");
    ini_read(file, bytes->bytes, bytes->length, read_line, &reader, problems);
    if (problems->count == before)
        check_whole(&reader);
    if (problems->count == before)
        return POISE_OK;
    return problems->last == NULL ? POISE_E_MEMORY : problems->last->status;
}

/* -------------------- the seal */

/* The seal is the last line and covers every byte before it. */
static bool seal_holds(const char *seal, const struct file_bytes *bytes,
                       const struct secret *secret)
{
    char made[DIGEST_LONG];
    char line[DIGEST_LONG + 8];
    int length = snprintf(line, sizeof line, "seal = %s\n", seal);
    if (length >= (int)sizeof line || (size_t)length > bytes->length)
        return false;
    size_t before = bytes->length - (size_t)length;
    if (memcmp(bytes->bytes + before, line, (size_t)length) != 0)
        return false;
    make_seal(secret, bytes->bytes, before, made);
    return strcmp(made, seal) == 0;
}

enum seal receipt_seal(const struct receipt *receipt, const struct file_bytes *bytes,
                       const struct secret *secret)
{
    const char *seal = receipt_value(receipt, "seal");
    const char *key = receipt_value(receipt, "key");
    char ours[DIGEST_TEXT];
    if (key == NULL && strcmp(seal, no_seal) == 0)
        return secret == NULL ? SEAL_NONE : SEAL_MISSING;
    if (secret == NULL)
        return SEAL_NO_KEY;
    secret_name(secret, ours);
    if (key == NULL || strcmp(key, ours) != 0)
        return SEAL_OTHER_KEY;
    return seal_holds(seal, bytes, secret) ? SEAL_HOLDS : SEAL_BROKEN;
}
