/* Records in FHIR: from the text of a bundle to facts, as a ratio to bare simdjson that
 * takes the same facts out of the same text, and from the text to an explained ranking.
 *
 * Bare: the same validating parse, then one walk over each resource that looks at types
 * and codes and at nothing else: no status, no date, no reference, no unit, no reason.
 * Poise: the record with all of that, and every fact with the resource it came from. Both
 * find the same sites, receptors and drugs. Passes are interleaved.
 *
 * Exits with 3 when it was only too slow.
 *
 *     bundles COUNT PASSES | bundles --write COUNT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/json_read.h"
#include "bundle_maker.h"
#include "clock.h"
#include "fixture.h"
#include "intake/source.h"
#include "record/record.h"
#include "report/answer_json.h"

enum { AS_OF = 20780, PASS_LIMIT = 1000, BUNDLE_LIMIT = 20000 };

static const double least_ratio = 0.8;

struct bench {
    struct fixture fixture;
    struct source_reader reader;
    struct json_parser *parser;
    struct arena *request;
    uint32_t count;
    char **bundles; /* with JSON_PADDING behind each */
    size_t *lengths;
    size_t bytes;
};

/* -------------------- bare extraction */

/* What a straight program would keep. */
struct bare {
    int year;
    bool female;
    uint32_t sites, drugs, markers, positive;
    uint32_t number_count;
    double numbers[32];
};

static const char *const bare_sites[] = {"94222008", "94381002", "94391008", "94225005",
                                         "94493005"};
static const char *const bare_drugs[] = {"84857",   "282357", "10324",   "1601374",
                                         "1873916", "224905", "2267574", "194000",
                                         "56946",   "77655"};
static const char *const bare_markers[] = {"16112-5", "16113-3", "48676-1"};
static const char *const bare_numbers[] = {
    "10230-1", "76634-5", "751-8",   "777-3",   "718-7",  "1975-2", "1920-8",
    "1742-6",  "2160-0",  "17861-6", "29463-7", "4548-4", "89247-1"};

#define BARE_FIND(table, bytes) bare_find(table, sizeof(table) / sizeof *(table), bytes)

static int bare_find(const char *const *table, size_t count, struct json_bytes bytes)
{
    for (size_t i = 0; bytes.at != NULL && i < count; i++)
        if (json_bytes_are(bytes, table[i]))
            return (int)i;
    return -1;
}

static struct json_bytes first_code(struct json_value concept)
{
    return json_text(json_get(json_first(json_get(concept, "coding")), "code"));
}

static void bare_observation(struct bare *bare, struct json_bytes code,
                             struct json_value quantity, struct json_value integer,
                             struct json_value coded)
{
    double number;
    int marker = BARE_FIND(bare_markers, code);
    if (marker >= 0) {
        bare->markers |= 1u << marker;
        bare->positive |= (uint32_t)json_bytes_are(first_code(coded), "10828004")
                          << marker;
    } else if (BARE_FIND(bare_numbers, code) >= 0 &&
               (json_number_of(json_get(quantity, "value"), &number) ||
                json_number_of(integer, &number)) &&
               bare->number_count < 32) {
        bare->numbers[bare->number_count++] = number;
    }
}

