/* Known activating changes. Sources: the labels and companion tests of alpelisib (PIK3CA)
 * and capivasertib (AKT1 E17K, PIK3CA), the trials of oral SERDs (ESR1 ligand-binding
 * domain) and of neratinib (ERBB2). */
#include "hotspot.h"

#include <ctype.h>
#include <string.h>

#include "codes.h"

/* `to`: the letters that are known; "" any other amino acid. */
static const struct hotspot {
    int gene;
    char from;
    int at;
    const char *to;
} hotspots[] = {
    {WORD_GENE_ESR1, 'E', 380, "Q"},      {WORD_GENE_ESR1, 'S', 463, "P"},
    {WORD_GENE_ESR1, 'L', 536, ""},       {WORD_GENE_ESR1, 'Y', 537, ""},
    {WORD_GENE_ESR1, 'D', 538, ""},       {WORD_GENE_PIK3CA, 'N', 345, "K"},
    {WORD_GENE_PIK3CA, 'C', 420, "R"},    {WORD_GENE_PIK3CA, 'E', 542, "K"},
    {WORD_GENE_PIK3CA, 'E', 545, "ADGK"}, {WORD_GENE_PIK3CA, 'Q', 546, "EKPR"},
    {WORD_GENE_PIK3CA, 'E', 726, "K"},    {WORD_GENE_PIK3CA, 'H', 1047, "LRY"},
    {WORD_GENE_PIK3CA, 'G', 1049, "R"},   {WORD_GENE_AKT1, 'E', 17, "K"},
    {WORD_GENE_ERBB2, 'S', 310, "FY"},    {WORD_GENE_ERBB2, 'L', 755, "PS"},
    {WORD_GENE_ERBB2, 'I', 767, "M"},     {WORD_GENE_ERBB2, 'D', 769, "HNY"},
    {WORD_GENE_ERBB2, 'V', 777, "L"},     {WORD_GENE_ERBB2, 'V', 842, "I"},
    {WORD_GENE_ERBB2, 'L', 869, "R"},
};

/* In frame, in the loop of exon 20 of ERBB2. */
static const char *const insertions[] = {
    "Y772_A775dup",     "Tyr772_Ala775dup",
    "A775_G776insYVMA", "Ala775_Gly776insTyrValMetAla",
    "G778_P780dup",     "Gly778_Pro780dup"};

static const char amino_acids[][4] = {
    "AlaA", "ArgR", "AsnN", "AspD", "CysC", "GlnQ", "GluE", "GlyG", "HisH", "IleI",
    "LeuL", "LysK", "MetM", "PheF", "ProP", "SerS", "ThrT", "TrpW", "TyrY", "ValV"};

/* The letter of "His" or "H" at the start of a text; how long it was in *used. 0: none.
 * */
static char amino_acid(struct json_bytes text, size_t *used)
{
    for (size_t i = 0; i < sizeof amino_acids / sizeof *amino_acids; i++) {
        const char *name = amino_acids[i];
        if (text.length >= 3 && memcmp(text.at, name, 3) == 0) {
            *used = 3;
            return name[3];
        }
    }
    for (size_t i = 0; i < sizeof amino_acids / sizeof *amino_acids; i++)
        if (text.length >= 1 && text.at[0] == amino_acids[i][3]) {
            *used = 1;
            return text.at[0];
        }
    return 0;
}

static struct json_bytes after(struct json_bytes text, size_t count)
{
    return (struct json_bytes){text.at + count, text.length - count};
}

/* What follows "p." and its bracket; the text itself when there is no "p.". */
static struct json_bytes protein_part(struct json_bytes text)
{
    for (size_t i = 0; i + 2 <= text.length; i++)
        if (text.at[i] == 'p' && text.at[i + 1] == '.') {
            struct json_bytes part = after(text, i + 2);
            return part.length > 0 && part.at[0] == '(' ? after(part, 1) : part;
        }
    return text;
}

static bool contains(struct json_bytes text, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= text.length; i++)
        if (memcmp(text.at + i, word, length) == 0)
            return true;
    return false;
}

/* "His1047Arg" and nothing behind it but a bracket. */
static bool substitution(struct json_bytes text, char *from, int *at, char *to)
{
    size_t used = 0;
    *at = 0;
    *from = amino_acid(text, &used);
    if (*from == 0)
        return false;
    text = after(text, used);
    while (text.length > 0 && isdigit((unsigned char)text.at[0]) && *at < 100000) {
        *at = *at * 10 + text.at[0] - '0';
        text = after(text, 1);
    }
    *to = *at == 0 ? 0 : amino_acid(text, &used);
    if (*to == 0)
        return false;
    text = after(text, used);
    return text.length == 0 || (text.length == 1 && text.at[0] == ')');
}

bool hotspot_is(int gene, struct json_bytes change)
{
    char from;
    char to;
    int at;
    if (change.at == NULL)
        return false;
    struct json_bytes part = protein_part(change);
    for (size_t i = 0;
         gene == WORD_GENE_ERBB2 && i < sizeof insertions / sizeof *insertions; i++)
        if (contains(part, insertions[i]))
            return true;
    if (!substitution(part, &from, &at, &to) || from == to)
        return false;
    for (size_t i = 0; i < sizeof hotspots / sizeof *hotspots; i++) {
        const struct hotspot *h = &hotspots[i];
        if (h->gene == gene && h->from == from && h->at == at &&
            (h->to[0] == '\0' || strchr(h->to, to) != NULL))
            return true;
    }
    return false;
}

bool hotspot_truncates(struct json_bytes change)
{
    if (change.at == NULL)
        return false;
    struct json_bytes part = protein_part(change);
    size_t used;
    return amino_acid(part, &used) != 0 &&
           (contains(part, "fs") || contains(part, "Ter") || contains(part, "*"));
}
