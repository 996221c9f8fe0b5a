/* HER2: the results of a sample into the table of her2_call.c. */
#include "her2_call.h"
#include "reply.h"
#include "tissue.h"

/* "2+" in a text; -1 for any other. */
static int score_of_text(struct json_bytes text)
{
    if (text.length == 0 || text.at[0] < '0' || text.at[0] > '3')
        return -1;
    bool plain = text.length == 1 || (text.length == 2 && text.at[1] == '+');
    return plain && !(text.at[0] == '0' && text.length == 2) ? text.at[0] - '0' : -1;
}

static bool take_score(struct her2_sample *sample, double score)
{
    static const enum her2_ihc scores[] = {IHC_0, IHC_1, IHC_2, IHC_3};
    for (int i = 0; i < 4; i++)
        if (!(score < i) && !(score > i)) {
            sample->ihc = scores[i];
            return true;
        }
    return false;
}

static bool take_said(struct her2_sample *sample, const struct reply *reply)
{
    int answer = reply_answer(reply);
    enum her2_said said = answer == WORD_ANSWER_POSITIVE   ? SAID_POSITIVE
                          : answer == WORD_ANSWER_NEGATIVE ? SAID_NEGATIVE
                          : answer == WORD_ANSWER_UNCLEAR  ? SAID_UNCLEAR
                                                           : SAID_NOTHING;
    if (concept_is(reply->word, CONCEPT_HER2_IS))
        said = reply->word->argument[0] == POISE_HER2_LOW        ? SAID_LOW
               : reply->word->argument[0] == POISE_HER2_ULTRALOW ? SAID_ULTRALOW
                                                                 : SAID_NOTHING;
    if (said == SAID_NOTHING)
        return false;
    sample->said = said;
    return true;
}

/* On a code that asks for antigen, "present" is any staining. */
static bool is_present(const struct reply *reply)
{
    return reply->code.at != NULL && json_bytes_are(reply->code, "LA9633-4");
}

static bool take_ihc(struct her2_sample *sample, const struct result *result,
                     const struct reply *reply)
{
    bool unit = reply->number.unit.length > 0 &&
                !json_bytes_are(reply->number.unit, "1") &&
                reply->number.unit.at[0] != '{';
    int written = result->kind == VALUE_TEXT    ? score_of_text(result->text)
                  : result->kind == VALUE_CODED ? score_of_text(result->answer.shown)
                                                : -1;
    bool score = false;
    if (concept_is(reply->word, CONCEPT_SCORE))
        score = take_score(sample, reply->word->argument[0]);
    else if (written >= 0)
        score = take_score(sample, written);
    else if (reply->number.known && reply->number.comparator == EXACTLY && !unit)
        score = take_score(sample, reply->number.value);
    if (concept_is(reply->word, CONCEPT_HER2_IS) &&
        reply->word->argument[0] == POISE_HER2_ULTRALOW) {
        sample->ihc = IHC_0_FAINT;
        return true;
    }
    if (!score && is_present(reply)) {
        sample->ihc = IHC_STAINED;
        return true;
    }
    return take_said(sample, reply) || score;
}

static bool take_ish(struct her2_sample *sample, const struct reply *reply)
{
    static const enum her2_ish answers[] = {ISH_AMPLIFIED, ISH_NOT_AMPLIFIED,
                                            ISH_UNCLEAR};
    int answer = reply_answer(reply);
    if (answer < WORD_ANSWER_POSITIVE || answer > WORD_ANSWER_UNCLEAR)
        return false;
    sample->ish = answers[answer];
    return true;
}

/* A figure that its comparator leaves on one side of every threshold. */
static bool take_figure(double *into, const struct quantity *number, const double *steps,
                        int count)
{
    if (!number->known || number->value < 0)
        return false;
    *into = number->value;
    if (number->comparator == EXACTLY)
        return true;
    bool up = number->comparator == ABOVE || number->comparator == AT_LEAST;
    double last = steps[count - 1];
    if (up ? number->value < last : number->value > steps[0])
        return false;
    *into = up ? last : 0;
    return true;
}

static bool take_number(struct her2_sample *sample, uint32_t measure,
                        const struct reply *reply)
{
    static const double ratio_steps[] = {2};
    static const double copy_steps[] = {4, 6};
    if (measure == WORD_HER2_COPIES)
        return take_figure(&sample->copies, &reply->number, copy_steps, 2);
    struct quantity ratio = reply->number;
    if (reply->is_ratio && ratio.known && reply->high.known && reply->high.value > 0 &&
        ratio.comparator == EXACTLY && reply->high.comparator == EXACTLY)
        ratio.value /= reply->high.value;
    else if (reply->is_ratio)
        return false;
    return take_figure(&sample->ratio, &ratio, ratio_steps, 1);
}

