/* Metastatic or not: places of metastases, M category, stage group, a history of
 * metastases. The newest word on the stage counts; distant disease that is there now
 * counts more than an older M0. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "reader.h"

/* The number of a category: "4", "IV", "cM0", "Stage IIIC"; -1 for any other text. The
 * letter, of "T", "N" and "M", must stand before it if it is not 0. */
static int category_number(struct json_bytes text, char letter)
{
    static const char *const roman[] = {"IV", "III", "II", "I"};
    static const int values[] = {4, 3, 2, 1};
    size_t at = 0;
    if (text.at == NULL)
        return -1;
    if (text.length > 6 && strncasecmp(text.at, "stage ", 6) == 0)
        at = 6;
    while (at < text.length && strchr("cpyra", text.at[at]) != NULL &&
           text.at[at] != '\0')
        at++;
    if (letter != '\0' && (at >= text.length || text.at[at++] != letter))
        return -1;
    int number = -1;
    if (at < text.length && isdigit((unsigned char)text.at[at]))
        number = text.at[at++] - '0';
    for (int i = 0; letter == '\0' && number < 0 && i < 4; i++) {
        size_t length = strlen(roman[i]);
        if (text.length - at >= length && memcmp(text.at + at, roman[i], length) == 0) {
            number = values[i];
            at += length;
        }
    }
    /* Only a subdivision may follow: "3C", "M1a", "IVC1"; "44" is refused. */
    bool divided = at < text.length &&
                   memchr("ABCDabcd", text.at[at], sizeof "ABCDabcd" - 1) != NULL;
    at += divided;
    if (divided && at < text.length && isdigit((unsigned char)text.at[at]))
        at++;
    return at == text.length && number <= 4 ? number : -1;
}

/* Only there a bare "4" is a stage: in a list of somebody's own it may be anything. */
static bool is_ajcc(const struct coded *coded)
{
    static const char name[] = "cancerstaging.org";
    return coded->system.at != NULL &&
           memmem(coded->system.at, coded->system.length, name, sizeof name - 1) != NULL;
}

static int number_of(const struct coded *coded, enum concept_kind kind, char letter)
{
    const struct concept *said = coded->concept;
    if (said != NULL)
        return said->kind == kind && said->count == 1 ? said->argument[0] : -1;
    int number = is_ajcc(coded) ? category_number(coded->code, letter) : -1;
    return number >= 0 ? number : category_number(coded->shown, letter);
}

static int stage_of(const struct result *result)
{
    struct coded text = {.shown = result->text};
    double number = result->quantity.value;
    if (result->kind == VALUE_CODED)
        return number_of(&result->answer, CONCEPT_STAGE_IS, '\0');
    if (result->kind == VALUE_NUMBER && number >= 0 && number <= 4)
        return (int)number;
    return result->kind == VALUE_TEXT ? number_of(&text, CONCEPT_STAGE_IS, '\0') : -1;
}

static int m_of(const struct result *result)
{
    struct coded text = {.shown = result->text};
    if (result->kind == VALUE_CODED)
        return number_of(&result->answer, CONCEPT_M_IS, 'M');
    return result->kind == VALUE_TEXT ? number_of(&text, CONCEPT_M_IS, 'M') : -1;
}

static bool has_stage(const struct result *result)
{
    return stage_of(result) >= 0;
}

static bool has_m(const struct result *result)
{
    int m = m_of(result);
    return m == 0 || m == 1;
}

/* What one piece says: metastatic, not, or nothing. */
struct word {
    bool said;
    bool metastatic;
    struct when when;
    struct ground ground;
};

/* The newest word of each kind. */
struct words {
    struct word none;
    struct word distant;
};

static void hear(struct words *words, struct word next)
{
    struct word *held = next.metastatic ? &words->distant : &words->none;
    if (!held->said || when_after(&next.when, &held->when))
        *held = next;
}

static struct word word_of(const struct result *result, bool metastatic)
{
    return (struct word){true, metastatic, result->when, ground_of(result)};
}

static void hear_result(enum concept_kind question, const struct result *r,
                        struct words *words)
{
    const struct concept *answer = r->answer.concept;
    if (question == CONCEPT_STAGE_GROUP && has_stage(r))
        hear(words, word_of(r, stage_of(r) == 4));
    if (question == CONCEPT_M_CATEGORY && has_m(r))
        hear(words, word_of(r, m_of(r) == 1));
    if (question == CONCEPT_HISTORY_OF_METASTASES && r->kind == VALUE_BOOL)
        hear(words, word_of(r, r->yes));
    if (question == CONCEPT_METASTATIC_SITES && concept_is(answer, CONCEPT_NONE))
        hear(words, word_of(r, false));
    if (question == CONCEPT_DISEASE_STATUS &&
        concept_says(answer, CONCEPT_DISEASE_IS, WORD_DISEASE_IS_METASTATIC))
        hear(words, word_of(r, true));
}

/* Older records keep the stage in the Condition: it counts where no Observation gives
 * one, and is compared where one does. */
