/* Genes: variants with their components, tests of one gene, genes that a report covers.
 *
 * Not tested is not negative: a gene is negative only where a result or the region that a
 * report covers names it. Present is not yet pathogenic: it takes a stated significance,
 * or a change that is known to activate. What is inherited and what the tumour acquired
 * are two facts; where the sample does not say which, neither is given. */
#include "hotspot.h"
#include "reply.h"

enum { GENES = WORD_GENE_OTHER + 1 };

enum inherited { NOT_SAID, GERMLINE, SOMATIC };

struct variant {
    const struct result *result;
    uint32_t genes;     /* bits by WORD_GENE_... */
    bool unclear_genes; /* several codings in one concept, that are not one gene */
    enum inherited source;
    int significance; /* WORD_SIGNIFICANCE_IS_...; -1 */
    int type;         /* WORD_VARIANT_IS_...; -1 */
    double copies;    /* below 0: not stated */
    struct json_bytes protein;
    bool specific; /* it names one change, not the whole gene */
    int answer;    /* WORD_ANSWER_...; -1 */
};

/* Facts by gene: what is given where it is altered, and where it is not. */
static const struct gene_fact {
    uint32_t fact;
    uint32_t altered;
    uint32_t free;
    bool inherited; /* the fact is of the germline */
    bool fusion;    /* the fact is of a fusion */
} facts[GENES] = {
    [WORD_GENE_BRCA1] = {POISE_FACT_GBRCA1, POISE_GBRCA1_MUTATED, POISE_GBRCA1_WILD_TYPE,
                         true, false},
    [WORD_GENE_BRCA2] = {POISE_FACT_GBRCA2, POISE_GBRCA2_MUTATED, POISE_GBRCA2_WILD_TYPE,
                         true, false},
    [WORD_GENE_PALB2] = {POISE_FACT_PALB2, POISE_PALB2_MUTATED, POISE_PALB2_WILD_TYPE,
                         true, false},
    [WORD_GENE_PIK3CA] = {POISE_FACT_PIK3CA, POISE_PIK3CA_MUTATED, POISE_PIK3CA_WILD_TYPE,
                          false, false},
    [WORD_GENE_ESR1] = {POISE_FACT_ESR1, POISE_ESR1_MUTATED, POISE_ESR1_WILD_TYPE, false,
                        false},
    [WORD_GENE_AKT1] = {POISE_FACT_AKT1, POISE_AKT1_MUTATED, POISE_AKT1_WILD_TYPE, false,
                        false},
    [WORD_GENE_PTEN] = {POISE_FACT_PTEN, POISE_PTEN_ALTERED, POISE_PTEN_WILD_TYPE, false,
                        false},
    [WORD_GENE_ERBB2] = {POISE_FACT_ERBB2, POISE_ERBB2_MUTATED, POISE_ERBB2_WILD_TYPE,
                         false, false},
    [WORD_GENE_NTRK] = {POISE_FACT_NTRK, POISE_NTRK_FUSION, POISE_NTRK_NONE, false, true},
    [WORD_GENE_RET] = {POISE_FACT_RET, POISE_RET_FUSION, POISE_RET_NONE, false, true},
};

static uint32_t bit(int gene)
{
    return (uint32_t)1 << gene;
}

/* Every coding of a concept may name a gene. */
static uint32_t genes_of(struct reader *reader, const struct result *part, int *named)
{
    uint32_t genes = 0;
    *named = 0;
    for (struct json_member m = json_begin(json_get(part->value, "coding"));
         json_more(&m); json_next(&m)) {
        const struct concept *concept =
            codes_find(reader->codes, json_text(json_get(m.value, "system")),
                       json_text(json_get(m.value, "code")));
        uint32_t gene = concept_is(concept, CONCEPT_GENE) && concept->count > 0
                            ? bit(concept->argument[0])
                            : 0;
        *named += gene != 0 && (genes & gene) == 0;
        genes |= gene;
    }
    if (genes == 0 && concept_is(part->answer.concept, CONCEPT_GENE)) {
        genes = bit(part->answer.concept->argument[0]);
        *named = 1;
    }
    if (genes == 0)
        genes = bit(WORD_GENE_OTHER);
    return genes;
}

