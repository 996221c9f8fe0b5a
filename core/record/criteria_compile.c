/* From text to nodes: a recursive-descent parser.
 *
 *     criterion = both { "or" both }        both = one { "and" one }
 *     one       = "not" one | "(" criterion ")" | "known" "(" FACT ")" | "yes" | question
 *     question  = FACT "has" VALUE | FACT ["not"] "in" "(" VALUE { "," VALUE } ")"
 *               | FACT ("=" | "!=" | "<" | "<=" | ">" | ">=") (VALUE | NUMBER [UNIT]) */
#include "criteria.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <poise/status.h>

#include "base/decimal.h"
#include "base/name.h"
#include "base/text.h"
#include "criteria_pool.h"
#include "unit.h"
#include "vocabulary.h"

enum { DEPTH_LIMIT = 32, LIST_LIMIT = 64 };

struct parser {
    struct criteria *criteria;
    const char *text;
    const char *at;
    const char *word; /* the token in hand */
    size_t length;
    struct criterion_error *error;
    int32_t status;
    int depth;
};

/* -------------------- words */

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '.' || c == '-';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void advance(struct parser *parser)
{
    while (is_space(*parser->at))
        parser->at++;
    parser->word = parser->at;
    if (is_word_char(*parser->at))
        while (is_word_char(*parser->at))
            parser->at++;
    else if (strchr("<>!", *parser->at) != NULL && parser->at[0] != '\0' &&
             parser->at[1] == '=')
        parser->at += 2;
    else
        parser->at += utf8_step(parser->at, strnlen(parser->at, 4));
    parser->length = (size_t)(parser->at - parser->word);
}

static bool word_is(const struct parser *parser, const char *word)
{
    return strlen(word) == parser->length &&
           memcmp(parser->word, word, parser->length) == 0;
}

static bool take(struct parser *parser, const char *word)
{
    if (!word_is(parser, word))
        return false;
    advance(parser);
    return true;
}

__attribute__((format(printf, 2, 3))) static bool fail(struct parser *parser,
                                                       const char *format, ...)
{
    if (parser->status != POISE_OK)
        return false;
    parser->status = POISE_E_CRITERION;
    parser->error->column = (int)(parser->word - parser->text) + 1;
    va_list args;
    va_start(args, format);
    vsnprintf(parser->error->reason, sizeof parser->error->reason, format, args);
    va_end(args);
    size_t whole = utf8_whole(parser->error->reason, strlen(parser->error->reason));
    parser->error->reason[whole] = '\0';
    return false;
}

static bool fail_expected(struct parser *parser, const char *what)
{
    if (parser->length == 0)
        return fail(parser, "%s is missing at the end", what);
    return fail(parser, "%s expected, found \"%.*s\"", what, (int)parser->length,
                parser->word);
}

static bool out_of_memory(struct parser *parser)
{
    parser->status = POISE_E_MEMORY;
    return false;
}

static bool expect(struct parser *parser, const char *word)
{
    if (take(parser, word))
        return true;
    char what[16];
    snprintf(what, sizeof what, "\"%s\"", word);
    return fail_expected(parser, what);
}

/* What a fact is, in a sentence. */
static const char *kind_of(const struct fact *fact)
{
    return fact->type == FACT_BOOL ? "a yes/no question"
           : fact_is_set(fact)     ? "a set"
           : fact_is_numeric(fact) ? "a number"
                                   : "a choice";
}

/* -------------------- questions */

