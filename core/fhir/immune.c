/* Markers of immunotherapy. PD-L1 is a number of one clone and one score: a tumour
 * proportion is no combined score, and "positive" is no number. */
#include "reply.h"

enum { NO_SCORE = -1 };

/* Which score a result is: by its question, its method or its interpretation. */
static int score_kind(struct reader *reader, const struct result *result)
{
    struct coded method = coded_read(reader->codes, json_get(result->object, "method"));
    const struct concept *const places[] = {result->question.concept, method.concept,
                                            result->interpretation.concept};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (concept_is(places[i], CONCEPT_PDL1_SCORE) && places[i]->count > 0)
            return places[i]->argument[0];
    return NO_SCORE;
}

/* The clone that the Observation asks for; -1 if it asks for none. */
static int clone_of(const struct result *result)
{
    const struct result *whole = result->whole == NULL ? result : result->whole;
    const struct concept *concept = whole->question.concept;
    return concept_is(concept, CONCEPT_PDL1) && concept->count > 0 ? concept->argument[0]
                                                                   : -1;
}

/* A number that can stand for itself. */
static bool exact(const struct result *result)
{
    return result->kind == VALUE_NUMBER && result->quantity.comparator == EXACTLY;
}

/* Gives what a scored number is worth; NULL if a fact was given, else why not. */
static const char *read_score(struct reader *reader, const struct result *result,
                              int kind)
{
    struct ground ground = ground_of(result);
    int clone = clone_of(result);
    if (result->kind != VALUE_NUMBER)
        return "PD-L1 without a number";
    if (!exact(result))
        return "PD-L1 with a comparator: the number itself is needed";
    if (kind == WORD_PDL1_SCORE_TPS)
        return "a tumour proportion score is no combined positive score";
    if (kind == WORD_PDL1_SCORE_CPS && clone == WORD_PDL1_CLONE_22C3) {
        give_number(reader, POISE_FACT_PDL1_CPS, result->quantity.value, result->when.day,
                    &ground);
        return NULL;
    }
    if ((kind == WORD_PDL1_SCORE_IC || kind == NO_SCORE) &&
        clone == WORD_PDL1_CLONE_SP142) {
        give_number(reader, POISE_FACT_PDL1_IC, result->quantity.value, result->when.day,
                    &ground);
        if (kind == NO_SCORE)
            set_doubt(reader, result->resource,
                      "clone SP142 without the score: read as the immune cell score");
        return NULL;
    }
    return kind == NO_SCORE ? "PD-L1: which score it is (CPS, TPS) is not said"
                            : "this score of this clone is asked for by no fact";
}

static void read_pdl1(struct reader *reader)
{
    for (const struct result *r = results_of(reader, CONCEPT_PDL1); r != NULL;
         r = r->next) {
        const char *why = NULL;
        bool given = false;
        for (const struct result *p = r->parts; p != NULL; p = p->next_part) {
            int kind = score_kind(reader, p);
            if (kind == NO_SCORE)
                continue;
            why = read_score(reader, p, kind);
            given = given || why == NULL;
        }
        if (!given && r->kind != VALUE_NONE)
            why = read_score(reader, r, score_kind(reader, r));
        if (!given && why != NULL)
            set_aside(reader, r->resource, why);
    }
    for (const struct result *r = results_of(reader, CONCEPT_PDL1_SCORE); r != NULL;
         r = r->next)
        if (r->whole == NULL)
            set_aside(reader, r->resource, "PD-L1: by which clone is not said");
}

/* 1 unstable, 0 stable, -1 not said. By immune stain, positive is unstable. */
static int unstable(const struct reply *reply)
{
    int answer = reply_answer(reply);
    if (concept_is(reply->word, CONCEPT_MSI_IS))
        return reply->word->argument[0] != 0;
    return answer == WORD_ANSWER_POSITIVE ? 1 : answer == WORD_ANSWER_NEGATIVE ? 0 : -1;
}

static void read_msi(struct reader *reader)
{
    for (const struct result *r = results_of(reader, CONCEPT_MSI); r != NULL;
         r = r->next) {
        struct reply reply = reply_of(reader, r);
        struct ground ground = ground_of(r);
        int high = unstable(&reply);
        if (high >= 0)
            give_choice(reader, POISE_FACT_MSI_H, (uint32_t)high, r->when.day, &ground);
        else
            set_aside(reader, r->resource, "neither stable nor unstable");
        if (high >= 0)
            reply_doubt(reader, r, &reply);
    }
}

/* 1 lost, 0 retained, -1 not said: "negative" is a protein that is lost. */
static int lost(const struct reply *reply)
{
    int answer = reply_answer(reply);
    if (concept_is(reply->word, CONCEPT_MMR_IS))
        return reply->word->argument[0] == WORD_MMR_IS_LOST;
    return answer == WORD_ANSWER_NEGATIVE ? 1 : answer == WORD_ANSWER_POSITIVE ? 0 : -1;
}

/* One protein that is lost is a deficiency; for "no" all four must be retained. */
static void read_mmr(struct reader *reader)
{
    enum { PROTEINS = 4 };
    struct ground grounds[PROTEINS];
    uint32_t retained = 0;
    for (const struct result *r = results_of(reader, CONCEPT_MMR); r != NULL;
         r = r->next) {
        struct reply reply = reply_of(reader, r);
        struct ground ground = ground_of(r);
        int gone = lost(&reply);
        if (gone == 1) {
            give_choice(reader, POISE_FACT_MSI_H, 1, r->when.day, &ground);
            reply_doubt(reader, r, &reply);
        } else if (gone == 0 && retained < PROTEINS) {
            grounds[retained++] = ground;
        } else {
            set_aside(reader, r->resource, "neither lost nor retained");
        }
    }
    for (uint32_t i = 0; i + 1 < retained; i++)
        grounds[i].next = &grounds[i + 1];
    if (retained == PROTEINS)
        give_choice(reader, POISE_FACT_MSI_H, 0, grounds[0].resource->when.day, grounds);
    for (uint32_t i = 0; i < retained && retained < PROTEINS; i++)
        set_aside(reader, grounds[i].resource,
                  "retained, but not all four proteins are on record");
}

static bool a_megabase(struct json_bytes unit)
{
    static const char *const spellings[] = {
        "1/1000000{Base}", "1/1000000",          "mut/Mb", "muts/Mb", "Muts/Mb",
        "mutations/Mb",    "Mutations/Megabase", "1"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (json_bytes_are(unit, spellings[i]))
            return true;
    return unit.length == 0 || unit.at[0] == '{';
}

static void read_tmb(struct reader *reader)
{
    for (const struct result *r = results_of(reader, CONCEPT_TMB); r != NULL;
         r = r->next) {
        struct ground ground = ground_of(r);
        struct json_bytes unit = r->quantity.unit;
        if (!exact(r) || !a_megabase(unit)) {
            set_aside(reader, r->resource,
                      r->kind == VALUE_NUMBER ? "a mutational burden in another unit, or "
                                                "with a comparator"
                                              : "a mutational burden without a number");
            continue;
        }
        give_number(reader, POISE_FACT_TMB, r->quantity.value, r->when.day, &ground);
        if (unit.length == 0 || json_bytes_are(unit, "1"))
            set_doubt(reader, r->resource, "no unit: read as mutations a megabase");
    }
}

static void read_topic(struct reader *reader)
{
    read_pdl1(reader);
    read_msi(reader);
    read_mmr(reader);
    read_tmb(reader);
}

const struct topic topic_immune = {"immune", read_topic};
