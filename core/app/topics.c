/* The texts of `poise help TOPIC`. */
#include "topics.h"

#include <stddef.h>

static const char case_text[] =
    "A case file states what is known about one person.\n"
    "\n"
    "  [meta]\n"
    "  id = p-17\n"
    "\n"
    "  [person]\n"
    "  age = 61\n"
    "  sex = female\n"
    "  menopause = post\n"
    "  ecog = 1                      [2026-11-02]\n"
    "\n"
    "  [cancer]\n"
    "  er = positive                 [2026-10-20, bone biopsy]\n"
    "  her2 = low                    [2026-10-20, bone biopsy]\n"
    "  setting = recurrent\n"
    "  line = 1\n"
    "\n"
    "  [spread]\n"
    "  sites = bone, liver\n"
    "  visceral_crisis = no\n"
    "\n"
    "  [goals]\n"
    "  symptoms = 8\n"
    "  benefit = 6\n"
    "\n"
    "Keys are the names of `poise facts`. Sections only group: [person] [cancer]\n"
    "[biomarkers] [history] [spread] [symptoms] [health] [facts]; [goals] also takes\n"
    "goals (`poise help goals`), [meta] takes id, title and note. Sets are lists with\n"
    "commas. A date, a source or both follow in brackets. `#` and `;` begin comments.\n"
    "Units may be written and are checked: creatinine_clearance = 48 mL/min.\n"
    "`unknown` says that a fact is not known; leaving it out says the same unless\n"
    "something follows from other facts.\n"
    "\n"
    "The same as JSON, which programs write (a list of objects gives dated values):\n"
    "\n"
    "  {\"id\": \"p-17\", \"facts\": {\"age\": 61, \"sites\": [\"bone\", \"liver\"],\n"
    "   \"her2\": {\"value\": \"low\", \"date\": \"2026-10-20\"}},\n"
    "   \"goals\": {\"symptoms\": 8}}\n"
    "\n"
    "Unknown is never \"no\": what is missing gives \"cannot tell\" and is asked for.\n";

static const char goals_text[] =
    "Goals say what matters to the person.\n"
    "\n"
    "  [goals]\n"
    "  benefit = 10               ; importance 0 to 10, or\n"
    "  order = hair, benefit, time  ; the most important first\n"
    "  max_visits = 2             ; limits, never traded away\n"
    "\n"
    "Importance belongs to the whole range of each:\n"
    "\n"
    "  benefit       from no proven gain to many more months\n"
    "  symptoms      from severe side effects all the time to none\n"
    "  serious_risk  from a certain dangerous event to none\n"
    "  hair          from losing all hair to keeping it\n"
    "  time          from a visit every week or more to none\n"
    "  travel        from 16 hours on the road in 4 weeks to none\n"
    "  route         from frequent infusions to tablets\n"
    "  monitoring    from weekly blood tests and scans to hardly any\n"
    "  complexity    from many medicines with rules to one simple one\n"
    "  nerves        from certain severe nerve damage to no numbness\n"
    "  bowel         from certain severe diarrhoea to none\n"
    "\n"
    "Limits: max_visits (in 4 weeks), max_severe (severe side effects in 100),\n"
    "max_travel (hours in 4 weeks), max_hair_loss (none or partial), no_infusions\n"
    "(yes). An option outside a limit is listed apart, with the balance it would have.\n"
    "certainty = sure, usual or unsure says how firm the numbers are.\n"
    "\n"
    "`poise goals` asks for all of this; `poise goals FILE` says what goals mean.\n"
    "--goals takes a file with [goals], or a preset: balance, longest-life,\n"
    "quality-first, time-at-home, keep-hair, protect-nerves, spare-bowels,\n"
    "tablets-only. Without goals the wishes in the case count, else the site's preset.\n"
    "Part of every balance is the site's: how guidelines stand behind an option here,\n"
    "and cautions.\n";

static const char criteria_text[] =
    "Catalogues say with criteria for whom an option is, and for whom never.\n"
    "\n"
    "  hormone_receptor = positive and her2 in (zero, low) and line <= 2\n"
    "  qtc >= 450 ms or comedication has qt_drug\n"
    "  sites has bone and not known(calcium_corrected)\n"
    "\n"
    "`and or not` and parentheses; = != < <= > >= with the unit of the fact; `in "
    "(...)`;\n"
    "`has` for sets, `= none` for an empty one; `known(fact)`; `yes` always holds.\n"
    "\n"
    "The answer is yes, no or cannot tell, and the facts that decided are shown. What\n"
    "rests on an assumption is weaker than what was stated: it never makes an option\n"
    "plainly eligible.\n";

static const char exit_text[] =
    "  0    answered; \"too close\" and \"too little is known\" are answers\n"
    "  1    internal error\n"
    "  2    the command line or the site's settings cannot be used\n"
    "  3    the record, a file it needs, or a signature is invalid\n"
    "  4    valid, but no option is possible\n"
    "  5    the goals or wishes contradict each other\n"
    "  6    a plugin failed; the rest was answered\n"
    "  7    the record is too old for --strict\n"
    "  8    a plugin broke a law (poise check)\n"
    "  9    replay: another answer, or another case\n"
    "  10   replay: the receipt was altered, or its seal cannot be checked\n"
    "  124  time limit\n"
    "  130  interrupted\n";