static bool is_keyword(const struct parser *parser)
{
    static const char *const keywords[] = {"and", "or", "has", "in"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (word_is(parser, keywords[i]))
            return true;
    return false;
}

/* "AND", "Or": a word of the language, but in other letters. */
static bool is_shouted(const struct parser *parser)
{
    return (parser->length == 3 && strncasecmp(parser->word, "and", 3) == 0) ||
           (parser->length == 2 && strncasecmp(parser->word, "or", 2) == 0);
}

static const struct fact *take_fact(struct parser *parser)
{
    const struct vocabulary *vocabulary = parser->criteria->vocabulary;
    const struct fact *fact = fact_find(vocabulary, parser->word, parser->length);
    if (fact != NULL) {
        advance(parser);
        return fact;
    }
    struct nearest nearest = {.wanted = parser->word, .length = parser->length};
    fact_nearest(vocabulary, &nearest);
    if (parser->length == 0 || !is_word_char(*parser->word) || is_keyword(parser))
        fail_expected(parser, "a fact");
    else if (nearest.best != NULL)
        fail(parser, "no fact is called \"%.*s\"; the nearest is \"%s\"",
             (int)parser->length, parser->word, nearest.best);
    else
        fail(parser, "no fact is called \"%.*s\"", (int)parser->length, parser->word);
    return NULL;
}

static const struct fact_value *take_value(struct parser *parser, const struct fact *fact)
{
    const struct fact_value *value =
        value_find(parser->criteria->vocabulary, fact, parser->word, parser->length);
    if (value != NULL) {
        advance(parser);
        return value;
    }
    struct nearest nearest = {.wanted = parser->word, .length = parser->length};
    value_nearest(fact, &nearest);
    if (parser->length == 0)
        fail_expected(parser, "a value");
    else if (nearest.best != NULL)
        fail(parser, "%s has no value \"%.*s\"; the nearest is \"%s\"", fact->name,
             (int)parser->length, parser->word, nearest.best);
    else
        fail(parser, "%s has no value \"%.*s\"", fact->name, (int)parser->length,
             parser->word);
    return NULL;
}

/* A unit runs to the next space, comma or parenthesis and is no word of the language. */
static bool take_unit(struct parser *parser, const struct fact *fact, double *value)
{
    if (word_is(parser, "and") || word_is(parser, "or") || parser->length == 0)
        return true;
    const char *end = parser->word;
    while (*end != '\0' && !is_space(*end) && *end != ')' && *end != ',')
        end++;
    size_t length = (size_t)(end - parser->word);
    if (length == 0)
        return true;
    if (is_shouted(parser))
        return fail(parser, "write \"%.*s\" in small letters", (int)length, parser->word);
    if (fact->unit[0] == '\0')
        return fail(parser,
                    "%s has no unit; \"and\" or \"or\" is expected before \"%.*s\"",
                    fact->name, (int)length, parser->word);
    if (!unit_convert(fact, parser->word, length, value))
        return fail(parser, "%s is in \"%s\", not in \"%.*s\"", fact->name, fact->unit,
                    (int)length, parser->word);
    parser->at = end;
    advance(parser);
    return true;
}

/* A threshold that no plausible value can reach is a mistake, most often of the unit. */
static bool check_range(struct parser *parser, const struct fact *fact,
                        const char *number, double value)
{
    struct text range = {0};
    if (!(fact->low < fact->high) || (value >= fact->low && value <= fact->high))
        return true;
    text_put_number(&range, fact->low);
    text_put(&range, " to ");
    text_put_number(&range, fact->high);
    text_format(&range, "%s%s", fact->unit[0] == '\0' ? "" : " ", fact->unit);
    parser->word = number; /* the place to point at */
    fail(parser, "%s goes from %s", fact->name, range.bytes == NULL ? "?" : range.bytes);
    text_free(&range);
    return false;
}

static bool take_number(struct parser *parser, const struct fact *fact, double *out)
{
    const char *number = parser->word;
    if (!decimal_parse(parser->word, parser->length, out))
        return fail_expected(parser, "a number");
    advance(parser);
    return take_unit(parser, fact, out) && check_range(parser, fact, number, *out);
}

static bool emit(struct parser *parser, struct node node, const uint16_t *parts,
                 uint16_t *out)
{
    return pool_add(parser->criteria, node, parts, out) || out_of_memory(parser);
}

static bool negate(struct parser *parser, uint16_t *criterion)
{
    uint16_t part = *criterion;
    return emit(parser, (struct node){.kind = NODE_NOT, .count = 1}, &part, criterion);
}

static bool parse_has(struct parser *parser, const struct fact *fact, uint16_t *out)
{
    if (!fact_is_set(fact))
        return fail(parser, "\"has\" asks a set; %s is %s", fact->name, kind_of(fact));
    const struct fact_value *value = take_value(parser, fact);
    return value != NULL && emit(parser,
                                 (struct node){.kind = NODE_MEMBER,
                                               .fact = (uint16_t)fact->number,
                                               .with.member = value->number},
                                 NULL, out);
}

static bool parse_in(struct parser *parser, const struct fact *fact, uint16_t *out)
{
    if (fact_is_set(fact) || fact_is_numeric(fact))
        return fail(parser, "\"in\" asks a choice; %s is %s", fact->name, kind_of(fact));
    struct node node = {.kind = NODE_CHOICE, .fact = (uint16_t)fact->number};
    if (!expect(parser, "("))
        return false;
    do {
        const struct fact_value *value = take_value(parser, fact);
        if (value == NULL)
            return false;
        node.with.mask |= (uint64_t)1 << value->number;
    } while (take(parser, ","));
    return expect(parser, ")") && emit(parser, node, NULL, out);
}

static bool parse_equals(struct parser *parser, const struct fact *fact, uint16_t *out)
{
    struct node node = {.fact = (uint16_t)fact->number};
    if (fact_is_numeric(fact)) {
        node.kind = NODE_EQUAL;
        return take_number(parser, fact, &node.with.threshold) &&
               emit(parser, node, NULL, out);
    }
    if (fact_is_set(fact)) {
        node.kind = NODE_EMPTY;
        if (!take(parser, "none"))
            return fail(parser,
                        "of a set only \"= none\" can be asked; else use \"has\"");
        return emit(parser, node, NULL, out);
    }
    const struct fact_value *value = take_value(parser, fact);
    if (value == NULL)
        return false;
    node.kind = NODE_CHOICE;
    node.with.mask = (uint64_t)1 << value->number;
    return emit(parser, node, NULL, out);
}

static bool parse_comparison(struct parser *parser, const struct fact *fact,
                             uint16_t *out)
{
    static const struct {
        const char *sign;
        uint8_t kind;
    } signs[] = {{"<", NODE_LESS},
                 {"<=", NODE_AT_MOST},
                 {">", NODE_GREATER},
                 {">=", NODE_AT_LEAST}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!word_is(parser, signs[i].sign))
            continue;
        if (!fact_is_numeric(fact))
            return fail(parser, "\"%s\" compares numbers; %s is %s", signs[i].sign,
                        fact->name, kind_of(fact));
        advance(parser);
        struct node node = {.kind = signs[i].kind, .fact = (uint16_t)fact->number};
        return take_number(parser, fact, &node.with.threshold) &&
               emit(parser, node, NULL, out);
    }
    return fail_expected(parser, "a comparison, \"in\" or \"has\"");
}

