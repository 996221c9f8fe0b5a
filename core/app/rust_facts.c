/* Numbers for Rust, from the very lists that make the C header: nobody copies them by
 * hand. They are only ever added to, so a plugin keeps the file it was begun with. */
#include "rust_facts.h"

#include <stddef.h>

#include <poise/plugin.h>

#include "base/text.h"
#include "report/version.h"

/* -------------------- numbers */

struct number {
    const char *name;
    uint32_t value;
};

#define NAMED(constant)                                                                  \
    {                                                                                    \
#constant, (uint32_t)(constant)                                                  \
    }

static const struct number words[] = {
    NAMED(POISE_ABI_MAJOR),    NAMED(POISE_ABI_MINOR),  NAMED(POISE_NO),
    NAMED(POISE_YES),          NAMED(POISE_FACT_NONE),  NAMED(POISE_NOTE_REASON),
    NAMED(POISE_NOTE_CAUTION), NAMED(POISE_NOTE_CHECK), NAMED(POISE_NOTE_AGAINST),
    NAMED(POISE_NOTE_DOSE),    NAMED(POISE_NOTE_INFO),
};

static const struct number signed_words[] = {
    NAMED(POISE_ANSWER_ELIGIBLE),          NAMED(POISE_ANSWER_NEEDS_PERSON),
    NAMED(POISE_ANSWER_CANNOT_TELL),       NAMED(POISE_ANSWER_NOT_ELIGIBLE),
    NAMED(POISE_URGENCY_ROUTINE),          NAMED(POISE_URGENCY_SOON),
    NAMED(POISE_URGENCY_EMERGENCY),        NAMED(POISE_STANDING_PREFERRED),
    NAMED(POISE_STANDING_SPLIT),           NAMED(POISE_STANDING_OTHER),
    NAMED(POISE_STANDING_SELECTED),        NAMED(POISE_STANDING_LATER),
    NAMED(POISE_STANDING_NOT_RECOMMENDED),
};

static const struct number statuses[] = {
#define POISE_STATUS(number, upper, cause, remedy) {"POISE_" #upper, number},
#include <poise/status.def>
};

static const struct number facts[] = {
#define POISE_FACT(number, upper, name, type, section, unit, low, high, fresh, loinc,    \
                   formula, meaning)                                                     \
    {"POISE_FACT_" #upper, number},
#include <poise/facts.def>
};

static const struct number values[] = {
#define POISE_VALUE(fact, upper, name, number) {"POISE_" #fact "_" #upper, number},
#include <poise/facts.def>
};

static const struct number therapies[] = {
#define POISE_THERAPY(number, upper, name, implied) {"POISE_THERAPY_" #upper, number},
#include <poise/therapies.def>
};

static const struct number dimensions[] = {
#define POISE_DIMENSION(number, upper, name, side, owner, label, best, worst)            \
    {"POISE_DIMENSION_" #upper, number},
#include <poise/dimensions.def>
};

/* -------------------- layout */

#define SIZED(type)                                                                      \
    {                                                                                    \
        "SIZE_" #type, (uint32_t)sizeof(type)                                            \
    }
#define PLACED(type, field)                                                              \
    {                                                                                    \
        "AT_" #type "_" #field, (uint32_t)offsetof(type, field)                          \
    }

static const struct number layout[] = {
    SIZED(poise_text),
    SIZED(poise_sentence),
    SIZED(poise_note),
    PLACED(poise_note, facts),
    PLACED(poise_note, numbers),
    SIZED(poise_effect),
    PLACED(poise_effect, sentence),
    SIZED(poise_host),
    PLACED(poise_host, number),
    PLACED(poise_host, choice),
    PLACED(poise_host, has),
    PLACED(poise_host, date),
    PLACED(poise_host, answer_now),
    PLACED(poise_host, answer),
    PLACED(poise_host, note),
    PLACED(poise_host, standing_now),
    PLACED(poise_host, standing),
    PLACED(poise_host, urgency),
    PLACED(poise_host, with),
    PLACED(poise_host, effect_now),
    PLACED(poise_host, effect),
    PLACED(poise_host, propose),
    PLACED(poise_host, option_count),
    PLACED(poise_host, option_id),
    PLACED(poise_host, option_is),
    PLACED(poise_host, fact),
    PLACED(poise_host, setting),
    PLACED(poise_host, allocate),
    PLACED(poise_host, fail),
    PLACED(poise_host, extension),
    SIZED(poise_plugin),
    PLACED(poise_plugin, sentence_count),
    PLACED(poise_plugin, id),
    PLACED(poise_plugin, version),
    PLACED(poise_plugin, sentences),
    PLACED(poise_plugin, create),
    PLACED(poise_plugin, destroy),
    PLACED(poise_plugin, propose),
    PLACED(poise_plugin, eligibility),
    PLACED(poise_plugin, benefit),
    PLACED(poise_plugin, burden),
    PLACED(poise_plugin, extension),
};

/* -------------------- writing */

static void put_list(struct text *out, const char *title, const char *type,
                     const struct number *list, size_t count)
{
    text_format(out, "\n// %s\n", title);
    for (size_t i = 0; i < count; i++)
        text_format(out, "pub const %s: %s = %u;\n", list[i].name, type, list[i].value);
}

#define PUT(title, type, list)                                                           \
    put_list(out, title, type, list, sizeof(list) / sizeof *(list))

void rust_facts(struct text *out)
{
    text_format(
        out,
        "//! Numbers of the Poise plugin contract. Made by `poise new` of Poise %s "
        "from the lists\n//! of its C header; not written by hand. Numbers are only "
        "ever added to: this file stays\n//! right for ever, and one made by a newer "
        "Poise has more.\n#![allow(dead_code, non_upper_case_globals)]\n",
        POISE_VERSION);
    PUT("Words of plugin.h", "u32", words);
    PUT("Answers, urgencies, standings", "i32", signed_words);
    PUT("Statuses (status.def)", "i32", statuses);
    PUT("Facts (facts.def)", "u32", facts);
    PUT("Values of facts (facts.def)", "u32", values);
    PUT("Therapies (therapies.def)", "u32", therapies);
    PUT("Dimensions (dimensions.def)", "u32", dimensions);
    PUT("Sizes and places of the structs, in bytes, on 64-bit machines", "usize", layout);
}
