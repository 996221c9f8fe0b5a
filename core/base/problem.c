/* Collecting problems, and the sentences of status.def. */
#include "problem.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <poise/status.h>

#include "arena.h"
#include "text.h"

struct status_entry {
    int32_t status;
    const char *name;
    const char *cause;
    const char *remedy;
};

static const struct status_entry entries[] = {
#define POISE_STATUS(number, upper, cause, remedy) {number, #upper, cause, remedy},
#include <poise/status.def>
};

static const struct status_entry *entry_find(int32_t status)
{
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (entries[i].status == status)
            return &entries[i];
    return NULL;
}

const char *status_name(int32_t status)
{
    const struct status_entry *entry = entry_find(status);
    return entry == NULL ? "?" : entry->name;
}

const char *status_cause(int32_t status)
{
    const struct status_entry *entry = entry_find(status);
    return entry == NULL ? "a status without a sentence" : entry->cause;
}

const char *status_remedy(int32_t status)
{
    const struct status_entry *entry = entry_find(status);
    return entry == NULL ? "please report it" : entry->remedy;
}

static const char *format_into(struct arena *arena, const char *format, va_list args)
{
    char line[512];
    int length = vsnprintf(line, sizeof line, format, args);
    if (length < 0)
        return NULL;
    bool cut = (size_t)length >= sizeof line;
    size_t kept = cut ? utf8_whole(line, sizeof line - 1) : (size_t)length;
    return arena_copy(arena, line, kept);
}

int32_t problem_add(struct problems *problems, int32_t status, const char *file, int line,
                    const char *format, ...)
{
    va_list args;
    va_start(args, format);
    problem_add_args(problems, status, file, line, format, args);
    va_end(args);
    return status;
}

int32_t problem_add_args(struct problems *problems, int32_t status, const char *file,
                         int line, const char *format, va_list args)
{
    problems->count++;
    struct problem *problem = arena_alloc(problems->arena, sizeof *problem);
    if (problem == NULL)
        return status;
    const char *reason = format_into(problems->arena, format, args);
    *problem = (struct problem){
        .status = status,
        .file = arena_string(problems->arena, file),
        .line = line,
        .reason = reason == NULL ? status_cause(status) : reason,
    };
    if (problems->last == NULL)
        problems->first = problem;
    else
        problems->last->next = problem;
    problems->last = problem;
    return status;
}

void problems_write(const struct problems *problems, struct text *out)
{
    int written = 0;
    for (const struct problem *p = problems->first; p != NULL; p = p->next, written++) {
        if (p->file != NULL)
            text_format(out, "%s:", p->file);
        if (p->file != NULL && p->line > 0)
            text_format(out, "%d:", p->line);
        text_format(out, "%s%s; %s\n", p->file != NULL ? " " : "", p->reason,
                    status_remedy(p->status));
    }
    if (written < problems->count)
        text_format(out, "and %d more for which there was no memory\n",
                    problems->count - written);
}