static bool parse_question(struct parser *parser, uint16_t *out)
{
    const struct fact *fact = take_fact(parser);
    if (fact == NULL)
        return false;
    if (take(parser, "has"))
        return parse_has(parser, fact, out);
    if (take(parser, "in"))
        return parse_in(parser, fact, out);
    if (take(parser, "not"))
        return expect(parser, "in") && parse_in(parser, fact, out) && negate(parser, out);
    if (take(parser, "="))
        return parse_equals(parser, fact, out);
    if (take(parser, "!="))
        return parse_equals(parser, fact, out) && negate(parser, out);
    return parse_comparison(parser, fact, out);
}

/* -------------------- joining */

static bool parse_or(struct parser *parser, uint16_t *out);

static bool parse_known(struct parser *parser, uint16_t *out)
{
    if (!expect(parser, "("))
        return false;
    const struct fact *fact = take_fact(parser);
    return fact != NULL && expect(parser, ")") &&
           emit(parser, (struct node){.kind = NODE_KNOWN, .fact = (uint16_t)fact->number},
                NULL, out);
}

static bool parse_one(struct parser *parser, uint16_t *out)
{
    if (++parser->depth > DEPTH_LIMIT + 1) /* the question itself is one */
        return fail(parser, "more than %d levels of \"(\" and \"not\"", DEPTH_LIMIT);
    bool ok;
    if (take(parser, "not"))
        ok = parse_one(parser, out) && negate(parser, out);
    else if (take(parser, "("))
        ok = parse_or(parser, out) && expect(parser, ")");
    else if (take(parser, "known"))
        ok = parse_known(parser, out);
    else if (take(parser, "yes"))
        ok = (*out = CRITERION_ALWAYS, true);
    else
        ok = parse_question(parser, out);
    parser->depth--;
    return ok;
}

/* Adds a part; the parts of a part of the same kind are taken over, so that `(a or b) or
 * c` is one `or` of three. */
static bool add_part(struct parser *parser, uint8_t kind, uint16_t part, uint16_t *parts,
                     uint32_t *count)
{
    const struct node *node = &parser->criteria->nodes[part];
    uint32_t added = node->kind == kind ? node->count : 1;
    if (*count + added > LIST_LIMIT)
        return fail(parser, "more than %d parts in one list", LIST_LIMIT);
    if (node->kind == kind)
        memcpy(parts + *count, parser->criteria->parts + node->first,
               added * sizeof *parts);
    else
        parts[*count] = part;
    *count += added;
    return true;
}

static bool parse_list(struct parser *parser, uint8_t kind, const char *word,
                       bool (*parse)(struct parser *, uint16_t *), uint16_t *out)
{
    uint16_t parts[LIST_LIMIT];
    uint32_t count = 0;
    do {
        uint16_t part = CRITERION_ALWAYS;
        if (!parse(parser, &part) || !add_part(parser, kind, part, parts, &count))
            return false;
    } while (take(parser, word));
    if (count == 1) {
        *out = parts[0];
        return true;
    }
    return emit(parser, (struct node){.kind = kind, .count = (uint16_t)count}, parts,
                out);
}

static bool parse_and(struct parser *parser, uint16_t *out)
{
    return parse_list(parser, NODE_AND, "and", parse_one, out);
}

static bool parse_or(struct parser *parser, uint16_t *out)
{
    return parse_list(parser, NODE_OR, "or", parse_and, out);
}

int32_t criterion_compile(struct criteria *criteria, const char *text, uint16_t *out,
                          struct criterion_error *error)
{
    struct parser parser = {.criteria = criteria,
                            .text = text,
                            .at = text,
                            .error = error,
                            .status = POISE_OK};
    advance(&parser);
    if (parse_or(&parser, out) && parser.length > 0)
        fail(&parser, "\"and\" or \"or\" expected, found \"%.*s\"", (int)parser.length,
             parser.word);
    return parser.status;
}
