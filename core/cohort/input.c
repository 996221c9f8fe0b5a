/* Reading a little ahead: what stands after the last end of line waits for the next
 * chunk. */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/status.h>

#include "base/json_read.h"

/* -------------------- chunks */

void chunk_free(struct chunk *chunk)
{
    free(chunk->bytes);
    *chunk = (struct chunk){0};
}

/* Room for `more` bytes and the padding. */
static bool chunk_grow(struct chunk *chunk, size_t more)
{
    size_t wanted = chunk->length + more + JSON_PADDING;
    if (wanted <= chunk->capacity)
        return true;
    size_t capacity = wanted > 2 * chunk->capacity ? wanted : 2 * chunk->capacity;
    char *bytes = realloc(chunk->bytes, capacity);
    if (bytes == NULL)
        return false;
    chunk->bytes = bytes;
    chunk->capacity = capacity;
    return true;
}

/* Gives back what one long line has taken. */
static void chunk_shrink(struct chunk *chunk)
{
    chunk->length = 0;
    chunk->overlong = false;
    if (chunk->capacity > (size_t)16 * INPUT_READ)
        chunk_free(chunk);
}

static bool chunk_add(struct chunk *chunk, const char *bytes, size_t length)
{
    if (!chunk_grow(chunk, length))
        return false;
    if (chunk->bytes == NULL || length == 0)
        return true; /* an empty carry */
    memcpy(chunk->bytes + chunk->length, bytes, length);
    chunk->length += length;
    return true;
}

/* The last line may lack its end. */
static uint64_t count_lines(const char *bytes, size_t length)
{
    const char *end = bytes + length;
    uint64_t lines = length > 0 && end[-1] != '\n';
    for (const char *at = bytes; (at = memchr(at, '\n', (size_t)(end - at))) != NULL;
         at++)
        lines++;
    return lines;
}

/* -------------------- bytes */

/* False when reading shall end. What is no pipe never waits. */
static bool wait_for_bytes(const struct input *input)
{
    struct pollfd waits[2] = {{.fd = input->fd, .events = POLLIN},
                              {.fd = input->halt, .events = POLLIN}};
    while (input->halt >= 0 && poll(waits, 2, -1) < 0)
        if (errno != EINTR)
            return true; /* read tells why */
    return waits[1].revents == 0;
}

/* Reads at most `length` bytes of the part; *got is 0 at its end. */
static int32_t read_some(struct input *input, char *to, size_t length, size_t *got)
{
    ssize_t count = 0;
    *got = 0;
    if (length > input->left)
        length = (size_t)input->left;
    while (length > 0) {
        input->halted = !wait_for_bytes(input);
        count = input->halted ? 0 : read(input->fd, to, length);
        if (count >= 0 || (errno != EINTR && errno != EAGAIN))
            break;
    }
    if (count < 0)
        return POISE_E_IO;
    *got = (size_t)count;
    input->ended = count == 0;
    if (input->left != UINT64_MAX)
        input->left -= (uint64_t)count;
    return POISE_OK;
}

/* -------------------- the next chunk */

/* Keeps what stands after the last end of line for later. */
static int32_t cut(struct input *input, struct chunk *chunk, size_t length)
{
    if (!chunk_add(&input->carry, chunk->bytes + length, chunk->length - length))
        return POISE_E_MEMORY;
    chunk->length = length;
    return POISE_OK;
}

/* Reads on to the end of a line that is too long, and forgets it. */
static int32_t pass_over(struct input *input, struct chunk *chunk)
{
    size_t kept = chunk->length;
    chunk->overlong = true;
    while (!input->ended) {
        size_t got;
        chunk->length = kept;
        int32_t status = read_some(input, chunk->bytes + kept, INPUT_READ, &got);
        if (status != POISE_OK)
            return status;
        const char *end = memchr(chunk->bytes + kept, '\n', got);
        chunk->length = kept + got;
        if (end != NULL)
            return cut(input, chunk, (size_t)(end + 1 - chunk->bytes));
    }
    return POISE_OK;
}

static int32_t fill(struct input *input, struct chunk *chunk)
{
    const char *had =
        chunk->length == 0 ? NULL : memrchr(chunk->bytes, '\n', chunk->length);
    if (had != NULL)
        return cut(input, chunk, (size_t)(had + 1 - chunk->bytes));
    while (!input->ended) {
        size_t got;
        if (!chunk_grow(chunk, INPUT_READ))
            return POISE_E_MEMORY;
        char *to = chunk->bytes + chunk->length;
        int32_t status = read_some(input, to, INPUT_READ, &got);
        if (status != POISE_OK)
            return status;
        const char *end = got == 0 ? NULL : memrchr(to, '\n', got);
        chunk->length += got;
        if (end != NULL)
            return cut(input, chunk, (size_t)(end + 1 - chunk->bytes));
        if (chunk->length > input->limit)
            return chunk_grow(chunk, INPUT_READ) ? pass_over(input, chunk)
                                                 : POISE_E_MEMORY;
    }
    return POISE_OK;
}

