/* A replay as text. */
#include <string.h>

#include "base/text.h"
#include "page.h"
#include "replay.h"

static void put_input(struct page *page, const struct replay *replay)
{
    switch (replay->input) {
    case INPUT_SAME:
        page_item(page, 2, MARK_YES, "the case is that of the receipt, byte for byte");
        return;
    case INPUT_OTHER:
        page_item(page, 2, MARK_NO, "the case is not that of the receipt");
        return;
    case INPUT_NOT_BOUND:
        page_item(page, 2, MARK_MIND,
                  "no site key: the receipt does not say which case it belongs to");
    }
}

static void put_seal(struct page *page, const struct replay *replay)
{
    struct text line = {0};
    if (replay->seal == SEAL_HOLDS)
        text_format(&line, "the seal holds (key %s)", receipt_value(replay->then, "key"));
    else
        text_put(&line, "no site key: the receipt is not sealed");
    if (!line.failed)
        page_item(page, 2, replay->seal == SEAL_HOLDS ? MARK_YES : MARK_MIND, line.bytes);
    text_free(&line);
}

/* The beginning of each digest is enough for people. */
static void put_short(struct text *line, const char *value)
{
    static const char prefix[] = "blake2b:";
    while (value != NULL && *value != '\0') {
        size_t length = strcspn(value, " ");
        bool digest = strncmp(value, prefix, strlen(prefix)) == 0;
        size_t shown =
            digest && length > strlen(prefix) + 16 ? strlen(prefix) + 16 : length;
        text_put_n(line, value, shown);
        text_put(line, value[length] == ' ' ? " " : "");
        value += length + (value[length] == ' ');
    }
}

static void put_change(struct page *page, const struct replay_change *change)
{
    struct text line = {0};
    text_format(&line, "%s: ", change->what);
    if (change->was == NULL)
        text_put(&line, "not there then, now ");
    put_short(&line, change->was);
    if (change->was != NULL)
        text_put(&line, change->is == NULL ? " then, no longer there" : " then, ");
    put_short(&line, change->is);
    if (change->was != NULL && change->is != NULL)
        text_put(&line, " now");
    if (!line.failed)
        page_item(page, 2, MARK_MIND, line.bytes);
    text_free(&line);
}

static void put_changes(struct page *page, const struct replay *replay)
{
    page_heading(page, "WHAT HAS CHANGED SINCE", NULL);
    for (uint32_t i = 0; i < replay->change_count; i++)
        put_change(page, &replay->changes[i]);
    if (replay->change_count > 0)
        return;
    if (replay->same)
        page_item(page, 2, MARK_NONE, "nothing");
    else if (replay->input == INPUT_NOT_BOUND)
        page_item(page, 2, MARK_NONE,
                  "nothing that the receipt names: most likely the case is another");
    else
        page_item(page, 2, MARK_DANGER,
                  "nothing that the receipt names: Poise itself is at fault; please "
                  "report it with the case");
}

void replay_text(const struct replay *replay, const struct style *style, struct text *out)
{
    struct page page = {out, *style};
    struct text line = {0};
    page_title(&page, !replay->same ? "ANOTHER ANSWER than that of the receipt"
                      : replay->input == INPUT_OTHER
                          ? "THE SAME ANSWER, byte for byte, from another case file"
                          : "THE SAME ANSWER, byte for byte");
    text_format(&line, "as of %s", receipt_value(replay->now, "as_of"));
    if (!line.failed)
        page_item(&page, 2, MARK_NONE, line.bytes);
    text_free(&line);
    put_seal(&page, replay);
    put_input(&page, replay);
    put_changes(&page, replay);
    if (replay->same)
        return;
    page_heading(&page, "FIRST DIFFERENCE", NULL);
    page_item(&page, 2, MARK_TO, replay->first.text);
}