static void hear_primary(struct reader *reader, struct words *words)
{
    struct resource *primary = reader->primary;
    if (primary == NULL)
        return;
    struct choice group = result_choose(reader, CONCEPT_STAGE_GROUP, has_stage, NULL);
    struct json_value stages = member_of(&primary->members, ELEMENT_STAGE);
    for (struct json_member m = json_begin(stages); json_more(&m); json_next(&m)) {
        struct coded summary = coded_read(reader->codes, json_get(m.value, "summary"));
        int stage = number_of(&summary, CONCEPT_STAGE_IS, '\0');
        struct word word = {true, stage == 4, primary->when,
                            ground_in(primary, ELEMENT_STAGE)};
        if (stage >= 0 && group.newest == NULL)
            hear(words, word);
        else if (stage >= 0 && stage != stage_of(group.newest))
            set_doubt(reader, primary,
                      "the stage in it is not that of the newest stage group; not used");
    }
}

static void give_stage(struct reader *reader, const struct word *word, int32_t day)
{
    give_choice(reader, POISE_FACT_STAGE,
                word->metastatic ? POISE_STAGE_METASTATIC : POISE_STAGE_EARLY, day,
                &word->ground);
}

/* De novo or recurrent, by the days between the primary and the first distant disease:
 * up to three months is de novo, more than four later is recurrent; between, or the other
 * way round, is not said. */
static void read_setting(struct reader *reader, const struct word *distant)
{
    enum { DAY = 86400, THREE_MONTHS = 92, FOUR_MONTHS = 122 };
    struct when first = reader->distant_first;
    const struct when *primary = &reader->primary_when;
    if (distant->said && distant->when.known &&
        (!first.known || distant->when.first < first.first))
        first = distant->when;
    if (!first.known || !primary->known)
        return;
    struct ground ground = ground_in(reader->primary, ELEMENT_NONE);
    int64_t least = first.first - primary->last;
    int64_t most = first.last - primary->first;
    if (most <= (int64_t)THREE_MONTHS * DAY && least >= -(int64_t)THREE_MONTHS * DAY)
        give_choice(reader, POISE_FACT_SETTING, POISE_SETTING_DE_NOVO, first.day,
                    &ground);
    else if (least > (int64_t)FOUR_MONTHS * DAY)
        give_choice(reader, POISE_FACT_SETTING, POISE_SETTING_RECURRENT, first.day,
                    &ground);
    else
        set_doubt(reader, reader->primary,
                  "whether the disease came back or was metastatic from the beginning "
                  "cannot be told from its dates");
}

/* Nothing is assumed of a stage that nobody stated. */
static void tell_none(struct reader *reader)
{
    struct resource *about =
        reader->bundle.patient != NULL ? reader->bundle.patient : reader->primary;
    record_say_unknown(reader->record, POISE_FACT_STAGE);
    if (reader->vague != NULL)
        set_doubt(reader, reader->vague,
                  "whether there is distant disease cannot be told from it");
    else if (about != NULL)
        set_doubt(reader, about,
                  reader->primary == NULL ? "no breast cancer and no metastatic disease "
                                            "on record"
                                          : "no metastatic disease on record");
}

/* Distant disease is there: the newest piece that says so, then the others. */
static void give_distant(struct reader *reader, const struct words *words)
{
    const struct word *said = &words->distant;
    struct ground there = ground_in(reader->distant, ELEMENT_CODE);
    struct word first = {true, true, reader->distant->when, there};
    if (said->said && when_after(&said->when, &first.when)) {
        first = *said;
        first.ground.next = &there;
    } else if (said->said) {
        first.ground.next = &said->ground;
    }
    give_stage(reader, &first, first.when.day);
    if (words->none.said)
        set_doubt(reader, words->none.ground.resource,
                  "it says that there is no distant disease, and there is");
}

static void decide(struct reader *reader, const struct words *words)
{
    const struct word *none = &words->none;
    const struct word *distant = &words->distant;
    if (reader->distant != NULL) {
        give_distant(reader, words);
    } else if (distant->said && none->said && !when_after(&distant->when, &none->when)) {
        give_stage(reader, distant, DATE_UNKNOWN); /* a conflict, whichever is newer */
        give_stage(reader, none, DATE_UNKNOWN);
    } else if (distant->said) {
        give_stage(reader, distant, distant->when.day);
    } else if (none->said && reader->vague == NULL) {
        give_stage(reader, none, none->when.day);
    } else {
        tell_none(reader);
    }
}

static void tell_unused(struct reader *reader)
{
    static const enum concept_kind sizes[] = {CONCEPT_T_CATEGORY, CONCEPT_N_CATEGORY};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (const struct result *r = results_of(reader, sizes[i]); r != NULL;
             r = r->next)
            if (!r->resource->told)
                set_aside(reader, r->resource,
                          "not used: of the stage only distant disease counts here");
    set_rest_aside(reader, CONCEPT_STAGE_GROUP, has_stage,
                   "not used: its value is no stage that is known");
    set_rest_aside(reader, CONCEPT_M_CATEGORY, has_m,
                   "not used: its value is no M category that is known");
}

static void read(struct reader *reader)
{
    static const enum concept_kind questions[] = {
        CONCEPT_STAGE_GROUP, CONCEPT_M_CATEGORY, CONCEPT_HISTORY_OF_METASTASES,
        CONCEPT_METASTATIC_SITES, CONCEPT_DISEASE_STATUS};
    struct words words = {0};
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        for (const struct result *r = results_of(reader, questions[i]); r != NULL;
             r = r->next)
            hear_result(questions[i], r, &words);
    hear_primary(reader, &words);
    decide(reader, &words);
    read_setting(reader, &words.distant);
    tell_unused(reader);
}

const struct topic topic_stage = {"stage", read};
