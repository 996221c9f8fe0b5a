/* Asking a plugin directly gives what the engine gives, and what was read besides. */
#include "check/hearing.h"

#include <string.h>

#include "check/people.h"
#include "fixture.h"
#include "unit.h"

struct hearing_room {
    struct fixture fixture;
    struct ground ground;
    struct watch watch;
    struct seat seat;
    struct arena *arena;
};

static struct hearing_room open_room(const char *plugin)
{
    struct hearing_room room = {.fixture = fixture_open()};
    fixture_engine(&room.fixture);
    struct generation *generation = room.fixture.engine->generation;
    room.ground =
        (struct ground){.generation = generation, .engine = room.fixture.engine};
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (strcmp(generation->plugins[i].id, plugin) == 0)
            room.ground.plugin = &generation->plugins[i];
    CU_ASSERT_PTR_NOT_NULL_FATAL(room.ground.plugin);
    room.ground.file = &generation->catalogue->files[room.ground.plugin->catalogue];
    room.arena = arena_new((size_t)1 << 20);
    return room;
}

static void open_seat(struct hearing_room *room)
{
    CU_ASSERT_TRUE_FATAL(
        seat_open(&room->seat, &room->ground, &room->watch, room->fixture.arena));
}

static void close_room(struct hearing_room *room)
{
    seat_close(&room->seat);
    arena_free(room->arena);
    fixture_close(&room->fixture);
}

/* A record of the generation's vocabulary, which the fixture's short form is not. */
static struct record *person_of(struct hearing_room *room, const char *facts)
{
    const struct record *from = fixture_record(&room->fixture, facts);
    struct record *to =
        record_new(room->fixture.arena, room->ground.generation->vocabulary);
    CU_ASSERT_PTR_NOT_NULL_FATAL(from);
    for (uint32_t i = 1; i < from->count; i++)
        to->readings[i] = from->readings[i];
    return to;
}

static const struct said *said_of(const struct hearing *hearing, const char *option)
{
    for (uint32_t i = 0; hearing != NULL && i < hearing->count; i++)
        if (strcmp(hearing->said[i].outcome.option->id, option) == 0)
            return &hearing->said[i];
    CU_FAIL_FATAL("the option was not heard");
    return NULL;
}

static void compare_person(struct hearing_room *room, const struct record *person,
                           struct goals *goals)
{
    struct answer *answer = NULL;
    arena_reset(room->arena);
    const struct hearing *hearing = hear(&room->ground, &room->seat, room->arena, person);
    CU_ASSERT_PTR_NOT_NULL_FATAL(hearing);
    CU_ASSERT_EQUAL(session_assess(room->fixture.session,
                                   record_copy(room->arena, person), goals, PEOPLE_AS_OF,
                                   REQUEST_RANKING, &answer),
                    POISE_OK);
    uint32_t compared = 0;
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        if (strcmp(outcome->plugin, room->ground.plugin->id) != 0)
            continue;
        CU_ASSERT_EQUAL(
            outcome_digest(&room->ground, outcome, true),
            outcome_digest(&room->ground, &hearing->said[compared].outcome, true));
        compared++;
    }
    CU_ASSERT_EQUAL(compared, hearing->count);
}

static void what_is_heard_is_what_the_engine_answers(void)
{
    static const char *const plugins[] = {"hormone", "radiation", "trials"};
    for (int i = 0; i < 3; i++) {
        struct hearing_room room = open_room(plugins[i]);
        struct people *people = NULL;
        struct goals goals;
        goals_clear(&goals);
        open_seat(&room);
        people_open(room.fixture.arena, room.ground.generation, 11, &people);
        for (uint32_t person = 0; person < 60; person++)
            compare_person(&room, people_make(people, room.fixture.arena, person),
                           &goals);
        close_room(&room);
    }
}

