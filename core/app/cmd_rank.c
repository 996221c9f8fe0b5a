/* poise rank: the list. */
#include <errno.h>
#include <string.h>

#include "attest.h"
#include "base/file.h"
#include "report/answer_json.h"
#include "report/fhir_bundle.h"
#include "report/rank_html.h"
#include "report/rank_text.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_rank = {
    .name = "rank",
    .usage = "CASE...",
    .summary = "what fits this person, in order, and why",
    .help =
        "  poise rank case.ini\n"
        "  poise rank case.ini --goals quality-first --full\n"
        "  poise rank - --format json < case.ini\n"
        "  poise rank case.ini --format fhir\n"
        "  poise rank monday/*.ini --site hospital.cfg -o monday.txt\n"
        "  poise rank case.ini --receipt march.receipt\n"
        "  poise rank case.ini --format html -o maria.html\n"
        "\n"
        "CASE is a case file (`poise help case`), or `-` for standard input. The list "
        "has\n"
        "what is urgent first, then systemic treatment, local treatment, bone health,\n"
        "support and trials. Each option has a balance of 100: how well it fits by the\n"
        "goals in use. `+` speaks for it, `-` is what it costs, `!` a caution, `?` what "
        "to\n"
        "check first, `~` a dose, `&` what goes with it. Then come what to find out "
        "next,\n"
        "what cannot be told yet, and what was ruled out and why.\n"
        "\n"
        "--full adds how firm each place is: in how many of 100 readings of the goals "
        "and\n"
        "of the evidence each option comes first, and what goals it suits. JSON and "
        "HTML\n"
        "always have it.\n"
        "\n"
        "As HTML it is a page for the person and the team to look at together: one file\n"
        "without a network, of one case (`poise help page`).\n"
        "\n"
        "Of several cases each is answered; the exit code is the first that is not 0.\n"
        "A receipt is of one case; in JSON it is also a member (`poise help "
        "receipts`).\n"
        "\n"
        "FHIR is a Bundle of R4 resources that propose and never order: a "
        "GuidanceResponse,\n"
        "a RequestGroup with its drafts, what speaks against, and a Provenance for "
        "each.\n",
    .least = 1,
    .most = ARGUMENT_LIMIT,
    .run = run,
};

/* Writes the receipt before anything of the answer is: no answer goes without the receipt
 * that was asked for. */
static enum exit_code write_receipt(struct desk *desk, const struct args *args,
                                    const struct answer *answer, struct receipt *out)
{
    struct secret room;
    const struct secret *secret;
    struct text text = {0};
    enum exit_code code = attest_key(desk, &room, &secret);
    if (code != EXIT_RANKED)
        return code;
    code = attest_answer(desk, answer, secret, out);
    secret_forget(&room);
    if (code != EXIT_RANKED)
        return code;
    receipt_text(out, &text);
    if (text.failed)
        code = complain(EXIT_INTERNAL, "out of memory");
    else if (file_replace(args->receipt, text.bytes, text.length) != POISE_OK)
        code = complain(EXIT_USAGE, "--receipt %s: %s", args->receipt, strerror(errno));
    text_free(&text);
    return code;
}

/* How firm each place is: wherever there is room to show it. Plain text is to be there at
 * once. */
static unsigned parts_for(const struct args *args)
{
    bool firm = args->full || args->format == FORMAT_JSON || args->format == FORMAT_HTML;
    return firm ? (unsigned)REQUEST_ALL | (unsigned)REQUEST_FIT : (unsigned)REQUEST_ALL;
}

static enum exit_code rank_one(struct desk *desk, const struct args *args,
                               const char *path)
{
    struct answer *answer;
    enum exit_code code = desk_ask(desk, path, parts_for(args), &answer);
    struct receipt receipt;
    if (code == EXIT_RANKED && args->receipt != NULL)
        code = write_receipt(desk, args, answer, &receipt);
    if (code != EXIT_RANKED)
        return code;
    if (desk->out.length > 0 && args->format == FORMAT_TEXT)
        text_put(&desk->out, "\n\n");
    if (args->format == FORMAT_JSON)
        answer_json_receipt(answer, args->all, args->receipt == NULL ? NULL : &receipt,
                            &desk->out);
    else if (args->format == FORMAT_FHIR)
        answer_fhir(answer, args->all, &desk->out);
    else if (args->format == FORMAT_HTML)
        rank_html(answer, &desk->out);
    else
        rank_text(answer, &desk->style, args->quiet ? NULL : path, args->all, &desk->out);
    return desk_judge(desk, answer);
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    if (args->receipt != NULL && args->count != 1)
        return complain(EXIT_USAGE, "--receipt: a receipt is of one case");
    if (args->format == FORMAT_HTML && args->count != 1)
        return complain(EXIT_USAGE, "--format html: a page is about one case");
    enum exit_code first = desk_open(desk, args);
    bool opened = first == EXIT_RANKED;
    for (int i = 0; opened && i < args->count; i++) {
        enum exit_code code = rank_one(desk, args, args->items[i]);
        first = first == EXIT_RANKED ? code : first;
    }
    return first;
}
