/* Answers become statements about ratios of weights; smaa/ratios finds the cycle. */
#include "stated.h"

#include <math.h>
#include <stdbool.h>

#include <poise/facts.h>

#include "smaa/ratios.h"

/* Two sides of one number that was rounded are no contradiction. */
#define SLACK 1e-9

enum { STATEMENTS = 128 };

/* Statements, and the answer that each came from. */
struct said {
    struct smaa_statement items[STATEMENTS];
    uint32_t answer[STATEMENTS];
    uint32_t count;
};

/* w_i is at least `number` times w_j. */
static void say(struct said *said, uint32_t i, uint32_t j, double number, uint32_t answer)
{
    if (said->count == STATEMENTS)
        return;
    said->items[said->count] = (struct smaa_statement){
        .saying = SMAA_TIMES, .i = i, .j = j, .number = number * (1 - SLACK)};
    said->answer[said->count++] = answer;
}

/* An answer that is in the cycle with both of its sides is told once. */
static uint32_t tell(const struct said *said, const struct smaa_cycle *found,
                     uint32_t *cycle)
{
    uint32_t length = 0;
    for (uint32_t i = 0; i < found->count; i++) {
        uint32_t answer = said->answer[found->statements[i]];
        bool told = false;
        for (uint32_t j = 0; j < length; j++)
            told = told || cycle[j] == answer;
        if (!told)
            cycle[length++] = answer;
    }
    return length;
}

uint32_t stated_conflict(const struct stated *answers, uint32_t count, uint32_t *cycle)
{
    struct said said = {.count = 0};
    for (uint32_t i = 0; i < count; i++) {
        if (answers[i].least > 0)
            say(&said, answers[i].a, answers[i].b, answers[i].least, i);
        if (answers[i].most < HUGE_VAL)
            say(&said, answers[i].b, answers[i].a, 1 / answers[i].most, i);
    }
    const struct smaa_statements list = {.items = said.items, .count = said.count};
    const struct smaa_sayings sayings = {.list = &list, .criteria = POISE_DIMENSION_END};
    struct smaa_cycle found;
    return smaa_ratios_conflict(&sayings, &found) ? tell(&said, &found, cycle) : 0;
}