/* "less than 1.8" under an ISH code is a ratio in words. */
static bool take_result(struct her2_sample *sample, const struct result *result,
                        const struct reply *reply)
{
    uint32_t measure = tissue_measure(result);
    switch (measure) {
    case WORD_HER2_IHC:
        return take_ihc(sample, result, reply);
    case WORD_HER2_ISH:
        return take_ish(sample, reply) || take_number(sample, WORD_HER2_RATIO, reply);
    case WORD_HER2_RATIO:
    case WORD_HER2_COPIES:
        return take_number(sample, measure, reply) || take_ish(sample, reply);
    case WORD_HER2_OVERALL:
        return take_said(sample, reply) || take_ihc(sample, result, reply);
    default:
        return true;
    }
}

/* Two scores, or two interpretations, of one sample must be the same. */
static bool clashes(const struct her2_sample *before, const struct her2_sample *now)
{
    return (before->ihc != IHC_NOT_DONE && before->ihc != IHC_STAINED &&
            now->ihc != before->ihc) ||
           (before->ish != ISH_NOT_DONE && now->ish != before->ish) ||
           (before->said != SAID_NOTHING && now->said != before->said);
}

static void decide(struct reader *reader, struct tissue *tissue)
{
    struct her2_sample sample = {.ratio = -1, .copies = -1};
    bool read = false;
    bool clash = false;
    for (uint32_t i = 0; i < tissue->count; i++) {
        const struct result *result = tissue->results[i];
        struct reply reply = reply_of(reader, result);
        struct her2_sample before = sample;
        if (!take_result(&sample, result, &reply)) {
            set_doubt(reader, result->resource,
                      "its value is no answer to HER2 and is not used");
            continue;
        }
        read = read || tissue->measures[i] != WORD_HER2_PANEL;
        clash = clash || clashes(&before, &sample);
        reply_doubt(reader, result, &reply);
    }
    struct her2_call call = her2_decide(&sample);
    if (clash)
        call = (struct her2_call){HER2_CONTRADICTORY, 0,
                                  "two results of one sample "
                                  "differ"};
    if (call.why[0] != '\0' && call.state == HER2_OPEN)
        tissue_set_aside(reader, tissue, call.why);
    else if (call.why[0] != '\0')
        tissue_doubt(reader, tissue, call.why);
    tissue->answer = !read                              ? TISSUE_UNREAD
                     : call.state == HER2_KNOWN         ? (int32_t)call.value
                     : call.state == HER2_CONTRADICTORY ? TISSUE_CONFLICT
                                                        : TISSUE_UNKNOWN;
}

/* The diagnosis itself may name it: weaker than any test. */
static void read_diagnosis(struct reader *reader)
{
    for (struct resource *r = reader->conditions[CONCEPT_CANCER]; r != NULL;
         r = r->next_alike) {
        struct ground ground = ground_in(r, ELEMENT_CODE);
        bool yes =
            concept_says(r->code.concept, CONCEPT_CANCER, WORD_CANCER_HER2_POSITIVE);
        if (!yes &&
            !concept_says(r->code.concept, CONCEPT_CANCER, WORD_CANCER_HER2_NEGATIVE))
            continue;
        give_choice(reader, POISE_FACT_HER2,
                    yes ? POISE_HER2_POSITIVE : POISE_HER2_NEGATIVE, DATE_UNKNOWN,
                    &ground);
        set_doubt(reader, r, "HER2 is read from the diagnosis: no test is on record");
    }
}

struct tissue *her2_read(struct reader *reader)
{
    struct tissue *tissues = tissue_find(reader, CONCEPT_HER2);
    for (struct tissue *t = tissues; t != NULL; t = t->next)
        decide(reader, t);
    struct tissue *chosen = tissue_choose(tissues);
    if (chosen == NULL) {
        read_diagnosis(reader);
        return tissues;
    }
    const struct tissue *rival = tissue_rival(tissues, chosen);
    if (chosen->answer >= 0)
        tissue_give(reader, POISE_FACT_HER2, chosen);
    if (chosen->answer == TISSUE_CONFLICT)
        tissue_say_conflict(reader, POISE_FACT_HER2,
                            "the results of one sample exclude "
                            "each other; see its results");
    if (rival != NULL)
        give_choice(reader, POISE_FACT_HER2, (uint32_t)rival->answer, rival->when.day,
                    &rival->grounds[0]);
    tissue_pass_over(reader, tissues, chosen);
    return tissues;
}
