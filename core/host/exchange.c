/* The functions of poise_host. Every argument is checked: a plugin is not trusted. */
#include "exchange.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/text.h"
#include "record/record.h"
#include "settings/catalogue.h"
#include "settings/site.h"

/* -------------------- facts */

/* The reading, after the checks that all accessors share. */
static int32_t look_up(const poise_patient *patient, uint32_t fact,
                       const struct reading **out)
{
    const struct record *record = patient->record;
    if (fact == 0 || fact >= record->count)
        return POISE_E_ARGUMENT;
    struct read_log *log = patient->log;
    if (!patient->declared[fact]) {
        log->undeclared = log->undeclared == 0 ? fact : log->undeclared;
        return POISE_E_FACT_UNDECLARED;
    }
    log->facts[fact / 64] |= (uint64_t)1 << (fact % 64);
    *out = &record->readings[fact];
    if ((*out)->trouble == TROUBLE_CONFLICT)
        return POISE_CONFLICT;
    return (*out)->state == FACT_UNKNOWN ? POISE_UNKNOWN : POISE_OK;
}

static int32_t host_number(const poise_patient *patient, uint32_t fact, double *out)
{
    const struct reading *reading;
    int32_t status = look_up(patient, fact, &reading);
    if (status != POISE_OK)
        return status;
    if (!fact_is_numeric(fact_at(patient->record->vocabulary, fact)))
        return POISE_E_ARGUMENT;
    *out = reading->datum.number;
    return POISE_OK;
}

static int32_t host_choice(const poise_patient *patient, uint32_t fact, uint32_t *out)
{
    const struct reading *reading;
    int32_t status = look_up(patient, fact, &reading);
    if (status != POISE_OK)
        return status;
    const struct fact *about = fact_at(patient->record->vocabulary, fact);
    if (about->type != FACT_BOOL && about->type != FACT_CHOICE)
        return POISE_E_ARGUMENT;
    *out = reading->datum.choice;
    return POISE_OK;
}

static int32_t host_has(const poise_patient *patient, uint32_t fact, uint32_t member,
                        uint32_t *out)
{
    const struct reading *reading;
    int32_t status = look_up(patient, fact, &reading);
    if (status != POISE_OK)
        return status;
    if (!fact_is_set(fact_at(patient->record->vocabulary, fact)) || member > 127)
        return POISE_E_ARGUMENT;
    *out = member_has(reading->datum.members, member) ? POISE_YES : POISE_NO;
    return POISE_OK;
}

static int32_t host_date(const poise_patient *patient, uint32_t fact, int32_t *out)
{
    const struct reading *reading;
    int32_t status = look_up(patient, fact, &reading);
    if (status != POISE_OK)
        return status;
    if (reading->date == DATE_UNKNOWN)
        return POISE_UNKNOWN;
    *out = reading->date;
    return POISE_OK;
}

/* -------------------- verdicts */

static int32_t host_answer_now(const poise_verdict *verdict)
{
    return verdict->answer;
}

static int32_t host_answer(poise_verdict *verdict, int32_t answer)
{
    if (answer < POISE_ANSWER_ELIGIBLE || answer > POISE_ANSWER_NOT_ELIGIBLE)
        return POISE_E_ARGUMENT;
    if (answer > verdict->answer)
        verdict->answer = answer;
    return POISE_OK;
}

bool note_fits(const poise_verdict *verdict, const poise_note *note)
{
    for (int i = 0; i < 4; i++)
        if (note->facts[i] != POISE_FACT_NONE &&
            fact_at(verdict->vocabulary, note->facts[i]) == NULL)
            return false;
    return note->kind >= POISE_NOTE_REASON && note->kind <= POISE_NOTE_INFO &&
           note->sentence < verdict->sentence_count;
}

static int32_t host_note(poise_verdict *verdict, const poise_note *note)
{
    if (verdict->note_count == NOTE_LIMIT || !note_fits(verdict, note)) {
        verdict->faults |= FAULT_NOTE;
        return POISE_E_ARGUMENT;
    }
    verdict->notes[verdict->note_count++] = *note;
    return POISE_OK;
}

static int32_t host_standing_now(const poise_verdict *verdict)
{
    return verdict->standing;
}

static int32_t host_standing(poise_verdict *verdict, int32_t standing, uint32_t sentence)
{
    if (sentence >= verdict->sentence_count || standing < 0 || standing > FIXED_ONE) {
        verdict->faults |= FAULT_NOTE;
        return POISE_E_ARGUMENT;
    }
    verdict->standing = standing;
    verdict->standing_sentence = sentence + 1;
    return POISE_OK;
}

static int32_t host_urgency(poise_verdict *verdict, int32_t urgency)
{
    if (urgency < POISE_URGENCY_ROUTINE || urgency > POISE_URGENCY_EMERGENCY)
        return POISE_E_ARGUMENT;
    verdict->urgency = urgency;
    return POISE_OK;
}

static int32_t host_with(poise_verdict *verdict, const char *option_id)
{
    const struct option *option = option_find(verdict->catalogue, option_id);
    if (option == NULL || verdict->with_count == WITH_LIMIT) {
        verdict->faults |= FAULT_WITH;
        return POISE_E_ARGUMENT;
    }
    verdict->with[verdict->with_count++] =
        (uint16_t)(option - verdict->catalogue->options);
    return POISE_OK;
}

