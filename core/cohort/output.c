/* Looked at from its end, since that is where a run stops. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

enum { STEP = 64 << 10 };

int32_t output_open(const char *path, struct output *out)
{
    struct stat about;
    *out = (struct output){.fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666)};
    if (out->fd < 0 && errno != EISDIR)
        out->fd = open(path, O_WRONLY | O_CLOEXEC); /* a pipe with a name */
    if (out->fd < 0 || fstat(out->fd, &about) != 0)
        goto failed;
    out->regular = S_ISREG(about.st_mode);
    out->size = out->regular ? (uint64_t)about.st_size : 0;
    out->begun = out->size > 0;
    if (!out->regular || flock(out->fd, LOCK_EX | LOCK_NB) == 0)
        return POISE_OK;
failed:;
    int error = errno;
    output_close(out);
    errno = error;
    return POISE_E_IO;
}

void output_close(struct output *output)
{
    if (output->fd >= 0)
        close(output->fd);
    output->fd = -1;
    text_free(&output->last);
}

/* -------------------- from the end */

static bool read_all(int fd, char *to, size_t length, uint64_t at)
{
    while (length > 0) {
        ssize_t got = pread(fd, to, length, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        at += (uint64_t)got;
        length -= (size_t)got;
    }
    return true;
}

/* Where the last line that ends before `end` begins or, if it is the torn one, stops:
 * the place after the last newline before `end`; 0 if there is none. */
static bool after_newline(int fd, uint64_t end, uint64_t *out)
{
    char bytes[STEP];
    *out = 0;
    while (end > 0) {
        size_t length = end < STEP ? (size_t)end : STEP;
        if (!read_all(fd, bytes, length, end - length))
            return false;
        const char *found = memrchr(bytes, '\n', length);
        if (found != NULL) {
            *out = end - length + (uint64_t)(found + 1 - bytes);
            return true;
        }
        end -= length;
    }
    return true;
}

static int32_t read_last(struct output *output, uint64_t begin)
{
    char bytes[STEP];
    for (uint64_t at = begin; at < output->size;) {
        size_t length = output->size - at < STEP ? (size_t)(output->size - at) : STEP;
        if (!read_all(output->fd, bytes, length, at))
            return POISE_E_IO;
        text_put_n(&output->last, bytes, length);
        at += length;
    }
    return output->last.failed ? POISE_E_MEMORY : POISE_OK;
}

/* -------------------- all of it */

/* How a refusal is told from an answer: no text in quotes can hold this unescaped, and no
 * answer leaves so many cells empty. */
static bool is_refusal(const char *line, size_t length)
{
    static const char json[] = ",\"error\":{\"status\":\"E_";
    static const char csv[] = ",,,,,,,,,,,,,,,,,,E_";
    if (length == 0)
        return false;
    return line[0] == '{' ? memmem(line, length, json, sizeof json - 1) != NULL
                          : memmem(line, length, csv, sizeof csv - 1) != NULL;
}

/* Looks at the lines that end in these bytes; `line` has the beginning of the first, and
 * then of the next. */
static void count_in(struct output *output, struct text *line, const char *bytes,
                     size_t length)
{
    const char *end = bytes + length;
    while (bytes < end) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        text_put_n(line, bytes, (size_t)((stop == NULL ? end : stop) - bytes));
        if (stop == NULL)
            return;
        output->records++;
        output->refused += is_refusal(line->bytes, line->length);
        line->length = 0;
        bytes = stop + 1;
    }
}

static int32_t count_records(struct output *output)
{
    static const char head[] = "line,id,";
    struct text line = {0};
    char bytes[STEP];
    int32_t status = POISE_OK;
    for (uint64_t at = 0; status == POISE_OK && at < output->size;) {
        size_t length = output->size - at < STEP ? (size_t)(output->size - at) : STEP;
        if (!read_all(output->fd, bytes, length, at))
            status = POISE_E_IO;
        else
            count_in(output, &line, bytes, length);
        if (at == 0 && length > sizeof head && memcmp(bytes, head, sizeof head - 1) == 0)
            output->records--;
        at += length;
    }
    if (status == POISE_OK && line.failed)
        status = POISE_E_MEMORY;
    text_free(&line);
    return status;
}

/* {"line":17,... or 17,... ; the head of a table has no number. */
static bool read_number(struct output *output)
{
    static const char json[] = "{\"line\":";
    static const char head[] = "line,";
    const char *at = output->last.bytes;
    char *end;
    if (strncmp(at, head, sizeof head - 1) == 0)
        return true;
    bool is_json = strncmp(at, json, sizeof json - 1) == 0;
    at += is_json ? sizeof json - 1 : 0;
    if (*at < '1' || *at > '9')
        return false;
    errno = 0;
    output->line = strtoull(at, &end, 10);
    return errno == 0 && *end == ',';
}

int32_t output_find(struct output *output)
{
    uint64_t whole;
    uint64_t begin;
    if (!after_newline(output->fd, output->size, &whole))
        return POISE_E_IO;
    output->size = whole;
    output->begun = whole > 0;
    if (whole == 0)
        return POISE_OK;
    if (!after_newline(output->fd, whole - 1, &begin))
        return POISE_E_IO;
    int32_t status = read_last(output, begin);
    if (status != POISE_OK)
        return status;
    return read_number(output) ? count_records(output) : POISE_E_ARGUMENT;
}

int32_t output_go_on(struct output *output)
{
    bool ok = ftruncate(output->fd, (off_t)output->size) == 0 &&
              lseek(output->fd, (off_t)output->size, SEEK_SET) >= 0;
    return ok ? POISE_OK : POISE_E_IO;
}

int32_t output_begin(struct output *output)
{
    output->size = 0;
    output->begun = false;
    output->line = 0;
    return output->regular ? output_go_on(output) : POISE_OK;
}
