/* Oestrogen and progesterone receptor: per cent where there is one, else the word of the
 * laboratory, within one sample. */
#include "reply.h"
#include "tissue.h"

/* What may still hold. */
enum { POSITIVE = 1, LOW = 2, NEGATIVE = 4 };
enum { LOW_FROM = 1, LOW_TO = 10, ALL_CELLS = 100 };

struct hormone {
    uint32_t fact;
    enum concept_kind question;
    unsigned all;       /* what there is */
    uint32_t values[3]; /* by the order of the bits */
};

static const struct hormone oestrogen = {
    POISE_FACT_ER,
    CONCEPT_ER,
    POSITIVE | LOW | NEGATIVE,
    {POISE_ER_POSITIVE, POISE_ER_LOW, POISE_ER_NEGATIVE}};
static const struct hormone progesterone = {
    POISE_FACT_PR,
    CONCEPT_PR,
    POSITIVE | NEGATIVE,
    {POISE_PR_POSITIVE, POISE_PR_POSITIVE, POISE_PR_NEGATIVE}};

/* What a per cent leaves possible; 0 if it is none. */
static unsigned by_percent(const struct reply *reply)
{
    const struct quantity *low = &reply->number;
    const struct quantity *high = reply->high.known ? &reply->high : low;
    bool unit = low->unit.length == 0 || json_bytes_are(low->unit, "%");
    if (!low->known || reply->is_ratio || !unit || low->value < 0 ||
        high->value > ALL_CELLS)
        return 0;
    bool open_up = low->comparator == ABOVE || low->comparator == AT_LEAST;
    bool open_down = low->comparator == BELOW || low->comparator == AT_MOST;
    double from = open_down ? 0 : low->value;
    double to = open_up ? ALL_CELLS : high->value;
    bool below_one = from < LOW_FROM;
    bool above = to > LOW_TO;
    bool reaches_one = low->comparator == BELOW ? to > LOW_FROM : to >= LOW_FROM;
    bool begins_low = low->comparator == ABOVE ? from < LOW_TO : from <= LOW_TO;
    return (above ? POSITIVE : 0U) | (reaches_one && begins_low ? LOW : 0U) |
           (below_one ? NEGATIVE : 0U);
}

/* All results of a sample together. */
struct hormone_seen {
    unsigned percent; /* possible by per cent; 0: none stated */
    bool positive;
    bool negative;
    bool unclear;
};

static struct hormone_seen look(struct reader *reader, const struct tissue *tissue)
{
    struct hormone_seen seen = {0};
    for (uint32_t i = 0; i < tissue->count; i++) {
        struct reply reply = reply_of(reader, tissue->results[i]);
        unsigned percent = by_percent(&reply);
        if (reply.number.known && percent == 0)
            set_doubt(reader, tissue->results[i]->resource,
                      "the number is no per cent of cells and is not used");
        if (percent != 0)
            seen.percent = seen.percent == 0 ? percent : seen.percent & percent;
        if (percent != 0 && seen.percent == 0)
            seen.positive = seen.negative = true;
        int answer = reply_answer(&reply);
        seen.positive = seen.positive || answer == WORD_ANSWER_POSITIVE;
        seen.negative = seen.negative || answer == WORD_ANSWER_NEGATIVE;
        seen.unclear = seen.unclear || answer == WORD_ANSWER_UNCLEAR;
        reply_doubt(reader, tissue->results[i], &reply);
    }
    return seen;
}

/* One of POSITIVE, LOW, NEGATIVE, or TISSUE_... */
static int decide(struct reader *reader, const struct tissue *tissue,
                  const struct hormone *hormone)
{
    struct hormone_seen seen = look(reader, tissue);
    unsigned open = seen.percent;
    if ((open & LOW) != 0 && (hormone->all & LOW) == 0)
        open = (open & ~(unsigned)LOW) | POSITIVE;
    if (seen.positive && seen.negative)
        return TISSUE_CONFLICT;
    if (open == 0)
        return seen.positive   ? POSITIVE
               : seen.negative ? NEGATIVE
               : seen.unclear  ? TISSUE_UNKNOWN
                               : TISSUE_UNREAD;
    if (seen.positive && open == NEGATIVE)
        return TISSUE_CONFLICT;
    if (seen.positive)
        open &= ~(unsigned)NEGATIVE;
    if (seen.positive && open == (POSITIVE | LOW)) {
        tissue_doubt(reader, tissue,
                     "called positive; the per cent does not exclude "
                     "low-positive (1 to 10 %)");
        return POSITIVE;
    }
    if (seen.negative && (open & NEGATIVE) != 0)
        return NEGATIVE;
    if (seen.negative && open == LOW) {
        tissue_doubt(reader, tissue,
                     "called negative, but 1 to 10 % of the cells are "
                     "stained: low-positive");
        return LOW;
    }
    if (seen.negative)
        return TISSUE_CONFLICT;
    bool one = (open & (open - 1)) == 0;
    return one ? (int)open : TISSUE_UNKNOWN;
}

static int32_t value_of(const struct hormone *hormone, int bit)
{
    if (bit <= 0)
        return bit;
    return (int32_t)hormone->values[bit == POSITIVE ? 0 : bit == LOW ? 1 : 2];
}

