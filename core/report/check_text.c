/* The report of a check for a terminal. */
#include "check_report.h"

#include <string.h>

#include "base/text.h"
#include "page.h"

enum { NAME_COLUMNS = 11 };

static void put_line(struct page *page, int indent, enum mark mark, struct text *line)
{
    if (line->bytes != NULL && !line->failed)
        page_item(page, indent, mark, line->bytes);
    page->out->failed = page->out->failed || line->failed;
    text_free(line);
}

/* -------------------- head */

static void put_head(struct page *page, const struct check_report *report,
                     const char *command)
{
    struct text line = {0};
    if (report->id[0] == '\0') {
        page_title(page, command);
        return;
    }
    text_format(&line, "%s %s", report->id, report->version);
    if (!line.failed)
        page_title(page, line.bytes);
    text_clear(&line);
    text_format(&line, "%u options of %s, beside %u other plugins", report->options,
                report->catalogue, report->others);
    put_line(page, 0, MARK_DIM, &line);
}

static uint64_t rate(const struct check_report *report)
{
    uint64_t milliseconds = report->nanoseconds / 1000000u;
    return milliseconds == 0 ? 0 : (uint64_t)report->persons * 1000u / milliseconds;
}

static void put_effort(struct page *page, const struct check_report *report)
{
    struct text line = {0};
    text_format(&line, "%u", report->persons);
    if (report->persons < report->asked)
        text_format(&line, " of %u", report->asked);
    text_format(&line, " persons, seed %llu, ", (unsigned long long)report->seed);
    text_put_rounded(&line, (int64_t)(report->nanoseconds / 1000000u), 3, 1);
    text_format(&line, " s, %llu persons a second; slowest call ",
                (unsigned long long)rate(report));
    text_put_rounded(&line, (int64_t)(report->slowest / 1000u), 3, 3);
    text_format(&line, " ms; %llu KiB kept, %llu KiB grown",
                (unsigned long long)report->create_bytes / 1024,
                (unsigned long long)report->grown_bytes / 1024);
    if (report->locale[0] != '\0')
        text_format(&line, "; other locale %s%s", report->locale,
                    strncmp(report->locale, "C.", 2) == 0
                        ? " (none with a decimal comma is installed)"
                        : "");
    put_line(page, 0, MARK_DIM, &line);
}

/* -------------------- laws */

static void put_smallest(struct page *page, const struct finding *finding)
{
    const char *at = finding->smallest;
    while (*at != '\0') {
        const char *end = at;
        while (*end != '\0' && *end != '\n')
            end++;
        text_put(page->out, end == at ? "" : "        ");
        text_put_n(page->out, at, (size_t)(end - at));
        page_newline(page);
        at = *end == '\0' ? end : end + 1;
    }
}

static void put_replay(struct page *page, const struct check_report *report,
                       const struct finding *finding, const char *command)
{
    struct text line = {0};
    text_format(&line, "again: poise check %s --seed %llu ", command,
                (unsigned long long)report->seed);
    if (finding->replays)
        text_format(&line, "--person %u", finding->person);
    else
        text_format(&line, "--persons %u (the person alone is not enough)",
                    finding->person + 1);
    put_line(page, 4, MARK_TO, &line);
}

static void put_broken(struct page *page, const struct check_report *report,
                       enum law_number law, const char *command)
{
    const struct finding *finding = &report->laws[law];
    struct text line = {0};
    if (finding->option[0] != '\0')
        text_format(&line, "%s: ", finding->option);
    text_put(&line, finding->what);
    put_line(page, 4, MARK_DANGER, &line);
    if (finding->has_person) {
        text_format(&line, "%s, as a case file:",
                    finding->replays ? "the smallest person" : "the person at hand");
        put_line(page, 4, MARK_NONE, &line);
        put_smallest(page, finding);
        put_replay(page, report, finding, command);
    }
    text_put(&line, law_remedy(law));
    put_line(page, 4, MARK_TO, &line);
}

static void put_law(struct page *page, const struct check_report *report,
                    enum law_number law, const char *command)
{
    enum law_state state = (enum law_state)report->laws[law].state;
    struct text line = {0};
    text_put(&line, law_name(law));
    text_repeat(&line, " ", NAME_COLUMNS - (int)line.length);
    text_put(&line, law_statement(law));
    put_line(page, 0, state == LAW_HOLDS ? MARK_YES : MARK_NO, &line);
    if (state == LAW_BROKEN)
        put_broken(page, report, law, command);
}

static void put_untried(struct page *page, const struct check_report *report)
{
    struct text line = {0};
    for (int law = 0; law < LAW_COUNT; law++)
        if (report->laws[law].state == LAW_NOT_TRIED)
            text_format(&line, "%s%s",
                        line.length == 0 ? "not tried, because another law is broken: "
                                         : ", ",
                        law_name((enum law_number)law));
    if (line.length > 0)
        put_line(page, 0, MARK_MIND, &line);
}

/* -------------------- the rest */

static void put_warnings(struct page *page, const struct check_report *report)
{
    for (uint32_t i = 0; i < report->warning_count; i++) {
        const struct warning *warning = &report->warnings[i];
        struct text line = {0};
        text_format(&line,
                    "decoration: \"%s\" always cites \"%s\", which never changed "
                    "anything",
                    warning->sentence, warning->fact);
        put_line(page, 0, MARK_MIND, &line);
    }
}

static void put_verdict(struct page *page, const struct check_report *report)
{
    struct text line = {0};
    uint32_t broken = check_broken(report);
    page_newline(page);
    if (broken == 0)
        text_put(&line, "All laws hold.");
    else
        text_format(&line, "%u %s broken.", broken, broken == 1 ? "law is" : "laws are");
    put_line(page, 0, broken == 0 ? MARK_YES : MARK_NO, &line);
}

void check_text(const struct check_report *report, const char *command,
                const struct style *style, struct text *out)
{
    struct page page = {out, *style};
    put_head(&page, report, command);
    put_effort(&page, report);
    page_newline(&page);
    for (int law = 0; law < LAW_COUNT; law++)
        if (report->laws[law].state != LAW_NOT_TRIED)
            put_law(&page, report, (enum law_number)law, command);
    put_untried(&page, report);
    put_warnings(&page, report);
    put_verdict(&page, report);
}
