/* What can be said of a queue without asking it: is its address safe, and how are records
 * named. */
#include "queue.h"

#include <string.h>
#include <strings.h>

#include <poise/status.h>

#include "base/date.h"

/* -------------------- the address */

static bool begins(const char *text, const char *with)
{
    return strncasecmp(text, with, strlen(with)) == 0;
}

/* What stands after the scheme of the first URL. */
static const char *authority(const char *url)
{
    const char *mark = strstr(url, "://");
    return mark != NULL && mark < url + strcspn(url, ",") ? mark + 3 : url;
}

const char *queue_url_host(const char *url, size_t *length)
{
    const char *host = authority(url);
    size_t user = strcspn(host, "@,/");
    if (host[user] == '@')
        host += user + 1;
    if (*host == '[') {
        *length = strcspn(host + 1, "],");
        return host + 1;
    }
    *length = strcspn(host, ":/,");
    return host;
}

static bool is_loopback(const char *host, size_t length)
{
    char name[64];
    if (length >= sizeof name)
        return false;
    memcpy(name, host, length);
    name[length] = '\0';
    if (strcasecmp(name, "localhost") == 0 || strcmp(name, "::1") == 0)
        return true;
    /* Digits and dots only: 127.example.org is somewhere else. */
    return begins(name, "127.") && strspn(name, "0123456789.") == length;
}

static int32_t refuse(struct queue_safety *out, const char *why)
{
    out->why = why;
    return POISE_E_ARGUMENT;
}

static int32_t check_url(const char *url, struct queue_safety *out)
{
    size_t length;
    const char *host = queue_url_host(url, &length);
    bool tls = begins(url, "tls://");
    /* Two readers of "a@b@c" may not agree on the host. */
    if (strcspn(host, "@") < strcspn(host, ","))
        return refuse(out, "--nats: write an @ of a user or password as %40");
    if (!tls && !begins(url, "nats://") && authority(url) != url)
        return refuse(out, "--nats: the address begins with nats:// or tls://");
    if (length == 0)
        return refuse(out, "--nats: the address names no host; write it as "
                           "nats://HOST:4222");
    out->tls = out->tls || tls;
    out->loopback = out->loopback && is_loopback(host, length);
    return POISE_OK;
}

static int32_t check_stream(const char *name, struct queue_safety *out)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789_-";
    size_t length = strlen(name);
    if (length > 0 && length <= QUEUE_STREAM_LIMIT && strspn(name, letters) == length)
        return POISE_OK;
    return refuse(out, "--stream: a name has 1 to 32 letters, digits, - and _");
}

int32_t queue_address_check(const struct queue_address *address, struct queue_safety *out)
{
    const char *url = address->url;
    *out = (struct queue_safety){.loopback = true};
    int32_t status = check_stream(address->stream, out);
    while (status == POISE_OK) {
        status = check_url(url, out);
        url += strcspn(url, ",");
        if (*url++ == '\0')
            break;
    }
    if (status == POISE_OK && !out->tls && !out->loopback && !address->insecure)
        return refuse(out, "--nats: records are health data, and nats:// sends them in "
                           "plain text to another machine; use tls://, or say "
                           "--insecure where the network itself is closed");
    return status;
}

/* -------------------- ids */

void queue_record_id(const char *line, size_t length, int32_t as_of, struct digest *out)
{
    struct digest day;
    char date[11];
    date_format(as_of, date);
    digest_of(date, strlen(date), &day);
    digest_of(line, length, out);
    digest_add(out, &day);
}

void queue_answer_id(const struct digest *record, const struct digest *generation,
                     struct digest *out)
{
    *out = *record;
    digest_add(out, generation);
}
