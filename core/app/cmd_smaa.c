/* poise smaa: the decision mathematics alone, on a plain problem. It opens no site and no
 * plugins. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "report/smaa_report.h"
#include "smaa/read_problem.h"
#include "smaa/smaa.h"
#include "verb.h"

/* Larger than any problem of the sizes that are allowed. */
enum { PROBLEM_FILE_LIMIT = 32 << 20 };

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_smaa = {
    .name = "smaa",
    .usage = "FILE.json|-",
    .summary = "how often each option of a plain decision problem comes first",
    .help =
        "  poise smaa problem.json\n"
        "  poise smaa problem.json --format text\n"
        "  poise smaa - --seed 7 < problem.json\n"
        "\n"
        "SMAA-2: rank acceptability, central weights, confidence factors and pairwise\n"
        "wins, over the weights that agree with the preferences and over what the\n"
        "measurements leave open. JSON unless --format text; --seed overrides the "
        "file's.\n"
        "\n"
        "  {\"alternatives\": [\"A\", \"B\"],\n"
        "   \"criteria\": [\n"
        "     {\"id\": \"Response\", \"value\": {\"type\": \"linear\", \"worst\": 0.28,\n"
        "       \"best\": 0.63, \"outside\": \"extrapolate\"}},\n"
        "     {\"id\": \"Months\", \"value\": {\"type\": \"piecewise-linear\",\n"
        "       \"points\": [[0,0],[6,0.45],[24,1]], \"outside\": \"clip\"}}],\n"
        "   \"measurements\": {\n"
        "     \"A\": [{\"dist\": \"beta\", \"alpha\": 38, \"beta\": 65},\n"
        "           {\"dist\": \"lognormal\", \"median\": 7.5, \"sigma\": 0.15}],\n"
        "     \"B\": [{\"dist\": \"normal\", \"mean\": 0.5, \"sd\": 0.1},\n"
        "           {\"dist\": \"exact\", \"value\": 9}]},\n"
        "   \"preferences\": {\"type\": \"ordinal\", \"order\": [\"Months\", "
        "\"Response\"]},\n"
        "   \"draws\": 100000, \"seed\": 1}\n"
        "\n"
        "Values: linear, piecewise-linear, identity; outside the range clip (unless it\n"
        "says otherwise) or extrapolate. Distributions: exact value; normal mean sd;\n"
        "lognormal mu|median sigma; logit-normal mean sd; beta alpha beta; gamma shape\n"
        "scale; uniform low high; triangular low mode high; missing.\n"
        "\n"
        "A criterion whose options share one control stands in\n"
        "measurements_by_criterion: {CRITERION: {\"dist\": \"relative-logit-normal\" "
        "(or\n"
        "relative-lognormal, relative-normal), \"baseline\": {\"of\", \"mean\", "
        "\"sd\"},\n"
        "\"relative_mean\": {ALT: d}, \"covariance_order\": [ALT],\n"
        "\"relative_covariance\": [[..]]}}.\n"
        "\n"
        "Preferences: none; weights weights; ordinal order; partial-order pairs; ratio\n"
        "bounds num den lo hi; exact-ratio ratios [a, b, r]; lower-bounds lo; interval\n"
        "bounds crit lo hi; all of [..]. Statements that cannot all hold exit 5 and are\n"
        "named.\n",
    .least = 1,
    .most = 1,
    .run = run,
};

static enum exit_code code_of(int32_t status)
{
    if (status == POISE_E_MEMORY)
        return EXIT_INTERNAL;
    return status == POISE_E_GOALS_CONFLICT ? EXIT_GOALS : EXIT_RECORD;
}

static int32_t read_problem(struct desk *desk, const char *path,
                            struct smaa_problem *problem)
{
    struct text notes = {0};
    int32_t status = file_read(desk->arena, path, PROBLEM_FILE_LIMIT, &desk->input);
    if (status != POISE_OK)
        return problem_add(&desk->problems, status, path, 0, "%s",
                           status == POISE_E_IO ? strerror(errno) : "it is not read");
    status = smaa_problem_read(desk->arena, path, desk->input.bytes, desk->input.length,
                               problem, &notes, &desk->problems);
    if (notes.length > 0 && !desk->args->quiet)
        fputs(notes.bytes, stderr);
    text_free(&notes);
    return status;
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    struct smaa_problem problem;
    struct smaa_result result;
    const char *path = args->items[0];
    int32_t status = read_problem(desk, path, &problem);
    if (status == POISE_OK && args->has_seed)
        problem.seed = args->seed;
    if (status == POISE_OK)
        status = smaa_run(desk->arena, &problem, path, &result, &desk->problems);
    if (status != POISE_OK)
        return desk_complain(desk, code_of(status));
    if (args->has_format && args->format == FORMAT_TEXT)
        smaa_text(&problem, &result, &desk->style, &desk->out);
    else
        smaa_json(&problem, &result, &desk->out);
    return EXIT_RANKED;
}
