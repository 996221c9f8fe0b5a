/* A plugin that does every wrong there is: which one, the person's age says. In the first
 * of sixteen years it does none. */
#include <fcntl.h>
#include <fenv.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <poise/ask.h>

enum { FAULTS = 16 };

static const poise_sentence sentences[] = {{"A sentence", NULL}};

static uint32_t deeper(volatile uint32_t *above)
{
    volatile uint32_t here[1024] = {*above + 1};
    uint32_t below = here[0] == 0 ? 0 : deeper(here);
    return below + here[1023];
}

static void take_all_memory(void)
{
    const size_t bite = (size_t)4 << 20;
    unsigned char *taken = malloc(bite);
    while (taken != NULL) {
        memset(taken, 1, bite);
        taken = malloc(bite);
    }
    abort();
}

static void hang(void)
{
    volatile uint32_t forever = 1;
    while (forever != 0)
        forever = 1;
}

static void crash(void)
{
    volatile uintptr_t nowhere = 64;
    *(volatile int *)nowhere = 1;
}

static void note_too_often(const poise_host *host, poise_verdict *verdict)
{
    for (int i = 0; i < 40; i++)
        poise_say(host, verdict, POISE_NOTE_REASON, 0, POISE_FACT_NONE, POISE_FACT_NONE);
}

static int32_t misbehave(const poise_host *host, poise_verdict *verdict, int fault)
{
    volatile uint32_t top = 0;
    switch (fault) {
    case 1:
        crash();
        break;
    case 2:
        abort();
    case 3:
        _exit(0);
    case 4:
        hang();
        break;
    case 5:
        return fork() < 0 ? POISE_OK : POISE_UNKNOWN;
    case 6:
        return socket(AF_INET, SOCK_STREAM, 0) < 0 ? POISE_OK : POISE_UNKNOWN;
    case 7:
        return open("/etc/passwd", O_RDONLY) < 0 ? POISE_OK : POISE_UNKNOWN;
    case 8:
        take_all_memory();
        break;
    case 9:
        memset((void *)verdict, 0x5a, 400);
        break;
    case 10:
        note_too_often(host, verdict);
        break;
    case 11:
        return POISE_E_INTERNAL;
    case 12:
        sleep(3600);
        break;
    case 13:
        return deeper(&top) == 0 ? POISE_OK : POISE_UNKNOWN;
    case 14:
        fesetround(FE_UPWARD);
        break;
    case 15:
        uselocale(LC_GLOBAL_LOCALE);
        break;
    default:
        break;
    }
    return POISE_OK;
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = *(const poise_host **)self;
    double age = 0;
    (void)option;
    if (host->number(patient, POISE_FACT_AGE, &age) != POISE_OK)
        return POISE_OK;
    return misbehave(host, verdict, (int)age % FAULTS);
}

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    const poise_host **kept = host->allocate(setup, sizeof(void *));
    if (kept == NULL)
        return POISE_E_MEMORY;
    *kept = host;
    *self = (void *)kept;
    return POISE_OK;
}

static void destroy(void *self)
{
    (void)self;
}

const poise_plugin *poise_plugin_entry(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    static const poise_plugin plugin = {
        .size = sizeof(poise_plugin),
        .abi_major = POISE_ABI_MAJOR,
        .abi_minor = POISE_ABI_MINOR,
        .sentence_count = 1,
        .id = "faulty",
        .version = "1.0.0",
        .sentences = sentences,
        .create = create,
        .destroy = destroy,
        .eligibility = eligibility,
    };
    (void)host_abi_major;
    (void)host_abi_minor;
    return &plugin;
}