static void bare_resource(struct bare *bare, struct json_value resource)
{
    struct json_value none = {resource.tape, 0};
    struct json_bytes type = {NULL, 0};
    struct json_bytes code = {NULL, 0};
    struct json_bytes born = {NULL, 0};
    struct json_bytes gender = {NULL, 0};
    struct json_value quantity = none, integer = none, coded = none;
    for (struct json_member m = json_begin(resource); json_more(&m); json_next(&m)) {
        if (json_key_is(&m, "resourceType"))
            type = json_text(m.value);
        else if (json_key_is(&m, "code") || json_key_is(&m, "medicationCodeableConcept"))
            code = first_code(m.value);
        else if (json_key_is(&m, "birthDate"))
            born = json_text(m.value);
        else if (json_key_is(&m, "gender"))
            gender = json_text(m.value);
        else if (json_key_is(&m, "valueQuantity"))
            quantity = m.value;
        else if (json_key_is(&m, "valueInteger"))
            integer = m.value;
        else if (json_key_is(&m, "valueCodeableConcept"))
            coded = m.value;
    }
    if (json_bytes_are(type, "Observation")) {
        bare_observation(bare, code, quantity, integer, coded);
    } else if (json_bytes_are(type, "Condition")) {
        int site = BARE_FIND(bare_sites, code);
        bare->sites |= site < 0 ? 0 : 1u << site;
    } else if (json_bytes_are(type, "MedicationRequest")) {
        int drug = BARE_FIND(bare_drugs, code);
        bare->drugs |= drug < 0 ? 0 : 1u << drug;
    } else if (json_bytes_are(type, "Patient")) {
        bare->year = born.length < 4 ? 0 : atoi(born.at);
        bare->female = json_bytes_are(gender, "female");
    }
}

static struct bare bare_read(struct bench *bench, uint32_t which)
{
    struct json_tape tape;
    struct bare bare = {0};
    if (json_parse(bench->parser, bench->bundles[which], bench->lengths[which], true,
                   &tape) != JSON_FINE)
        exit(1);
    struct json_value entries = json_get(json_root(tape), "entry");
    for (struct json_member m = json_begin(entries); json_more(&m); json_next(&m))
        bare_resource(&bare, json_get(m.value, "resource"));
    return bare;
}

/* -------------------- Poise */

static struct record *poise_read(struct bench *bench, uint32_t which, struct goals *goals)
{
    struct record *record = NULL;
    struct source source = {.name = "bundle",
                            .bytes = bench->bundles[which],
                            .length = bench->lengths[which],
                            .padded = true};
    arena_reset(bench->request);
    struct problems problems = {.arena = bench->request};
    if (source_read(&bench->reader, bench->request, &source, &record, goals, &problems) ==
        POISE_OK)
        return record;
    fprintf(stderr, "bundle %u: %s\n", which, problems.first->reason);
    exit(1);
}

/* From the text of a bundle to the text of an answer. */
static void poise_answer(struct bench *bench, uint32_t which, struct text *out)
{
    struct goals goals;
    struct answer *answer;
    struct record *record = poise_read(bench, which, &goals);
    if (session_assess(bench->fixture.session, record, &goals, AS_OF,
                       REQUEST_FLAGS | REQUEST_PLAN, &answer) != POISE_OK)
        exit(1);
    text_clear(out);
    answer_json_line(answer, 0, out);
}

/* Both ways found the same sites and the same oestrogen receptor. */
static void check_agreement(struct bench *bench)
{
    static const uint32_t sites[] = {POISE_SITES_BONE, POISE_SITES_LIVER,
                                     POISE_SITES_LUNG, POISE_SITES_BRAIN,
                                     POISE_SITES_PLEURA};
    for (uint32_t i = 0; i < bench->count; i++) {
        struct goals goals;
        struct bare bare = bare_read(bench, i);
        const struct record *record = poise_read(bench, i, &goals);
        uint32_t found = 0;
        for (uint32_t s = 0; s < 5; s++)
            found |= (uint32_t)record_has(record, POISE_FACT_SITES, sites[s]) << s;
        const struct reading *er = record_at(record, POISE_FACT_ER);
        bool positive =
            er->state != FACT_UNKNOWN && er->datum.choice == POISE_ER_POSITIVE;
        if (found == bare.sites && positive == (bare.positive & 1))
            continue;
        fprintf(stderr, "bundle %u: the two ways differ\n", i);
        exit(1);
    }
}

/* -------------------- measuring */

static double time_bare(struct bench *bench, double *kept)
{
    double start = now_ns();
    for (uint32_t i = 0; i < bench->count; i++)
        *kept += bare_read(bench, i).number_count;
    return now_ns() - start;
}