static void every_read_is_seen(void)
{
    struct hearing_room room = open_room("targeted");
    open_seat(&room);
    const struct record *person =
        person_of(&room, "gbrca1=mutated; her2=low; er=positive; ecog=1;"
                         "prior_therapy=none; months_since_adjuvant_endocrine=0;"
                         "creatinine_clearance=45; comedication=none");
    const struct said *olaparib =
        said_of(hear(&room.ground, &room.seat, room.arena, person), "olaparib");
    CU_ASSERT_TRUE(olaparib->asked);
    CU_ASSERT_TRUE(log_has(&olaparib->read, POISE_FACT_CREATININE_CLEARANCE));
    CU_ASSERT_TRUE(log_has(&olaparib->read, POISE_FACT_COMEDICATION));
    CU_ASSERT_FALSE(log_has(&olaparib->read, POISE_FACT_TMB));
    CU_ASSERT_TRUE(said_cites(olaparib, POISE_FACT_CREATININE_CLEARANCE));
    CU_ASSERT_FALSE(said_cites(olaparib, POISE_FACT_TMB));
    close_room(&room);
}

static void an_altered_fact_changes_the_code_and_not_the_catalogue(void)
{
    struct hearing_room room = open_room("targeted");
    open_seat(&room);
    const struct record *person =
        person_of(&room, "gbrca1=mutated; her2=low; er=positive; ecog=1;"
                         "prior_therapy=none; months_since_adjuvant_endocrine=0;"
                         "creatinine_clearance=45; comedication=none");
    const struct hearing *hearing = hear(&room.ground, &room.seat, room.arena, person);
    const struct said *before = said_of(hearing, "olaparib");
    struct record altered = *hearing->record;
    altered.readings =
        arena_array(room.fixture.arena, altered.count, sizeof *altered.readings);
    memcpy(altered.readings, hearing->record->readings,
           altered.count * sizeof *altered.readings);
    altered.readings[POISE_FACT_CREATININE_CLEARANCE].datum.number = 20;
    struct said after;
    hear_altered(&room.ground, &room.seat, hearing, (uint32_t)(before - hearing->said),
                 &altered, &after);
    CU_ASSERT_EQUAL(after.outcome.answer, POISE_ANSWER_NOT_ELIGIBLE);
    CU_ASSERT_NOT_EQUAL(before->outcome.answer, POISE_ANSWER_NOT_ELIGIBLE);
    CU_ASSERT_EQUAL(
        memcmp(&after.outcome.marks, &before->outcome.marks, sizeof after.outcome.marks),
        0);
    CU_ASSERT_NOT_EQUAL(outcome_digest(&room.ground, &after.outcome, false),
                        outcome_digest(&room.ground, &before->outcome, false));
    close_room(&room);
}

static void the_same_option_is_found_by_target(void)
{
    struct hearing_room room = open_room("radiation");
    open_seat(&room);
    const struct record *person = person_of(&room, "sites=bone; bone_pain=6");
    const struct hearing *one = hear(&room.ground, &room.seat, room.arena, person);
    const struct hearing *two = hear(&room.ground, &room.seat, room.arena, person);
    for (uint32_t i = 0; i < one->count; i++)
        CU_ASSERT_PTR_EQUAL(hearing_find(two, &one->said[i]), &two->said[i]);
    struct said stranger = one->said[0];
    stranger.outcome.target = "elsewhere";
    CU_ASSERT_PTR_NULL(hearing_find(two, &stranger));
    CU_ASSERT_EQUAL(hearing_digest(&room.ground, one, true),
                    hearing_digest(&room.ground, two, true));
    close_room(&room);
}

UNIT_SUITE(hearing) = {
    UNIT_TEST(what_is_heard_is_what_the_engine_answers),
    UNIT_TEST(every_read_is_seen),
    UNIT_TEST(an_altered_fact_changes_the_code_and_not_the_catalogue),
    UNIT_TEST(the_same_option_is_found_by_target),
    UNIT_END,
};
