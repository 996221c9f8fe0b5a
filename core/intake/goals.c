/* Reading goals; what they mean for the weights is in weigh/. */
#include "goals.h"

#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/file.h"
#include "base/ini.h"
#include "base/name.h"
#include "base/problem.h"

enum owner { OWNER_PERSON, OWNER_SITE };

static const struct dimension_name {
    const char *name;
    enum owner owner;
} dimensions[] = {
#define POISE_DIMENSION(number, upper, name, side, owner, label, best, worst)            \
    [number] = {#name, OWNER_##owner},
#include <poise/dimensions.def>
};

static const char *const other_names[] = {"order",      "max_visits",    "max_severe",
                                          "max_travel", "max_hair_loss", "no_infusions",
                                          "certainty"};

static const char *const certainties[] = {"usual", "sure", "unsure"};

struct place {
    const char *file;
    int line;
    struct problems *problems;
};

void goals_clear(struct goals *goals)
{
    *goals = (struct goals){.max_visits = FIXED_UNKNOWN,
                            .max_severe = FIXED_UNKNOWN,
                            .max_travel = FIXED_UNKNOWN,
                            .max_hair = FIXED_UNKNOWN};
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        goals->importance[i] = FIXED_UNKNOWN;
}

bool goals_weigh(const struct goals *goals)
{
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        if (goals->importance[i] != FIXED_UNKNOWN && goals->importance[i] > 0)
            return true;
    return goals->order_count > 0;
}

bool goals_empty(const struct goals *goals)
{
    return !goals->has_importance && goals->order_count == 0 && !goals->no_infusions &&
           goals->max_visits == FIXED_UNKNOWN && goals->max_severe == FIXED_UNKNOWN &&
           goals->max_travel == FIXED_UNKNOWN && goals->max_hair == FIXED_UNKNOWN;
}

static int dimension_find(const char *name, size_t length)
{
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        if (dimensions[i].owner == OWNER_PERSON && strlen(dimensions[i].name) == length &&
            memcmp(dimensions[i].name, name, length) == 0)
            return i;
    return -1;
}

static void goals_nearest(struct nearest *nearest)
{
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        if (dimensions[i].owner == OWNER_PERSON)
            nearest_offer(nearest, dimensions[i].name);
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        nearest_offer(nearest, other_names[i]);
}

/* A number with an optional "%", within a range given in units. */
static bool read_figure(const char *value, int32_t low, int32_t high, const char *name,
                        const struct place *place, int32_t *out)
{
    size_t length = strlen(value);
    while (length > 0 && (value[length - 1] == '%' || value[length - 1] == ' '))
        length--;
    double number;
    if (decimal_parse(value, length, &number) && number >= low && number <= high) {
        *out = fixed_from(number);
        return true;
    }
    problem_add(place->problems, POISE_E_GOAL, place->file, place->line,
                "%s is a number from %d to %d, not \"%s\"", name, (int)low, (int)high,
                value);
    return false;
}

static void conflict(const struct place *place, const char *why)
{
    problem_add(place->problems, POISE_E_GOALS_CONFLICT, place->file, place->line, "%s",
                why);
}

static void read_importance(struct goals *goals, int dimension, const char *value,
                            const struct place *place)
{
    int32_t importance;
    if (!read_figure(value, 0, 10, dimensions[dimension].name, place, &importance))
        return;
    if (goals->order_count > 0)
        conflict(place, "goals are given both as an order and as numbers");
    else if (goals->importance[dimension] != FIXED_UNKNOWN &&
             goals->importance[dimension] != importance)
        conflict(place, "the same goal is given two numbers");
    goals->importance[dimension] = importance;
    goals->has_importance = true;
}

static bool order_holds(const struct goals *goals, uint32_t dimension)
{
    for (uint32_t i = 0; i < goals->order_count; i++)
        if (goals->order[i] == dimension)
            return true;
    return false;
}

static void read_order(struct goals *goals, const char *value, const struct place *place)
{
    if (goals->has_importance)
        conflict(place, "goals are given both as numbers and as an order");
    if (goals->order_count > 0)
        conflict(place, "the order of goals is given twice");
    while (*value != '\0') {
        size_t length = strcspn(value, ",>");
        const char *next = value + length + (value[length] != '\0');
        while (length > 0 && value[0] == ' ') {
            value++;
            length--;
        }
        while (length > 0 && value[length - 1] == ' ')
            length--;
        int dimension = dimension_find(value, length);
        if (dimension < 0)
            problem_add(place->problems, POISE_E_GOAL, place->file, place->line,
                        "order: no goal is called \"%.*s\"", (int)length, value);
        else if (order_holds(goals, (uint32_t)dimension))
            conflict(place, "a goal stands twice in the order");
        else
            goals->order[goals->order_count++] = (uint32_t)dimension;
        value = next;
    }
}

static void read_hair(struct goals *goals, const char *value, const struct place *place)
{
    if (strcmp(value, "none") == 0)
        goals->max_hair = 0;
    else if (strcmp(value, "partial") == 0)
        goals->max_hair = FIXED_ONE / 2;
    else
        problem_add(place->problems, POISE_E_GOAL, place->file, place->line,
                    "max_hair_loss is \"none\" or \"partial\", not \"%s\"", value);
}

static void read_no_infusions(struct goals *goals, const char *value,
                              const struct place *place)
{
    bool yes = strcmp(value, "yes") == 0;
    if (!yes && strcmp(value, "no") != 0)
        problem_add(place->problems, POISE_E_GOAL, place->file, place->line,
                    "no_infusions is \"yes\" or \"no\", not \"%s\"", value);
    goals->no_infusions = yes;
}

double goals_play(const struct goals *goals)
{
    static const double play[] = {1.5, 1.25, 2};
    return play[goals->certainty];
}

const char *certainty_name(enum goals_certainty certainty)
{
    return certainties[certainty];
}

static void read_certainty(struct goals *goals, const char *value,
                           const struct place *place)
{
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, certainties[i]) == 0) {
            goals->certainty = (enum goals_certainty)i;
            return;
        }
    }
    problem_add(place->problems, POISE_E_GOAL, place->file, place->line,
                "certainty is \"sure\", \"usual\" or \"unsure\", not \"%s\"", value);
}

