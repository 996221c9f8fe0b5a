/* The smallest host: runs one plugin as an older Poise would, by the headers it is built
 * with, and prints what the plugin says.
 *
 * Its table lies at the very end of readable memory, so a plugin that reads further than
 * the table's size crashes. Every number of its one person is 80, every choice 1, every
 * set has every member; every setting is 30.
 *
 *     host PLUGIN.so          the whole table
 *     host PLUGIN.so short    a table that ends before extension() */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <poise/plugin.h>

struct poise_setup {
    const char *failure;
};

struct poise_verdict {
    const poise_plugin *plugin;
    int32_t answer;
    int notes;
};

struct poise_effects {
    int changed;
};

/* -------------------- the person */

static int32_t number(const poise_patient *patient, uint32_t fact, double *out)
{
    (void)patient;
    (void)fact;
    *out = 80;
    return POISE_OK;
}

static int32_t choice(const poise_patient *patient, uint32_t fact, uint32_t *out)
{
    (void)patient;
    (void)fact;
    *out = 1;
    return POISE_OK;
}

static int32_t has(const poise_patient *patient, uint32_t fact, uint32_t member,
                   uint32_t *out)
{
    (void)patient;
    (void)fact;
    (void)member;
    *out = POISE_YES;
    return POISE_OK;
}

static int32_t date(const poise_patient *patient, uint32_t fact, int32_t *out)
{
    (void)patient;
    (void)fact;
    (void)out;
    return POISE_UNKNOWN;
}

/* -------------------- answers */

static int32_t answer_now(const poise_verdict *verdict)
{
    return verdict->answer;
}

static int32_t answer(poise_verdict *verdict, int32_t stricter)
{
    if (stricter > verdict->answer)
        verdict->answer = stricter;
    return POISE_OK;
}

static int32_t note(poise_verdict *verdict, const poise_note *said)
{
    if (said->sentence >= verdict->plugin->sentence_count)
        return POISE_E_ARGUMENT;
    printf("note %u: %s\n", said->kind, verdict->plugin->sentences[said->sentence].text);
    verdict->notes++;
    return POISE_OK;
}

static int32_t standing_now(const poise_verdict *verdict)
{
    (void)verdict;
    return POISE_STANDING_SELECTED;
}

static int32_t standing(poise_verdict *verdict, int32_t now, uint32_t sentence)
{
    (void)verdict;
    (void)now;
    (void)sentence;
    return POISE_OK;
}

static int32_t urgency(poise_verdict *verdict, int32_t now)
{
    (void)verdict;
    (void)now;
    return POISE_OK;
}

static int32_t with(poise_verdict *verdict, const char *option_id)
{
    (void)verdict;
    (void)option_id;
    return POISE_OK;
}

static int32_t effect_now(const poise_effects *effects, uint32_t dimension,
                          poise_effect *out)
{
    (void)effects;
    (void)dimension;
    *out = (poise_effect){.value = 400, .low = 400, .high = 400};
    return POISE_OK;
}

static int32_t effect(poise_effects *effects, uint32_t dimension, const poise_effect *now)
{
    printf("effect %u: %d\n", dimension, now->value);
    effects->changed++;
    return POISE_OK;
}

static int32_t propose(poise_proposals *proposals, uint32_t option,
                       const poise_text *target)
{
    (void)proposals;
    (void)option;
    (void)target;
    return POISE_OK;
}

/* -------------------- set-up */

static uint32_t option_count(const poise_setup *setup)
{
    (void)setup;
    return 1;
}

static const char *option_id(const poise_setup *setup, uint32_t option)
{
    (void)setup;
    return option == 0 ? "only" : NULL;
}

static uint32_t option_is(const poise_setup *setup, uint32_t option,
                          const char *tag_or_drug)
{
    (void)setup;
    (void)option;
    (void)tag_or_drug;
    return POISE_YES;
}

