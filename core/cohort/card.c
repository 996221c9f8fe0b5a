/* The receipt of a person about whom nothing is known says all that an answer is made
 * from, goals included. */
#include "card.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/text.h"
#include "engine/answer.h"
#include "intake/goals.h"
#include "record/record.h"
#include "report/receipt.h"

enum { LOOKED_AT = 64 << 10 };

/* -------------------- lines */

/* Lines of a receipt that are not about what an answer is made from. */
static bool is_kept(const char *name)
{
    static const char *const left_out[] = {"receipt", "generation", "input", "part",
                                           "place",   "key",        "seal",  "goals"};
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (strcmp(name, left_out[i]) == 0)
            return false;
    return true;
}

int32_t card_origin(struct arena *arena, struct session *session,
                    const struct cohort_order *order, struct text *out)
{
    struct goals none;
    struct answer *answer;
    struct receipt receipt;
    struct record *record = record_new(arena, order->engine->generation->vocabulary);
    if (record == NULL)
        return POISE_E_MEMORY;
    goals_clear(&none);
    int32_t status =
        session_assess(session, record, order->goals == NULL ? &none : order->goals,
                       order->as_of, REQUEST_ALL, &answer);
    if (status != POISE_OK)
        return status;
    const struct receipt_source made = {.answer = answer, .goals = "case"};
    status = receipt_make(arena, &made, &receipt);
    for (uint32_t i = 0; status == POISE_OK && i < receipt.count; i++)
        if (is_kept(receipt.lines[i].name))
            text_format(out, "%s = %s\n", receipt.lines[i].name, receipt.lines[i].value);
    return status;
}

static int32_t put_input(const struct card_source *source, struct text *out)
{
    unsigned char bytes[LOOKED_AT];
    char long_digest[DIGEST_LONG];
    struct digest digest;
    struct stat about;
    text_format(out, "part = %u of %u\n", source->part.part, source->part.parts);
    int fd = strcmp(source->input, "-") == 0 ? dup(STDIN_FILENO)
                                             : open(source->input, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return POISE_E_IO;
    ssize_t got = 0;
    bool ok = fstat(fd, &about) == 0;
    if (ok && S_ISREG(about.st_mode)) {
        got = pread(fd, bytes, sizeof bytes, 0);
        digest_of(bytes, got < 0 ? 0 : (size_t)got, &digest);
        digest_format_long(&digest, long_digest);
        text_format(out, "input_size = %lld\ninput_begins = %s\n",
                    (long long)about.st_size, long_digest);
    } else {
        text_put(out, "input_size = not known\n");
    }
    int error = errno;
    close(fd);
    errno = error;
    return ok && got >= 0 ? POISE_OK : POISE_E_IO;
}

int32_t card_write(struct arena *arena, const struct card_source *source,
                   struct text *out)
{
    static const char *const forms[] = {"ndjson", "ndjson, full", "ndjson, why", "csv",
                                        "summary"};
    int32_t status = card_origin(arena, source->session, source->order, out);
    if (status != POISE_OK)
        return status;
    text_format(out, "form = %s%s\n", forms[source->order->form],
                source->order->asks ? "" : ", nothing asked");
    status = put_input(source, out);
    return status == POISE_OK && out->failed ? POISE_E_MEMORY : status;
}

/* -------------------- reading */

static const char *value_of(const char *card, const char *name, size_t *length)
{
    size_t wanted = strlen(name);
    while (*card != '\0') {
        size_t line = strcspn(card, "\n");
        if (line > wanted + 3 && memcmp(card, name, wanted) == 0 &&
            memcmp(card + wanted, " = ", 3) == 0) {
            *length = line - wanted - 3;
            return card + wanted + 3;
        }
        card += line + (card[line] == '\n');
    }
    return NULL;
}

const char *card_value(struct arena *arena, const char *card, const char *name)
{
    size_t length;
    const char *value = value_of(card, name, &length);
    return value == NULL ? NULL : arena_copy(arena, value, length);
}

/* Is this whole line among those of a card? */
static bool has_line(const char *card, const char *line, size_t length)
{
    while (*card != '\0') {
        size_t other = strcspn(card, "\n");
        if (other == length && memcmp(card, line, length) == 0)
            return true;
        card += other + (card[other] == '\n');
    }
    return false;
}

const char *card_difference(struct arena *arena, const char *then, const char *now)
{
    while (*now != '\0') {
        size_t line = strcspn(now, "\n");
        if (!has_line(then, now, line))
            return arena_copy(arena, now, strcspn(now, " "));
        now += line + (now[line] == '\n');
    }
    return NULL;
}
