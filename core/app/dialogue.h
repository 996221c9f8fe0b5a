/* Questions and answers, a line each: questions go to standard error, so that the result
 * alone is on standard output, and answers come from standard input, be it a terminal or
 * a file of answers. An empty line skips; the end of the input skips all that follows. */
#ifndef APP_DIALOGUE_H
#define APP_DIALOGUE_H

#include <stdbool.h>
#include <stddef.h>

enum { ANSWER_LIMIT = 200 };

struct dialogue {
    bool ended;                /* the input is at its end */
    char answer[ANSWER_LIMIT]; /* without the spaces around it; "" was skipped */
};

/* Says something that is no question. */
__attribute__((format(printf, 1, 2))) void dialogue_say(const char *format, ...);

/* Asks; false when the answer was skipped. A line that is too long is asked for again. */
__attribute__((format(printf, 2, 3))) bool dialogue_ask(struct dialogue *dialogue,
                                                        const char *format, ...);

/* Asks for a number between two; asks again until it is one, or skipped: false. */
bool dialogue_number(struct dialogue *dialogue, const char *question, double low,
                     double high, double *out);

/* Asks for one of these letters; asks again until it is one; '\0' when skipped. */
char dialogue_choice(struct dialogue *dialogue, const char *question,
                     const char *letters);

#endif
