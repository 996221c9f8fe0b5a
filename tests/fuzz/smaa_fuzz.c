/* Decision problems: any bytes are refused with a reason, or give an answer that adds up,
 * or a named conflict. */
#include <math.h>
#include <stdlib.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "fuzz.h"
#include "smaa/read_problem.h"
#include "smaa/smaa.h"

static void expect_sums(const struct smaa_problem *problem,
                        const struct smaa_result *result)
{
    uint32_t m = problem->alternatives;
    for (uint32_t a = 0; a < m; a++) {
        double sum = 0;
        for (uint32_t r = 0; r < m; r++)
            sum += result->ranks[(size_t)a * m + r];
        if (!(fabs(sum - 1) < 1e-6))
            abort();
    }
}

/* Few draws, and no more work than a fuzzer has time for. */
static void answer(struct arena *arena, struct smaa_problem *problem,
                   struct problems *problems)
{
    struct smaa_result result;
    problem->draws = problem->draws % 8 + 1;
    int32_t status = smaa_run(arena, problem, "fuzz", &result, problems);
    if (status != POISE_OK && status != POISE_E_GOALS_CONFLICT)
        abort();
    if ((status == POISE_OK) != (problems->count == 0))
        abort();
    if (status == POISE_OK)
        expect_sums(problem, &result);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new((size_t)64 << 10);
    struct problems problems = {.arena = arena};
    struct text notes = {0};
    struct text text = {0};
    struct smaa_problem problem;
    int32_t status = smaa_problem_read(arena, "fuzz", (const char *)data, size, &problem,
                                       &notes, &problems);
    if ((status == POISE_OK) != (problems.count == 0))
        abort();
    if (status == POISE_OK)
        answer(arena, &problem, &problems);
    problems_write(&problems, &text);
    if (!utf8_valid(text.bytes == NULL ? "" : text.bytes, text.length))
        abort();
    text_free(&text);
    text_free(&notes);
    arena_free(arena);
    return 0;
}
