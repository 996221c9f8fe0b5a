/* The page as text: well formed for everybody, complete, and firm where draws say so. */
#include "report/rank_html.h"

#include <ctype.h>

#include "persons.h"
#include "report/html.h"
#include "small.h"
#include "weigh/dimension.h"
#include "weigh/fit.h"

/* -------------------- a strict reader of what html.c writes */

static bool has_no_end(const char *tag, size_t length)
{
    static const char *const empty[] = {"meta", "input", "br", "hr", "!doctype"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (strlen(empty[i]) == length && strncmp(empty[i], tag, length) == 0)
            return true;
    return false;
}

/* Every element ends, in order; inside script and style nothing is read. */
static bool is_well_formed(const char *at)
{
    struct {
        const char *name;
        size_t length;
    } open[HTML_DEPTH];
    int depth = 0;
    while ((at = strchr(at, '<')) != NULL) {
        bool end = at[1] == '/';
        const char *name = at + 1 + end;
        size_t length = strcspn(name, " >/");
        const char *close = strchr(at, '>');
        if (close == NULL || length == 0)
            return false;
        bool raw =
            !end && (strncmp(name, "script", 6) == 0 || strncmp(name, "style", 5) == 0);
        at = close;
        if (end) {
            if (depth == 0 || open[depth - 1].length != length ||
                strncmp(open[depth - 1].name, name, length) != 0)
                return false;
            depth--;
        } else if (close[-1] != '/' && !has_no_end(name, length)) {
            if (depth == HTML_DEPTH)
                return false;
            open[depth].name = name;
            open[depth++].length = length;
        }
        if (raw)
            at = strstr(at, name[1] == 'c' ? "</script" : "</style");
        if (at == NULL)
            return false;
    }
    return depth == 0;
}

static void the_page_is_well_formed_for_everybody(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int i = 0; i < PERSONS; i++) {
        struct text out = {0};
        rank_html(fixture_answer(&fixture, persons[i], NULL), &out);
        CU_ASSERT_FALSE_FATAL(out.failed);
        CU_ASSERT_TRUE(utf8_valid(out.bytes, out.length));
        CU_ASSERT_TRUE(is_well_formed(out.bytes));
        CU_ASSERT_TRUE(out.length <= (size_t)400 << 10);
        text_free(&out);
    }
    fixture_close(&fixture);
}

/* -------------------- one person, a few options */

static const char *const members[] = {"label = \"Alpha <1>\";", "label = \"Beta\";",
                                      "label = \"Gamma\"; never = ({ when = \"age > "
                                      "50\"; because = \"Too \\\"old\\\"\"; });",
                                      "label = \"Delta\"; for = \"her2 = zero\";", NULL};

static bool says(const struct text *out, const char *words)
{
    bool found = strstr(out->bytes, words) != NULL;
    if (!found)
        fprintf(stderr, "the page does not say: %s\n", words);
    return found;
}

static void what_is_possible_waits_or_is_ruled_out_stands_on_it(void)
{
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    rank_html(&small.answer, &out);
    CU_ASSERT_FALSE_FATAL(out.failed);
    CU_ASSERT_TRUE(says(&out, "<h5>Alpha &lt;1&gt;</h5>"));
    CU_ASSERT_TRUE(says(&out, "<strong>Too \"old\"</strong>: Gamma"));
    CU_ASSERT_TRUE(says(&out, "<strong>Delta</strong>. Waits for: HER2"));
    CU_ASSERT_TRUE(says(&out, "\"Alpha \\u003c1>\""));
    CU_ASSERT_TRUE(says(&out, "Uncertainty was not computed"));
    text_free(&out);
    small_close(&small);
}

static void a_silent_plugin_is_named_to_both(void)
{
    struct silent_plugin silent = {"hormone", POISE_E_PLUGIN_CRASH, "it crashed"};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    small.answer.silent = &silent;
    small.answer.silent_count = 1;
    rank_html(&small.answer, &out);
    CU_ASSERT_TRUE(says(&out, "The part \"hormone\" gave no answer."));
    CU_ASSERT_TRUE(says(&out, "hormone: it crashed"));
    text_free(&out);
    small_close(&small);
}

