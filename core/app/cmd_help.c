/* poise help: verbs, flags and topics. */
#include <string.h>

#include "base/name.h"
#include "report/page.h"
#include "topics.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_help = {
    .name = "help",
    .usage = "[VERB|TOPIC]",
    .summary = "this help, a verb, or a topic",
    .help = "  poise help rank\n"
            "  poise help case\n"
            "  poise rank --help\n",
    .least = 0,
    .most = 1,
    .run = run,
};

static void put_row(struct page *page, const char *name, const char *meaning)
{
    enum { NAME_COLUMNS = 22 };
    text_put(page->out, "  ");
    page_put_left(page, PAINT_BOLD, name, NAME_COLUMNS);
    text_put(page->out, " ");
    text_put(page->out, meaning);
    page_newline(page);
}

static void put_flags(struct page *page)
{
    page_heading(page, "Flags, the same for every verb:", NULL);
    for (const struct flag_help *flag = flag_helps; flag->name != NULL; flag++) {
        struct text name = {0};
        text_format(&name, "%s%s%s", flag->name, flag->argument[0] == '\0' ? "" : " ",
                    flag->argument);
        if (!name.failed && name.length <= 22) {
            put_row(page, name.bytes, flag->meaning);
        } else if (!name.failed) {
            text_put(page->out, "  ");
            page_put(page, PAINT_BOLD, name.bytes);
            page_newline(page);
            put_row(page, "", flag->meaning);
        }
        text_free(&name);
    }
}

static void put_overview(struct page *page)
{
    page_title(page, "Poise weighs treatment against quality of life in metastatic "
                     "breast cancer.");
    page_item(page, 0, MARK_NONE,
              "It advises the conversation between a person and their oncologist; it "
              "decides nothing.");
    page_heading(page, "Start with:", NULL);
    text_put(page->out, "  poise rank CASE.ini\n  poise help case\n");
    page_heading(page, "Verbs:", NULL);
    for (int i = 0; verbs[i] != NULL; i++)
        put_row(page, verbs[i]->name, verbs[i]->summary);
    page_heading(page, "Topics:", NULL);
    for (const struct topic *topic = topics; topic->name != NULL; topic++)
        put_row(page, topic->name, topic->summary);
    put_flags(page);
}

static void put_verb(struct page *page, const struct verb *verb)
{
    struct text title = {0};
    text_format(&title, "poise %s%s%s", verb->name, verb->usage[0] == '\0' ? "" : " ",
                verb->usage);
    if (!title.failed)
        page_title(page, title.bytes);
    text_free(&title);
    text_put(page->out, verb->summary);
    text_put(page->out, "\n\n");
    text_put(page->out, verb->help);
    put_flags(page);
}

static enum exit_code unknown(const char *name)
{
    struct nearest nearest = {.wanted = name, .length = strlen(name)};
    for (int i = 0; verbs[i] != NULL; i++)
        nearest_offer(&nearest, verbs[i]->name);
    for (const struct topic *topic = topics; topic->name != NULL; topic++)
        nearest_offer(&nearest, topic->name);
    if (nearest.best == NULL)
        return complain(EXIT_USAGE,
                        "no help on \"%s\"; `poise help` lists verbs and topics", name);
    return complain(EXIT_USAGE, "no help on \"%s\"; did you mean `poise help %s`?", name,
                    nearest.best);
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    struct page page = {&desk->out, desk->style};
    if (args->count == 0) {
        put_overview(&page);
        return EXIT_RANKED;
    }
    const struct verb *verb = verb_find(args->items[0]);
    if (verb != NULL) {
        put_verb(&page, verb);
        return EXIT_RANKED;
    }
    for (const struct topic *topic = topics; topic->name != NULL; topic++) {
        if (strcmp(topic->name, args->items[0]) != 0)
            continue;
        text_put(&desk->out, topic->text);
        return EXIT_RANKED;
    }
    return unknown(args->items[0]);
}