static int word_of(const struct coded *coded, enum concept_kind kind)
{
    return concept_is(coded->concept, kind) && coded->concept->count > 0
               ? coded->concept->argument[0]
               : -1;
}

static void read_part(struct reader *reader, struct variant *v, const struct result *part)
{
    int named;
    int kind = part->question.concept == NULL ? 0 : part->question.concept->kind;
    int source = word_of(&part->answer, CONCEPT_SOURCE_IS);
    switch (kind) {
    case CONCEPT_GENE_STUDIED:
        v->genes |= genes_of(reader, part, &named);
        v->unclear_genes = v->unclear_genes || named > 1;
        break;
    case CONCEPT_SOURCE_CLASS:
        if (source >= 0)
            v->source = source == WORD_SOURCE_IS_GERMLINE ? GERMLINE : SOMATIC;
        break;
    case CONCEPT_SIGNIFICANCE:
        v->significance = word_of(&part->answer, CONCEPT_SIGNIFICANCE_IS);
        break;
    case CONCEPT_VARIANT_TYPE:
        v->type = word_of(&part->answer, CONCEPT_VARIANT_IS);
        break;
    case CONCEPT_COPY_NUMBER:
        if (part->quantity.known)
            v->copies = part->quantity.value;
        break;
    case CONCEPT_CHANGE:
        v->specific = true;
        if (concept_says(part->question.concept, CONCEPT_CHANGE, WORD_CHANGE_PROTEIN))
            v->protein = part->answer.code.at != NULL ? part->answer.code : part->text;
        break;
    case CONCEPT_VARIANT_PART:
        v->specific = v->specific || part->kind == VALUE_CODED;
        break;
    default:
        break;
    }
}

/* What implications that are derived from this variant say of it. */
static int implied_significance(struct reader *reader, const struct variant *v)
{
    int found = -1;
    for (const struct result *r = results_of(reader, CONCEPT_SIGNIFICANCE); r != NULL;
         r = r->next) {
        struct json_value from = member_of(&r->resource->members, ELEMENT_DERIVED_FROM);
        for (struct json_member m = json_begin(from); json_more(&m); json_next(&m)) {
            struct resource *target = NULL;
            bundle_resolve(reader, r->resource, m.value, &target);
            int word = word_of(&r->answer, CONCEPT_SIGNIFICANCE_IS);
            if (target != v->result->resource || word < 0)
                continue;
            r->resource->told = true;
            bool differs = found >= 0 && found != word;
            found = differs ? WORD_SIGNIFICANCE_IS_UNCERTAIN : word;
        }
    }
    return found;
}

static struct variant variant_of(struct reader *reader, const struct result *result)
{
    struct variant v = {.result = result, .significance = -1, .type = -1, .copies = -1};
    struct reply reply = reply_of(reader, result);
    v.answer = reply_answer(&reply);
    if (reply.only_interpreted && !concept_is(reply.word, CONCEPT_ANSWER))
        v.answer = -1;
    for (const struct result *p = result->parts; p != NULL; p = p->next_part)
        read_part(reader, &v, p);
    if (v.type < 0)
        v.type = word_of(&result->interpretation, CONCEPT_VARIANT_IS);
    if (v.significance < 0)
        v.significance = implied_significance(reader, &v);
    return v;
}

static bool is_amplified(const struct variant *v)
{
    return v->type == WORD_VARIANT_IS_AMPLIFICATION || v->copies > 3;
}

static bool is_lost(const struct variant *v)
{
    return v->type == WORD_VARIANT_IS_LOSS || (v->copies >= 0 && v->copies < 1);
}

