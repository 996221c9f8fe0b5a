/* Lines in, lines out. */
#include "dialogue.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"

void dialogue_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

/* The rest of a line that is too long is not an answer to the next question. */
static bool read_line(struct dialogue *dialogue)
{
    size_t length = 0;
    int c = getchar();
    for (; c != EOF && c != '\n'; c = getchar())
        if (length < ANSWER_LIMIT)
            dialogue->answer[length++] = (char)c;
    dialogue->ended = c == EOF;
    bool fits = length < ANSWER_LIMIT;
    dialogue->answer[fits ? length : 0] = '\0';
    return fits;
}

static void trim(char *answer)
{
    size_t from = strspn(answer, " \t\r");
    size_t length = strlen(answer + from);
    memmove(answer, answer + from, length + 1);
    while (length > 0 && strchr(" \t\r", answer[length - 1]) != NULL)
        answer[--length] = '\0';
}

static bool answer_to(struct dialogue *dialogue, const char *question)
{
    dialogue->answer[0] = '\0';
    while (!dialogue->ended) {
        fprintf(stderr, "%s ", question);
        fflush(stderr);
        if (read_line(dialogue))
            break;
        dialogue_say("That is too long; at most %d letters.", ANSWER_LIMIT - 1);
    }
    trim(dialogue->answer);
    return dialogue->answer[0] != '\0';
}

bool dialogue_ask(struct dialogue *dialogue, const char *format, ...)
{
    char question[1200];
    va_list args;
    va_start(args, format);
    vsnprintf(question, sizeof question, format, args);
    va_end(args);
    return answer_to(dialogue, question);
}

bool dialogue_number(struct dialogue *dialogue, const char *question, double low,
                     double high, double *out)
{
    while (answer_to(dialogue, question)) {
        if (decimal_parse(dialogue->answer, strlen(dialogue->answer), out) &&
            *out >= low && *out <= high)
            return true;
        dialogue_say("A number from %d to %d, or an empty line to skip.", (int)low,
                     (int)high);
    }
    return false;
}

char dialogue_choice(struct dialogue *dialogue, const char *question, const char *letters)
{
    while (answer_to(dialogue, question)) {
        char c = dialogue->answer[0];
        c = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        if (dialogue->answer[1] == '\0' && strchr(letters, c) != NULL)
            return c;
        dialogue_say("One letter of \"%s\", or an empty line to skip.", letters);
    }
    return '\0';
}
