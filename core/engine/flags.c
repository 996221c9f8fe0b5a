/* Flags: the rules of the catalogues, and what only the whole answer can tell. */
#include "assess.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "settings/catalogue.h"
#include "weigh/benefit.h"

/* Licence and evidence are told for the options that a person is likely to look at. */
enum { LOOKED_AT = 3 };

struct raising {
    struct answer *answer;
    const struct catalogue *catalogue;
    uint32_t room;
};

static struct raised_flag *add(struct raising *raising, const char *code,
                               enum severity severity, const char *text,
                               const char *source)
{
    struct answer *answer = raising->answer;
    if (answer->flag_count == raising->room)
        return NULL;
    struct raised_flag *flag = &answer->flags[answer->flag_count++];
    *flag = (struct raised_flag){
        .code = code, .severity = severity, .text = text, .source = source};
    return flag;
}

/* -------------------- rules of catalogues */

static bool in_play(const struct outcome *outcome)
{
    return outcome_recommended(outcome) || outcome->state == OUTCOME_UNDETERMINED;
}

static bool is_offered(const struct answer *answer, const struct labels *labels)
{
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        if (in_play(&answer->outcomes[i]) &&
            labels_meet(labels, &answer->outcomes[i].option->labels))
            return true;
    return false;
}

/* The same flag for the same reason is told once. */
static bool is_raised(const struct answer *answer, const char *code, const char *text)
{
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (strcmp(answer->flags[i].code, code) == 0 &&
            strcmp(answer->flags[i].text, text) == 0)
            return true;
    return false;
}

static void raise_rules(struct raising *raising)
{
    struct answer *answer = raising->answer;
    for (uint32_t i = 0; i < raising->catalogue->flag_count; i++) {
        const struct flag_rule *rule = &raising->catalogue->flags[i];
        if (!truth_holds(answer->truth[rule->when]) ||
            (rule->needs_offer && !is_offered(answer, &rule->offered)) ||
            is_raised(answer, rule->code, rule->text))
            continue;
        struct raised_flag *flag =
            add(raising, rule->code, rule->severity, rule->text, rule->source);
        if (flag == NULL)
            return;
        flag->alias = rule->alias;
        criterion_cite(raising->catalogue->criteria, rule->when, answer->truth,
                       &flag->facts);
    }
}

/* -------------------- licence and evidence */

static bool is_looked_at(const struct outcome *outcome)
{
    enum role role = outcome->option->role;
    return outcome->rank_in_role <= LOOKED_AT && outcome->level <= LEVEL_SELECTED &&
           !outcome->option->addon && role != ROLE_SUPPORT && role != ROLE_TRIAL;
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* A licence that is missing in a region, of another kind, not known, or younger than the
 * year before the catalogue was reviewed. */
static bool licence_is_news(const struct answer *answer, const struct option *option)
{
    int32_t reviewed =
        answer->engine->generation->catalogue->files[option->plugin].reviewed;
    int32_t recent = reviewed == DATE_UNKNOWN ? DATE_UNKNOWN : reviewed - 2 * 365;
    bool any = false;
    bool news = false;
    for (int i = 0; i < REGION_COUNT; i++) {
        const struct licence *licence = &option->licence[i];
        any = any || licence->status != NULL;
        news = news || licence->status == NULL ||
               !(starts_with(licence->status, "approved") ||
                 starts_with(licence->status, "accepted") ||
                 starts_with(licence->status, "national") ||
                 starts_with(licence->status, "n/a"));
        int32_t granted;
        char year[5] = {0};
        if (licence->year == FIXED_UNKNOWN || recent == DATE_UNKNOWN)
            continue;
        for (int digit = 3, rest = licence->year; digit >= 0; digit--, rest /= 10)
            year[digit] = (char)('0' + rest % 10);
        news = news || (date_parse(year, 4, &granted) && granted >= recent);
    }
    return any && news;
}

static bool evidence_is_weak(const struct outcome *outcome)
{
    const struct evidence *evidence = &outcome->option->evidence;
    bool growth_only = !evidence->os_mature && evidence->pfs.hr != FIXED_UNKNOWN;
    return outcome->marks.weak_hold != 0 || growth_only ||
           design_is_weak(evidence->design);
}

static void raise_for_options(struct raising *raising)
{
    struct answer *answer = raising->answer;
    bool news = false;
    bool weak = false;
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        const struct outcome *outcome = answer->ranked[i];
        if (!is_looked_at(outcome))
            continue;
        news = news || licence_is_news(answer, outcome->option);
        weak = weak || evidence_is_weak(outcome);
    }
    if (news)
        add(raising, "info:regulatory", SEVERITY_NOTE,
            "A licence among the first options differs by region, is recent, or is not "
            "known",
            NULL);
    if (weak)
        add(raising, "info:weak_evidence", SEVERITY_NOTE,
            "Evidence for one of the first options is weak: early phase, subgroup, no "
            "randomised order, or survival not mature",
            NULL);
}

/* -------------------- the record */

static void raise_for_record(struct raising *raising)
{
    static const struct {
        enum fact_trouble trouble;
        const char *code;
    } codes[] = {{TROUBLE_CONFLICT, "data:inconsistent"},
                 {TROUBLE_CONTRADICTED, "data:inconsistent"},
                 {TROUBLE_IMPLAUSIBLE, "data:implausible"},
                 {TROUBLE_FUTURE, "data:future"},
                 {TROUBLE_STALE, "data:stale"}};
    for (const struct remark *r = raising->answer->record->remarks; r != NULL;
         r = r->next) {
        for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
            if (codes[i].trouble != r->trouble)
                continue;
            struct raised_flag *flag =
                add(raising, codes[i].code,
                    r->trouble == TROUBLE_STALE ? SEVERITY_NOTE : SEVERITY_WARNING,
                    r->text, NULL);
            if (flag != NULL)
                cites_add(&flag->facts, r->fact);
        }
    }
}

/* Emergencies, then warnings, then notes; inside each by code, then in the order raised.
 */
static void sort_flags(struct answer *answer)
{
    for (uint32_t i = 1; i < answer->flag_count; i++) {
        struct raised_flag flag = answer->flags[i];
        uint32_t at = i;
        for (; at > 0; at--) {
            const struct raised_flag *other = &answer->flags[at - 1];
            int codes = strcmp(flag.code, other->code);
            bool before =
                flag.severity < other->severity ||
                (flag.severity == other->severity &&
                 (codes < 0 || (codes == 0 && strcmp(flag.text, other->text) < 0)));
            if (!before)
                break;
            answer->flags[at] = *other;
        }
        answer->flags[at] = flag;
    }
}

static uint32_t count_remarks(const struct record *record)
{
    uint32_t count = 0;
    for (const struct remark *r = record->remarks; r != NULL; r = r->next)
        count++;
    return count;
}

int32_t flags_raise(struct arena *arena, struct answer *answer)
{
    const struct catalogue *catalogue = answer->engine->generation->catalogue;
    struct raising raising = {
        .answer = answer,
        .catalogue = catalogue,
        .room = catalogue->flag_count + count_remarks(answer->record) + 2,
    };
    answer->flag_count = 0;
    answer->flags = arena_array(arena, raising.room, sizeof *answer->flags);
    if (answer->flags == NULL)
        return POISE_E_MEMORY;
    raise_rules(&raising);
    raise_for_options(&raising);
    raise_for_record(&raising);
    sort_flags(answer);
    return POISE_OK;
}