int32_t input_next(struct input *input, struct chunk *out)
{
    chunk_shrink(out);
    out->line = input->line;
    if (!chunk_add(out, input->carry.bytes, input->carry.length))
        return POISE_E_MEMORY;
    chunk_shrink(&input->carry);
    int32_t status = fill(input, out);
    if (status != POISE_OK)
        return status;
    if (input->halted)
        out->length = 0;
    input->taken += out->length;
    input->line += out->overlong ? 1 : count_lines(out->bytes, out->length);
    return POISE_OK;
}

int32_t input_back(struct input *input, const struct chunk *chunk, uint64_t line)
{
    const char *end = chunk->bytes + chunk->length;
    const char *at = chunk->overlong ? end : chunk->bytes;
    for (uint64_t i = chunk->line; i < line && at < end; i++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        at = stop == NULL ? end : stop + 1;
    }
    struct chunk rest = {0};
    size_t length = (size_t)(end - at);
    bool ok = chunk_add(&rest, at, length) &&
              chunk_add(&rest, input->carry.bytes, input->carry.length);
    if (!ok) {
        chunk_free(&rest);
        return POISE_E_MEMORY;
    }
    chunk_free(&input->carry);
    input->carry = rest;
    input->line = line;
    input->taken -= length;
    return POISE_OK;
}

int32_t input_skip(struct input *input, uint64_t line)
{
    struct chunk chunk = {0};
    int32_t status = POISE_OK;
    while (status == POISE_OK && input->line < line) {
        status = input_next(input, &chunk);
        if (status == POISE_OK && chunk.length == 0)
            status = POISE_E_ARGUMENT;
    }
    if (status == POISE_OK && input->line > line)
        status = input_back(input, &chunk, line);
    chunk_free(&chunk);
    return status;
}

/* -------------------- parts */

/* The first beginning of a line at or after `at`; `size` if there is none. */
static bool find_line(int fd, uint64_t at, uint64_t size, uint64_t *out)
{
    char bytes[4096];
    *out = at;
    if (at == 0)
        return true;
    for (uint64_t from = at - 1; from < size;) {
        ssize_t got = pread(fd, bytes, sizeof bytes, (off_t)from);
        if (got < 0)
            return false;
        const char *end = memchr(bytes, '\n', (size_t)got);
        if (end != NULL) {
            *out = from + (uint64_t)(end + 1 - bytes);
            return true;
        }
        if (got == 0)
            break;
        from += (uint64_t)got;
    }
    *out = size;
    return true;
}

/* Lines that end before `end`. */
static bool lines_before(int fd, uint64_t end, uint64_t *out)
{
    char bytes[INPUT_READ];
    uint64_t lines = 0;
    for (uint64_t at = 0; at < end;) {
        size_t wanted = end - at < sizeof bytes ? (size_t)(end - at) : sizeof bytes;
        ssize_t got = pread(fd, bytes, wanted, (off_t)at);
        if (got <= 0)
            return false;
        for (const char *c = bytes;
             (c = memchr(c, '\n', (size_t)(bytes + got - c))) != NULL; c++)
            lines++;
        at += (uint64_t)got;
    }
    *out = lines;
    return true;
}

/* Where a part would begin if lines did not matter. */
static uint64_t share(uint64_t size, const struct input_part *part, uint32_t before)
{
    return size / part->parts * before + size % part->parts * before / part->parts;
}

static bool seek_part(struct input *input, const struct input_part *part)
{
    struct stat about;
    uint64_t first;
    uint64_t end;
    uint64_t lines;
    if (fstat(input->fd, &about) != 0)
        return false;
    uint64_t size = (uint64_t)about.st_size;
    errno = ESPIPE;
    if (!S_ISREG(about.st_mode) ||
        !find_line(input->fd, share(size, part, part->part - 1), size, &first) ||
        !find_line(input->fd, share(size, part, part->part), size, &end) ||
        !lines_before(input->fd, first, &lines))
        return false;
    input->left = end - first;
    input->line = lines + 1;
    return lseek(input->fd, (off_t)first, SEEK_SET) >= 0;
}

int32_t input_open(const char *path, const struct input_part *part, size_t limit,
                   struct input *out)
{
    bool standard = strcmp(path, "-") == 0;
    *out = (struct input){.halt = -1, .left = UINT64_MAX, .line = 1, .limit = limit};
    out->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (out->fd < 0)
        return POISE_E_IO;
    if (part->parts == 1 || seek_part(out, part))
        return POISE_OK;
    int error = errno;
    input_close(out);
    errno = error;
    return POISE_E_IO;
}

void input_close(struct input *input)
{
    if (input->fd > STDIN_FILENO)
        close(input->fd);
    input->fd = -1;
    chunk_free(&input->carry);
}

bool input_size(const struct input *input, uint64_t *out)
{
    struct stat about;
    if (fstat(input->fd, &about) != 0 || !S_ISREG(about.st_mode))
        return false;
    off_t at = lseek(input->fd, 0, SEEK_CUR);
    uint64_t rest = at < about.st_size ? (uint64_t)(about.st_size - at) : 0;
    *out = input->carry.length + (input->left < rest ? input->left : rest);
    return true;
}
