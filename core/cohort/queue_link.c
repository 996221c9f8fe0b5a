/* Connecting to the servers of a queue, and what is said when they are away. */
#include "queue_link.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/text.h"

enum { BUFFER_BYTES = 1 << 20, RECONNECT_BYTES = 64 << 20, SERVER_LIMIT = 16 };

void queue_say(const struct queue_voice *voice, const char *format, ...)
{
    struct text text = {0};
    va_list args;
    va_start(args, format);
    text_format_args(&text, format, args);
    va_end(args);
    voice->say(voice->context, text.failed ? "out of memory" : text.bytes);
    text_free(&text);
}

int64_t queue_now_ms(void)
{
    return nats_Now();
}

/* -------------------- options */

/* The addresses one by one, in a copy that the caller frees. */
static int split(const char *urls, char **copy, const char *out[SERVER_LIMIT])
{
    int count = 0;
    char *rest = NULL;
    *copy = strdup(urls);
    if (*copy == NULL)
        return 0;
    for (char *url = strtok_r(*copy, ",", &rest); url != NULL && count < SERVER_LIMIT;
         url = strtok_r(NULL, ",", &rest))
        out[count++] = url;
    return count;
}

static natsStatus set_servers(natsOptions *options, const char *urls)
{
    const char *servers[SERVER_LIMIT];
    char *copy;
    int count = split(urls, &copy, servers);
    natsStatus status =
        count == 0 ? NATS_NO_MEMORY : natsOptions_SetServers(options, servers, count);
    free(copy);
    return status;
}

/* Certificates are checked, and that they are of this host. */
static natsStatus set_tls(natsOptions *options, const char *url)
{
    size_t length;
    const char *host = queue_url_host(url, &length);
    char *name = strndup(host, length);
    natsStatus status =
        name == NULL ? NATS_NO_MEMORY : natsOptions_SetSecure(options, true);
    if (status == NATS_OK)
        status = natsOptions_SetExpectedHostname(options, name);
    free(name);
    return status;
}

/* SendAsap: else a write waits up to a millisecond for others to join it. Servers that
 * are only heard of are not used: nobody has said that they are on this machine, or what
 * their certificate says. */
static natsStatus set_options(natsOptions *options, const struct queue_address *address,
                              const struct queue_safety *safety)
{
    natsStatus status = set_servers(options, address->url);
    if (status == NATS_OK)
        status = natsOptions_SetName(options, "poise");
    if (status == NATS_OK)
        status = natsOptions_SetSendAsap(options, true);
    if (status == NATS_OK)
        status = natsOptions_SetIOBufSize(options, BUFFER_BYTES);
    if (status == NATS_OK)
        status = natsOptions_SetReconnectBufSize(options, RECONNECT_BYTES);
    if (status == NATS_OK)
        status = natsOptions_SetMaxReconnect(options, -1);
    if (status == NATS_OK)
        status = natsOptions_SetReconnectWait(options, QUEUE_PAUSE_MS);
    if (status == NATS_OK)
        status = natsOptions_SetIgnoreDiscoveredServers(options, true);
    if (status == NATS_OK && safety->tls)
        status = set_tls(options, address->url);
    if (status == NATS_OK && address->credentials != NULL)
        status =
            natsOptions_SetUserCredentialsFromFiles(options, address->credentials, NULL);
    return status;
}

/* -------------------- names */

static void put_name(char out[QUEUE_NAME_SIZE], const char *stream, const char *ending)
{
    (void)snprintf(out, QUEUE_NAME_SIZE, "%s%s", stream, ending);
}

static void put_names(struct queue_names *names, const char *stream)
{
    put_name(names->records, stream, "");
    put_name(names->results, stream, "-results");
    put_name(names->dead, stream, "-dead");
    put_name(names->records_subject, stream, ".records");
    put_name(names->results_subject, stream, ".results");
    put_name(names->dead_subject, stream, ".dead");
    put_name(names->suspects_subject, stream, ".suspect.*");
}

/* -------------------- opening */

/* libnats gives the reason with the place in its own source before it: "(f:1): text". */
static const char *last_error(natsStatus status)
{
    natsStatus ignored;
    const char *text = nats_GetLastError(&ignored);
    const char *plain = text == NULL ? NULL : strstr(text, "): ");
    if (plain != NULL)
        return plain + 3;
    return text == NULL || *text == '\0' ? natsStatus_GetText(status) : text;
}

/* Never the whole address: it may hold a password. */
static int32_t cannot_connect(const struct queue_link *link, natsStatus status)
{
    size_t length;
    const char *host = queue_url_host(link->address->url, &length);
    queue_say(link->voice,
              "--nats: no connection to %.*s: %s; is nats-server running there, with "
              "JetStream (-js)?",
              (int)strcspn(host, "/,"), host, last_error(status));
    return POISE_E_QUEUE;
}

int32_t queue_link_open(struct queue_link *link, const struct queue_address *address,
                        const struct queue_voice *voice)
{
    struct queue_safety safety;
    *link = (struct queue_link){.address = address, .voice = voice};
    int32_t checked = queue_address_check(address, &safety);
    if (checked != POISE_OK) {
        queue_say(voice, "%s", safety.why);
        return checked;
    }
    put_names(&link->names, address->stream);
    natsStatus status = natsOptions_Create(&link->options);
    if (status == NATS_OK)
        status = set_options(link->options, address, &safety);
    if (status == NATS_OK)
        status = natsConnection_Connect(&link->connection, link->options);
    jsOptions options;
    jsOptions_Init(&options);
    options.Wait = QUEUE_WAIT_MS;
    if (status == NATS_OK)
        status = natsConnection_JetStream(&link->js, link->connection, &options);
    return status == NATS_OK ? POISE_OK : cannot_connect(link, status);
}

void queue_link_close(struct queue_link *link)
{
    jsCtx_Destroy(link->js);
    natsConnection_Destroy(link->connection);
    natsOptions_Destroy(link->options);
    link->js = NULL;
    link->connection = NULL;
    link->options = NULL;
}

/* -------------------- away and back */

bool queue_link_is_up(const struct queue_link *link)
{
    return natsConnection_Status(link->connection) == NATS_CONN_STATUS_CONNECTED;
}

bool queue_link_pause(struct queue_link *link, const char *what)
{
    if (natsConnection_IsClosed(link->connection)) {
        queue_say(link->voice, "%s: the server has ended the connection", what);
        return false;
    }
    if (!link->away)
        queue_say(link->voice, "%s: the server does not answer; waiting for it", what);
    link->away = true;
    nats_Sleep(QUEUE_PAUSE_MS);
    return true;
}

void queue_link_back(struct queue_link *link)
{
    if (link->away)
        queue_say(link->voice, "the server answers again");
    link->away = false;
}
