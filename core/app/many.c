/* The form of an answer from flags, and what it needs. */
#include "many.h"

#include "report/why_json.h"
#include "verb.h"

enum exit_code many_check(const struct args *args)
{
    if (args->full && args->why)
        return complain(EXIT_USAGE, "--full has more than --why: one of them");
    if (args->full && args->no_ask)
        return complain(EXIT_USAGE,
                        "--full has everything; it does not go with --no-ask");
    if ((args->full || args->why) && args->has_format && args->format != FORMAT_NDJSON)
        return complain(EXIT_USAGE, "%s goes with --format ndjson only",
                        args->full ? "--full" : "--why");
    return EXIT_RANKED;
}

static enum cohort_form form_of(const struct args *args)
{
    if (args->full)
        return COHORT_FULL;
    if (args->why)
        return COHORT_WHY;
    return args->format == FORMAT_CSV       ? COHORT_CSV
           : args->format == FORMAT_SUMMARY ? COHORT_SILENT
                                            : COHORT_BRIEF;
}

enum exit_code many_order(const struct desk *desk, const struct args *args,
                          struct cohort_order *out)
{
    *out = (struct cohort_order){
        .engine = desk->engine,
        .form = form_of(args),
        .asks = !args->no_ask && !args->why,
    };
    if (out->form != COHORT_WHY)
        return EXIT_RANKED;
    out->why = why_new(desk->engine);
    return out->why == NULL ? complain(EXIT_INTERNAL, "out of memory") : EXIT_RANKED;
}

void many_close(struct cohort_order *order)
{
    why_free(order->why);
    order->why = NULL;
}
