/* burden.md section 3, formula by formula. */
#include "burden.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"

/* Loss of utility when a symptom is there: Lloyd 2006, fatigue and neuropathy after
 * Bullen 2024. 0: not a symptom that is felt as such. */
static const double utility_loss[TOXICITY_COUNT] = {
    [TOXICITY_FATIGUE] = 0.115,       [TOXICITY_NAUSEA] = 0.08,
    [TOXICITY_VOMITING] = 0.10,       [TOXICITY_DIARRHOEA] = 0.103,
    [TOXICITY_STOMATITIS] = 0.151,    [TOXICITY_HAND_FOOT] = 0.116,
    [TOXICITY_NEUROPATHY] = 0.12,     [TOXICITY_RASH] = 0.08,
    [TOXICITY_ARTHRALGIA] = 0.08,     [TOXICITY_HOT_FLUSH] = 0.05,
    [TOXICITY_HYPERGLYCAEMIA] = 0.05,
};

/* How bad a dangerous event is, and whether any grade or only the severe ones count. */
static const struct serious {
    double harm;
    bool severe_only;
} serious[TOXICITY_COUNT] = {
    [TOXICITY_FEBRILE_NEUTROPENIA] = {0.5, true},
    [TOXICITY_ILD] = {0.6, false},
    [TOXICITY_CARDIAC] = {0.5, false},
    [TOXICITY_THROMBOSIS] = {0.3, false},
    [TOXICITY_HEPATOTOXICITY] = {0.3, true},
    [TOXICITY_INFECTION] = {0.3, true},
    [TOXICITY_ONJ] = {0.3, false},
};

enum { DOMAINS_FOR_CERTAINTY = 4, CLASS_LIMIT = 256 };

static double share(int32_t percent)
{
    return percent == FIXED_UNKNOWN ? -1 : fixed_to_double(percent) / 100;
}

double toxicity_severity(const struct toxicity *toxicity)
{
    if (!toxicity->reported)
        return -1;
    double any = share(toxicity->any);
    double severe = share(toxicity->severe);
    if (any < 0 && severe < 0)
        return -1;
    if (severe < 0)
        severe = 0;
    if (any < 0)
        any = fmin(1, 6 * severe);
    return 0.35 * (any - severe) + severe;
}

bool toxicity_is_felt(enum toxicity_domain domain)
{
    return utility_loss[domain] > 0;
}

int32_t toxicity_danger(const struct option *option, enum toxicity_domain domain)
{
    const struct toxicity *toxicity = &option->toxicity[domain];
    if (!toxicity->reported || !(serious[domain].harm > 0))
        return FIXED_UNKNOWN;
    return serious[domain].severe_only || toxicity->any == FIXED_UNKNOWN
               ? toxicity->severe
               : toxicity->any;
}

static double serious_share(const struct option *option, int domain)
{
    return share(toxicity_danger(option, (enum toxicity_domain)domain));
}

/* The figure of a domain that the class profile is made of. */
static double domain_figure(const struct option *option, int domain)
{
    return serious[domain].harm > 0 ? serious_share(option, domain)
                                    : toxicity_severity(&option->toxicity[domain]);
}

static bool reports_anything(const struct option *option)
{
    for (int i = 0; i < TOXICITY_COUNT; i++)
        if (option->toxicity[i].reported)
            return true;
    return false;
}

