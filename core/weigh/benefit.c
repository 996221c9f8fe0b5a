/* From medians and hazard ratios to a value. */
#include "benefit.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"

enum { GAIN_CAP_MONTHS = 24, SCALE_MONTHS = 6 };

double endpoint_gain(const struct endpoint *endpoint)
{
    bool arm = endpoint->months != FIXED_UNKNOWN;
    bool control = endpoint->control != FIXED_UNKNOWN;
    if (arm && control)
        return fixed_to_double(endpoint->months - endpoint->control);
    if (control && endpoint->hr != FIXED_UNKNOWN)
        return fixed_to_double(endpoint->control) *
               (1 / fixed_to_double(endpoint->hr) - 1);
    return -INFINITY;
}

bool endpoint_proven(const struct endpoint *endpoint)
{
    return endpoint->hr != FIXED_UNKNOWN && endpoint->high != FIXED_UNKNOWN &&
           endpoint->high < FIXED_ONE;
}

bool design_is_weak(const char *design)
{
    static const char *const weak[] = {"phase 1",  "phase 2",       "single arm",
                                       "historic", "retrospective", "series"};
    if (design == NULL || strstr(design, "registrational") != NULL)
        return false;
    for (size_t i = 0; i < sizeof weak / sizeof *weak; i++)
        if (strstr(design, weak[i]) != NULL)
            return true;
    return false;
}

static double worth(double months)
{
    months = fmin(GAIN_CAP_MONTHS, fmax(0, months));
    return 1 - exp(-months / SCALE_MONTHS);
}

/* The gain at another hazard ratio, scaled from the gain at the published one. */
static double gain_at(const struct endpoint *endpoint, double gain, int32_t ratio)
{
    if (ratio == FIXED_UNKNOWN || endpoint->hr == FIXED_UNKNOWN ||
        endpoint->hr == FIXED_ONE)
        return gain;
    double published = 1 / fixed_to_double(endpoint->hr) - 1;
    return gain * (1 / fixed_to_double(ratio) - 1) / published;
}

struct benefit benefit_on_top(struct benefit benefit, double base)
{
    benefit.value = worth(base + benefit.months);
    benefit.low = fmin(benefit.value, worth(base + benefit.fewest));
    benefit.high = fmax(benefit.value, worth(base + benefit.most));
    return benefit;
}

static struct benefit from_endpoint(enum benefit_kind kind,
                                    const struct endpoint *endpoint, double factor)
{
    double gain = endpoint_gain(endpoint);
    struct benefit benefit = {
        .kind = kind,
        .shrunk = factor < 1,
        .gain = gain,
        .months = factor * gain,
        .fewest = factor * gain_at(endpoint, gain, endpoint->high),
        .most = factor * gain_at(endpoint, gain, endpoint->low),
    };
    return benefit_on_top(benefit, 0);
}

/* A gain counts when it was tested. Two medians without a hazard ratio show no gain: they
 * belong to an arm of a trial that asked another question (an older schedule of the same
 * drug). But no gain can be told from them. */
static bool is_tested(const struct endpoint *endpoint)
{
    double gain = endpoint_gain(endpoint);
    return isfinite(gain) && (endpoint->hr != FIXED_UNKNOWN || gain <= 0);
}

/* Survival was followed to the end and the interval includes no effect. */
static bool survival_not_longer(const struct evidence *evidence)
{
    return evidence->os_mature && evidence->os.hr != FIXED_UNKNOWN &&
           !endpoint_proven(&evidence->os);
}

struct benefit benefit_of(const struct option *option)
{
    const struct evidence *evidence = &option->evidence;
    double factor = design_is_weak(evidence->design) ? 0.5 : 1;
    if (option->role == ROLE_LOCAL && evidence->response != FIXED_UNKNOWN) {
        double share = fixed_to_double(evidence->response) / 100;
        return (struct benefit){
            .kind = BENEFIT_RESPONSE, .value = share, .low = share, .high = share};
    }
    if (option->role != ROLE_SYSTEMIC)
        return (struct benefit){.kind = BENEFIT_UNKNOWN, .value = 0.5, .high = 1};
    if (evidence->os_mature && endpoint_proven(&evidence->os) &&
        isfinite(endpoint_gain(&evidence->os)))
        return from_endpoint(BENEFIT_SURVIVAL, &evidence->os, factor);
    if (is_tested(&evidence->pfs))
        return from_endpoint(BENEFIT_GROWTH, &evidence->pfs,
                             (survival_not_longer(evidence) ? 0.25 : 0.5) * factor);
    return (struct benefit){.kind = BENEFIT_UNKNOWN, .value = 0.5, .high = 1};
}
