#!/bin/sh
# Asking what matters: few questions, each may be skipped, and what is said is shown back.
. "$(dirname "$0")/lib.sh"

answers() { printf '%s\n' "$@"; }

# an order alone is enough, and the file reads back
answers 'b a d' >input
expect 0 "$poise" goals -o mine.ini <input
is_empty out
says mine.ini "order = symptoms, benefit, hair"
person >case.ini
expect 0 "$poise" rank case.ini --goals mine.ini
says out "by the goals of mine.ini"

# numbers, a choice, how sure, limits
answers 'a, b' 50 s n 2 '' '' p y y >input
expect 0 "$poise" goals -o all.ini <input
says all.ini "benefit = 10"
says all.ini "symptoms = 5"
says all.ini "certainty = unsure"
says all.ini "max_visits = 2"
says all.ini "max_hair_loss = partial"
says all.ini "no_infusions = yes"
says err "ONE MORE MONTH WITHOUT GROWTH COUNTS AS MUCH AS"
says err "more people in 100 with severe tiredness"
expect 0 "$poise" goals all.ini
says out "at most 2 visits in 4 weeks"
expect 0 "$poise" goals quality-first --format json
says out '"schema": "poise-goals/1"'
says out '"one_more_month"'

# what is no answer is asked again, and nothing is taken for it
answers 'a a' 'z' 'a d' 120 many 80 '' '' >input
expect 0 "$poise" goals -o again.ini <input
says err "at most once"
says err "A number from 0 to 100"
says again.ini "hair = 8"

# answers that cannot all hold are named, and nothing is written
answers 'd a' 30 y '' >input
expect 5 "$poise" goals -o none.ini <input
says err "These answers cannot all hold:"
says err '"time gained" counts 30 where "hair" counts 100'
says err "the second of"
not_says err '"hair" stands before'
checks=$((checks + 1))
[ ! -e none.ini ] || bad "a file was written"

# asked again, the person changes an answer
answers 'd a' 30 y '' '' '' '' '' '' 'd a' 30 x '' '' '' '' '' '' y >input
expect 0 "$poise" goals <input
says out "hair = 10"

# nothing said, nothing written
expect 5 "$poise" goals -o none.ini </dev/null
says err "nothing was said"
done_testing