/* -------------------- effects */

static int32_t host_effect_now(const poise_effects *effects, uint32_t dimension,
                               poise_effect *out)
{
    if (dimension >= POISE_DIMENSION_END)
        return POISE_E_ARGUMENT;
    if ((effects->known >> dimension & 1) == 0)
        return POISE_UNKNOWN;
    *out = effects->now[dimension];
    return POISE_OK;
}

static int32_t host_effect(poise_effects *effects, uint32_t dimension,
                           const poise_effect *effect)
{
    if (dimension >= POISE_DIMENSION_END || effect->sentence >= effects->sentence_count) {
        effects->faults |= FAULT_EFFECT;
        return POISE_E_ARGUMENT;
    }
    poise_effect *now = &effects->now[dimension];
    now->value = fixed_clamp(effect->value, 0, FIXED_ONE);
    now->low = fixed_clamp(effect->low, 0, now->value);
    now->high = fixed_clamp(effect->high, now->value, FIXED_ONE);
    now->sentence = effect->sentence;
    if (now->value != effect->value || now->low != effect->low ||
        now->high != effect->high)
        effects->faults |= FAULT_CLIPPED;
    effects->known |= (uint32_t)1 << dimension;
    effects->changed |= (uint32_t)1 << dimension;
    return POISE_OK;
}

/* -------------------- proposals */

static int32_t host_propose(poise_proposals *proposals, uint32_t option,
                            const poise_text *target)
{
    bool fits = option < proposals->option_count && proposals->count < PROPOSAL_LIMIT &&
                (target == NULL || (target->length <= TARGET_BYTES &&
                                    utf8_valid(target->bytes, target->length)));
    const char *copy = NULL;
    if (fits && target != NULL) {
        copy = arena_copy(proposals->arena, target->bytes, target->length);
        fits = copy != NULL;
    }
    if (!fits) {
        proposals->faults |= FAULT_PROPOSAL;
        return POISE_E_ARGUMENT;
    }
    proposals->items[proposals->count++] = (struct proposal){option, copy};
    return POISE_OK;
}

/* -------------------- set-up */

static const struct catalogue_file *own_catalogue(const poise_setup *setup)
{
    return &setup->catalogue->files[setup->plugin->catalogue];
}

static uint32_t host_option_count(const poise_setup *setup)
{
    return own_catalogue(setup)->count;
}

static const struct option *own_option(const poise_setup *setup, uint32_t option)
{
    const struct catalogue_file *file = own_catalogue(setup);
    return option < file->count ? &setup->catalogue->options[file->first + option] : NULL;
}

static const char *host_option_id(const poise_setup *setup, uint32_t option)
{
    const struct option *found = own_option(setup, option);
    return found == NULL ? NULL : found->id;
}

static uint32_t host_option_is(const poise_setup *setup, uint32_t option,
                               const char *tag_or_drug)
{
    const struct option *found = own_option(setup, option);
    int label = catalogue_label(setup->catalogue, tag_or_drug);
    return found != NULL && labels_have(&found->labels, label) ? POISE_YES : POISE_NO;
}

static int32_t host_fact(const poise_setup *setup, const char *name, uint32_t *out)
{
    const struct fact *fact = fact_find(setup->vocabulary, name, strlen(name));
    if (fact == NULL || !setup->plugin->declared[fact->number])
        return POISE_E_FACT_NAME;
    *out = fact->number;
    return POISE_OK;
}

static int32_t host_setting(const poise_setup *setup, const char *name, double *out)
{
    const struct manifest_setting *declared =
        manifest_setting(&setup->plugin->manifest, name);
    if (declared == NULL)
        return POISE_E_ARGUMENT;
    *out = declared->standard;
    for (uint32_t i = 0; i < setup->site->setting_count; i++) {
        const struct plugin_setting *setting = &setup->site->settings[i];
        if (strcmp(setting->plugin, setup->plugin->id) == 0 &&
            strcmp(setting->name, name) == 0)
            *out = setting->value;
    }
    return POISE_OK;
}

static void *host_allocate(poise_setup *setup, size_t bytes)
{
    return arena_alloc(setup->arena, bytes);
}

static void host_fail(poise_setup *setup, const char *text)
{
    size_t length = strnlen(text, TARGET_BYTES);
    if (utf8_valid(text, length))
        setup->failure = arena_copy(setup->arena, text, length);
}

static const void *host_extension(const char *name)
{
    (void)name;
    return NULL;
}

const poise_host host_functions = {
    .size = sizeof(poise_host),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .number = host_number,
    .choice = host_choice,
    .has = host_has,
    .date = host_date,
    .answer_now = host_answer_now,
    .answer = host_answer,
    .note = host_note,
    .standing_now = host_standing_now,
    .standing = host_standing,
    .urgency = host_urgency,
    .with = host_with,
    .effect_now = host_effect_now,
    .effect = host_effect,
    .propose = host_propose,
    .option_count = host_option_count,
    .option_id = host_option_id,
    .option_is = host_option_is,
    .fact = host_fact,
    .setting = host_setting,
    .allocate = host_allocate,
    .fail = host_fail,
    .extension = host_extension,
};