static bool same_class(const struct option *a, const struct option *b)
{
    return a->role == b->role && a->tags.count > 0 && b->tags.count > 0 &&
           strcmp(a->tags.items[0], b->tags.items[0]) == 0;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Linear between ranks. */
static double quantile(const double *sorted, uint32_t count, double q)
{
    double at = q * (count - 1);
    uint32_t below = (uint32_t)at;
    uint32_t above = below + 1 < count ? below + 1 : below;
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/* What some options report in one domain. */
static void domain_profile(const struct option *const *members, uint32_t count,
                           int domain, struct class_profile *out)
{
    double figures[CLASS_LIMIT];
    uint32_t reported = 0;
    for (uint32_t i = 0; i < count; i++) {
        double figure = domain_figure(members[i], domain);
        if (figure >= 0)
            figures[reported++] = figure;
    }
    if (reported == 0 || reported * 2 < count)
        return;
    qsort(figures, reported, sizeof *figures, ascending);
    out->typical[domain] = true;
    out->median[domain] = quantile(figures, reported, 0.5);
    out->upper[domain] = quantile(figures, reported, 0.75);
}

void class_profile(const struct catalogue *catalogue, const struct option *option,
                   struct class_profile *out)
{
    const struct option *members[CLASS_LIMIT];
    uint32_t count = 0;
    memset(out, 0, sizeof *out);
    for (uint32_t i = 0; i < catalogue->option_count && count < CLASS_LIMIT; i++)
        if (same_class(option, &catalogue->options[i]) &&
            reports_anything(&catalogue->options[i]))
            members[count++] = &catalogue->options[i];
    for (int domain = 0; domain < TOXICITY_COUNT; domain++)
        domain_profile(members, count, domain, out);
}

/* 1 - PROD(1 - part) of value, low and high at once. */
struct product {
    double value, low, high;
};

static void multiply(struct product *product, double value, double low, double high)
{
    product->value *= 1 - fmin(1, value);
    product->low *= 1 - fmin(1, low);
    product->high *= 1 - fmin(1, high);
}

static struct burden from_product(const struct product *product, uint32_t known,
                                  uint32_t imputed)
{
    return (struct burden){
        .known = known > 0 || imputed != 0,
        .uncertain = imputed != 0,
        .imputed = imputed,
        .value = 1 - product->value,
        .low = 1 - product->low,
        .high = 1 - product->high,
    };
}

/* Joins the domains that have a factor. */
static struct burden join(const struct option *option,
                          const struct class_profile *profile,
                          double (*factor)(int domain),
                          double (*figure)(const struct option *, int))
{
    struct product product = {1, 1, 1};
    uint32_t known = 0;
    uint32_t imputed = 0;
    for (int domain = 0; domain < TOXICITY_COUNT; domain++) {
        double scale = factor(domain);
        if (scale <= 0)
            continue;
        double reported = figure(option, domain);
        if (reported >= 0) {
            known++;
            multiply(&product, scale * reported, scale * reported, scale * reported);
        } else if (profile != NULL && profile->typical[domain]) {
            imputed |= (uint32_t)1 << domain;
            multiply(&product, scale * profile->median[domain], 0,
                     scale * profile->upper[domain]);
        }
    }
    struct burden burden = from_product(&product, known, imputed);
    if (factor(TOXICITY_FATIGUE) > 0)
        burden.uncertain = known < DOMAINS_FOR_CERTAINTY;
    return burden;
}

static double symptom_factor(int domain)
{
    return 0.6 * utility_loss[domain] / 0.15;
}

static double symptom_figure(const struct option *option, int domain)
{
    return toxicity_severity(&option->toxicity[domain]);
}

static double serious_factor(int domain)
{
    return serious[domain].harm;
}

struct burden burden_symptoms(const struct option *option,
                              const struct class_profile *profile)
{
    return join(option, profile, symptom_factor, symptom_figure);
}

struct burden burden_serious(const struct option *option,
                             const struct class_profile *profile)
{
    return join(option, profile, serious_factor, serious_share);
}

struct burden burden_of(const struct option *option, enum toxicity_domain domain,
                        const struct class_profile *profile)
{
    double reported = toxicity_severity(&option->toxicity[domain]);
    if (reported >= 0)
        return (struct burden){true, false, 0, reported, reported, reported};
    if (profile->typical[domain])
        return (struct burden){true,
                               true,
                               (uint32_t)1 << domain,
                               profile->median[domain],
                               0,
                               profile->upper[domain]};
    return (struct burden){.known = reports_anything(option)};
}

static struct burden exactly(double value)
{
    value = fmin(1, fmax(0, value));
    return (struct burden){true, false, 0, value, value, value};
}

static struct burden not_known(void)
{
    return (struct burden){.known = false, .value = 0.5, .low = 0, .high = 1};
}

struct burden burden_hair(const struct option *option)
{
    static const double columns[] = {
        [HAIR_NONE] = 0, [HAIR_PARTIAL] = 0.5, [HAIR_COMPLETE] = 1};
    double reported = share(option->toxicity[TOXICITY_ALOPECIA].any);
    if (option->toxicity[TOXICITY_ALOPECIA].reported && reported >= 0)
        return exactly(reported);
    if (option->logistics.hair == HAIR_UNKNOWN)
        return not_known();
    return exactly(columns[option->logistics.hair]);
}

struct burden burden_time(const struct option *option)
{
    if (option->logistics.visits == FIXED_UNKNOWN)
        return not_known();
    double severe = share(option->evidence.severe);
    double unplanned = severe < 0 ? 0 : severe * 0.1;
    return exactly(fixed_to_double(option->logistics.visits) / 4 + unplanned);
}

/* Takes the next part of "PO+IV/SC" and says what it is. */
enum route_part {
    ROUTE_NONE,
    ROUTE_TABLET,
    ROUTE_INJECTION,
    ROUTE_INFUSION,
    ROUTE_OTHER
};

static enum route_part next_part(const char **at)
{
    while (**at == '+' || **at == ' ')
        (*at)++;
    size_t length = strcspn(*at, "+ ");
    const char *part = *at;
    *at += length;
    if (length == 0)
        return ROUTE_NONE;
    if (strncmp(part, "PO", 2) == 0)
        return ROUTE_TABLET;
    if (strncmp(part, "SC", 2) == 0 || strncmp(part, "IM", 2) == 0)
        return ROUTE_INJECTION;
    return strncmp(part, "IV", 2) == 0 ? ROUTE_INFUSION : ROUTE_OTHER;
}

/* Which parts a route has, as bits; `count` is how many. */
static unsigned route_parts(const struct option *option, int *count)
{
    unsigned parts = 0;
    const char *at = option->logistics.route == NULL ? "" : option->logistics.route;
    *count = 0;
    for (enum route_part part; (part = next_part(&at)) != ROUTE_NONE; (*count)++)
        parts |= 1u << part;
    return parts;
}

bool route_is_infusion(const struct option *option)
{
    int count;
    return (route_parts(option, &count) >> ROUTE_INFUSION & 1) != 0;
}

double travel_hours(const struct option *option, double km)
{
    int count;
    unsigned local = 1u << ROUTE_TABLET | 1u << ROUTE_INJECTION;
    unsigned parts = route_parts(option, &count);
    if (count > 0 && (parts & ~local) == 0)
        return 0;
    if (km < 0 || option->logistics.visits == FIXED_UNKNOWN)
        return -1;
    return fixed_to_double(option->logistics.visits) * 2 * km / 70;
}

struct burden burden_travel(const struct option *option, double km)
{
    double hours = travel_hours(option, km);
    return hours < 0 ? not_known() : exactly(hours / 16);
}

struct burden burden_route(const struct option *option, bool oral_only)
{
    int count;
    unsigned parts = route_parts(option, &count);
    if (count == 0 || (parts >> ROUTE_OTHER & 1) != 0)
        return not_known();
    double value = option->logistics.timed ? 0.2 : 0.1;
    if ((parts >> ROUTE_INJECTION & 1) != 0)
        value = 0.3;
    if ((parts >> ROUTE_INFUSION & 1) != 0) {
        int32_t visits = option->logistics.visits;
        value = visits == FIXED_UNKNOWN || visits <= 1330 ? 0.5
                : visits > 2000                           ? 0.8
                                                          : 0.65;
    }
    if (count > 1)
        value += 0.1;
    return exactly(oral_only ? 2 * value : value);
}

struct burden burden_monitoring(const struct option *option)
{
    if (option->logistics.checks == FIXED_UNKNOWN)
        return not_known();
    return exactly(fixed_to_double(option->logistics.checks));
}

struct burden burden_complexity(const struct option *option)
{
    if (option->logistics.route == NULL)
        return not_known();
    return exactly((option->logistics.daily_tablets ? 0.15 : 0) +
                   (option->drugs.count >= 3 ? 0.2 : 0) +
                   (option->logistics.cycles ? 0.1 : 0) +
                   (option->logistics.care_plan ? 0.1 : 0));
}