/* Why a variant that is present does not alter a fact; NULL if it does. */
static const char *no_alteration(const struct variant *v, int gene)
{
    bool small = v->type < 0 || v->type == WORD_VARIANT_IS_SMALL;
    if (facts[gene].fusion)
        return v->type == WORD_VARIANT_IS_FUSION
                   ? NULL
                   : "a variant of this gene, but no fusion";
    if (v->significance == WORD_SIGNIFICANCE_IS_BENIGN)
        return "benign: it alters nothing, and clears the gene of nothing else";
    if (v->significance == WORD_SIGNIFICANCE_IS_UNCERTAIN)
        return "its significance is uncertain";
    if (gene == WORD_GENE_PTEN && is_lost(v))
        return NULL;
    if (gene != WORD_GENE_PTEN && (is_amplified(v) || !small) &&
        v->significance != WORD_SIGNIFICANCE_IS_PATHOGENIC)
        return "amplified or rearranged, which is no mutation";
    if (gene == WORD_GENE_ERBB2 && is_amplified(v))
        return "amplified, which is no mutation";
    if (v->significance == WORD_SIGNIFICANCE_IS_PATHOGENIC ||
        hotspot_is(gene, v->protein))
        return NULL;
    if (gene == WORD_GENE_PTEN && hotspot_truncates(v->protein))
        return NULL;
    return "a variant whose significance is unknown";
}

static void give(struct reader *reader, const struct variant *v, uint32_t fact,
                 uint32_t value)
{
    struct ground ground = ground_of(v->result);
    give_choice(reader, fact, value, v->result->when.day, &ground);
}

/* Inherited or acquired: a fact each; where it is not said, none. */
static const char *give_inherited(struct reader *reader, const struct variant *v,
                                  int gene, bool altered)
{
    bool brca = gene == WORD_GENE_BRCA1 || gene == WORD_GENE_BRCA2;
    if (v->source == GERMLINE) {
        give(reader, v, facts[gene].fact,
             altered ? facts[gene].altered : facts[gene].free);
        return NULL;
    }
    if (v->source == NOT_SAID)
        return "whether it is inherited is not said: a germline test is needed";
    if (brca && altered) {
        give(reader, v, POISE_FACT_SBRCA, POISE_SBRCA_MUTATED);
        set_doubt(reader, v->result->resource,
                  "of the tumour: whether it is also inherited needs a germline test");
        return NULL;
    }
    uint32_t both = bit(WORD_GENE_BRCA1) | bit(WORD_GENE_BRCA2);
    if (brca && (v->genes & both) == both) {
        give(reader, v, POISE_FACT_SBRCA, POISE_SBRCA_WILD_TYPE);
        return NULL;
    }
    return "of the tumour only: it says nothing of what is inherited";
}

/* Of one gene of a variant; NULL if a fact was given, else why not. */
static const char *read_gene(struct reader *reader, const struct variant *v, int gene)
{
    const struct gene_fact *fact = &facts[gene];
    if (gene == WORD_GENE_OTHER)
        return "no fact asks for this gene";
    if (v->answer == WORD_ANSWER_NEGATIVE) {
        if (v->specific)
            return "one change is absent, which does not clear the whole gene";
        if (gene == WORD_GENE_NTRK)
            return "one of three NTRK genes";
        if (fact->fusion && v->type != WORD_VARIANT_IS_FUSION)
            return "no variant of this gene; whether a fusion was looked for is not said";
        if (fact->inherited)
            return give_inherited(reader, v, gene, false);
        give(reader, v, fact->fact, fact->free);
        return NULL;
    }
    if (v->answer != WORD_ANSWER_POSITIVE)
        return "neither present nor absent";
    if (v->unclear_genes)
        return "several genes in one concept: which of them is altered is not said";
    const char *why = no_alteration(v, gene);
    if (why != NULL)
        return fact->inherited && v->source == SOMATIC
                   ? "somatic, and its significance is unknown"
                   : why;
    if (fact->inherited)
        return give_inherited(reader, v, gene, true);
    give(reader, v, fact->fact, fact->altered);
    return NULL;
}