/* -------------------- with draws */

enum { ROWS = 120 };

struct drawn {
    struct fit fit;
    struct fit_option options[2];
    double ranks[2][2], wins[2][2];
    uint16_t worth[ROWS * 2 * POISE_DIMENSION_END];
    uint16_t u[ROWS * POISE_DIMENSION_END];
};

/* "b" comes first in 57 of 100, "a" in 43: too close to call. */
static void draw(struct drawn *drawn, const struct answer *answer)
{
    static const char *const ids[] = {"b", "a"};
    static const double first[] = {0.57, 0.43};
    *drawn = (struct drawn){.fit = {.role = ROLE_SYSTEMIC,
                                    .count = 2,
                                    .options = drawn->options,
                                    .draws = 100000,
                                    .seed = 42,
                                    .goals = FIT_SLIDERS,
                                    .sure = 1.25,
                                    .rows = ROWS,
                                    .worth = drawn->worth,
                                    .u = drawn->u}};
    for (int i = 0; i < 2; i++) {
        drawn->ranks[i][0] = first[i];
        drawn->ranks[i][1] = 1 - first[i];
        drawn->wins[i][1 - i] = first[i];
        drawn->options[i] = (struct fit_option){.outcome = answer_find(answer, ids[i]),
                                                .first = first[i],
                                                .expected_rank = 2 - first[i],
                                                .ranks = drawn->ranks[i],
                                                .wins = drawn->wins[i],
                                                .has_central = true,
                                                .confidence = 0.6,
                                                .mean = 50,
                                                .low = 40,
                                                .high = 60,
                                                .word = FIT_TOO_CLOSE};
        drawn->options[i].central[POISE_DIMENSION_HAIR] = 0.5;
        drawn->options[i].central[POISE_DIMENSION_BENEFIT] = 0.3;
    }
    for (int i = 0; i < ROWS; i++)
        drawn->worth[(size_t)i * 2 * POISE_DIMENSION_END] = (uint16_t)(i * 500);
}

static void draws_give_groups_shares_and_what_an_option_suits(void)
{
    struct small small;
    struct drawn drawn;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    draw(&drawn, &small.answer);
    small.answer.fits[ROLE_SYSTEMIC] = &drawn.fit;
    rank_html(&small.answer, &out);
    CU_ASSERT_FALSE_FATAL(out.failed);
    CU_ASSERT_TRUE(is_well_formed(out.bytes));
    CU_ASSERT_TRUE(says(&out, "data-group=\"close\""));
    CU_ASSERT_TRUE(says(&out, "readings n hidden")); /* too close for a number */
    CU_ASSERT_TRUE(says(&out, "Comes first in 57 of 100 readings")); /* for the team */
    CU_ASSERT_TRUE(says(&out, "for whom Keep my hair and More time count more"));
    CU_ASSERT_TRUE(says(&out, "100000 draws, seed 42"));
    CU_ASSERT_TRUE(says(&out, "40.0 to 60.0"));
    CU_ASSERT_TRUE(says(&out, "\"fits\":{\"systemic\":{\"rows\":120,\"sure\":1.25,"));
    CU_ASSERT_TRUE(strstr(out.bytes, "<h5>Beta</h5>") < strstr(out.bytes, "<h5>Alpha"));
    text_free(&out);
    small_close(&small);
}

/* -------------------- the heaviest page */