static void state(struct reader *reader, uint32_t fact, struct tissue *tissues,
                  struct tissue *chosen)
{
    const struct tissue *rival = tissue_rival(tissues, chosen);
    if (chosen->answer == TISSUE_CONFLICT)
        tissue_say_conflict(reader, fact, "one sample is called positive and negative");
    if (chosen->answer == TISSUE_CONFLICT)
        tissue_doubt(reader, chosen, "one sample is called positive and negative");
    else if (chosen->answer >= 0)
        tissue_give(reader, fact, chosen);
    else
        tissue_set_aside(reader, chosen, "it is left open whether it is positive");
    if (rival != NULL)
        give_choice(reader, fact, (uint32_t)rival->answer, rival->when.day,
                    &rival->grounds[0]);
    tissue_pass_over(reader, tissues, chosen);
}

static struct tissue *receptor_read(struct reader *reader, const struct hormone *hormone)
{
    struct tissue *tissues = tissue_find(reader, hormone->question);
    for (struct tissue *t = tissues; t != NULL; t = t->next)
        t->answer = value_of(hormone, decide(reader, t, hormone));
    struct tissue *chosen = tissue_choose(tissues);
    for (struct tissue *t = tissues; t != NULL; t = t->next)
        if (t->answer == TISSUE_UNREAD)
            tissue_set_aside(reader, t, "its value is no answer to a receptor");
    if (chosen != NULL)
        state(reader, hormone->fact, tissues, chosen);
    return tissues;
}

/* One answer for both: negative speaks for both, positive does not say for which. */
static void read_combined(struct reader *reader)
{
    for (const struct result *r = results_of(reader, CONCEPT_ER_PR); r != NULL;
         r = r->next) {
        struct reply reply = reply_of(reader, r);
        struct ground ground = ground_of(r);
        if (reply_answer(&reply) != WORD_ANSWER_NEGATIVE) {
            set_aside(reader, r->resource,
                      "oestrogen and progesterone receptor in one "
                      "answer: which of them is not said");
            continue;
        }
        give_choice(reader, POISE_FACT_ER, POISE_ER_NEGATIVE, r->when.day, &ground);
        give_choice(reader, POISE_FACT_PR, POISE_PR_NEGATIVE, r->when.day, &ground);
        reply_doubt(reader, r, &reply);
    }
}

static void read_others(struct reader *reader)
{
    static const char *const why[] = {
        "a marker in blood tells nothing of the tissue",
        "staining intensity is no per cent of cells",
        "an amount in the tissue (old assay) is no receptor status",
        "a tumour marker in blood: its course alone is no progression",
        "no fact asks for it"};
    for (const struct result *r = results_of(reader, CONCEPT_NO_STATUS); r != NULL;
         r = r->next)
        set_aside(reader, r->resource, why[tissue_measure(r) % 5]);
}

static bool of_metastasis(const struct tissue *tissue)
{
    return tissue->kind == SAMPLE_METASTASIS;
}

/* Do the newest primary and the newest metastatic sample differ? 1 yes, 0 no, -1 unknown.
 * Low and positive are alike, and so are all shades of HER2 that are not positive. */
static int differs(const struct tissue *tissues, uint32_t negative, bool her2)
{
    const struct tissue *primary = NULL;
    const struct tissue *spread = NULL;
    for (const struct tissue *t = tissues; t != NULL; t = t->next) {
        const struct tissue **place = of_metastasis(t)            ? &spread
                                      : t->kind == SAMPLE_PRIMARY ? &primary
                                                                  : NULL;
        if (place != NULL && t->answer >= 0 &&
            (*place == NULL || when_after(&t->when, &(*place)->when)))
            *place = t;
    }
    if (primary == NULL || spread == NULL)
        return -1;
    int32_t key = (int32_t)(her2 ? POISE_HER2_POSITIVE : negative);
    return (primary->answer == key) != (spread->answer == key);
}

static const struct tissue *metastatic_sample(const struct tissue *tissues)
{
    const struct tissue *found = NULL;
    for (const struct tissue *t = tissues; t != NULL; t = t->next)
        if (of_metastasis(t) && (found == NULL || when_after(&t->when, &found->when)))
            found = t;
    return found;
}

static void compare_samples(struct reader *reader, struct tissue *const kinds[3])
{
    int er = differs(kinds[0], POISE_ER_NEGATIVE, false);
    int pr = differs(kinds[1], POISE_PR_NEGATIVE, false);
    int her2 = differs(kinds[2], 0, true);
    const struct tissue *sample = NULL;
    for (int i = 0; i < 3; i++) {
        const struct tissue *found = metastatic_sample(kinds[i]);
        if (found != NULL && (sample == NULL || when_after(&found->when, &sample->when)))
            sample = found;
    }
    if (sample == NULL)
        return;
    give_choice(reader, POISE_FACT_METASTASIS_BIOPSIED, 1, sample->when.day,
                &sample->grounds[0]);
    if (er == 1 || pr == 1 || her2 == 1)
        give_choice(reader, POISE_FACT_RECEPTOR_DISCORDANT, 1, sample->when.day,
                    &sample->grounds[0]);
    else if (er == 0 && her2 == 0)
        give_choice(reader, POISE_FACT_RECEPTOR_DISCORDANT, 0, sample->when.day,
                    &sample->grounds[0]);
}

static void read_topic(struct reader *reader)
{
    struct tissue *const kinds[] = {receptor_read(reader, &oestrogen),
                                    receptor_read(reader, &progesterone),
                                    her2_read(reader)};
    read_combined(reader);
    read_others(reader);
    compare_samples(reader, kinds);
}

const struct topic topic_receptors = {"receptors", read_topic};