/* Answers the genes that have a variant of any kind. */
static uint32_t read_variants(struct reader *reader)
{
    uint32_t touched = 0;
    for (const struct result *r = results_of(reader, CONCEPT_VARIANT); r != NULL;
         r = r->next) {
        struct variant v = variant_of(reader, r);
        const char *why = v.genes == 0 ? "it names no gene that is known here" : NULL;
        bool used = false;
        for (int gene = 0; gene < GENES; gene++) {
            if ((v.genes & bit(gene)) == 0)
                continue;
            const char *reason = read_gene(reader, &v, gene);
            used = used || reason == NULL;
            why =
                reason != NULL && (why == NULL || gene != WORD_GENE_OTHER) ? reason : why;
        }
        if (v.answer != WORD_ANSWER_NEGATIVE)
            touched |= v.genes;
        if (!used)
            set_aside(reader, r->resource, why);
    }
    return touched;
}

/* A test whose code names the gene. Of the germline genes the code does not say from
 * where, and of the fusions not whether one was looked for. */
static void read_tests(struct reader *reader)
{
    for (const struct result *r = results_of(reader, CONCEPT_GENE_TEST); r != NULL;
         r = r->next) {
        struct variant v = variant_of(reader, r);
        const struct concept *asked = r->question.concept;
        const char *why = "no fact asks for this gene";
        bool used = false;
        v.significance =
            v.significance < 0 ? WORD_SIGNIFICANCE_IS_PATHOGENIC : v.significance;
        v.genes = 0;
        for (uint32_t i = 0; i < asked->count; i++)
            v.genes |= bit(asked->argument[i]);
        for (uint32_t i = 0; i < asked->count; i++) {
            bool both = asked->count > 1 && v.answer == WORD_ANSWER_POSITIVE;
            const char *reason = both ? "positive for one of two genes: which is not said"
                                      : read_gene(reader, &v, asked->argument[i]);
            used = used || reason == NULL;
            why = reason != NULL ? reason : why;
        }
        if (!used)
            set_aside(reader, r->resource, why);
    }
}

/* Is it among the results of a report? */
static bool reported(struct reader *reader, const struct resource *resource)
{
    for (struct resource *r = bundle_first(&reader->bundle, RESOURCE_DIAGNOSTIC_REPORT);
         r != NULL; r = r->next_alike) {
        struct json_value results = member_of(&r->members, ELEMENT_RESULT);
        for (struct json_member m = json_begin(results); json_more(&m); json_next(&m)) {
            struct resource *target = NULL;
            bundle_resolve(reader, r, m.value, &target);
            if (target == resource)
                return true;
        }
    }
    return false;
}

/* Genes that a report covers and finds nothing in. What is inherited is not settled by
 * it, nor is a fusion. */
static void read_region(struct reader *reader, const struct result *region,
                        uint32_t touched)
{
    struct variant v = variant_of(reader, region);
    bool used = false;
    if (v.unclear_genes || !reported(reader, region->resource)) {
        set_aside(reader, region->resource,
                  v.unclear_genes
                      ? "its genes stand as several codings of one concept: "
                        "not read as a list"
                      : "genes that were studied, without the report on them");
        return;
    }
    for (int gene = 0; gene < WORD_GENE_OTHER; gene++) {
        const struct gene_fact *fact = &facts[gene];
        if ((v.genes & ~touched & bit(gene)) == 0 || fact->inherited || fact->fusion)
            continue;
        give(reader, &v, fact->fact, fact->free);
        used = true;
    }
    if (used)
        set_doubt(reader, region->resource,
                  "studied, and the report finds nothing in it");
    else
        set_aside(reader, region->resource, "no fact follows from the genes studied");
}

static void read_topic(struct reader *reader)
{
    uint32_t touched = read_variants(reader);
    read_tests(reader);
    for (const struct result *r = results_of(reader, CONCEPT_REGION_STUDIED); r != NULL;
         r = r->next)
        if (r->whole == NULL)
            read_region(reader, r, touched);
    for (const struct result *r = results_of(reader, CONCEPT_DPYD_TEST); r != NULL;
         r = r->next)
        set_aside(reader, r->resource,
                  "DPYD in words of a laboratory: state dpyd as normal, partial or "
                  "complete");
}

const struct topic topic_genes = {"genes", read_topic};