static double time_poise(struct bench *bench)
{
    struct goals goals;
    double start = now_ns();
    for (uint32_t i = 0; i < bench->count; i++)
        poise_read(bench, i, &goals);
    return now_ns() - start;
}

static double time_answers(struct bench *bench, struct text *out)
{
    double start = now_ns();
    for (uint32_t i = 0; i < bench->count; i++)
        poise_answer(bench, i, out);
    return now_ns() - start;
}

static int measure(struct bench *bench, int passes)
{
    double bare[PASS_LIMIT];
    double poise[PASS_LIMIT];
    double ratio[PASS_LIMIT];
    double answers[PASS_LIMIT];
    double kept = 0;
    struct text out = {0};
    for (int i = 0; i < passes; i++) {
        bare[i] = time_bare(bench, &kept) / bench->count;
        poise[i] = time_poise(bench) / bench->count;
        ratio[i] = bare[i] / poise[i];
        answers[i] = time_answers(bench, &out) / bench->count;
    }
    double found = median(ratio, passes);
    printf("bundles: %zu KB each; bare simdjson %.1f us, facts of Poise %.1f us: %.2f of "
           "bare (at least %.1f); text to explained ranking %.0f us, %.0f a second, %zu "
           "bytes\n",
           bench->bytes / bench->count / 1000, median(bare, passes) / 1e3,
           median(poise, passes) / 1e3, found, least_ratio, median(answers, passes) / 1e3,
           1e9 / median(answers, passes), out.length);
    text_free(&out);
    return found >= least_ratio ? 0 : 3;
}

/* -------------------- all */

static void make_bundles(struct bench *bench)
{
    bench->bundles = calloc(bench->count, sizeof *bench->bundles);
    bench->lengths = calloc(bench->count, sizeof *bench->lengths);
    for (uint32_t i = 0;
         bench->bundles != NULL && bench->lengths != NULL && i < bench->count; i++) {
        struct text text = {0};
        bundle_make(i, &text);
        bench->lengths[i] = text.length;
        bench->bytes += text.length;
        text_repeat(&text, " ", JSON_PADDING);
        bench->bundles[i] = text.bytes;
        if (text.failed)
            exit(1);
    }
}

static int write_bundles(uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct text text = {0};
        bundle_make(i, &text);
        puts(text.bytes);
        text_free(&text);
    }
    return 0;
}

static int run(struct bench *bench, int passes)
{
    fixture_engine(&bench->fixture);
    const struct generation *generation = bench->fixture.engine->generation;
    bench->request = arena_new((size_t)1 << 20);
    bench->parser = json_parser_new();
    bench->reader = source_reader_open(bench->fixture.arena, generation->vocabulary,
                                       generation->site.codes_folder, AS_OF);
    if (bench->request == NULL || bench->parser == NULL)
        exit(1);
    make_bundles(bench);
    check_agreement(bench);
    int code = measure(bench, passes);
    for (uint32_t i = 0; i < bench->count; i++)
        free(bench->bundles[i]);
    free(bench->bundles);
    free(bench->lengths);
    source_reader_close(&bench->reader);
    json_parser_free(bench->parser);
    arena_free(bench->request);
    return code;
}

int main(int argc, char **argv)
{
    struct bench bench = {.count = argc < 3 ? 0 : (uint32_t)atoi(argv[1])};
    int passes = argc < 3 ? 0 : atoi(argv[2]);
    if (argc == 3 && strcmp(argv[1], "--write") == 0)
        return write_bundles((uint32_t)passes);
    if (bench.count < 1 || bench.count > BUNDLE_LIMIT || passes < 1 ||
        passes > PASS_LIMIT) {
        fprintf(stderr, "bundles COUNT PASSES | bundles --write COUNT\n");
        return 2;
    }
    bench.fixture = fixture_open();
    int code = run(&bench, passes);
    fixture_close(&bench.fixture);
    return code;
}
