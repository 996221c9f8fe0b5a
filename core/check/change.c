/* Other values for one fact: every choice, values near marks, sets with one member more
 * or less, and unknown. */
#include "base/date.h"
#include "dice.h"
#include "exam.h"
#include "record/record.h"
#include "record/vocabulary.h"

struct changing {
    const struct fact *fact;
    const struct reading *now;
    struct reading *out;
    uint32_t count;
};

static void add(struct changing *changing, const union datum *datum)
{
    const struct reading *now = changing->now;
    bool same =
        now->state != FACT_UNKNOWN && datum_equal(changing->fact, &now->datum, datum);
    if (same || changing->count == CHANGE_LIMIT)
        return;
    changing->out[changing->count++] = (struct reading){
        .datum = *datum, .state = FACT_KNOWN, .origin = ORIGIN_GIVEN, .date = now->date};
}

static void add_choices(struct changing *changing)
{
    for (uint32_t i = 0; i < changing->fact->value_count; i++)
        add(changing, &(union datum){.choice = changing->fact->values[i].number});
}

/* What is there with one member more; a member that is there is taken away. */
static void turn_member(struct changing *changing, uint32_t member)
{
    bool known = changing->now->state != FACT_UNKNOWN;
    union datum datum = {.members = {0, 0}};
    if (known)
        datum = changing->now->datum;
    if (member_has(datum.members, member))
        datum.members[(member >> 6) & 1] &= ~((uint64_t)1 << (member & 63));
    else if (changing->fact->type == FACT_THERAPY)
        therapy_closure(member, datum.members);
    else
        member_add(datum.members, member);
    add(changing, &datum);
}

static void add_sets(struct changing *changing, uint32_t turn)
{
    const struct fact *fact = changing->fact;
    add(changing, &(union datum){.members = {0, 0}});
    for (uint32_t i = 0; i < 8 && i < fact->value_count; i++)
        turn_member(changing, fact->values[(turn * 8 + i) % fact->value_count].number);
    for (uint32_t i = 0; i < fact->value_count && changing->now->state != FACT_UNKNOWN;
         i++)
        if (member_has(changing->now->datum.members, fact->values[i].number))
            turn_member(changing, fact->values[i].number);
}

static void add_numbers(struct changing *changing, const struct exam *exam, uint32_t turn)
{
    struct dice dice = dice_for(exam->request->seed, turn, changing->fact->number);
    if (changing->fact->low < changing->fact->high) {
        add(changing, &(union datum){.number = changing->fact->low});
        add(changing, &(union datum){.number = changing->fact->high});
    }
    for (int i = 0; i < 5; i++) {
        union datum datum = people_value(exam->people, changing->fact, &dice);
        add(changing, &datum);
    }
}

uint32_t change_values(const struct exam *exam, const struct record *record,
                       uint32_t fact, uint32_t turn, struct reading out[CHANGE_LIMIT])
{
    struct changing changing = {fact_at(record->vocabulary, fact),
                                record_at(record, fact), out, 0};
    if (changing.fact == NULL)
        return 0;
    if (changing.now->state != FACT_UNKNOWN)
        out[changing.count++] =
            (struct reading){.date = DATE_UNKNOWN, .trouble = TROUBLE_SAID_UNKNOWN};
    if (fact_is_set(changing.fact))
        add_sets(&changing, turn);
    else if (fact_is_numeric(changing.fact))
        add_numbers(&changing, exam, turn);
    else
        add_choices(&changing);
    return changing.count;
}
