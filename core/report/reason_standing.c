/* How guidelines stand behind an option, in a sentence. */
#include "base/text.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "telling.h"
#include "weigh/dimension.h"

static void put_positions(const struct option *option, struct text *out)
{
    if (option->esmo != NULL)
        text_format(out, "ESMO: %s", option->esmo);
    if (option->nccn != NULL)
        text_format(out, "%sNCCN: %s", option->esmo == NULL ? "" : "; ", option->nccn);
}

static void put_capital(struct text *out, const char *sentence)
{
    char first = sentence[0];
    text_put_char(out, first >= 'a' && first <= 'z' ? (char)(first - 'a' + 'A') : first);
    text_put(out, sentence + 1);
}

/* Mutations first: a reader looks for what makes this option this person's. */
static void put_biomarkers_first(const struct vocabulary *vocabulary, struct cites *cites)
{
    struct cites sorted = {0};
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < cites->count; i++) {
            bool marker =
                fact_at(vocabulary, cites->facts[i])->section == SECTION_BIOMARKERS;
            if (marker == (pass == 0))
                cites_add(&sorted, cites->facts[i]);
        }
    *cites = sorted;
}

void tell_standing(struct telling *telling, enum reason_kind kind)
{
    const struct outcome *outcome = telling->outcome;
    const struct option *option = outcome->option;
    struct text text = {0};
    struct text source = {0};
    bool alone = kind == REASON_AGAINST && outcome->situation != NULL;
    if (!alone)
        put_capital(&text, level_meaning(outcome->level));
    if (outcome->standing_sentence != 0) {
        const poise_sentence *sentence =
            &outcome->sentences[outcome->standing_sentence - 1];
        text_format(&text, ": %s", sentence->text);
        text_put(&source, sentence->source == NULL ? "" : sentence->source);
    } else if (outcome->situation != NULL) {
        text_format(&text, "%s%s", alone ? "" : ": ", outcome->situation->because);
        text_put(&source,
                 outcome->situation->source == NULL ? "" : outcome->situation->source);
    } else {
        put_positions(option, &source);
    }
    const char *from = telling_keep(telling, &source);
    bool doubt = kind == REASON_FOR && outcome->level >= LEVEL_LATER;
    struct reason *reason =
        telling_add(telling, doubt ? REASON_DOUBT : kind, telling_keep(telling, &text),
                    from[0] == '\0' ? NULL : from);
    reason->criterion = dimensions[POISE_DIMENSION_GUIDELINE].name;
    if (outcome->situation != NULL)
        telling_cite(telling, outcome->situation->when, reason);
    for (uint32_t i = 0; kind == REASON_FOR && i < option->needs.count; i++)
        telling_cite(telling, option->needs.items[i].when, reason);
    if (kind == REASON_FOR)
        telling_cite(telling, option->applies, reason);
    put_biomarkers_first(telling->answer->record->vocabulary, &reason->facts);
}