static int32_t fact_number(const poise_setup *setup, const char *name, uint32_t *out)
{
    (void)setup;
    (void)name;
    *out = POISE_FACT_END;
    return POISE_OK;
}

static int32_t setting(const poise_setup *setup, const char *name, double *out)
{
    (void)setup;
    (void)name;
    *out = 30;
    return POISE_OK;
}

static void *allocate(poise_setup *setup, size_t bytes)
{
    (void)setup;
    return calloc(1, bytes);
}

static void fail(poise_setup *setup, const char *text)
{
    setup->failure = text;
}

static const void *extension(const char *name)
{
    (void)name;
    return NULL;
}

static const poise_host whole = {
    .size = sizeof(poise_host),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .number = number,
    .choice = choice,
    .has = has,
    .date = date,
    .answer_now = answer_now,
    .answer = answer,
    .note = note,
    .standing_now = standing_now,
    .standing = standing,
    .urgency = urgency,
    .with = with,
    .effect_now = effect_now,
    .effect = effect,
    .propose = propose,
    .option_count = option_count,
    .option_id = option_id,
    .option_is = option_is,
    .fact = fact_number,
    .setting = setting,
    .allocate = allocate,
    .fail = fail,
    .extension = extension,
};

/* -------------------- running it */

/* The first `size` bytes of the table, right before memory that nobody may read. */
static const poise_host *table_of(uint32_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *memory =
        mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED || mprotect(memory + page, page, PROT_NONE) != 0)
        return NULL;
    char *table = memory + page - size;
    memcpy(table, &whole, size);
    memcpy(table, &size, sizeof size);
    return (const poise_host *)(const void *)table;
}

/* What this host knows of the plugin's table; the rest stays empty. */
static int plugin_of(const char *path, poise_plugin *out)
{
    typedef const poise_plugin *entry_function(uint32_t, uint32_t);
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    entry_function *entry = NULL;
    if (handle != NULL)
        *(void **)&entry = dlsym(handle, POISE_ENTRY_SYMBOL);
    const poise_plugin *plugin =
        entry == NULL ? NULL : entry(POISE_ABI_MAJOR, POISE_ABI_MINOR);
    if (plugin == NULL || plugin->abi_major != POISE_ABI_MAJOR)
        return 0;
    memset(out, 0, sizeof *out);
    memcpy(out, plugin, plugin->size < sizeof *out ? plugin->size : sizeof *out);
    return out->create != NULL && out->destroy != NULL && out->eligibility != NULL;
}

static int run(const poise_plugin *plugin, const poise_host *host)
{
    struct poise_setup setup = {NULL};
    struct poise_verdict verdict = {plugin, POISE_ANSWER_ELIGIBLE, 0};
    struct poise_effects effects = {0};
    void *self = NULL;
    int32_t status = plugin->create(host, &setup, &self);
    if (status == POISE_OK)
        status = plugin->eligibility(self, NULL, 0, &verdict);
    if (status == POISE_OK && plugin->benefit != NULL)
        status = plugin->benefit(self, NULL, 0, &effects);
    if (status == POISE_OK && plugin->burden != NULL)
        status = plugin->burden(self, NULL, 0, &effects);
    if (status != POISE_OK) {
        printf("status %d: %s\n", status, setup.failure == NULL ? "" : setup.failure);
        return 1;
    }
    plugin->destroy(self);
    printf("%s %s: answer %d, %d notes, %d effects\n", plugin->id, plugin->version,
           verdict.answer, verdict.notes, effects.changed);
    return verdict.notes > 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    int is_short = argc == 3 && strcmp(argv[2], "short") == 0;
    uint32_t size = is_short ? (uint32_t)offsetof(poise_host, extension)
                             : (uint32_t)sizeof(poise_host);
    const poise_host *host = argc < 2 ? NULL : table_of(size);
    poise_plugin plugin;
    if (host == NULL || !plugin_of(argv[1], &plugin)) {
        puts("the plugin cannot be used");
        return 2;
    }
    return run(&plugin, host);
}