/* Numbers that are always the same. */
static uint32_t roll(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static uint16_t some_worth(uint32_t *seed, const struct outcome *outcome, uint32_t d)
{
    const poise_effect *effect = &outcome->effects[d];
    int32_t width = effect->high > effect->low ? effect->high - effect->low : 0;
    int32_t value = effect->low + (int32_t)roll(seed, (uint32_t)width + 1);
    return (uint16_t)(dimension_worth(d, width > 0 ? value : effect->value) * 65535 /
                      1000);
}

/* A fit of a role with as much in it as one can have. */
static const struct fit *full_fit(struct arena *arena, const struct answer *answer,
                                  enum role role)
{
    uint32_t seed = 9;
    struct fit *fit = arena_alloc(arena, sizeof *fit);
    struct fit_option *options =
        arena_array(arena, answer->ranked_count + 1, sizeof *options);
    double *even = arena_array(arena, answer->ranked_count + 1, sizeof *even);
    *fit = (struct fit){.role = role,
                        .options = options,
                        .draws = FIT_DRAWS,
                        .sure = 1.5,
                        .rows = FIT_ROWS,
                        .goals = FIT_SLIDERS};
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        if (answer->ranked[i]->option->role == role)
            options[fit->count++].outcome = answer->ranked[i];
    size_t cells = (size_t)fit->count * POISE_DIMENSION_END;
    uint16_t *worth = arena_array(arena, FIT_ROWS * cells + 1, sizeof *worth);
    uint16_t *u = arena_array(arena, (size_t)FIT_ROWS * POISE_DIMENSION_END, sizeof *u);
    for (size_t i = 0; i < FIT_ROWS * cells; i++)
        worth[i] =
            some_worth(&seed, options[i / POISE_DIMENSION_END % fit->count].outcome,
                       (uint32_t)(i % POISE_DIMENSION_END));
    for (size_t i = 0; i < (size_t)FIT_ROWS * POISE_DIMENSION_END; i++)
        u[i] = (uint16_t)roll(&seed, 65536);
    for (uint32_t i = 0; i < fit->count; i++) {
        even[i] = 1.0 / fit->count;
        options[i].first = 1.0 / fit->count;
        options[i].ranks = even;
        options[i].wins = even;
        options[i].has_central = true;
        options[i].word = FIT_TOO_CLOSE;
        options[i].expected_rank = i + 1;
    }
    fit->worth = worth;
    fit->u = u;
    return fit;
}

/* The sample person with the most options, and all the draws that one can have. */
static void the_heaviest_page_stays_within_its_weight(void)
{
    static const char facts[] =
        "age = 64; sex = female; menopause = post; ecog = 1; distance_km = 120;"
        "setting = recurrent; er = positive; pr = negative; her2 = low; esr1 = mutated;"
        "pik3ca = wild_type; akt1 = wild_type; pten = wild_type; line = 2;"
        "prior_therapy = letrozole, palbociclib; endocrine_lines = 1; chemo_lines = 0;"
        "cdk46_months = 26; progressed = yes; sites = bone, liver; visceral_crisis = no;"
        "bone_pain = 6; fracture = none; cord_compression = none; site_irradiated = no;"
        "creatinine_clearance = 71; calcium_corrected = 2.34; bilirubin_uln = 0.7;"
        "ast_uln = 1.4; neutrophils = 2.9; qtc = 431; diabetes = none; ild = none";
    struct fixture fixture = fixture_open();
    struct text out = {0};
    fixture_engine(&fixture);
    struct answer answer = *fixture_answer(&fixture, facts, "balance");
    for (int role = 0; role < ROLE_COUNT; role++)
        answer.fits[role] = full_fit(fixture.arena, &answer, (enum role)role);
    rank_html(&answer, &out);
    CU_ASSERT_FALSE_FATAL(out.failed);
    fprintf(stderr, "%u options in %zu KiB\n", answer.ranked_count, out.length >> 10);
    CU_ASSERT_TRUE(answer.ranked_count > 30);
    CU_ASSERT_TRUE(is_well_formed(out.bytes));
    CU_ASSERT_TRUE(out.length <= (size_t)400 << 10);
    text_free(&out);
    fixture_close(&fixture);
}

UNIT_SUITE(rank_html) = {
    UNIT_TEST(the_heaviest_page_stays_within_its_weight),
    UNIT_TEST(the_page_is_well_formed_for_everybody),
    UNIT_TEST(what_is_possible_waits_or_is_ruled_out_stands_on_it),
    UNIT_TEST(a_silent_plugin_is_named_to_both),
    UNIT_TEST(draws_give_groups_shares_and_what_an_option_suits),
    UNIT_END,
};