static const char site_text[] =
    "A site is deployed by configuration alone: --site FILE, else POISE_SITE, else\n"
    "conf/poise.cfg beside the program. conf/poise.cfg explains every line with its\n"
    "default; conf/sites has whole examples. `@include \"poise.cfg\"` is not needed: "
    "what a\n"
    "site does not say has its default.\n"
    "\n"
    "Plugins are looked for in the folders that the site names, else in\n"
    "POISE_PLUGIN_PATH, else beside the program; never in the current folder. A plugin\n"
    "that was not built together with this Poise needs a signature by a key that the\n"
    "site names under `trust` (`poise help sign`), or the line unsigned = \"allow\".\n"
    "`poise doctor` says what is used and where it comes from.\n";

static const char receipt_text[] =
    "A receipt says what an answer was made from: `poise rank CASE --receipt FILE`.\n"
    "With it, `poise replay FILE CASE` proves later that Poise gives the same answer,\n"
    "byte for byte, or names what has changed since and the first difference.\n"
    "\n"
    "It holds versions, and digests of the settings, each catalogue, each plugin, the\n"
    "vocabulary and the answer; never the case, and nothing of it that can be read.\n"
    "\n"
    "A site with a key (receipts = { key_file = ...; }, made with `poise replay\n"
    "--new-key FILE`) seals its receipts: any change to one is noticed, it is bound to\n"
    "the bytes of its case, and without the key nothing of the person can be found\n"
    "out from it. Without a key it is not sealed, does not say which case it belongs\n"
    "to, and what the answer was could be guessed by trying persons: keep it as you\n"
    "would keep the answer.\n"
    "\n"
    "The digest of the answer is that of `--format json --all` without "
    "\"generated\",\n"
    "\"changes\" and the name of the goals' file.\n";

static const char queue_text[] =
    "A queue for more persons than one machine should answer, on NATS JetStream.\n"
    "\n"
    "  nats-server -js -sd /var/lib/poise\n"
    "  poise submit persons.ndjson --nats nats://localhost:4222 --stream night\n"
    "  poise work --nats nats://localhost:4222 --stream night  # any number\n"
    "  poise collect --nats nats://localhost:4222 --stream night -o answers.ndjson\n"
    "\n"
    "The records stand in the stream `night` until they are answered, the answers and\n"
    "the dead letters in two streams beside it for 30 days; they are made when they are\n"
    "not there. A worker answers, stores the answer under the digest of record and\n"
    "generation, and only then takes the record off: who is killed in between is\n"
    "followed by another, and the server knows a second answer by its digest for a\n"
    "day. So every record is answered once. A record that cannot be read, or that\n"
    "ended several workers, becomes a dead letter with the reason. When the stream is\n"
    "full, submit waits. To another machine records go only by TLS (tls://), unless\n"
    "--insecure says otherwise. Credentials: --nats-creds, or in the address.\n";

static const char safety_text[] =
    "Poise advises the conversation between a person and their oncologist. It decides\n"
    "nothing. Its clinical content has not been reviewed by clinicians; figures say\n"
    "whether they were compared with a source. Figures of two trials are not\n"
    "comparable. What is not in the list is not forbidden, and what is first is not an\n"
    "order. Poise has no network and sends nothing anywhere.\n";

static const char page_text[] =
    "The page is for two people who look at it together: a person and their team.\n"
    "\n"
    "  poise rank case.ini --format html -o maria.html\n"
    "\n"
    "One file that opens in any browser, without a network: nothing is loaded,\n"
    "sent or stored. Everything on it can be read without scripts; with them one\n"
    "step is shown at a time, sliders weigh again at once, and options can be\n"
    "sorted and compared.\n"
    "\n"
    "  For me       where things stand; what matters to me; my options; side by\n"
    "               side; what would change this; plan and questions; about this\n"
    "               page\n"
    "  For my team  ranking, what would flip it, effects, eligibility, facts, a note\n"
    "\n"
    "Before anybody said what matters, options stand by name: no order, no share.\n"
    "How long people live is shown only to who asks, in words or in numbers. Hide\n"
    "the numbers and none is left. Print it: two pages for the person, or two for\n"
    "the team, whichever is shown.\n"
    "\n"
    "What it does not meet of the rules for decision aids stands on the page itself,\n"
    "and in docs/ipdas.json.\n";

const struct topic topics[] = {
    {"case", "how to write a case file", case_text},
    {"goals", "how to say what matters", goals_text},
    {"criteria", "how catalogues ask about a person", criteria_text},
    {"site", "how a site is configured", site_text},
    {"receipts", "what a receipt proves, and to whom", receipt_text},
    {"page", "the page for the person and the team", page_text},
    {"queue", "many persons on many machines", queue_text},
    {"exit-codes", "what the exit codes mean", exit_text},
    {"safety", "what Poise is not", safety_text},
    {NULL, NULL, NULL},
};
