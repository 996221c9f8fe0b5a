/* Lengths before bytes; 0 is no text, n + 1 is a text of n bytes. */
#include "greeting.h"

#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"

enum { GREETING_TEXT = 16384 };

static void write_number(struct transcript *transcript, uint32_t number)
{
    transcript_write(transcript, &number, sizeof number);
}

static uint32_t read_number(struct transcript *transcript)
{
    uint32_t number = 0;
    transcript_read(transcript, &number, sizeof number);
    return number;
}

static void write_text(struct transcript *transcript, const char *text)
{
    size_t length = text == NULL ? 0 : strlen(text);
    write_number(transcript, text == NULL ? 0 : (uint32_t)length + 1);
    if (text != NULL)
        transcript_write(transcript, text, length);
}

static const char *read_text(struct transcript *transcript, struct arena *arena)
{
    uint32_t coded = read_number(transcript);
    if (coded == 0 || coded > GREETING_TEXT) {
        transcript->failed = transcript->failed || coded != 0;
        return NULL;
    }
    char *bytes = arena_array(arena, coded, 1);
    if (bytes != NULL)
        transcript_read(transcript, bytes, coded - 1);
    if (bytes == NULL || !utf8_valid(bytes, coded - 1))
        transcript->failed = true;
    return transcript->failed ? NULL : bytes;
}

void greeting_write(struct transcript *transcript, const struct instance *instance)
{
    write_number(transcript, (uint32_t)instance->status);
    write_text(transcript, instance->status == POISE_OK ? NULL : instance->reason);
    if (instance->status != POISE_OK)
        return;
    write_number(transcript, instance->proposes);
    write_number(transcript, instance->sentence_count);
    for (uint32_t i = 0; i < instance->sentence_count; i++) {
        write_text(transcript, instance->sentences[i].text);
        write_text(transcript, instance->sentences[i].source);
    }
}

static void read_sentences(struct transcript *transcript, struct arena *arena,
                           struct instance *instance)
{
    uint32_t count = read_number(transcript);
    poise_sentence *sentences =
        count > PLUGIN_SENTENCES ? NULL : arena_array(arena, count, sizeof *sentences);
    transcript->failed = transcript->failed || sentences == NULL;
    for (uint32_t i = 0; i < count && !transcript->failed; i++) {
        sentences[i].text = read_text(transcript, arena);
        sentences[i].source = read_text(transcript, arena);
        transcript->failed = transcript->failed || sentences[i].text == NULL;
    }
    instance->sentences = sentences;
    instance->sentence_count = transcript->failed ? 0 : count;
}

/* Not everything that a plugin can be refused for is for its worker to say. */
static bool may_say(int32_t status)
{
    return status == POISE_OK || status == POISE_E_MEMORY ||
           (status >= POISE_E_PLUGIN_FILE && status <= POISE_E_PLUGIN_WORKER &&
            status != POISE_E_PLUGIN_DISABLED && status != POISE_E_PLUGIN_MISSING &&
            strcmp(status_name(status), "?") != 0);
}

int32_t greeting_status(struct transcript *transcript)
{
    int32_t status = (int32_t)read_number(transcript);
    return transcript->failed || !may_say(status) ? POISE_E_PLUGIN_OUTPUT : status;
}

void greeting_read(struct transcript *transcript, struct arena *arena,
                   struct instance *instance)
{
    instance->status = greeting_status(transcript);
    instance->reason = read_text(transcript, arena);
    if (instance->status == POISE_OK) {
        instance->proposes = read_number(transcript) != 0;
        read_sentences(transcript, arena, instance);
    }
    if (transcript->failed) {
        instance->status = POISE_E_PLUGIN_OUTPUT;
        instance->reason = NULL;
    }
    if (instance->reason == NULL)
        instance->reason = status_cause(instance->status);
}
