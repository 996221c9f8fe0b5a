/* Short ways to ask the host, for plugins that like them. Not part of the ABI: everything
 * here is made of the functions of plugin.h and compiled into the plugin.
 *
 * Questions answer POISE_YES, POISE_NO or POISE_UNSURE; an unknown fact, or one that the
 * manifest does not declare, is unsure and never "no". */
#ifndef POISE_ASK_H
#define POISE_ASK_H

#include "plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { POISE_UNSURE = 2 };

/* Is the fact one of the values in `mask`, bit 1 << value? */
static inline uint32_t poise_is_in(const poise_host *host, const poise_patient *patient,
                                   uint32_t fact, uint32_t mask)
{
    uint32_t value = 0;
    if (host->choice(patient, fact, &value) != POISE_OK)
        return POISE_UNSURE;
    return value < 32 && (mask >> value & 1u) != 0 ? POISE_YES : POISE_NO;
}

/* Is the fact this value? */
static inline uint32_t poise_is(const poise_host *host, const poise_patient *patient,
                                uint32_t fact, uint32_t value)
{
    return poise_is_in(host, patient, fact, 1u << value);
}

/* Does the set have the member? */
static inline uint32_t poise_has(const poise_host *host, const poise_patient *patient,
                                 uint32_t fact, uint32_t member)
{
    uint32_t answer = POISE_UNSURE;
    if (host->has(patient, fact, member, &answer) != POISE_OK)
        return POISE_UNSURE;
    return answer;
}

/* Is the number at least `limit`? */
static inline uint32_t poise_at_least(const poise_host *host,
                                      const poise_patient *patient, uint32_t fact,
                                      double limit)
{
    double value = 0;
    if (host->number(patient, fact, &value) != POISE_OK)
        return POISE_UNSURE;
    return value >= limit ? POISE_YES : POISE_NO;
}

/* Adds a note that rests on up to two facts; POISE_FACT_NONE for fewer. */
static inline void poise_say(const poise_host *host, poise_verdict *verdict,
                             uint32_t kind, uint32_t sentence, uint32_t fact,
                             uint32_t fact_too)
{
    poise_note note = {0, 0, {0, 0, 0, 0}, {0, 0}};
    note.kind = kind;
    note.sentence = sentence;
    note.facts[0] = fact;
    note.facts[1] = fact_too;
    host->note(verdict, &note);
}

/* Adds a note with numbers for {1} and {2}, given in units. */
static inline void poise_say_numbers(const poise_host *host, poise_verdict *verdict,
                                     uint32_t kind, uint32_t sentence, uint32_t fact,
                                     double first, double second)
{
    poise_note note = {0, 0, {0, 0, 0, 0}, {0, 0}};
    note.kind = kind;
    note.sentence = sentence;
    note.facts[0] = fact;
    note.numbers[0] = (int32_t)(first * 1000.0 + (first < 0 ? -0.5 : 0.5));
    note.numbers[1] = (int32_t)(second * 1000.0 + (second < 0 ? -0.5 : 0.5));
    host->note(verdict, &note);
}

/* Sets an effect to a share of what it is, in hundredths, and says why. Does nothing to
 * an effect that was never measured. */
static inline void poise_scale_effect(const poise_host *host, poise_effects *effects,
                                      uint32_t dimension, int32_t hundredths,
                                      uint32_t sentence)
{
    poise_effect effect = {0, 0, 0, 0};
    if (host->effect_now(effects, dimension, &effect) != POISE_OK)
        return;
    effect.value = effect.value * hundredths / 100;
    effect.low = effect.low * hundredths / 100;
    effect.high = effect.high * hundredths / 100;
    effect.sentence = sentence;
    host->effect(effects, dimension, &effect);
}

/* Kinds of options, as bits: what most plugins keep as their whole state. */
typedef struct poise_kind {
    const char *tag; /* a tag or drug of the catalogue */
    uint32_t kind;
    uint32_t reserved;
} poise_kind;

typedef struct poise_kinds {
    const poise_host *host;
    uint32_t *of; /* by option */
} poise_kinds;

/* Sorts the options of the catalogue into kinds; for use in create. *self becomes a
 * poise_kinds that lives until destroy. POISE_E_MEMORY. */
static inline int32_t poise_sort_options(const poise_host *host, poise_setup *setup,
                                         const poise_kind *kinds, uint32_t kind_count,
                                         void **self)
{
    uint32_t count = host->option_count(setup);
    poise_kinds *made = (poise_kinds *)host->allocate(setup, sizeof(poise_kinds));
    uint32_t *of = (uint32_t *)host->allocate(setup, (count + 1) * sizeof(uint32_t));
    uint32_t i;
    uint32_t k;
    if (made == NULL || of == NULL)
        return POISE_E_MEMORY;
    for (i = 0; i < count; i++)
        for (k = 0; k < kind_count; k++)
            if (host->option_is(setup, i, kinds[k].tag) == POISE_YES)
                of[i] |= kinds[k].kind;
    made->host = host;
    made->of = of;
    *self = made;
    return POISE_OK;
}

#ifdef __cplusplus
}
#endif

#endif