bool goals_entry(struct goals *goals, const char *name, const char *value,
                 const char *file, int line, struct problems *problems)
{
    struct place place = {file, line, problems};
    int dimension = dimension_find(name, strlen(name));
    if (dimension >= 0)
        read_importance(goals, dimension, value, &place);
    else if (strcmp(name, "order") == 0)
        read_order(goals, value, &place);
    else if (strcmp(name, "max_visits") == 0)
        read_figure(value, 0, 28, name, &place, &goals->max_visits);
    else if (strcmp(name, "max_severe") == 0)
        read_figure(value, 0, 100, name, &place, &goals->max_severe);
    else if (strcmp(name, "max_travel") == 0)
        read_figure(value, 0, 400, name, &place, &goals->max_travel);
    else if (strcmp(name, "max_hair_loss") == 0)
        read_hair(goals, value, &place);
    else if (strcmp(name, "no_infusions") == 0)
        read_no_infusions(goals, value, &place);
    else if (strcmp(name, "certainty") == 0)
        read_certainty(goals, value, &place);
    else
        return false;
    return true;
}

void goals_unknown(const char *name, const char *file, int line,
                   struct problems *problems)
{
    struct nearest nearest = {.wanted = name, .length = strlen(name)};
    goals_nearest(&nearest);
    problem_add(problems, POISE_E_GOAL, file, line, "no goal is called \"%s\"%s%s%s",
                name, nearest.best != NULL ? "; the nearest is \"" : "",
                nearest.best != NULL ? nearest.best : "",
                nearest.best != NULL ? "\"" : "");
}

struct reader {
    struct arena *arena;
    struct goals *goals;
    const char *file;
    struct problems *problems;
};

static void entry(void *user, const char *section, const char *name, const char *value,
                  int line)
{
    struct reader *reader = user;
    if (strcmp(section, "meta") == 0 ||
        (section[0] == '\0' && strcmp(name, "label") == 0)) {
        if (strcmp(name, "label") == 0)
            reader->goals->label = arena_string(reader->arena, value);
        else if (strcmp(name, "wish") == 0)
            reader->goals->wish = arena_string(reader->arena, value);
        else
            problem_add(reader->problems, POISE_E_GOAL, reader->file, line,
                        "[meta] takes label and wish, not \"%s\"", name);
        return;
    }
    if (section[0] != '\0' && strcmp(section, "goals") != 0) {
        problem_add(reader->problems, POISE_E_SECTION, reader->file, line,
                    "a goals file has the sections [meta] and [goals], not [%s]",
                    section);
        return;
    }
    if (goals_entry(reader->goals, name, value, reader->file, line, reader->problems))
        return;
    goals_unknown(name, reader->file, line, reader->problems);
}

int32_t goals_read(struct arena *arena, const char *file, const struct file_bytes *bytes,
                   struct goals *out, struct problems *problems)
{
    goals_clear(out);
    out->origin = arena_string(arena, file);
    struct reader reader = {arena, out, file, problems};
    int before = problems->count;
    if (ini_read(file, bytes->bytes, bytes->length, entry, &reader, problems) == 0 &&
        problems->count == before)
        problem_add(problems, POISE_E_GOAL, file, 0, "the file states no goal");
    return problems->count == before ? POISE_OK
           : problems->last != NULL  ? problems->last->status
                                     : POISE_E_MEMORY;
}
