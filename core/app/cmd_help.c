#include "verb.h"
static enum exit_code run(struct desk *desk, const struct args *args)
{
    (void)desk;
    (void)args;
    return 0;
}
const struct verb verb_help = {.name = "help",
                               .usage = "[TOPIC]",
                               .summary = "help",
                               .help = "",
                               .least = 0,
                               .most = 1,
                               .run = run};
